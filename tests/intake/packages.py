"""Workbooks written part by part, so that a test can put in what no program would write."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from cchc_xl.books.grids import grid_of
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, Refused

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    '<styleSheet xmlns="{}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)  # style 1 is a date
SHEET = "xl/worksheets/sheet1.xml"


def text(address: str, value: str) -> str:
    """A cell with text, as it stands in a sheet's XML."""
    return f'<c r="{address}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows: str, after: str = "", namespace: str = TRANSITIONAL, before: str = "") -> str:
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def parts(*sheets: str, namespace: str = TRANSITIONAL, office: str = OFFICE, properties: str = "") -> dict[str, str]:
    """A workbook's parts: these sheets, named S1, S2, …"""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    styles = f'<Relationship Id="rIdS" Type="{office}/styles" Target="styles.xml"/>'
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}"/>'
        for name, kind in [("xl/workbook.xml", "sheet.main+xml"), ("xl/styles.xml", "styles+xml"),
                           *((f"xl/worksheets/sheet{n}.xml", "worksheet+xml") for n in numbers)]
    )  # fmt: skip
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{office}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(related + styles),
        "xl/styles.xml": _STYLES.format(namespace),
        **{f"xl/worksheets/sheet{n}.xml": content for n, content in zip(numbers, sheets, strict=True)},
    }


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts, deflated."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def workbook(*rows: str, after: str = "", properties: str = "") -> bytes:
    """A workbook of one sheet, S1, with these rows."""
    return zipped(parts(sheet(*rows, after=after), properties=properties))


def read_grid(path: Path) -> WorkbookGrid:
    """The workbook at a path, as the intake reads it."""
    saved = dt.datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)
    return grid_of(path.read_bytes(), path.name, saved)


def changed(package: bytes, part: str, old: str, new: str) -> bytes:
    """The same workbook with something in a part changed."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in kept[part]
    return zipped({**kept, part: kept[part].replace(old.encode(), new.encode())})


def added(package: bytes, more: Mapping[str, str | bytes]) -> bytes:
    """The same workbook with further parts."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, **more})


def ods(*tables: str) -> bytes:
    """An OpenDocument workbook of these tables."""
    spaces = {
        "office": "office:1.0", "table": "table:1.0", "text": "text:1.0", "script": "script:1.0", "xlink": "xlink",
    }  # fmt: skip
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}"' for p, n in spaces.items())
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
        "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
    })  # fmt: skip


def read(data: bytes, name: str = "2024-Q1_SNV.xlsx") -> WorkbookGrid:
    """The file as it is read."""
    return grid_of(data, name, dt.datetime(2024, 4, 1, 8))


def refused(data: bytes, name: str = "2024-Q1_SNV.xlsx") -> Problem:
    """Why the file is not read; the file is named in it."""
    with pytest.raises(Refused) as fault:
        read(data, name)
    assert fault.value.problem.file == name
    return fault.value.problem


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The folder with these files in it and below it."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
