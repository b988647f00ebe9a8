"""Who has sent a round's report: the roster of a round, made from every content that ever came in."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc_xl.progress.came_with import contents_behind
from cchc_xl.values.columns import RESULTS, RETURNS, SUBMISSIONS
from cchc_xl.values.frames import typed
from cchc_xl.values.words import COUNTING, Arrival, Check, Intake, Level, MilestoneKind, Severity

# The round's date that binds a level; where it is blank, and for every other level: Hạn gửi.
_DUE_OF_LEVEL = {Level.DISTRICT: "due_district", Level.COMMUNE: "due_commune"}

_KEY = list(RESULTS.key)
_WHO = ["agency", "agency_name", "level"]
_FAULTS = (Severity.ERROR, Severity.WARNING)


def due_by_level(round_row: "pd.Series[Any]") -> "dict[str, pd.Timestamp]":
    """Level → the day by which its agencies send this round's report; NaT where the round has none."""
    own = {level: round_row[_DUE_OF_LEVEL.get(level, "due")] for level in Level}
    return {level.value: round_row["due"] if pd.isna(day) else day for level, day in own.items()}


def extended_reports(obligations: pd.DataFrame, round_row: "pd.Series[Any]") -> "dict[str, pd.Timestamp]":
    """Agency → the day until which a document extended its report of this round; those without are not in it."""
    cutoff: pd.Timestamp = round_row["cutoff"]
    is_report = (obligations["kind"] == MilestoneKind.REPORT) & (obligations["cutoff"] == cutoff)
    rows = obligations[is_report & obligations["due_extended"].notna()].sort_values("due_extended")
    return dict(zip(rows["agency"], rows["due_extended"], strict=True))


def expected_agencies(obligations: pd.DataFrame, forms: pd.DataFrame, round_row: "pd.Series[Any]") -> pd.DataFrame:
    """Who is to report in a round (agency, agency_name, level): agencies with a form of it (columns.FORMS), and
    those that only owe a report with its cut-off. In the order of ``obligations``; others with a form last."""
    round_id: str = round_row["round"]
    cutoff: pd.Timestamp = round_row["cutoff"]
    issued = forms[forms["round"] == round_id]
    owed = (obligations["kind"] == MilestoneKind.REPORT) & (obligations["cutoff"] == cutoff)
    rows = obligations[owed | obligations["agency"].isin(issued["agency"])]
    strangers = issued[~issued["agency"].isin(obligations["agency"])].assign(level="")
    return pd.concat([rows[_WHO], strangers[_WHO]]).drop_duplicates("agency", ignore_index=True)


def corrected_returns(returns: pd.DataFrame, submissions: pd.DataFrame) -> pd.DataFrame:
    """The returns (columns.RETURNS) with what the clerk typed as «Ngày đến» in the roster (columns.SUBMISSIONS).

    A day beside a content is that content's day from now on. A day in a row without one is a report on paper:
    it gets a row of its own, with outcome Bản giấy and a key of its own instead of a hash. A blank corrects
    nothing, but a report on paper whose day was blanked goes.
    """
    rows = typed(RETURNS, returns)
    if rows.empty and submissions.empty:  # as it is when the first forms go out
        return rows
    roster = submissions.assign(sha256=submissions["sha256"].where(submissions["sha256"] != "", _on_paper(submissions)))
    days = rows[["round", "sha256"]].merge(
        roster[["round", "sha256", "arrived_on"]].drop_duplicates(["round", "sha256"]), how="left"
    )["arrived_on"]
    rows["arrived_on"] = days.where(days.notna(), rows["arrived_on"])
    listed = pd.MultiIndex.from_frame(roster[["round", "sha256"]])
    blanked = (rows["outcome"] == Intake.PAPER) & days.isna()
    blanked &= pd.MultiIndex.from_frame(rows[["round", "sha256"]]).isin(listed)
    known = pd.MultiIndex.from_frame(rows[["round", "sha256"]])
    paper = roster[(submissions["sha256"] == "") & roster["arrived_on"].notna() & ~listed.isin(known)]
    return typed(RETURNS, pd.concat([rows[~blanked], paper.assign(file="", outcome=Intake.PAPER.value)]))


