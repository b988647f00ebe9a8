"""What a consolidation would change in Kết quả, to look at before anything is written."""

from collections.abc import Iterator

import pandas as pd

from cchc_xl.commands.outcome import Listing
from cchc_xl.progress.merge import KEY, Merged
from cchc_xl.values import columns as c
from cchc_xl.values.table import Kind

_WHO = ("agency", "milestone")
_SAYS = ("progress", "done_on", "document", "outcome", "source", "file")
_HEADERS = ("", *(c.RESULTS.column(f).header for f in (*_WHO, *_SAYS)))


def changes(by_hand: Merged, merged: Merged) -> tuple[Listing, ...]:
    """Rows added, and each changed row below what it supersedes: typed ones first, then those of returns."""
    said = (("Nhập tay", by_hand), ("Bản nộp", merged))
    listings = (Listing(title, _HEADERS, tuple(_rows(result))) for title, result in said)
    return tuple(listing for listing in listings if listing.rows)


def _rows(merged: Merged) -> Iterator[tuple[str, ...]]:
    for _, row in merged.added.iterrows():
        yield _row("thêm", row)
    before = merged.superseded.set_index(KEY)
    for _, row in merged.changed.iterrows():
        old = before.loc[tuple(row[KEY])]
        yield _row("thay", pd.Series({**row, **old}))
        yield _row("bằng", row)


def _row(what: str, row: "pd.Series") -> tuple[str, ...]:  # type: ignore[type-arg]
    return (what, *(_cell(field, row[field]) for field in (*_WHO, *_SAYS)))


def _cell(field: str, value: object) -> str:
    if c.RESULTS.column(field).kind == Kind.DATE:
        return "" if pd.isna(value) else f"{value:%d/%m/%Y}"  # type: ignore[call-overload]
    return str(value)
