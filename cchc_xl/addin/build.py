"""The .xlam as a whole: a package of few parts, always the same bytes for the same sources."""

import io
import zipfile
from collections.abc import Collection, Mapping

from cchc_xl.addin import sources
from cchc_xl.addin.settings_sheet import SHEET_NAME, SHEET_PART, settings, sheet_xml
from cchc_xl.addin.vba_project import PART, vba_project

FILE_NAME = "cchc_xl.xlam"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RIBBON_PART, _STYLES_PART = "customUI/customUI14.xml", "xl/styles.xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def addin(interpreter: str) -> bytes:
    """The add-in for the Python at that absolute path."""
    modules = {**sources.our_modules(), **sources.xlwings_modules()}
    return assemble(settings(interpreter), modules, sources.class_names())


def assemble(entries: Mapping[str, str], modules: Mapping[str, str], classes: Collection[str]) -> bytes:
    """An add-in with these settings and modules, and our ribbon; ``classes``: the modules that are classes."""
    return _zipped({
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({
            f"{_OFFICE}/officeDocument": "xl/workbook.xml",
            # the type is of 2007, though the ribbon's own namespace is of 2009: so Excel wants it
            f"{_MICROSOFT}/2007/relationships/ui/extensibility": _RIBBON_PART,
        }),
        _RIBBON_PART: sources.ribbon(),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relationships({
            f"{_OFFICE}/worksheet": SHEET_PART.removeprefix("xl/"),
            f"{_OFFICE}/styles": _STYLES_PART.removeprefix("xl/"),
            f"{_MICROSOFT}/2006/relationships/vbaProject": PART.removeprefix("xl/"),
        }),
        SHEET_PART: _xml(sheet_xml(entries)),
        _STYLES_PART: _styles(),
        PART: vba_project(modules, classes),
    })  # fmt: skip


def _content_types() -> bytes:
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = {
        "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        SHEET_PART: f"{spreadsheet}.worksheet+xml",
        _STYLES_PART: f"{spreadsheet}.styles+xml",
        PART: "application/vnd.ms-office.vbaProject",
    }
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return _xml(
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, str]) -> bytes:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return _xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>')


def _workbook() -> bytes:
    return _xml(
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr codeName="ThisWorkbook"/>'
        f'<sheets><sheet name="{SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _styles() -> bytes:
    """The least that Excel takes for a style sheet."""
    return _xml(
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _xml(text: str) -> bytes:
    return (_HEAD + text).encode()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
