"""What the sheets of a workbook hold, by the names that staff see, before any reader is let at them."""

from collections.abc import Mapping
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
        sheets = scan_ods(package.get("content.xml")) if package.is_ods else _scan_parts(package)
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
    return Findings(_checked(found.sheets, file), found.carries)


def _checked(sheets: Mapping[str, Scan], file: str) -> Mapping[str, Scan]:
    if not sheets:
        raise refuse("T03", file=file, detail="không có trang tính nào")
    if len(sheets) > _MAX_SHEETS:
        raise refuse("T03", file=file, detail="có quá nhiều trang tính")
    for name, found in sheets.items():
        if found.far:
            raise refuse("T08", file=file, sheet=name, cell=found.far)
        if found.twice:
            raise refuse("T03", file=file, sheet=name, cell=found.twice, detail="có hai ô cùng địa chỉ")
    return sheets


def _scan_parts(package: Package) -> dict[str, Scan]:
    """Every part, since a reader may find a sheet where we would not; under the name of its sheet, if it has one."""
    named = {part: name for name, part in carried.sheet_parts(package)}
    if not set(named) <= set(package.parts):
        raise Damaged  # a sheet that is listed and not there: one reader says so, another leaves it out
    scans = {named.get(part, part): scan(content) for part, content in package.parts.items()}
    wanted = set(named.values())
    return {name: found for name, found in scans.items() if name in wanted or found.rows}
