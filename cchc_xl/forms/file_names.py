"""Where a form lies in the folder that goes out: by level, communes by the agency they send through.

Every name is of plain letters, so that it survives mail systems, zips and USB sticks; none is one that Windows
keeps for its devices; no two differ only in capitals. Agencies' names are what somebody typed: nothing in them
leads out of the folder.
"""

import re
import unicodedata
from collections.abc import Container, Mapping
from functools import cache

from cchc_xl.values.words import Level

_LONGEST_NAME = 60  # characters of a body's name; whole paths are limited on Windows
_LONGEST_CODE = 24
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}

_FOLDERS: Mapping[str, str] = {
    Level.OFFICE: "1-So-nganh",
    Level.DEPARTMENT: "1-So-nganh",
    Level.DISTRICT: "2-Cap-huyen",
    Level.COMMUNE: "3-Cap-xa",
}
_OTHER_LEVEL = "4-Khac"


@cache
def plain(text: str, longest: int = _LONGEST_NAME) -> str:
    """``UBND huyện Ba Tơ`` → ``UBND-huyen-Ba-To``: letters, digits and hyphens, cut between words where it is long.

    "" where there is none of them in the text.
    """
    letters = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(c for c in letters if unicodedata.category(c) != "Mn")
    name = re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")
    if len(name) > longest:
        name = name[: longest + 1].rpartition("-")[0] or name[:longest]
    return f"{name}-" if name.casefold() in _DEVICES else name


def file_name(round: str, agency: str, agency_name: str, suffix: str = ".xlsx") -> str:
    """``2024-Q1_SNV_So-Noi-vu.xlsx``: the round, the agency's code, its name as far as there is room."""
    parts = (plain(round, _LONGEST_CODE), plain(agency, _LONGEST_CODE), plain(agency_name))
    return ("_".join(part for part in parts if part) or "bieu-mau") + suffix


def folder_of(level: str, through: str) -> str:
    """``3-Cap-xa/UBND-huyen-Ba-To``: the folder of an agency's level; ``through`` names whom it sends through."""
    of_level = _FOLDERS.get(level, _OTHER_LEVEL)
    inside = plain(through)
    return f"{of_level}/{inside}" if inside else of_level


def unique(path: str, taken: Container[str]) -> str:
    """The path, or with ``-2``, ``-3`` … before its suffix, where ``taken`` (casefolded) has it already."""
    stem, dot, suffix = path.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (path, "")
    number, candidate = 1, path
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem}-{number}{suffix}"
    return candidate
