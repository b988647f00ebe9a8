"""Scores: how each agency carried out the plan and sent its reports, by bands that the office sets.

How provinces score this for the PAR index differs; the bands stand in Cấu hình, as a clerk writes them.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.values.columns import SCORES
from cchc_xl.values.frames import typed
from cchc_xl.values.words import DONE, Arrival, Level

_BAND = re.compile(
    r"(?:(?P<sign>trên|từ|>=|≥|>)\s*(?P<limit>\d+(?:[.,]\d+)?)\s*%?|(?P<rest>còn lại))"
    r"\s*[=:]\s*(?P<points>\d+(?:[.,]\d+)?)(?:\s*điểm)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Band:
    """So many ``points`` for a rate (0..1) from ``limit`` on; only above it where ``is_above``. ``words``: as it was
    written, for the explanation."""

    limit: float
    is_above: bool
    points: float
    words: str

    def holds(self, rate: float) -> bool:
        return rate > self.limit or (rate == self.limit and not self.is_above)


@dataclass(frozen=True)
class Scoring:
    """The bands of the two scores."""

    plan: tuple[Band, ...]
    sending: tuple[Band, ...]


def bands(text: str) -> tuple[Band, ...] | None:
    """«Trên 90% = 2; Từ 70% = 1; Còn lại = 0» as bands, the highest first; None where it cannot be understood."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    found = [_BAND.fullmatch(part) for part in parts]
    if not found or not all(found):
        return None
    read = [_band(match) for match in found if match]
    return tuple(sorted(read, key=lambda band: (band.limit, band.is_above), reverse=True))


def points(rate: float, scale: Sequence[Band]) -> tuple[float, str]:
    """The points for a rate, and the words of the band that gives them; 0 below all bands."""
    return next(((band.points, band.words) for band in scale if band.holds(rate)), (0.0, "dưới mọi mức"))


def scores(
    states: pd.DataFrame, sent: pd.DataFrame, agencies: pd.DataFrame, scoring: Scoring, as_of: dt.date
) -> pd.DataFrame:
    """Điểm (columns.SCORES): every agency that has something to score, by level, the highest score first.

    In: overdue.derive_states' as of that day; columns.SUBMISSION_LIST (sending.lateness) as of it; columns.AGENCIES.
    The plan's rate is done ÷ (due by the day + done early), as everywhere. The rate of reports is in time ÷ expected,
    over the rounds of the year whose day for the agency has passed, and those that it sent already; the earliest
    return counts. ``rank`` is within the level: equals share a place.
    """
    rows = agencies.loc[agencies["agency"] != "", ["agency", "agency_name", "level"]].drop_duplicates("agency")
    rows = rows.merge(_plan(states), on="agency", how="left").merge(_reports(sent, as_of), on="agency", how="left")
    numbers = ["counted", "done", "expected", "in_time"]
    rows = rows.fillna(dict.fromkeys(numbers, 0))
    rows = rows[(rows["counted"] > 0) | (rows["expected"] > 0)]
    told = [_scored(row, scoring) for row in rows.to_dict("records")]
    table = typed(SCORES, pd.DataFrame(told, columns=list(SCORES.fields)))
    table["rank"] = table.groupby("level")["score"].rank(method="min", ascending=False).astype("Int64")
    order = table["level"].map({level.value: place for place, level in enumerate(Level)})
    return typed(SCORES, table.assign(place=order).sort_values(["place", "rank"], kind="stable"))


def _band(match: "re.Match[str]") -> Band:
    limit = 0.0 if match["rest"] else _number(match["limit"]) / 100
    return Band(limit, (match["sign"] or "").casefold() in ("trên", ">"), _number(match["points"]), match[0])


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _plan(states: pd.DataFrame) -> pd.DataFrame:
    tally = states[["agency"]].assign(counted=states["is_counted"], done=states["state"].isin(DONE))
    return tally.groupby("agency").sum().reset_index()


def _reports(sent: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    is_over = (sent["send_by"] < pd.Timestamp(as_of)) | sent["status"].isin([Arrival.SENT, Arrival.LATE])
    rows = sent[is_over]
    tally = rows[["agency"]].assign(expected=1, in_time=(rows["status"] == Arrival.SENT).astype("int64"))
    return tally.groupby("agency").sum().reset_index()


def _scored(row: Any, scoring: Scoring) -> dict[str, Any]:
    """The row with its rates, its points, and in words how they came about; blank where nothing counts."""
    plan = _part(int(row["done"]), int(row["counted"]), "việc", scoring.plan)
    sending = _part(int(row["in_time"]), int(row["expected"]), "báo cáo", scoring.sending)
    return {
        **row,
        "rate": plan.rate,
        "plan_score": plan.points,
        "sent_rate": sending.rate,
        "sending_score": sending.points,
        "score": (plan.points or 0.0) + (sending.points or 0.0),
        "explained": " · ".join(part.words for part in (plan, sending) if part.words),
    }


@dataclass(frozen=True)
class _Part:
    rate: float | None = None
    points: float | None = None
    words: str = ""


def _part(done: int, expected: int, what: str, scale: Sequence[Band]) -> _Part:
    if not expected:
        return _Part()
    got, words = points(done / expected, scale)
    return _Part(done / expected, got, f"{done}/{expected} {what} = {_percent(done, expected)}, mức «{words}»")


def _percent(done: int, expected: int) -> str:
    """To a tenth, never rounded over a limit: 90,04 % is not 90 %."""
    return f"{done * 1000 // expected / 10:g}%".replace(".", ",")