def redated(results: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The results (columns.RESULTS) with the corrected day of the content that each came with: «Số liệu đến».

    ``before``, ``after``: the returns (columns.RETURNS) as they were, and as the clerk corrected them. A done answer
    that only repeats an earlier one keeps the day of that.
    """
    days = contents_behind(results, before).merge(after[["round", "sha256", "arrived_on"]], on=["round", "sha256"],
                                                  suffixes=("", "_now"))  # fmt: skip
    days = days[days["arrived_on"] != days["arrived_on_now"]]
    of_result = results[_KEY].merge(days, on=_KEY, how="left").set_index(results.index)
    moved = of_result["arrived_on_now"].notna() & (results["data_as_of"] == of_result["arrived_on"])
    return results.assign(data_as_of=results["data_as_of"].mask(moved, of_result["arrived_on_now"]))


def roster(
    expected: pd.DataFrame,
    returns: pd.DataFrame,
    previous: pd.DataFrame,
    round_row: "pd.Series[Any]",
    problems: pd.DataFrame,
    extended: "Mapping[str, pd.Timestamp] | None" = None,
) -> pd.DataFrame:
    """The round's rows of Tình hình gửi (columns.SUBMISSIONS): one for every agency expected, in that order.

    ``expected``: agency, agency_name, level. ``returns`` (columns.RETURNS): every content that came in, whatever
    became of it; ``previous``: the roster as the clerk left it, whose «Số đến», «Số văn bản» stay and whose
    «Ngày đến» corrects the day of its content, or tells of a report on paper; ``problems`` (columns.PROBLEMS).
    A row shows the newest content that could be used, by the time it was saved. The agency has sent in time
    when the first such content came by its level's «Hạn gửi», or the day of ``extended_reports``;
    ``first_arrived_on`` is the day it came. An agency that
    sent though nobody expected it, or that stood in the roster with something, comes last.
    """
    round_id: str = round_row["round"]
    before = previous[previous["round"] == round_id]
    came = corrected_returns(returns, before)
    came = came[(came["round"] == round_id) & (came["agency"] != "")]
    rows = _with_others(expected, came, before)
    rows = rows.join(_newest(came), on="agency").join(_counts(came), on="agency")
    rows = rows.merge(before[["agency", "arrival_number", "document_number"]], on="agency", how="left")
    rows["document_number"] = _document_numbers(rows, came)
    rows["status"] = _statuses(rows, round_row, extended or {})
    rows["problems"] = _faults(rows.assign(round=round_id), problems)
    shown = zip(rows["arrived_on"].notna(), rows["file"], rows["problems"], strict=True)
    rows["check"] = [_check(*row) for row in shown]
    return typed(SUBMISSIONS, rows.assign(round=round_id, times=rows["times"].fillna(0)))


def arrivals(submissions: pd.DataFrame) -> pd.DataFrame:
    """The day that each report counts as received: round, agency, arrived_on, only what has arrived.

    The first arrival of something usable; the clerk's own «Ngày đến» where only one content came. So a report
    that is sent once more stays in time.
    """
    first, shown = submissions["first_arrived_on"], submissions["arrived_on"]
    several = submissions["times"].fillna(0) > 1
    day = shown.where(~(several & (first < shown)), first)
    return submissions[["round", "agency"]].assign(arrived_on=day)[shown.notna()].reset_index(drop=True)


def _on_paper(rows: pd.DataFrame) -> "pd.Series[str]":
    """What stands for the hash of a report on paper: one for each round and agency."""
    return "giấy:" + rows["agency"]


def _with_others(expected: pd.DataFrame, came: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    noted = before[(before["arrival_number"] != "") | (before["document_number"] != "") | before["arrived_on"].notna()]
    others = pd.concat([came[["agency", "agency_name"]], noted[_WHO]]).fillna({"level": ""})
    return pd.concat([expected[_WHO], others]).drop_duplicates("agency", ignore_index=True).fillna({"level": ""})


def _newest(came: pd.DataFrame) -> pd.DataFrame:
    """By agency the content that counts; where all were refused, the name of the newest and nothing more."""
    usable = came["outcome"] != Intake.REFUSED
    rows = came.assign(rank=usable.astype(int) + came["outcome"].isin(COUNTING))
    rows = rows.sort_values(["rank", "saved_at", "arrived_on"], kind="stable", na_position="first")
    rows = rows.drop_duplicates("agency", keep="last").set_index("agency")
    is_file = rows["outcome"] != Intake.PAPER
    rows["sha256"] = rows["sha256"].where(is_file & (rows["rank"] > 0), "")
    rows["arrived_on"] = rows["arrived_on"].where(rows["rank"] > 0)
    rows["report_number"] = rows["report_number"].where(rows["rank"] > 0, "")
    return rows[["file", "sha256", "arrived_on", "report_number"]]


def _document_numbers(rows: pd.DataFrame, came: pd.DataFrame) -> "pd.Series[str]":
    """What the clerk typed as «Số văn bản»; where nothing was, the number that the newest content names itself.

    A number that an older content named is not the clerk's, and gives way.
    """
    noted, named = rows["document_number"].fillna(""), rows["report_number"].fillna("")
    pairs = pd.MultiIndex.from_arrays([rows["agency"], noted])
    ours = pairs.isin(pd.MultiIndex.from_frame(came[["agency", "report_number"]]))
    return noted.where((noted != "") & (~ours | (named == "")), named)


def _counts(came: pd.DataFrame) -> pd.DataFrame:
    """By agency how many contents came, and the day that the first usable one did."""
    usable = came[came["outcome"] != Intake.REFUSED]
    times = came.groupby("agency")["sha256"].nunique()
    return pd.DataFrame({"times": times, "first_arrived_on": usable.groupby("agency")["arrived_on"].min()})


def _statuses(rows: pd.DataFrame, round_row: "pd.Series[Any]", extended: "Mapping[str, pd.Timestamp]") -> list[Arrival]:
    due = due_by_level(round_row)
    who = zip(rows["agency"], rows["level"], rows["first_arrived_on"], rows["times"].notna(), strict=True)
    return [
        _status(day, extended.get(agency, due.get(level, due[Level.OFFICE])), came) for agency, level, day, came in who
    ]


def _status(first: pd.Timestamp, due: pd.Timestamp, came: bool) -> Arrival:
    if pd.isna(first):
        return Arrival.REFUSED if came else Arrival.MISSING
    return Arrival.LATE if first > due else Arrival.SENT


def _faults(rows: pd.DataFrame, problems: pd.DataFrame) -> "pd.Series[Any]":
    """How many faults of the file that each row shows remain; blank where it shows none."""
    key = ["round", "agency", "file"]
    faults = problems[problems["severity"].isin(_FAULTS)].groupby(key).size().rename("faults").reset_index()
    counts = rows[key].merge(faults, on=key, how="left")["faults"].fillna(0).astype("Int64")
    return counts.where(rows["file"].fillna("") != "", pd.NA)


def _check(arrived: bool, file: Any, faults: Any) -> str:
    if not arrived or pd.isna(file) or file == "":
        return ""
    return Check.INCOMPLETE if faults else Check.VALID
