"""Data frames of one shape: the fields of a table, typed, blanks as one thing.

Text and ids are ``str`` with ``""`` for blank; dates and moments are ``datetime64[s]`` with ``NaT``;
counts are ``Int64`` and rates ``Float64`` with ``<NA>``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from cchc_xl.values.table import Kind, Table

_TEXT: Any = pd.Series(dtype="str").dtype
# What a column of each kind is of. Objects: to compare a dtype with its name takes pandas many times as long.
DTYPES: dict[Kind, Any] = {
    Kind.TEXT: _TEXT,
    Kind.ID: _TEXT,
    Kind.DATE: np.dtype("datetime64[s]"),
    Kind.MOMENT: np.dtype("datetime64[s]"),
    Kind.COUNT: pd.Int64Dtype(),
    Kind.RATE: pd.Float64Dtype(),
    Kind.NUMBER: pd.Float64Dtype(),
}

_TEXTS = (Kind.TEXT, Kind.ID)

# Rows as lists by field: for the few of each of hundreds of agencies, where a frame would cost more than they do.
Columns = Mapping[str, Sequence[Any]]


def frame(table: Table, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """A typed frame with exactly the table's fields, in order; a field that a row lacks is blank."""
    records = list(rows)
    columns = {c.field: _of_values([record.get(c.field) for record in records], c.kind) for c in table.columns}
    return pd.DataFrame(columns, columns=list(table.fields), copy=False)


def typed(table: Table, data: pd.DataFrame) -> pd.DataFrame:
    """The same rows with exactly the table's fields and types; fields that are missing become blank."""
    if list(data.columns) != list(table.fields):
        data = data.reindex(columns=list(table.fields))
    data = data.reset_index(drop=True)
    present = dict(data.items())
    wrong = [c for c in table.columns if not _is_of_kind(present[c.field].array, c.kind)]
    return data.assign(**{c.field: _series(data[c.field], c.kind) for c in wrong}) if wrong else data


def _is_of_kind(values: Any, kind: Kind) -> bool:
    return values.dtype == DTYPES[kind] and not (kind in _TEXTS and values.isna().any())


def _of_values(values: list[Any], kind: Kind) -> Any:
    """A column as an array: of arrays pandas makes a frame faster than of series, which it would align."""
    if kind in _TEXTS:
        values = ["" if value is None or value is pd.NA or value != value else str(value) for value in values]
    return cast("Any", pd).array(values, dtype=DTYPES[kind])


def _series(values: Any, kind: Kind) -> Any:
    if kind in _TEXTS:
        return values.astype("object").where(values.notna(), "").astype("str")
    if kind in (Kind.DATE, Kind.MOMENT):
        return cast("Any", pd.to_datetime)(values).astype("datetime64[s]")
    return values.astype(DTYPES[kind])


def columns_of(rows: pd.DataFrame) -> Columns:
    """A frame's rows as lists by field."""
    return {str(field): values.tolist() for field, values in rows.items()}


def columns_by(field: str, rows: pd.DataFrame) -> dict[str, Columns]:
    """Of each value of that field its rows, in their order, as lists by the other fields."""
    columns = dict(columns_of(rows))
    places: dict[str, list[int]] = {}
    for place, value in enumerate(columns.pop(field)):
        places.setdefault(str(value), []).append(place)
    return {
        value: {name: [values[place] for place in own] for name, values in columns.items()}
        for value, own in places.items()
    }
