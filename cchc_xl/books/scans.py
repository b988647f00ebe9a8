"""What the sheets of a workbook hold, by the names that staff see, before any reader is let at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.books import carried
from cchc_xl.books.archive import Damaged
from cchc_xl.books.container import Package
from cchc_xl.books.ods_scan import scan_ods
from cchc_xl.books.sheet_scan import Scan, scan
from cchc_xl.books.xls_scan import scan_xls
from cchc_xl.values.problems import refuse

BROKEN = "nội dung bảng tính bị hỏng"
_MAX_SHEETS = 200


@dataclass(frozen=True)
class Findings:
    """Each sheet with what it holds, and what the file carries that must never run or be followed, in Vietnamese."""

    sheets: Mapping[str, Scan]
    carries: tuple[str, ...]


def look_into(package: Package, file: str) -> Findings:
    """What is in a package. Raises Refused: T03 broken, or made to harm; T08 a cell beyond every form."""
    try:
        sheets = [*scan_ods(package.get("content.xml")).items()] if package.is_ods else _scan_parts(package)
    except Damaged as error:
        raise refuse("T03", file=file, detail=BROKEN) from error
    return Findings(_checked(sheets, file), carried.risks(package))


def look_into_old(data: bytes, file: str) -> Findings:
    """What is in an .xls. Raises Refused as ``look_into`` does, and T02 where a password is set."""
    try:
        found = scan_xls(data)
    except Damaged as error:
        raise refuse("T03", file=file, detail=BROKEN) from error
    if found.is_encrypted:
        raise refuse("T02", file=file)
    return Findings(_checked([*found.sheets.items()], file), found.carries)


def _checked(sheets: Sequence[tuple[str, Scan]], file: str) -> Mapping[str, Scan]:
    if not sheets:
        raise refuse("T03", file=file, detail="không có trang tính nào")
    if len(sheets) > _MAX_SHEETS:
        raise refuse("T03", file=file, detail="có quá nhiều trang tính")
    for name, found in sheets:
        if found.far:
            raise refuse("T08", file=file, sheet=name, cell=found.far)
        if found.twice:
            raise refuse("T03", file=file, sheet=name, cell=found.twice, detail="có hai ô cùng địa chỉ")
    return dict(sheets)


def _scan_parts(package: Package) -> list[tuple[str, Scan]]:
    """Every part, since a reader may find a sheet where we would not; under the name of its sheet, if it has one."""
    listed = [*carried.sheet_parts(package)]
    named = {part: name for name, part in listed}
    if not set(named) <= set(package.parts) or len(set(named.values())) < len(listed):
        raise Damaged  # a sheet that is not there, or two of one name: readers differ over them
    scans = ((part, scan(content)) for part, content in package.parts.items())
    return [(named.get(part, part), found) for part, found in scans if part in named or found.rows]
