"""What is damaged: one form filled in as it should be, as different programs save it, and what it says."""

import datetime as dt
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.commands.new import new
from cchc_xl.commands.reading import plan_year, read_register, read_seals
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.values import columns as c
from tests.hostile import sender as s
from tests.hostile import ways
from tests.hostile.handled import COLUMN, FIRST
from tests.office import convert

AGENCY = "SNV"
SAVED = dt.datetime(2024, 3, 14, 2)
ROW: Mapping[str, int] = {milestone: row for row, milestone in enumerate(s.ANSWERS, start=FIRST)}


@dataclass(frozen=True)
class Seeds:
    """``files``: the same filled form by the program that saved it; ``expected``: what the round expects back."""

    files: Mapping[str, bytes]
    expected: Expected
    master: bytes


def address(milestone: str, field: str) -> str:
    """Where that answer stands in a form as it went out."""
    return f"{COLUMN[field]}{ROW[milestone]}"


def sow(folder: Path, *, elsewhere: bool = False) -> Seeds:
    """A small plan, its form out to one agency, and that form filled in; takes some seconds.

    ``elsewhere``: also as LibreOffice saves it, where there is one.
    """
    letter, master = folder / "văn bản.txt", folder / "sổ.xlsx"
    letter.write_text(s.LETTER, "utf-8")
    new([letter], master, 2024)
    s.issue(master, folder / "biểu", s.ROUND, dt.datetime(2024, 3, 1, 8), (AGENCY,))
    form = s.form_of(folder, s.ROUND, AGENCY).read_bytes()
    sender = s.Sender(AGENCY, f"{AGENCY}.xlsx", form, s.filled(form), b"", b"", b"")
    files = {
        "as issued": sender.filled,
        "shared strings": ways.with_shared_strings(sender),
        "another program": fill_in(form, s.ANSWERS, SAVED),
        "opendocument": ways.opendocument(sender),
    }
    files |= _saved_elsewhere(folder, sender.filled) if elsewhere and shutil.which("soffice") else {}
    return Seeds(files, _expected(ClosedBook.open(master)), master.read_bytes())


def _saved_elsewhere(folder: Path, form: bytes) -> dict[str, bytes]:
    """The form as real files of other kinds, by what they are called here."""
    (folder / "f.xlsx").write_bytes(form)
    return {f"libreoffice {kind}": convert(folder / "f.xlsx", kind, folder).read_bytes() for kind in ("ods", "xls")}


def _expected(book: ClosedBook) -> Expected:
    register, forms, year = read_register(book), book.read(c.FORMS), plan_year(book.read(c.SETTINGS))
    return expect(forms, read_seals(book), register.obligations, s.ROUND, s.AS_OF, year)


def keep(seeds: Seeds, path: Path) -> None:
    """Puts the seeds where other processes of this run find them."""
    path.write_bytes(pickle.dumps(seeds))


def kept(path: Path) -> Seeds:
    return pickle.loads(path.read_bytes())
