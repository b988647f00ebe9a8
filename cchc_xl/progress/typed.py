"""What a clerk typed into the agency sheets, found by comparing them with what the program had put there."""

import datetime as dt
from collections.abc import Collection

import pandas as pd

from cchc_xl.progress.results import OBLIGATION, differ, in_short, latest, no_answer, same_values
from cchc_xl.values.columns import ANSWER_FIELDS, RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Progress, Source


def typed_by_hand(
    sheet_rows: pd.DataFrame,
    results: pd.DataFrame,
    round: str,
    as_of: dt.date,
    reports: Collection[str] = (),
) -> pd.DataFrame:
    """The results (columns.RESULTS) that a clerk typed: rows whose open columns differ from the latest result.

    ``sheet_rows``: agency, milestone, task and the answer fields, as the agency sheets hold them. A row where
    the clerk blanked everything is a result without answers: the earlier one is withdrawn. ``reports`` are the
    milestones of kind report, which arrive and are never typed. A result belongs to ``round`` and is dated
    ``as_of``; if the result that it corrects is of a later day or round, then to that: it was typed over it.
    """
    rows = sheet_rows[(sheet_rows["milestone"] != "") & ~sheet_rows["milestone"].isin(list(reports))]
    rows = rows.reset_index(drop=True)
    known = _beside(rows, latest(results))
    answers = same_values(rows)
    changed = differ(answers, same_values(known))
    today = pd.Timestamp(as_of)
    day = known["data_as_of"].where(known["data_as_of"] > today, today)
    found = rows[["agency", "task", "milestone"]].assign(
        **{field: answers[field] for field in ANSWER_FIELDS},
        round=_later_round(known["round"], round, results),
        data_as_of=day,
        source=Source.TYPED.value,
    )
    return typed(RESULTS, found[changed])


def typed_on_reports(
    sheet_rows: pd.DataFrame, results: pd.DataFrame, round: str, reports: Collection[str]
) -> list[Problem]:
    """A notice N18 for everything typed beside a milestone of kind report: it will not be kept."""
    rows = sheet_rows[sheet_rows["milestone"].isin(list(reports))].reset_index(drop=True)
    rows = rows[~no_answer(rows) & differ(same_values(rows), same_values(_beside(rows, latest(results))))]
    return [
        problem(
            "N18",
            round=round,
            agency=row["agency"],
            milestone=row["milestone"],
            value=in_short(row["progress"], row["document"], row["outcome"]),
        )
        for row in rows.to_dict("records")
    ]


def typed_problems(results: pd.DataFrame, round: str) -> list[Problem]:
    """What has to be said of the typed results of a round (no cells: the sheets are rewritten in their own order).

    Everything was blanked (N17), there is no such progress (N01), a day lies after the one it was typed on (N06).
    """
    rows = results[(results["round"] == round) & (results["source"] == Source.TYPED)]
    withdrawn = rows[no_answer(rows)].to_dict("records")
    unheard = rows[~rows["progress"].isin(["", *Progress])].to_dict("records")
    choices = ", ".join(Progress)
    return [
        *(problem("N17", round=round, agency=r["agency"], milestone=r["milestone"]) for r in withdrawn),
        *(problem("N01", round=round, agency=r["agency"], value=r["progress"], choices=choices) for r in unheard),
        *(found for field in ("done_on", "document_date") for found in _too_late(rows, field)),
    ]


def _too_late(rows: pd.DataFrame, field: str) -> list[Problem]:
    """A problem N06 for every day in that field on which nothing can have been done yet."""
    return [
        problem(
            "N06",
            round=r["round"],
            agency=r["agency"],
            column=RESULTS.column(field).header,
            value=f"{r[field]:%d/%m/%Y}",
            as_of=f"{r['data_as_of']:%d/%m/%Y}",
        )
        for r in rows[rows[field] > rows["data_as_of"]].to_dict("records")
    ]


def _beside(rows: pd.DataFrame, newest: pd.DataFrame) -> pd.DataFrame:
    """The latest result of each row's obligation, its fields blank where there is none."""
    return typed(RESULTS, rows[OBLIGATION].merge(newest, on=OBLIGATION, how="left"))


def _later_round(corrected: "pd.Series[str]", round: str, results: pd.DataFrame) -> "pd.Series[str]":
    """Of the round of each corrected result and the given one the later, by order of appearance."""
    rounds = list(pd.unique(results["round"]))
    later = rounds[rounds.index(round) + 1 :] if round in rounds else []
    return corrected.where(corrected.isin(later), round)
