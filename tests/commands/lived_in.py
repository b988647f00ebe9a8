"""A master in which people have lived for months: everything that Excel knows and the program does not."""

from tests import excel_parts as e
from tests.commands.by_hand import ByHand

OWN = "Của tôi"
RENAMED = {"Quá hạn": "Việc trễ hạn", "SNV": "Sở Nội vụ"}
WIDTH, FILL, NUMBER_FORMAT = 61.5, "92D050", "dd\\-mm\\-yy"
ADDED = {
    "tblNhiemVu": "Người theo dõi",
    "tblKetQua": "Ý kiến",
    "tblGuiBaoCao": "Người gọi",
    "tblQuaHan": "Đã nhắc",
}
# Columns of formulas: their header, and what stands in a row.
FORMULAS = {
    "tblNhiemVu": ("Độ dài", "=LEN(C{row})"),
    "tblKetQua": ("Là ai", '=tblKetQua[[#This Row],[Mã kỳ]]&"/"&B{row}'),
}

# Parts that only Excel and its user may touch.
UNTOUCHED = (
    "xl/worksheets/sheetOwn.xml",
    "xl/worksheets/_rels/sheetOwn.xml.rels",
    "xl/drawings/drawingOwn.xml",
    "xl/drawings/_rels/drawingOwn.xml.rels",
    "xl/charts/chartOwn.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/threadedComments/threadedComment1.xml",
    "xl/persons/person.xml",
    "xl/printerSettings/printerSettings1.bin",
    "xl/printerSettings/printerSettings2.bin",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
)

_SHEET = "xl/worksheets/sheetOwn.xml"
_ROWS = (
    ("Cơ quan", "Số kết quả", "Ngày đến", "Tên"),
    ("SNV", "COUNTIF(tblKetQua[Mã CQ],A2)", "INDEX(tblGuiBaoCao[Ngày đến],2)", "'Theo cơ quan'!B6"),
    ("STP", "COUNTIF(tblKetQua[Mã CQ],A3)", "", "'Theo cơ quan'!B7"),
    ("BATO", "COUNTIF(tblKetQua[Mã CQ],A4)", "", ""),
    ("Tổng", "SUM(cua_toi_tong_so)", "COUNTA(tblQuaHan[Mã mốc])", "'Tổng quan'!C13"),
)


def lived_in(master: bytes) -> bytes:
    """The master after people have worked in it with Excel.

    A sheet of their own with formulas that point at ours (by structure, address and name), a hidden row, an
    active filter, a shape and a chart, a threaded comment, a sparkline, settings of a printer. In ours: columns
    and rows added, others' colours, widths and formats, two tabs renamed, one moved, a sparkline, settings of a
    printer. In the workbook: shared strings, attributes of later versions, a calculation chain, names.
    """
    hand = ByHand(master)
    hand.speak_as_excel()
    hand.share_strings()
    number = _add_own_sheet(hand)
    _add_columns_and_rows(hand)
    _restyle(hand)
    for sheet, name in RENAMED.items():
        hand.rename(sheet, name)
    hand.move("Kết quả", before="Nhiệm vụ")
    hand.move(OWN, before="Mốc thời hạn")
    hand.define("cua_toi_tong_so", "'Theo cơ quan'!$D$5:$D$37")
    hand.define("cua_toi_ket_qua", "'Kết quả'!$A$5:$D$5")
    hand.define("_xlnm._FilterDatabase", f"'{OWN}'!$A$1:$D$5", sheet=OWN)
    hand.add_part("xl/calcChain.xml", e.calc_chain(("B2", number), ("B3", number)), e.CALC_CHAIN_TYPE)
    hand.relate("xl/workbook.xml", "rIdChain", "calcChain", "calcChain.xml")
    return hand.saved()


