"""What the sheets of a workbook hold, by the names that staff see, before any reader is let at them."""

from cchc_xl.books import carried
from cchc_xl.books.archive import Damaged
from cchc_xl.books.container import Package
from cchc_xl.books.ods_scan import scan_ods
from cchc_xl.books.sheet_scan import Scan, scan
from cchc_xl.values.problems import refuse

_MAX_SHEETS = 200


def scan_sheets(package: Package, file: str) -> dict[str, Scan]:
    """Each sheet with what it holds. Raises Refused: T03 broken, or made to harm; T08 a cell beyond every form."""
    try:
        sheets = scan_ods(package.get("content.xml")) if package.is_ods else _scan_parts(package)
    except Damaged as error:
        raise refuse("T03", file=file, detail="nội dung bảng tính bị hỏng") from error
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
    scans = {named.get(part, part): scan(content) for part, content in package.parts.items()}
    wanted = set(named.values())
    return {name: found for name, found in scans.items() if name in wanted or found.rows}
