"""The content of the Word report: every figure and list of it as plain text, by the name the template calls it by.

The names are Vietnamese without accents, since staff read and move them in the template: docs/huong-dan.md lists
them. Sentences stand in the template, figures here; each comes from the function that fills the workbook's sheet.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from cchc_xl.progress import summary
from cchc_xl.progress.late_list import late_by_milestone, late_rows
from cchc_xl.progress.names import told_apart, with_names
from cchc_xl.progress.voices import Voice, voices
from cchc_xl.progress.wording import as_sentence, count, day, in_sentence, month_in_words, one_line, percent
from cchc_xl.values.words import Arrival, Check, Level, Standing, State

Content = dict[str, Any]

# What the template calls the count of each state.
STATE_NAMES: Mapping[State, str] = {
    State.DONE_ON_TIME: "dung_han",
    State.DONE_LATE: "hoan_thanh_qua_han",
    State.IN_TIME: "trong_han",
    State.DUE_SOON: "sap_den_han",
    State.UNKNOWN_PAST_DUE: "chua_cap_nhat",
    State.OVERDUE: "qua_han",
    State.CONTINUOUS_ACTIVE: "thuong_xuyen",
    State.CONTINUOUS_IDLE: "thuong_xuyen_chua",
    State.UNDATED: "chua_xac_dinh",
    State.NOT_YET: "chua_den_ky",
}

_MOST_VOICES, _MOST_NAMES, _LONGEST_TASK, _LONGEST_NAME = 10, 8, 1000, 140
_LONGEST_SAID = 300
_BULLET = re.compile(r"\n\s*[-+•*]\s+")


def report_content(
    states: pd.DataFrame,
    results: pd.DataFrame,
    submissions: pd.DataFrame,
    tasks: pd.DataFrame,
    agencies: pd.DataFrame,
    round_row: "pd.Series[Any]",
    as_of: dt.date,
    figures: Sequence[Content] = (),
) -> Content:
    """What the report of a round says, as of a day.

    In: overdue.derive_states' as of that day; columns.RESULTS, SUBMISSIONS, TASKS, AGENCIES; the round's row of
    columns.ROUNDS; figure_sums.figures_table's. Every value is text, a list of such contents, or a truth value.
    """
    names = told_apart(agencies)
    agencies, states = with_names(agencies, names), with_names(states, names)
    round_id: str = round_row["round"]
    levels = {*states["level"], *submissions.loc[submissions["round"] == round_id, "level"]}
    of_round, answers = submissions[submissions["round"] == round_id], results[results["round"] == round_id]
    difficulties, proposals = (voices(answers, field, names) for field in ("difficulty", "proposal"))
    return {
        **_heading(round_row, as_of),
        **_tally(states),
        **_sending(of_round),
        "so_nhiem_vu": count(int(((tasks["task"] != "") & (tasks["standing"] != Standing.WITHDRAWN)).sum())),
        "so_co_quan": count(int(states["agency"].nunique())),
        "theo_cap": [_by_level(level, states, of_round) for level in Level if level in levels],
        "linh_vuc": _areas(states, tasks),
        "theo_nhiem_vu": _table(summary.by_task(states, tasks), {"ma": "task", "ten": "content"}),
        "theo_co_quan": _table(summary.by_agency(states, agencies), {"ten": "agency_name", "cap": "level"}),
        "qua_han_theo_moc": late_by_milestone(states, State.OVERDUE, _MOST_NAMES),
        "danh_sach_qua_han": late_rows(states, results, State.OVERDUE),
        "danh_sach_chua_cap_nhat": late_rows(states, results, State.UNKNOWN_PAST_DUE),
        "kho_khan": [_in_short(voice) for voice in difficulties[:_MOST_VOICES]],
        "kien_nghi": [_in_short(voice) for voice in proposals[:_MOST_VOICES]],
        "kho_khan_day_du": [_said(voice, len(names)) for voice in difficulties],
        "kien_nghi_day_du": [_said(voice, len(names)) for voice in proposals],
        "so_kho_khan": count(len(difficulties)),
        "so_kien_nghi": count(len(proposals)),
        "so_lieu": list(figures),
    }


def _heading(round_row: "pd.Series[Any]", as_of: dt.date) -> Content:
    name = in_sentence(str(round_row["name"]))
    return {
        "ky": name,
        "ky_hoa": name.upper(),
        "tu_ngay": _day(round_row["start"]),
        "den_ngay": _day(round_row["cutoff"]),
        "han_gui": _day(round_row["due"]),
        "tinh_den_ngay": day(as_of),
        "thang_nam": month_in_words(as_of),
    }


def _tally(states: pd.DataFrame) -> Content:
    """Each state's count, the sums that the text speaks of, the completion rate."""
    counts = states["state"].value_counts()
    of = {state: int(counts.get(state, 0)) for state in State}
    done = of[State.DONE_ON_TIME] + of[State.DONE_LATE]
    continuous = of[State.CONTINUOUS_ACTIVE] + of[State.CONTINUOUS_IDLE]
    return {
        **{STATE_NAMES[state]: count(number) for state, number in of.items()},
        "tong_so": count(len(states)),
        "hoan_thanh": count(done),
        "tong_thuong_xuyen": count(continuous),
        "den_han": count(int(states["is_counted"].sum())),
        "ty_le": percent(summary.rate(states)),
        "co_qua_han": of[State.OVERDUE] > 0,
        "qua_han_goc": count(int((states["state_by_plan"] == State.OVERDUE).sum())),
    }


