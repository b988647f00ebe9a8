"""Does in Excel what a ``Difference`` says: few calls for each sheet, however many rows; nothing is read back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from cchc_xl.books.live.charts import set_rows
from cchc_xl.books.live.difference import Difference, Resizing, SheetEdit, TableEdit, Widening, Writing
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.links import set_links
from cchc_xl.books.live.new_sheets import add_sheets
from cchc_xl.books.live.patience import patiently
from cchc_xl.books.live.protection import Protection
from cchc_xl.books.package.area import Area, letters

_TOLD_EVERY = 8  # sheets: each message costs a call, and so few take a moment
_UNLINKED = "Liên kết từ mã cơ quan tới sheet riêng chưa đặt lại được ở sheet {sheets}; số liệu không bị ảnh hưởng."
# What Excel's object model calls these (XlYesNoGuess, XlSortOrder, XlSortOrientation).
_NO_HEADER, _ASCENDING, _TOP_TO_BOTTOM = 2, 1, 1


def write(excel: Excel, difference: Difference) -> tuple[str, ...]:
    """Brings the open workbook to where the copy is; sentences on what could not be. Whatever Excel raises is passed
    on: then it is half written."""
    unlinked: list[str] = []
    if difference.new_sheets:
        add_sheets(excel, difference.new_sheets)
    sheets = excel.book.sheets
    for number, edit in enumerate(difference.sheets):
        if number % _TOLD_EVERY == 0 and len(difference.sheets) > _TOLD_EVERY:
            excel.tell(f"Đang ghi sheet «{edit.sheet}» ({number + 1}/{len(difference.sheets)})…")
        sheet = patiently(lambda name=edit.sheet: sheets[name])
        with _unprotected(sheet, edit.protection):
            _write_sheet(sheet, edit)
            if not _link(excel, sheet, edit):
                unlinked.append(edit.sheet)
    return (_UNLINKED.format(sheets=", ".join(f"«{name}»" for name in unlinked)),) if unlinked else ()


def _link(excel: Excel, sheet: Any, edit: SheetEdit) -> bool:
    """Sets the links of a sheet, if there are some to set; whether that went well."""
    areas = [area for table in edit.tables for area in table.links]
    return not areas or set_links(excel, sheet, edit.sheet, areas)


def _write_sheet(sheet: Any, edit: SheetEdit) -> None:
    for widening in edit.widenings:
        _widen(sheet, widening)
    for table in edit.tables:
        _show_all(sheet, table)
        known = _resize(sheet, table.resizing) if table.resizing is not None else {}
        _write_values(sheet, table.writings, known)
    _write_values(sheet, edit.writings, {})
    if edit.charts:
        set_rows(sheet, edit.charts)


def _write_values(sheet: Any, writings: Sequence[Writing], known: Mapping[Area, Any]) -> None:
    """``known``: ranges that are at hand; to ask Excel for one is a call."""
    for writing in writings:
        cells = known[writing.area] if writing.area in known else _range(sheet, writing.area)
        _set(cells, "raw_value", writing.content)


def _show_all(sheet: Any, table: TableEdit) -> None:
    """Clears an active filter and shows hidden rows: Excel sorts and fills only what is in sight."""
    if table.is_filtered:
        listed = patiently(lambda: sheet.api.ListObjects(table.name))
        patiently(lambda: listed.AutoFilter.ShowAllData())
    if table.has_hidden:
        rows = _range(sheet, table.body).api
        _set(patiently(lambda: rows.EntireRow), "Hidden", False)


def _resize(sheet: Any, resizing: Resizing) -> Mapping[Area, Any]:
    """Fresh rows at the end, every row to its place, and the last ones away; ranges that are at hand afterwards."""
    known = dict(_grow(sheet, resizing)) if resizing.fresh else {}
    if resizing.order is not None:
        known |= _sort(sheet, resizing, resizing.order)
    if resizing.gone:
        _shrink(sheet, resizing)
    return {} if resizing.gone else known


def _grow(sheet: Any, resizing: Resizing) -> Mapping[Area, Any]:
    body, area = resizing.body, resizing.area
    new = Area(body.bottom + 1, area.left, body.bottom + resizing.fresh, area.right)
    if resizing.pushes:
        _push(sheet, resizing, new, "Insert")
    first = _range(sheet, Area(body.top, area.left, body.top, area.right)).api
    if not resizing.has_totals:  # rows before a totals row are in the table already
        whole = _range(sheet, Area(area.top, area.left, new.bottom, area.right)).api
        listed = patiently(lambda: whole.ListObject)
        patiently(lambda: listed.Resize(whole))
    filled = Area(body.top, area.left, new.bottom, area.right) if resizing.begins else new
    rows = _range(sheet, filled)
    patiently(lambda: first.Copy(Destination=rows.api))  # no clipboard in between: that is the clerk's
    _forget_repeated(sheet, resizing, new, rows.api)
    return {filled: rows}


def _forget_repeated(sheet: Any, resizing: Resizing, new: Area, rows: Any) -> None:
    """Of the first row, the new ones keep looks, validations and calculated columns; nothing else."""
    if resizing.repeated:
        columns = _columns(new, resizing.repeated)
        patiently(lambda: sheet.range(columns).clear_contents())
    if resizing.repeats_links:
        patiently(lambda: rows.ClearHyperlinks())
    if resizing.repeats_notes:
        patiently(lambda: rows.ClearComments())


def _sort(sheet: Any, resizing: Resizing, order: Sequence[int]) -> Mapping[Area, Any]:
    """Every row to its place, with all that staff put into it; the places stand in one of our columns meanwhile."""
    body, at = resizing.body, resizing.order_column
    bottom = body.top + len(order) - 1
    places = _range(sheet, Area(body.top, at, bottom, at))
    _set(places, "raw_value", [(f"r{place:07}",) for place in order])
    whole = Area(body.top, body.left, bottom, body.right)
    rows = _range(sheet, whole)
    patiently(lambda: rows.api.Sort(Key1=places.api, Order1=_ASCENDING, Header=_NO_HEADER, Orientation=_TOP_TO_BOTTOM))
    return {whole: rows}


def _shrink(sheet: Any, resizing: Resizing) -> None:
    body, area = resizing.body, resizing.area
    bottom = body.bottom + resizing.fresh
    gone = Area(bottom - resizing.gone + 1, area.left, bottom, area.right)
    if resizing.pushes:
        _push(sheet, resizing, gone, "Delete")
        return
    whole = _range(sheet, Area(area.top, area.left, gone.top - 1, area.right))
    listed = patiently(lambda: whole.api.ListObject)
    patiently(lambda: listed.Resize(whole.api))
    rows = _range(sheet, gone).api
    patiently(lambda: rows.Clear())


def _push(sheet: Any, resizing: Resizing, area: Area, method: str) -> None:
    """Moves what stands below: whole rows, or only what is under the table where something stands beside it."""
    rows = sheet.range(f"{area.top}:{area.bottom}") if resizing.whole_rows else _range(sheet, area)
    if method == "Insert":
        patiently(lambda: rows.insert("down", "format_from_left_or_above"))
    else:
        patiently(lambda: rows.delete("up"))


def _widen(sheet: Any, widening: Widening) -> None:
    """New columns beside the table, with the looks and validations of the one they are like, and their headers."""
    area, new = widening.area, widening.new_area
    like = _range(sheet, Area(area.top, widening.like, area.bottom, widening.like)).api
    whole = _range(sheet, Area(area.top, area.left, area.bottom, new.right)).api
    patiently(lambda: like.ListObject.Resize(whole))
    columns = _range(sheet, new).api
    patiently(lambda: like.Copy(Destination=columns))
    patiently(lambda: columns.ClearContents())
    headers = _range(sheet, Area(new.top, new.left, new.top, new.right))
    _set(headers, "raw_value", [widening.headers])
    for at, width in enumerate(widening.widths, new.left):
        _set(_range(sheet, Area(new.top, at, new.top, at)), "column_width", width)


@contextmanager
def _unprotected(sheet: Any, protection: Protection | None) -> Iterator[None]:
    if protection is None:
        yield
        return
    patiently(lambda: sheet.api.Unprotect())
    try:
        yield
    finally:
        patiently(lambda: sheet.api.Protect("", *protection.in_order))


def _range(sheet: Any, area: Area) -> Any:
    return patiently(lambda: sheet.range(str(area)))


def _columns(rows: Area, columns: Sequence[int]) -> str:
    """The cells of some columns in these rows, as one address."""
    return ",".join(f"{letters(at)}{rows.top}:{letters(at)}{rows.bottom}" for at in columns)


def _set(target: Any, name: str, value: object) -> None:
    patiently(lambda: setattr(target, name, value))
