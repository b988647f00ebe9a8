"""Lists and zips that go out beside the forms: readable with a double click, the same bytes for the same forms."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

SEPARATORS = (";", ",", "\t")

# What Excel would take for a formula: at the start of a cell, or of what a reader with another separator sees as one.
_FORMULA = re.compile(r"(^|[;,\t])([\s\"]*)(?=[=+@\-＝＋－＠])")
_FIRST_DAY, _LAST_DAY = dt.datetime(1980, 1, 1), dt.datetime(2107, 12, 31)  # what a zip can tell
_READABLE = 0o644 << 16
_FINISHED = (".xlsx", ".zip")  # compressed already


def csv_bytes(rows: Iterable[Sequence[str]], separator: str) -> bytes:
    """A list as a .csv file for Excel: UTF-8 with its mark, and no cell that could act as a formula."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(
        [_harmless(cell) for cell in row] for row in rows
    )
    return stream.getvalue().encode("utf-8-sig", "replace")


def zip_bytes(members: Mapping[str, bytes], moment: dt.datetime) -> bytes:
    """A zip of these files by name, all dated ``moment`` (local time). Names that are not ASCII are marked UTF-8."""
    stream = io.BytesIO()
    at = min(max(moment, _FIRST_DAY), _LAST_DAY)
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            member.create_system, member.external_attr = 3, _READABLE  # else it would tell of the machine
            method = zipfile.ZIP_STORED if name.endswith(_FINISHED) else zipfile.ZIP_DEFLATED
            package.writestr(member, data, method)
    return stream.getvalue()


def _harmless(text: str) -> str:
    line = re.sub(r"[\r\n\v\f\0]+", " ", text)
    return _FORMULA.sub(r"\1\2'", line)
