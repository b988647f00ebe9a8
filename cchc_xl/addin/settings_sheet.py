"""The add-in's only sheet: every setting that xlwings asks for, what our VBA needs to know, and its sentences.

xlwings looks for a setting in the active workbook, then here, then in a file beside the workbook, then in one of the
user's. Every setting stands here, also those left blank, so that no file beside a returned form is ever asked.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from cchc_xl import __version__
from cchc_xl.addin.texts import SENTENCES
from cchc_xl.values import columns as c
from cchc_xl.values.sheets import MARK_NAME, MASTER_MARK

PROJECT = "cchc"  # xlwings' name for us
SHEET_NAME, SHEET_PART = f"{PROJECT}.conf", "xl/worksheets/sheet1.xml"
VERSION, INTERPRETER = "VERSION", "INTERPRETER_WIN"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BLANK = (
    "PYTHONPATH", "LICENSE_KEY", "CONDA PATH", "CONDA ENV", "UDF MODULES",
    "ONEDRIVE_CONSUMER_WIN", "ONEDRIVE_CONSUMER_MAC", "ONEDRIVE_COMMERCIAL_WIN", "ONEDRIVE_COMMERCIAL_MAC",
    "SHAREPOINT_WIN", "SHAREPOINT_MAC",
)  # fmt: skip


def settings(interpreter: str) -> dict[str, str]:
    """Keys and values for the Python at that absolute path."""
    return {
        "INTERPRETER_WIN": interpreter,
        "INTERPRETER_MAC": interpreter,
        "INTERPRETER": interpreter,
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "USE UDF SERVER": "False",
        "DEBUG UDFS": "False",
        "SHOW CONSOLE": "False",
        "SHOW_ERROR_POPUPS": "True",
        "TEMP DIR": "%TEMP%",  # xlwings resolves it
        **dict.fromkeys(_BLANK, ""),
        VERSION: __version__,
        "markName": MARK_NAME,
        "mark": MASTER_MARK,
        "roundTable": c.ROUNDS.name,
        "roundIds": _reference("round"),
        "roundNames": _reference("name"),
        **SENTENCES,
    }


def sheet_xml(entries: Mapping[str, str]) -> str:
    """The sheet: a key and a value in each row, all of it text."""
    rows = "".join(
        f'<row r="{n}">{_cell(f"A{n}", key)}{_cell(f"B{n}", value)}</row>'
        for n, (key, value) in enumerate(entries.items(), 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetPr codeName="Sheet1"/><sheetData>{rows}</sheetData></worksheet>'


def read_settings(addin: bytes) -> dict[str, str]:
    """The settings of an add-in that was built; none of a file that is no add-in of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(addin)) as package:
            rows = ElementTree.fromstring(package.read(SHEET_PART)).iter(f"{{{_MAIN}}}row")
            texts = [["".join(cell.itertext()) for cell in row] for row in rows]
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return {}
    return {row[0]: row[1] for row in texts if len(row) == 2}


def _reference(field: str) -> str:
    """A column of the table of rounds, as Excel's structured references name it."""
    return f"{c.ROUNDS.name}[{c.ROUNDS.column(field).header}]"


def _cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