def _add_own_sheet(hand: ByHand) -> int:
    number = hand.add_sheet(OWN, _SHEET, _own_sheet())
    hand.add_extension("bin", e.PRINTER_TYPE)
    hand.add_extension("vml", e.VML_TYPE)
    hand.add_part("xl/printerSettings/printerSettings1.bin", bytes(range(256)))
    hand.add_part("xl/drawings/drawingOwn.xml", e.drawing(e.SHAPE, e.chart_frame("rId1")), e.DRAWING_TYPE)
    hand.add_part("xl/charts/chartOwn.xml", e.bar_chart("'Theo nhiệm vụ'!$C$5:$C$8"), e.CHART_TYPE)
    hand.add_part("xl/comments1.xml", e.legacy_comment("A1", "Xem lại"), e.COMMENTS_TYPE)
    hand.add_part("xl/drawings/vmlDrawing1.vml", e.legacy_shape(0, 0))
    hand.add_part("xl/threadedComments/threadedComment1.xml", e.thread("A1", "Xem lại"), e.THREADS_TYPE)
    hand.add_part("xl/persons/person.xml", e.PERSONS, e.PERSONS_TYPE)
    hand.relate(_SHEET, "rId1", "printerSettings", "../printerSettings/printerSettings1.bin")
    hand.relate(_SHEET, "rId2", "drawing", "../drawings/drawingOwn.xml")
    hand.relate(_SHEET, "rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml")
    hand.relate(_SHEET, "rId4", "comments", "../comments1.xml")
    hand.relate(_SHEET, "rId5", f"{e.OFFICE_2017}/threadedComment", "../threadedComments/threadedComment1.xml")
    hand.relate("xl/drawings/drawingOwn.xml", "rId1", "chart", "../charts/chartOwn.xml")
    hand.relate("xl/workbook.xml", "rIdPersons", f"{e.OFFICE_2017}/person", "persons/person.xml")
    return number


def _own_sheet() -> str:
    rows = "".join(_row(number, row) for number, row in enumerate(_ROWS, start=1))
    sparkline = e.sparkline("'Theo nhiệm vụ'!C5:C8", "F2")
    return (
        f'<worksheet xmlns="{e.MAIN}" xmlns:r="{e.OFFICE}"><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="33" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData>"
        '<autoFilter ref="A1:D5"><filterColumn colId="0"><filters><filter val="SNV"/><filter val="STP"/>'
        '<filter val="Tổng"/></filters></filterColumn></autoFilter>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" r:id="rId1"/><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>'
        f"{sparkline}</worksheet>"
    )


def _row(number: int, cells: tuple[str, ...]) -> str:
    hidden = ' hidden="1"' if number == 4 else ""
    places = zip("ABCD", cells, strict=True)
    return f'<row r="{number}"{hidden}>{"".join(_cell(f"{column}{number}", text) for column, text in places)}</row>'


def _cell(place: str, text: str) -> str:
    if not text:
        return ""
    if "(" in text or "!" in text:
        return f'<c r="{place}"><f>{text}</f><v>0</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _add_columns_and_rows(hand: ByHand) -> None:
    hand.add_column("tblNhiemVu", ADDED["tblNhiemVu"], ("Lan", "Minh", "Lan", "Hoa"))
    for table in ("tblKetQua", "tblGuiBaoCao", "tblQuaHan"):
        hand.add_column(table, ADDED[table])
    hand.type_in("tblGuiBaoCao", {"Mã kỳ": "2024-Q1", "Mã CQ": "STP"}, ADDED["tblGuiBaoCao"], "Hoa")
    for table, (header, formula) in FORMULAS.items():
        hand.add_column(table, header, formula=formula)
    hand.add_row("tblCauHinh", {"Khóa": "Ghi chú của phòng", "Giá trị": "Gọi BATO mỗi sáng thứ Hai"})
    hand.add_row("tblPhanCong", {"Mã NV": "1", "Mã CQ": "SNV", "Vai trò": "Theo dõi, đôn đốc", "Phải báo cáo": "Không"})
    hand.add_row("tblKy", {"Mã kỳ": "2024-DX", "Tên kỳ": "Đột xuất tháng 5", "Từ ngày": 45413, "Chốt số liệu": 45422,
                           "Hạn gửi": 45427, "Hạn gửi cấp huyện": 45427, "Hạn gửi cấp xã": 45427})  # fmt: skip


def _restyle(hand: ByHand) -> None:
    hand.widen("Kết quả", 9, WIDTH)
    hand.paint("tblGuiBaoCao", {"Mã CQ": "STP", "Mã kỳ": "2024-Q1"}, "Tên cơ quan", fill=FILL)
    hand.paint("tblKetQua", {"Mã CQ": ""}, "Ngày hoàn thành", number_format=NUMBER_FORMAT)
    sheet = hand.sheet_of("tblKetQua")
    hand.add_part("xl/printerSettings/printerSettings2.bin", bytes(range(255, -1, -1)))
    hand.relate(sheet, "rIdPrinter", "printerSettings", "../printerSettings/printerSettings2.bin")
    hand.tree(sheet).find(f"{{{e.MAIN}}}pageSetup").set(f"{{{e.OFFICE}}}id", "rIdPrinter")
    hand.append(sheet, e.sparkline("'Theo nhiệm vụ'!D5:G5", "Z1"))
