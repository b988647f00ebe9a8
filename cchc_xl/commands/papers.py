"""What every Word document that goes out needs: its place, its template, the words of its head."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pandas as pd

from cchc_xl.books.os_errors import in_words
from cchc_xl.commands.reading import plan_year, setting
from cchc_xl.progress.wording import one_line
from cchc_xl.values import settings as s
from cchc_xl.values.problems import refuse

_SUFFIX = ".docx"


def in_place(out: Path) -> Path:
    """The path, as a Word file's."""
    return out if out.suffix.lower() == _SUFFIX else out.with_name(out.name + _SUFFIX)


def read_template(template: Path) -> bytes:
    """A template's bytes. Refused: W04 it cannot be read."""
    try:
        return template.read_bytes()
    except OSError as error:
        raise refuse("W04", file=template.name, detail=in_words(error)) from error


def set_aside(files: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Each file that stands there already, and is another → where it is moved: somebody may have worked on it."""
    return {file: _free(file) for file, data in files.items() if file.exists() and file.read_bytes() != data}


def title_values(settings: pd.DataFrame) -> dict[str, str]:
    """The names in the head of a document: province, year, the office."""
    receiver = one_line(setting(settings, s.RECEIVER))
    return {
        "tinh": one_line(setting(settings, s.PROVINCE)),
        "nam": str(plan_year(settings)),
        "nhan": receiver,
        "don_vi": receiver.removesuffix("UBND tỉnh").strip() or receiver,
    }


def _free(file: Path) -> Path:
    places = (file.with_name(f"{file.stem}-ban-truoc-{number}{file.suffix}") for number in count(1))
    return next(place for place in places if not place.exists())
