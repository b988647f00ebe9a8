"""Figures (chỉ tiêu): who is asked for which, what is known of each, and which of several numbers counts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cchc_xl.progress.names import codes_by_name, folded, split_names
from cchc_xl.values.columns import FIGURE_VALUES
from cchc_xl.values.figures import Figure
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.words import Role, Standing, YesNo

KEY = list(FIGURE_VALUES.key)
_BOUNDS = ("low", "high")
_TEXTS = (
    "figure", "task", "name", "unit", "span", "number_kind", "summing", "not_above", "who", "rounds",
)  # fmt: skip
_REPORTED = ("reported", "remark", "data_as_of", "file", "cell", "saved_at")


def figures_of(rows: pd.DataFrame) -> tuple[Figure, ...]:
    """The figures that columns.FIGURES ``rows`` define, in their order; rows without a code define none."""
    return tuple(_figure(row) for row in rows.to_dict("records") if row["figure"])


def _figure(row: Mapping[Any, Any]) -> Figure:
    bounds = {name: None if pd.isna(row[name]) else float(row[name]) for name in _BOUNDS}
    texts = {name: str(row[name]) for name in _TEXTS}
    return Figure(**texts, low=bounds["low"], high=bounds["high"])


def asked_figures(
    figures: Sequence[Figure],
    tasks: pd.DataFrame,
    assignments: pd.DataFrame,
    agencies: pd.DataFrame,
    round_id: str,
) -> dict[str, list[Figure]]:
    """Agency → the figures that it is asked for in the round, in their order.

    In: columns.TASKS, ASSIGNMENTS, AGENCIES. Whom «Đơn vị báo cáo» names, else the leads of the task that have to
    report; nobody for a task that was withdrawn.
    """
    codes, leads = codes_by_name(agencies), _leads(assignments)
    withdrawn = set(tasks.loc[tasks["standing"] == Standing.WITHDRAWN, "task"])
    asked: dict[str, list[Figure]] = {agency: [] for agency in agencies["agency"]}
    for figure in figures:
        if not figure.asked_in(round_id) or figure.task in withdrawn:
            continue
        named = [codes.get(folded(name), frozenset[str]()) for name in split_names(figure.who)]
        who = frozenset[str]().union(*named) if named else leads.get(figure.task, frozenset[str]())
        for agency in asked:
            if agency in who:
                asked[agency].append(figure)
    return {agency: own for agency, own in asked.items() if own}


def with_reported(known: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """``known`` (columns.FIGURE_VALUES) with what returns ``said``: the key, reported, remark, data_as_of, file, cell,
    saved_at.

    Of each figure of an agency the number saved last stands. One that the newest return leaves blank, or that was
    withheld there, does not take an older valid one away; nothing gives way to something older.
    """
    ordered = said.sort_values(["saved_at", "file"], kind="stable", na_position="first")
    rows = _by_key(known)
    for row in ordered.drop_duplicates(KEY, keep="last").to_dict("records"):
        before = rows.get(_key(row), {})
        if not _is_older(row, before):
            rows[_key(row)] = {**before, **{name: row[name] for name in (*KEY, *_REPORTED)}}
    return frame(FIGURE_VALUES, rows.values())


def with_exported(known: pd.DataFrame, rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """``known`` with what the export ``file`` says: ``rows`` have the key and ``exported``; a newer export replaces."""
    kept = _by_key(known)
    for row in rows.to_dict("records"):
        before = kept.get(_key(row), {})
        kept[_key(row)] = {**before, **{name: row[name] for name in (*KEY, "exported")}, "exported_file": file}
    return frame(FIGURE_VALUES, kept.values())


def settled(
    known: pd.DataFrame, figures: Sequence[Figure], agencies: pd.DataFrame, rounds: pd.DataFrame
) -> pd.DataFrame:
    """The rows with names as they are now, the difference, and ``value``, the number that counts.

    What the clerk settled on, else what the agency reported, else what the system has. In the order of the rounds,
    then of the directory, then of «Chỉ tiêu».
    """
    rows = known.assign(
        value=known["settled"].fillna(known["reported"]).fillna(known["exported"]),
        difference=known["reported"] - known["exported"],
    )
    directory = agencies.drop_duplicates("agency").set_index("agency")
    for field in ("agency_name", "level"):
        now = directory[field]
        rows[field] = rows["agency"].map(now).fillna(rows[field])
    for field in ("name", "unit"):
        now = {figure.figure: getattr(figure, field) for figure in figures}
        rows[field] = rows["figure"].map(now).fillna(rows[field])
    return typed(FIGURE_VALUES, _in_order(rows, figures, agencies, rounds))


def _in_order(
    rows: pd.DataFrame, figures: Sequence[Figure], agencies: pd.DataFrame, rounds: pd.DataFrame
) -> pd.DataFrame:
    orders = {
        "round": list(rounds["round"]),
        "agency": list(agencies["agency"]),
        "figure": [figure.figure for figure in figures],
    }
    places = {name: {code: place for place, code in enumerate(codes)} for name, codes in orders.items()}
    ranks = {f"{name}_rank": rows[name].map(place) for name, place in places.items()}
    ordered = rows.assign(**ranks).sort_values([*ranks, *KEY], kind="stable", na_position="last")
    return ordered.drop(columns=list(ranks))


def _leads(assignments: pd.DataFrame) -> dict[str, frozenset[str]]:
    bound = (assignments["role"] == Role.LEAD) & (assignments["must_report"] == YesNo.YES)
    return {str(task): frozenset(of["agency"]) for task, of in assignments[bound].groupby("task")}


def _by_key(rows: pd.DataFrame) -> dict[tuple[str, ...], dict[str, Any]]:
    records: list[dict[str, Any]] = rows.to_dict("records")  # type: ignore[assignment]
    return {_key(row): row for row in records}


def _key(row: Mapping[Any, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in KEY)


def _is_older(row: Mapping[Any, Any], before: Mapping[str, Any]) -> bool:
    known, now = _moment(before.get("saved_at")), _moment(row["saved_at"])
    return known is not None and (now is None or now < known)


def _moment(value: Any) -> dt.datetime | None:
    return value if isinstance(value, dt.datetime) and value == value else None  # NaT is a datetime, and no moment
