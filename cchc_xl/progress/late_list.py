"""What is past due, for a document: one line for each milestone, or one for each agency with the reason it gave."""

from typing import Any

import pandas as pd

from cchc_xl.progress.overdue import overdue_rows
from cchc_xl.progress.results import OBLIGATION, latest
from cchc_xl.progress.wording import count, day, one_line
from cchc_xl.values.words import MilestoneKind, State

_NEVER = "chưa có"
_LONGEST_REASON, _LONGEST_WORK = 600, 160


def late_rows(states: pd.DataFrame, results: pd.DataFrame, state: State) -> list[dict[str, str]]:
    """The rows of Quá hạn in that state, in its order, each with the reason as the agency reported it.

    In: overdue.derive_states', columns.RESULTS.
    """
    rows = overdue_rows(states)
    rows = rows[rows["state"] == state].merge(latest(results)[_SAID], on=OBLIGATION, how="left")
    kinds = states.set_index(OBLIGATION)["kind"]
    return [
        {
            "stt": count(number),
            "ma_nv": row["task"],
            "co_quan": one_line(row["agency_name"]),
            "noi_dung": one_line(row["content"], _LONGEST_WORK),
            "han": _day(row["due_effective"]),
            "so_ngay": count(int(row["days_late"])),
            "han_goc": _day(row["due_planned"]),
            "so_lieu_den": _day(row["data_as_of"]) or _NEVER,
            "ly_do": _reason(row, kinds[(row["agency"], row["milestone"])]),
        }
        for number, row in enumerate(rows.to_dict("records"), start=1)
    ]


def late_by_milestone(states: pd.DataFrame, state: State, most: int) -> list[dict[str, str]]:
    """One line for each milestone with agencies in that state, the longest late first; ``most`` agencies are named."""
    rows = states[states["state"] == state].sort_values(["due_compared", "order"], kind="stable")
    lines = rows.groupby(["task", "milestone", "content"], sort=False)
    return [_line(str(task), str(content), mine, most) for (task, _, content), mine in lines]  # type: ignore[misc]


_SAID = [*OBLIGATION, "progress", "difficulty", "expected_on"]


def _line(task: str, content: str, rows: pd.DataFrame, most: int) -> dict[str, str]:
    names = [one_line(name) for name in rows["agency_name"]]
    more = len(names) - most
    days: list[str] = sorted({_day(due) for due in rows["due_compared"]})
    return {
        "ma_nv": task,
        "noi_dung": one_line(content, _LONGEST_WORK),
        "han": ", ".join(days),
        "so_co_quan": count(rows["agency"].nunique()),
        "co_quan": "; ".join(names[:most]) + (f" và {count(more)} cơ quan khác" if more > 0 else ""),
    }


def _reason(row: Any, kind: str) -> str:
    """As the agency reported it; else how far it said it was; else that it said nothing."""
    if kind == MilestoneKind.REPORT:
        return "Chưa gửi báo cáo."
    if pd.isna(row["progress"]):
        return "Chưa báo cáo."
    told = [one_line(row["difficulty"], _LONGEST_REASON) or row["progress"] or "Chưa nêu lý do"]
    told += [f"Dự kiến hoàn thành {_day(row['expected_on'])}"] if not pd.isna(row["expected_on"]) else []
    return ". ".join(part.rstrip(".") for part in told) + "."


def _day(moment: Any) -> str:
    return "" if pd.isna(moment) else day(moment.date())
