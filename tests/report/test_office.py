"""What other programs say of the Word files."""

from pathlib import Path

import pytest

from tests.commands.conftest import Desk, Run
from tests.office import convert, validation_errors


def _made(run: Run, desk: Desk) -> list[Path]:
    run("summarize", desk.master, "--as-of", "2024-04-05")
    run("report", desk.master, "--round", "2024-Q1", "--out", desk.folder / "bao-cao.docx")
    run("remind", desk.master, "--as-of", "2024-04-05", "--out", desk.folder)
    return sorted(desk.folder.glob("*.docx"))


@pytest.mark.node
def test_the_documents_are_valid(run: Run, desk: Desk):
    made = _made(run, desk)
    assert len(made) == 3
    assert {path.name: validation_errors(path) for path in made} == {path.name: [] for path in made}


@pytest.mark.soffice
def test_pages_lie_as_drawn(run: Run, desk: Desk, tmp_path: Path):
    """Upright pages first, wide ones after; the number on every page but the first."""
    import pdfplumber

    _made(run, desk)
    with pdfplumber.open(convert(desk.folder / "bao-cao.docx", "pdf", tmp_path)) as pdf:
        wide = [page.width > page.height for page in pdf.pages]
        tops = [(page.crop((0, 0, page.width, 50)).extract_text() or "").strip() for page in pdf.pages]
    assert wide == sorted(wide)
    assert any(wide)
    assert tops == ["", *(str(number) for number in range(2, len(wide) + 1))]