def _sending(submissions: pd.DataFrame) -> Content:
    """How the round's reports came in; they add up to all that were to come."""
    status = submissions["status"].value_counts()
    sent, late = int(status.get(Arrival.SENT, 0)), int(status.get(Arrival.LATE, 0))
    return {
        "phai_gui": count(len(submissions)),
        "da_gui": count(sent + late),
        "gui_dung_han": count(sent),
        "gui_muon": count(late),
        "tra_lai": count(int(status.get(Arrival.REFUSED, 0))),
        "chua_gui": count(int(status.get(Arrival.MISSING, 0))),
        "can_bo_sung": count(int((submissions["check"] == Check.INCOMPLETE).sum())),
        "ty_le_gui": percent((sent + late) / len(submissions) if len(submissions) else None),
    }


def _by_level(level: Level, states: pd.DataFrame, submissions: pd.DataFrame) -> Content:
    mine = states[states["level"] == level]
    sending = _sending(submissions[submissions["level"] == level])
    return {"cap": level.value, "so_co_quan": count(int(mine["agency"].nunique())), **_tally(mine), **sending}


def _areas(states: pd.DataFrame, tasks: pd.DataFrame) -> list[Content]:
    """The areas of Theo lĩnh vực in its order, each with its tasks; withdrawn tasks are not reported on."""
    alive = tasks[(tasks["task"] != "") & (tasks["standing"] != Standing.WITHDRAWN)]
    alive = alive.assign(area=alive["area"].where(alive["area"] != "", summary.NO_AREA))
    listed: list[tuple[str, pd.DataFrame]] = [
        (area, alive.loc[alive["area"] == area]) for area in summary.by_area(states, tasks)["area"]
    ]
    return [
        {
            "so": str(number),
            "ten": area,
            **_tally(_of_tasks(states, list(of_area["task"]))),
            "nhiem_vu": [_task(row, states) for row in of_area.to_dict("records")],
        }
        for number, (area, of_area) in enumerate(listed, start=1)
    ]


def _task(row: Mapping[Any, Any], states: pd.DataFrame) -> Content:
    content = as_sentence(one_line(_BULLET.sub(" ", row["content"]), _LONGEST_TASK))
    leads = one_line(row["leads"].replace("\n", "; "), _LONGEST_TASK)
    return {"ma": row["task"], "noi_dung": content, "chu_tri": leads, **_tally(_of_tasks(states, [row["task"]]))}


def _of_tasks(states: pd.DataFrame, tasks: Sequence[str]) -> pd.DataFrame:
    return states[states["task"].isin(tasks)]


def _table(rows: pd.DataFrame, texts: Mapping[str, str]) -> list[Content]:
    """The rows of a summary sheet: texts by the template's name, then every count and the rate."""
    return [
        {
            "stt": str(number),
            **{name: one_line(row[field], _LONGEST_NAME) for name, field in texts.items()},
            **{name: count(int(row[state.name.lower()])) for state, name in STATE_NAMES.items()},
            "hoan_thanh": count(int(row["done_on_time"]) + int(row["done_late"])),
            "tong_thuong_xuyen": count(int(row["continuous_active"]) + int(row["continuous_idle"])),
            "tong_so": count(int(row["total"])),
            "ty_le": percent(None if pd.isna(row["rate"]) else float(row["rate"])),
        }
        for number, row in enumerate(rows.to_dict("records"), start=1)
    ]


def _in_short(voice: Voice) -> Content:
    """As the text tells it; the appendix has it at length."""
    return _said(replace(voice, text=one_line(voice.text, _LONGEST_SAID)), _MOST_NAMES)


def _said(voice: Voice, most: int) -> Content:
    return {
        "noi_dung": as_sentence(voice.text),
        "so_co_quan": count(len(voice.agencies)),
        "co_quan": named(voice.agencies, most),
        "nhiem_vu": ", ".join(voice.tasks),
    }


def named(names: Sequence[str], most: int) -> str:
    """The names; of more than ``most`` the first, and how many more there are."""
    more = len(names) - most
    return "; ".join(names[:most]) + (f" và {count(more)} cơ quan khác" if more > 0 else "")


def _day(moment: Any) -> str:
    return "" if pd.isna(moment) else day(moment.date())
