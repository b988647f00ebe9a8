"""Ways in which a form comes back: typed into, rearranged, saved by other programs, packed, or made to harm."""

import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from cchc_xl.books.archive import open_archive
from cchc_xl.books.grids import grid_of
from cchc_xl.books.legacy import TCVN3
from cchc_xl.values.grid import Cell
from tests.hostile.handled import HEADER, MAIN, REPORT, WORKBOOK, Handled, lxml, packed, parts_of
from tests.hostile.sender import Sender
from tests.intake.old_excel import ole2
from tests.intake.packages import ods

Files = Mapping[str, bytes]
Sent = Callable[[Sender], Files]

_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}
PHOTO, PDF = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


# One file, in the agency's own hands


def edited(*edits: Callable[[Handled], Any], name: str = "") -> Sent:
    """The filled form after these edits, under its own name or another."""

    def sent(sender: Sender) -> Files:
        hand = Handled(sender.filled)
        for edit in edits:
            edit(hand)
        return {name or sender.file: hand.saved()}

    return sent


def typed(**cells: Cell) -> Sent:
    """The filled form with these values typed over it, by address."""
    return edited(lambda hand: [hand.say(address, value) for address, value in cells.items()])


def written(address: str, inner: str, **attributes: str) -> Sent:
    """The filled form with this XML in one cell."""
    return edited(lambda hand: hand.put(address, inner, **attributes))


def as_file(make: Callable[[Sender], bytes], name: str = "") -> Sent:
    """One file made of what the agency has, under its form's name or another."""
    return lambda sender: {name or sender.file: make(sender)}


def with_parts(more: Mapping[str, str | bytes]) -> Sent:
    """The filled form with further parts in its package."""
    added = {name: part if isinstance(part, bytes) else part.encode() for name, part in more.items()}
    return as_file(lambda sender: packed({**parts_of(sender.filled), **added}))


# What people do to the sheet


def without_the_title(hand: Handled) -> None:
    hand.delete_rows(1, HEADER - 1)


def renamed(hand: Handled) -> None:
    hand.replace(WORKBOOK, 'name="Biểu báo cáo"', 'name="Sheet1"')
    hand.replace(WORKBOOK, "'Biểu báo cáo'!", "'Sheet1'!")


def without_the_table(hand: Handled) -> None:
    """What Save As .xls leaves of it: cells."""
    hand.parts.pop("xl/tables/table1.xml")
    tables = hand.report.find(f"{MAIN}tableParts")
    tables.getparent().remove(tables)
    hand.parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )


def without_the_hidden_sheet(hand: Handled) -> None:
    hand.parts[WORKBOOK] = re.sub(rb'<sheet [^>]*name="_cchc"[^>]*/>', b"", hand.parts[WORKBOOK])


def without_properties(hand: Handled) -> None:
    hand.parts["docProps/custom.xml"] = b"<Properties/>"


def dimension(said: str) -> Callable[[Handled], None]:
    def edit(hand: Handled) -> None:
        hand.report.find(f"{MAIN}dimension").set("ref", said)

    return edit


def since_1904(hand: Handled) -> None:
    """The workbook counts days from 1904, as old Macs did; the same days are smaller numbers then."""
    hand.replace(WORKBOOK, "<workbookPr/>", '<workbookPr date1904="1"/>')
    for value in hand.report.iter(f"{MAIN}v"):
        if value.text and value.text.isdigit() and int(value.text) > 40_000:
            value.text = str(int(value.text) - 1462)


def saved_at(moment: str) -> Callable[[Handled], None]:
    def edit(hand: Handled) -> None:
        core = hand.parts["docProps/core.xml"].decode()
        hand.parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{moment}", core).encode()

    return edit


# Other programs, other kinds of file


def strict(sender: Sender) -> bytes:
    """Saved as «Strict Open XML Spreadsheet»."""
    parts = parts_of(sender.filled)
    for name, part in parts.items():
        for old, new in _STRICT.items():
            part = part.replace(old.encode(), new.encode())
        parts[name] = part
    return packed(parts)


