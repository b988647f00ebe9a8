"""What other programs say of the Word files."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cchc_xl.books.book import Book
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.remind import remind
from cchc_xl.commands.report import report
from cchc_xl.commands.session import change
from cchc_xl.commands.summarize import summarize
from tests.commands.conftest import Desk
from tests.office import convert, validation_errors

AS_OF = dt.date(2024, 4, 5)


@pytest.fixture(scope="module")
def made(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with its report, the covering letter, and the letter of reminder."""
    desk = Desk(tmp_path_factory.mktemp("văn bản") / "bàn")
    shutil.copytree(set_up, desk.folder)
    acts: Mapping[str, Callable[[Book], Outcome]] = {
        "summarize": lambda book: summarize(book, AS_OF),
        "report": lambda book: report(book, "2024-Q1", desk.folder / "bao-cao.docx"),
        "remind": lambda book: remind(book, AS_OF, desk.folder),
    }
    for command, act in acts.items():
        change(desk.master, command, act)
    return desk.folder


@pytest.mark.node
def test_the_documents_are_valid(made: Path):
    documents = sorted(made.glob("*.docx"))
    assert len(documents) == 3
    assert {path.name: validation_errors(path) for path in documents} == {path.name: [] for path in documents}


@pytest.mark.soffice
def test_pages_lie_as_drawn(made: Path, tmp_path: Path):
    """Upright pages first, wide ones after; the number on every page but the first."""
    import pdfplumber

    with pdfplumber.open(convert(made / "bao-cao.docx", "pdf", tmp_path)) as pdf:
        wide = [page.width > page.height for page in pdf.pages]
        tops = [(page.crop((0, 0, page.width, 50)).extract_text() or "").strip() for page in pdf.pages]
    assert wide == sorted(wide)
    assert any(wide)
    assert tops == ["", *(str(number) for number in range(2, len(wide) + 1))]
