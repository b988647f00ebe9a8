"""The corpus: what comes back, how it is made, and what has to become of it.

A line of a table is one hazard: what it is, what the agency sends, the problems that are told (code and cell), what is
taken in otherwise than ``sender.ANSWERS``, and how the agency stands in the roster. Every other answer must count.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_xl.values.grid import Cell
from cchc_xl.values.words import Arrival
from tests.hostile import clumsy as k
from tests.hostile import ways as w
from tests.hostile.sender import ANSWERS, MARCH_5
from tests.hostile.ways import Sent, as_file, edited, typed, with_parts, written

Taken = Mapping[str, Mapping[str, Cell] | None]
NOTHING: Taken = dict.fromkeys(ANSWERS)
WITHHELD = None


@dataclass(frozen=True)
class Case:
    """``problems``: «N04 H11, B14 P9», without a cell where it concerns the file. ``taken``: by milestone, the
    fields that differ from ``ANSWERS``, or WITHHELD. ``reissued``: a new form went out before."""

    hazard: str
    sent: Sent
    problems: str = ""
    taken: Taken = field(default_factory=dict[str, Mapping[str, Cell] | None])
    status: Arrival = Arrival.SENT
    reissued: bool = False


def refused(hazard: str, sent: Sent, code: str, reissued: bool = False) -> Case:
    """Nothing of it is taken in; it is known whose form it is, and that agency is told."""
    return Case(hazard, sent, code, NOTHING, Arrival.REFUSED, reissued)


def nobodys(hazard: str, sent: Sent, code: str) -> Case:
    """Nothing of it is taken in for its sender, of whom nothing has come so far."""
    return Case(hazard, sent, code, NOTHING, Arrival.MISSING)


def day(hazard: str, said: Cell, problems: str = "N04 H11", read: dt.date | None = MARCH_5) -> Case:
    """A day typed in this way, where «3-T01» was done; one that cannot be read withholds its row."""
    return Case(f"a day: {hazard}", typed(H11=said), problems, {"3-T01": {"done_on": read} if read else WITHHELD})


def state(said: Cell, problems: str, read: str = "") -> Case:
    """A progress typed in this way for «2-TX»."""
    return Case(f"a progress: {said!r}", typed(G10=said), problems, {"2-TX": {"progress": read} if read else WITHHELD})


def said(hazard: str, typed_in: str, read: str, problems: str = "") -> Case:
    """A text typed in this way as the outcome of «1-KH», and how it is kept."""
    return Case(f"a text: {hazard}", typed(K9=typed_in), problems, {"1-KH": {"outcome": read}})


def same(hazard: str, sent: Sent, problems: str = "") -> Case:
    """Everything is taken in as if the form had come back as it went out."""
    return Case(hazard, sent, problems)


def withheld(hazard: str, sent: Sent, problems: str, *milestones: str) -> Case:
    """These rows are withheld, «3-T01» unless told otherwise; the others count."""
    return Case(hazard, sent, problems, dict.fromkeys(milestones or ("3-T01",), WITHHELD))


AS_IT_SHOULD_BE = (same("a form filled in as it should be", edited()),)

# The hazard table of the measurements
CELLS = (
    withheld("an error cell", written("H11", "<v>#REF!</v>", t="e"), "N16 H11"),
    withheld("an error cell that a formula gives", written("G11", "<f>#REF!</f><v>#REF!</v>", t="e"), "N16 G11"),
    withheld("a formula without a value", written("H11", "<f>TODAY()-10</f>"), "N25 H11"),
    same("a formula with its value", written("H11", "<f>DATE(2024,1,30)</f><v>45321</v>")),
    same("strict Open XML", as_file(w.strict)),
    same("a dimension that is too small", edited(w.dimension("A1"))),
    same("a dimension that is too big", edited(w.dimension("A1:XFD1048576"))),
    nobodys("a value in the last cell of the world", written("XFD1048576", "<v>1</v>"), "T08 XFD1048576"),
    nobodys("a value beyond the grid", written("XFE1", "<v>1</v>"), "T08 XFE1"),
    same("styled empty rows by the thousand", edited(w.styled_rows(50_000))),
    nobodys("a zip bomb", as_file(w.bomb), "T03"),
    same("days counted from 1904", edited(w.since_1904)),
    day("below 0", -5, "N03 H11", None),
    day("past 9999", 2_958_466, "N03 H11", None),
    day("of another century", dt.date(2094, 3, 5), "N22 H11", None),
    day("to come", dt.date(2024, 12, 30), "N06 H11", None),
    said("Excel's escapes", "Đã rà soát_x000D_\nxong", "Đã rà soát\nxong"),
    said("carriage returns and blanks", "  Đã rà soát\r\nxong  ", "Đã rà soát\nxong"),
    said("control characters", "Đã_x0007_ rà_x001B_ soát", "Đã rà soát"),
    same("merged answers", edited(lambda hand: hand.merge("G11:G12")), "N32 G12"),
    withheld("an error merged over two rows", edited(lambda hand: hand.put("G11", "<v>#REF!</v>", t="e"),
             lambda hand: hand.say("G12", None), lambda hand: hand.merge("G11:G12")), "N16 G11, N16 G12",
             "3-T01", "3-T02"),
    same("values behind a merge", edited(lambda hand: hand.merge("K9:L9"), lambda hand: hand.say("L9", "giấu")),
         "N33 L9"),
    same("a leading empty area", edited(w.without_the_title, lambda hand: hand.insert_rows(1, 12))),
    nobodys("sheets by the thousand", edited(w.sheets(1000)), "T03"),
    same("a hundred thousand comments", with_parts({"xl/comments1.xml": w.comments(100_000)})),
    withheld("a text longer than any cell", typed(K11="dài " * 10_000), "N30 K11"),
    nobodys("a document type", as_file(w.with_doctype), "T03"),
    nobodys("encrypted", as_file(w.encrypted), "T02"),
    nobodys("a zip with a password", as_file(w.encrypted_entries), "T02"),
    nobodys("a web page by the name of a form",
            as_file(lambda _: b"<html><table><tr><td>1-KH</td></tr></table></html>"), "T01"),
    nobodys("a CSV by the name of a form", as_file(lambda _: "Mã mốc;Tiến độ\n1-KH;Hoàn thành".encode()), "T01"),
    nobodys("a part that stands twice", as_file(w.twice(w.REPORT, b"<worksheet/>")), "T03"),
    nobodys("a cell that stands twice", edited(w.cell_again("G9")), "T03 G9"),
    same("names that climb out", with_parts({"../../evil.xml": "<x/>", "xl/../../y.xml": "<y/>"})),
    same("macros", with_parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(64)}), "B10"),
    same("a workbook with macros by its name", edited(w.with_macros, name="bieu.xlsm"), "B10"),
    same("links to other files", with_parts({"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), "B10"),
    same("DDE", written("P20", "<f>cmd|'/c calc'!A0</f><v>0</v>"), "B10, B14 P20"),
    same("embedded objects", with_parts({"xl/embeddings/oleObject1.bin": bytes(64)}), "B10"),
    said("a formula", '=HYPERLINK("http://x","mở")', '=HYPERLINK("http://x","mở")'),
    said("a command", "=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"),
    said("a sign in front", "+84 255 382", "+84 255 382"),
    said("at", "@SUM(1+1)", "@SUM(1+1)"),
    said("minus", "-2+3", "-2+3"),
    said("zeros in front", "001", "001"),
    said("what looks like a month", "May 2020", "May 2020"),
)  # fmt: skip

# What agencies do to a form
SHEETS = (
    same("rows inserted above everything", edited(lambda hand: hand.insert_rows(1, 3))),
    same("rows inserted between rows", edited(lambda hand: hand.insert_rows(11, 2))),
    Case("columns inserted", edited(lambda hand: hand.insert_columns(8, 2), lambda hand: hand.say("H8", "Ghi chú"),
         lambda hand: hand.say("H9", "xem phụ lục")), "B14 H9"),
    same("columns in another order", edited(lambda hand: hand.move_column(8, 11))),
    same("sorted rows", edited(lambda hand: hand.swap_rows(9, 13), lambda hand: hand.swap_rows(10, 12))),
    same("the title deleted", edited(w.without_the_title)),
    same("the sheet renamed", edited(w.renamed)),
    same("the table made plain cells", edited(w.without_the_table)),
    same("saved with shared strings", as_file(w.with_shared_strings)),
    same("saved as .ods", as_file(w.opendocument, "bieu.ods")),
    same("the hidden sheet lost", edited(w.without_the_hidden_sheet)),
    same("the properties lost", edited(w.without_properties)),
    nobodys("copied into a file of their own", edited(w.without_the_hidden_sheet, w.without_properties), "B01"),
    withheld("a row deleted", edited(lambda hand: hand.delete_rows(11, 11)), "N08"),
    withheld("a row twice", edited(lambda hand: hand.say("B12", "3-T01")), "N07 B12, N08", "3-T01", "3-T02"),
    withheld("a milestone of somebody else", edited(lambda hand: hand.say("B11", "9-XX")), "N02 B11, N08"),
    same("the milestones deleted", edited(*[w.saying(f"B{row}", None) for row in range(9, 14)]),
         w.at("N20", "B", 9, 13)),
    same("a locked cell typed over", typed(C11="Việc khác"), "N27 C11"),
    same("pasted from another file with merged cells", edited(w.pasted, lambda hand: hand.merge("A20:N20"))),
    Case("notes outside the table", typed(P9="gửi sau", C25="Đề nghị gia hạn"), "B14 P9, B14 C25"),
    same("signed at the foot", typed(C15="NGƯỜI LẬP BIỂU\n(Ghi rõ họ tên)\nLê Văn A", K15="Nguyễn Thị B")),
    Case("nothing filled in", as_file(lambda sender: sender.blank), "B09", NOTHING),
)  # fmt: skip

DAYS = (
    *(day(f"«{text}»", text) for text in (
        "5/3/2024", "05.03.24", "5-3-2024", "5\\3\\2024", " 05 / 03 / 2024 ", "2024-03-05", "05032024",
        "ngày 5/3/2024", "ngày 05 tháng 3 năm 2024", "5 tháng 3, 2024", "Thứ Ba, ngày 05/3/2024", "05/3/2024 14:30",
        "5-Mar-2024", "(05/3/2024).",
    )),
    Case("a day: Excel's number of it", written("H11", "<v>45356</v>", s="0"), "N04 H11",
         {"3-T01": {"done_on": MARCH_5}}),
    day("month first", "2/25/2024", "N21 H11", dt.date(2024, 2, 25)),
    day("not in the calendar", "31/02/2024", "N03 H11", None),
    day("only a month", "tháng 3/2024", "N03 H11", None),
    day("two in one cell", "5/3/2024; 6/3/2024", "N23 H11", None),
    Case("a day: only a month, where one is expected", typed(N13="tháng 4/2024"), "N04 N13",
         {"3-T03": {"expected_on": dt.date(2024, 4, 30)}}),
    Case("a day: a quarter, where one is expected", typed(N13="cuối quý II/2024"), "N04 N13",
         {"3-T03": {"expected_on": dt.date(2024, 6, 30)}}),
)  # fmt: skip

STATES = (
    *(state(text, "N01 G10") for text in ("50%", "0,5", "50", "50 %", "x", "Có")),
    state(0.5, "N01 G10"),
    state("đã xong", "N11 G10, N09 H10", "Hoàn thành"),
    state("Hoan thanh", "N11 G10, N09 H10", "Hoàn thành"),
    state("HOÀN THÀNH", "N11 G10, N09 H10", "Hoàn thành"),
    state("đang thực hiện.", "N11 G10", "Đang thực hiện"),
    state(w.nfd("Đang thực hiện"), "", "Đang thực hiện"),
    state("\N{NO-BREAK SPACE}Đang\N{NO-BREAK SPACE}thực hiện ", "", "Đang thực hiện"),
    state("Hoàn thành; Đang thực hiện", "N23 G10"),
    Case("no progress at all", typed(G10=None), "N12 G10", {"2-TX": {"progress": None}}),
    withheld("an answer of two states in one cell", typed(G11="Hoàn thành\nChưa thực hiện"), "N23 G11"),
)

TEXTS = (
    said("NFD", w.nfd("Đã rà soát thủ tục"), "Đã rà soát thủ tục"),
    said("blanks that do not break", "Đã\N{NO-BREAK SPACE}rà soát", "Đã rà soát"),
    said("TCVN3", w.tcvn3("Đã ban hành kế hoạch cải cách hành chính năm 2024"),
         "Đã ban hành kế hoạch cải cách hành chính năm 2024", "N26 K9"),
    Case("number and day in one cell", edited(w.saying("I9", "12/KH-UBND ngày 05/3/2024"), w.saying("J9", None)),
         "N24 I9"),
    Case("a document's number that Excel made a day", edited(w.as_a_day("I9")), "N29 I9",
         {"1-KH": {"document": "05/03/2024"}}),
    Case("done without its document", typed(I9=None, J9=None), "N05 I9",
         {"1-KH": {"document": None, "document_date": None}}),
)  # fmt: skip

FILES = (
    Case("the same file twice", lambda s: {s.file: s.filled, f"bản sao/{s.file}": s.filled}, "T04"),
    Case("three versions", w.versions("(1).xlsx", "bản cuối.xlsx", "FINAL.xlsx"), "B08, B08",
         {"2-TX": {"outcome": "FINAL.xlsx"}}),
    Case("three versions saved at the same moment", w.versions("a.xlsx", "b.xlsx", "c.xlsx", minutes=0),
         "B07, B07, B22, B22", {"2-TX": {"outcome": "c.xlsx"}}),
    same("a zip", lambda s: {"gui ve.zip": w.packed({s.file: s.filled})}),
    same("a zip in a zip", lambda s: {"tuần 1.zip": w.packed({"xã.zip": w.packed({s.file: s.filled})})}),
    nobodys("a zip by the name of a form", as_file(lambda s: w.packed({s.file: s.filled})), "T07"),
    nobodys("a photo", as_file(lambda _: w.PHOTO, "ảnh chụp.jpg"), "T01"),
    nobodys("a photo by the name of a form", as_file(lambda _: b"\x89PNG\r\n\x1a\n" + bytes(99)), "T01"),
    nobodys("a PDF renamed", as_file(lambda _: w.PDF), "T01"),
    nobodys("an empty file", as_file(lambda _: b""), "T01"),
    nobodys("half a file", as_file(lambda s: s.filled[: len(s.filled) // 2]), "T03"),
    nobodys("a RAR archive", as_file(lambda _: b"Rar!\x1a\x07\x00" + bytes(99), "biểu.rar"), "T07"),
    same("beside what programs leave behind",
         lambda s: {s.file: s.filled, "~$bieu.xlsx": bytes(165), "Thumbs.db": b"x"}),
    nobodys("a zip in a zip in a zip in a zip", as_file(w.zips_in_zips(4), "a.zip"), "T07"),
    same("a zip whose names climb out", lambda s: {"a.zip": w.packed({f"../../{s.file}": s.filled})}),
    same("a zip whose name is a formula", lambda s: {"=cmd|calc!A0.zip": w.packed({s.file: s.filled})}),
    refused("the form of another round", as_file(lambda s: s.later), "B03 J1"),
    refused("a form that was issued anew", as_file(lambda s: s.replaced), "B05 J1", reissued=True),
    nobodys("another agency's form by the name of the own", as_file(lambda s: s.neighbour), "B13"),
    nobodys("another agency's form with the own name and id in sight", as_file(w.disguised), "B11 J1"),
    refused("the own form with a forged secret", edited(w.forged), "B04 J1"),
)  # fmt: skip

# What nobody had thought of at first
CLUMSY = (
    withheld("two quarters below one another", edited(k.pasted_below(16, header=True, progress="Chưa thực hiện")),
             w.at("N07", "B", 17, 21), *ANSWERS),
    same("the rows pasted once more below", edited(k.pasted_below(14, header=False)), w.at("N34", "B", 14, 18)),
    withheld("one of them changed since", edited(k.pasted_below(14, header=False), w.saying("K16", "99%")),
             "N34 B14, N34 B15, N07 B16, N34 B17, N34 B18"),
    same("rows hidden by a filter", edited(k.filtered(10, 12))),
    same("a row cut and pasted below the signatures", edited(k.cut_to(11, 30))),
    same("columns numbered below their headers", edited(k.columns_numbered), "B14 A9"),
    same("a word where rows are numbered", typed(A11="xong"), "B14 A11"),
    same("a row of sums", edited(lambda hand: hand.insert_rows(11, 1), w.saying("C11", "Cộng"), w.saying("G11", 2)),
         "B14 C11"),
    same("another heading line", edited(lambda hand: hand.insert_rows(9, 1), w.saying("H9", "(ngày/tháng/năm)")),
         "B14 H9"),
    same("work of their own added", edited(w.saying("C14", "Việc khác"), w.saying("G14", "Hoàn thành")), "N19 B14"),
    Case("one outcome merged over three rows", edited(lambda hand: hand.merge("K9:K11")),
         f"{w.at('N32', 'K', 10, 11)}, {w.at('N33', 'K', 10, 11)}",
         {m: {"outcome": "Đã rà soát 12 TTHC"} for m in ("2-TX", "3-T01")}),
    Case("a whole answer merged into its progress", edited(lambda hand: hand.merge("G9:N9")),
         "N05 I9, N33 H9, N33 I9, N33 J9, N33 K9",
         {"1-KH": dict.fromkeys(("done_on", "document", "document_date", "outcome"))}),
    withheld("a milestone with a word behind it", typed(B11="3-T01 (xong)"), "N02 B11, N08"),
    withheld("an answer struck through", edited(k.struck_through("G11", "Đang thực hiện", "Hoàn thành")), "N01 G11"),
    withheld("true for a progress", written("G11", "<v>1</v>", t="b"), "N01 G11"),
    withheld("number and day in one another's place",
             typed(I9=dt.date(2024, 3, 5), J9="12/KH-UBND"), "N03 J9", "1-KH"),
    Case("a document's number that became a fraction", written("I9", "<v>45.0</v>"), "", {"1-KH": {"document": "45"}}),
    same("the codes' column deleted", edited(k.without_column("B")), f"B17 A8, {w.at('N20', 'B', 9, 13)}"),
    Case("the days done deleted", edited(k.without_column("H")), "B17 A8, N09 G11, N09 G12",
         {m: {"done_on": None} for m in ("1-KH", "3-T01", "3-T02")}),
    Case("the difficulties deleted", edited(k.without_column("L")), "B17 A8", {"2-TX": {"difficulty": None}}),
    refused("the codes and the documents deleted", edited(k.without_column("I"), k.without_column("B")), "B06"),
    refused("the progress deleted", edited(k.without_column("G")), "B06"),
    nobodys("the part with all texts lost", as_file(k.without_its_strings), "T03"),
    nobodys("the part with all texts empty", as_file(k.with_no_strings_left), "T03"),
    same("the form zipped twice", lambda s: dict.fromkeys(("a.zip", "b.zip"), w.packed({s.file: s.filled})), "T04"),
    day("Excel's number of it as a text", "45356"),
    day("that number with a point", "45356.0"),
    day("with a long dash", "5–3–2024"),
    day("in wide figures", "０５/０３/２０２４"),
    day("from and to", "01/03/2024 - 05/03/2024", "N23 H11", None),
    day("an excuse", "chưa xong, dự kiến 30/4/2024", "N03 H11", None),
    state("Đạt", "N01 G10"),
    state("Đã HT", "N01 G10"),
)  # fmt: skip

CASES: tuple[Case, ...] = (*AS_IT_SHOULD_BE, *CELLS, *SHEETS, *DAYS, *STATES, *TEXTS, *FILES, *CLUMSY)