def with_shared_strings(sender: Sender) -> bytes:
    """As Excel saves it: each text once, in a part of its own."""
    hand = Handled(sender.filled)
    texts: list[str] = []
    for cell in hand.report.iter(f"{MAIN}c"):
        if cell.get("t") == "inlineStr":
            texts.append("".join(cell.itertext()))
            hand.put(cell.get("r"), f"<v>{len(texts) - 1}</v>", t="s")
    items = "".join(f"<si><t>{lxml.tostring(_element(text)).decode()[3:-4]}</t></si>" for text in texts)
    hand.parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN[1:-1]}">{items}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    hand.replace(
        "[Content_Types].xml", "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rIdS" Type="{office}" Target="sharedStrings.xml"/></Relationships>'
    hand.replace("xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    return hand.saved()


def _element(text: str) -> Any:
    element = lxml.Element("t")
    element.text = text
    return element


def opendocument(sender: Sender) -> bytes:
    """Saved as .ods: the cells and the properties are all that stays."""
    book = grid_of(sender.filled, sender.file, dt.datetime(2024, 3, 14))
    tables = "".join(
        f'<table:table table:name="{grid.name}">{"".join(map(_ods_row, grid.rows))}</table:table>'
        for grid in book.sheets
    )
    return ods(tables)


def _ods_row(row: tuple[Cell, ...]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if not isinstance(value, str):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    text = lxml.tostring(_element(value), encoding="unicode")[3:-4].replace("\n", "</text:p><text:p>")
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def encrypted(_: Sender) -> bytes:
    """What Excel writes behind a password: no zip any more."""
    return ole2(bytes(4096), more=("EncryptedPackage",))


def encrypted_entries(sender: Sender) -> bytes:
    """A zip whose entries have a password."""
    data = bytearray(sender.filled)
    for entry in open_archive(sender.filled).entries:
        data[entry.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def twice(part: str, again: bytes) -> Callable[[Sender], bytes]:
    """The package with a part that stands in it a second time."""

    def make(sender: Sender) -> bytes:
        stream = io.BytesIO(sender.filled)
        with zipfile.ZipFile(stream, "a") as archive:
            info = zipfile.ZipInfo("x" * len(part))
            archive.writestr(info, again)
        return stream.getvalue().replace(b"x" * len(part), part.encode())

    return make


def bomb(sender: Sender) -> bytes:
    return packed({**parts_of(sender.filled), "xl/media/nen.bin": bytes(32 * 1024 * 1024)})


def with_doctype(sender: Sender) -> bytes:
    parts = parts_of(sender.filled)
    return packed({**parts, REPORT: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[REPORT]})


# How texts were typed


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def tcvn3(text: str) -> str:
    """The text as a keyboard set to TCVN3 (ABC) leaves it."""
    return "".join(TCVN3.get(letter, letter) for letter in text)


# Further edits


def saying(address: str, value: Cell) -> Callable[[Handled], None]:
    return lambda hand: hand.say(address, value)


def styled_rows(count: int) -> Callable[[Handled], None]:
    """Rows that somebody coloured down to far below."""

    def edit(hand: Handled) -> None:
        for number in range(100, 100 + count):
            lxml.SubElement(hand.data, f"{MAIN}row", r=str(number), s="1", customFormat="1")

    return edit


def cell_again(address: str) -> Callable[[Handled], None]:
    def edit(hand: Handled) -> None:
        cell = hand.cell(address)
        cell.addnext(lxml.fromstring(lxml.tostring(cell, with_tail=False)))

    return edit


def with_macros(hand: Handled) -> None:
    hand.parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(64)
    hand.replace("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")


def pasted(hand: Handled) -> None:
    """Answers pasted with the merged cells and formats of where they came from."""
    hand.merge("K9:K9")
    hand.merge("G11:G11")
    for cell in hand.report.iter(f"{MAIN}c"):
        if cell.get("r").startswith(("G", "K")):
            cell.set("s", "0")


def forged(hand: Handled) -> None:
    """Another secret, in both places where it stands."""
    secret = re.search(rb"[0-9a-f]{32}", hand.parts["docProps/custom.xml"])
    assert secret
    for name, part in hand.parts.items():
        hand.parts[name] = part.replace(secret[0], b"0" * 32)


def disguised(sender: Sender) -> bytes:
    """A neighbour's form with the id and the name of the own one where they can be seen."""
    own, other = Handled(sender.filled), Handled(sender.neighbour)
    for address in ("A1", "J1"):
        other.say(address, own.said(address))
    return other.saved()


def versions(*names: str, minutes: int = 1) -> Sent:
    """The form saved again and again: each so much later than the one before, and saying its own name."""

    def sent(sender: Sender) -> Files:
        files: dict[str, bytes] = {}
        for step, name in enumerate(names):
            hand = Handled(sender.filled)
            hand.say("K10", name)
            saved_at(f"2024-03-14T02:{step * minutes:02}:00Z")(hand)
            files[name] = hand.saved()
        return files

    return sent


def at(code: str, column: str, first: int, last: int) -> str:
    """The same problem in each of these rows."""
    return ", ".join(f"{code} {column}{row}" for row in range(first, last + 1))


def as_a_day(address: str) -> Callable[[Handled], None]:
    """«5/3» typed for a document's number, which Excel takes for a day."""
    return lambda hand: hand.put(address, "<v>45356</v>", s=hand.cell("H9").get("s"))


def sheets(count: int) -> Callable[[Handled], None]:
    def edit(hand: Handled) -> None:
        numbers = range(1000, 1000 + count)
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        listed = "".join(f'<sheet xmlns:r="{office}" name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
        related = "".join(
            f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        hand.replace(WORKBOOK, "</sheets>", f"{listed}</sheets>")
        hand.replace("xl/_rels/workbook.xml.rels", "</Relationships>", f"{related}</Relationships>")
        sheet = f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData/></worksheet>'.encode()
        hand.parts |= {f"xl/worksheets/sheet{n}.xml": sheet for n in numbers}

    return edit


def comments(count: int) -> str:
    listed = "".join(f'<comment ref="A{n}"><text><t>x</t></text></comment>' for n in range(1, count + 1))
    return f'<comments xmlns="{MAIN[1:-1]}"><commentList>{listed}</commentList></comments>'


def zips_in_zips(depth: int) -> Callable[[Sender], bytes]:
    def make(sender: Sender) -> bytes:
        data = packed({sender.file: sender.filled})
        for _ in range(depth - 1):
            data = packed({"a.zip": data})
        return data

    return make
