"""How a form answers while it is filled in, as LibreOffice shows it; and that it survives being opened there."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_xl.books.draw.form_colours import COMPLETE, INCOMPLETE, PAST, WRONG
from cchc_xl.books.draw.styles import OPEN
from cchc_xl.books.fill_in import fill_in
from cchc_xl.values.columns import COORDINATION_SHEET, FORM, FORM_SHEET
from tests.forms.issued import SAVED, asked, form, helping
from tests.office import convert, validation_errors

DAY, FAR_OFF = dt.date(2024, 3, 1), dt.date(2090, 1, 1)
DONE, UNDER_WAY = "Hoàn thành", "Đang thực hiện"
DOCUMENT, MONTHLY, ALL_YEAR = "2-KH", "4-T01", "6-TX"

# What is typed, and which cells of the row then have which colour; all others are as they were.
ANSWERS: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
    (DOCUMENT, {}, {"deadline": PAST.fill}),
    (DOCUMENT, {"progress": UNDER_WAY}, {"number": COMPLETE.fill, "progress": COMPLETE.fill, "deadline": PAST.fill}),
    (DOCUMENT, {"progress": DONE, "done_on": DAY},
     {"number": INCOMPLETE.fill, "document": WRONG.fill, "document_date": WRONG.fill}),
    (DOCUMENT, {"progress": DONE, "document": "45/KH-SNV"}, {"number": INCOMPLETE.fill, "document_date": WRONG.fill}),
    (DOCUMENT, {"progress": DONE, "document": "45/KH-SNV", "document_date": DAY},
     {"number": COMPLETE.fill, "progress": COMPLETE.fill}),
    (DOCUMENT, {"progress": DONE, "document": "45/KH-SNV", "document_date": FAR_OFF},
     {"number": INCOMPLETE.fill, "document_date": WRONG.fill}),
    (MONTHLY, {"progress": DONE}, {"number": INCOMPLETE.fill, "done_on": WRONG.fill}),
    (MONTHLY, {"progress": DONE, "done_on": DAY}, {"number": COMPLETE.fill, "progress": COMPLETE.fill}),
    (MONTHLY, {"progress": DONE, "done_on": FAR_OFF}, {"number": INCOMPLETE.fill, "done_on": WRONG.fill}),
    (MONTHLY, {"progress": DONE, "done_on": dt.date(2019, 3, 1)}, {"number": INCOMPLETE.fill, "done_on": WRONG.fill}),
    (MONTHLY, {"progress": DONE, "done_on": "tháng 3"}, {"number": INCOMPLETE.fill, "done_on": WRONG.fill}),
    (ALL_YEAR, {}, {}),
    (ALL_YEAR, {"progress": "Không phát sinh"}, {"number": COMPLETE.fill, "progress": COMPLETE.fill}),
    (ALL_YEAR, {"progress": UNDER_WAY, "done_on": DAY}, {"number": INCOMPLETE.fill, "done_on": WRONG.fill}),
    (ALL_YEAR, {"progress": UNDER_WAY, "expected_on": DAY}, {"number": INCOMPLETE.fill, "expected_on": WRONG.fill}),
    (ALL_YEAR, {"progress": UNDER_WAY, "expected_on": FAR_OFF}, {"number": COMPLETE.fill, "progress": COMPLETE.fill}),
)  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The colours of each of ANSWERS' rows in one form, as LibreOffice shows them."""
    folder = tmp_path_factory.mktemp("colours")
    rows = asked([milestone for milestone, _, _ in ANSWERS])
    rows["milestone"] = [f"{milestone}.{row}" for row, milestone in enumerate(rows["milestone"])]
    typed = {milestone: said for milestone, (_, said, _) in zip(rows["milestone"], ANSWERS, strict=True)}
    (folder / "form.xlsx").write_bytes(fill_in(form(rows), typed, SAVED))
    page = convert(folder / "form.xlsx", "html", folder).read_text("utf-8")
    return [colours(page, milestone) for milestone in rows["milestone"]]


def colours(page: str, milestone: str) -> dict[str, str]:
    """The background of each cell in the row of that milestone, where it is coloured, by field."""
    row = next(row for row in re.split(r"<tr[ >]", page) if f">{milestone}<" in row)
    cells = re.findall(r"<td[^>]*>", row)
    found = [re.search(r'bgcolor="#(\w+)"', cell) for cell in cells[: len(FORM.columns)]]
    return {field: colour[1] for field, colour in zip(FORM.fields, found, strict=True) if colour}


def plain() -> dict[str, str]:
    return {column.field: OPEN for column in FORM.columns if column.open}


@pytest.mark.soffice
@pytest.mark.parametrize("place", range(len(ANSWERS)), ids=[f"{m} {said or 'trống'}" for m, said, _ in ANSWERS])
def test_a_row_shows_what_it_lacks_and_when_it_is_complete(shown: list[dict[str, str]], place: int):
    assert shown[place] == plain() | ANSWERS[place][2]


@pytest.fixture(params=["first", "later"])
def issued(request: pytest.FixtureRequest) -> bytes:
    if request.param == "first":
        return form(others=helping())
    return form(asked(previous="Đang thực hiện (15/03/2024)\nĐã rà soát"), later=True, others=helping())


@pytest.mark.soffice
def test_libreoffice_keeps_validations_protection_and_colours(issued: bytes, tmp_path: Path):
    (tmp_path / "form.xlsx").write_bytes(issued)
    (tmp_path / "lo").mkdir()
    saved = load_workbook(convert(tmp_path / "form.xlsx", "xlsx", tmp_path / "lo"))
    before = load_workbook(io.BytesIO(issued))
    assert saved[COORDINATION_SHEET].protection.sheet
    assert kept(saved[FORM_SHEET]) == kept(before[FORM_SHEET])


def kept(sheet: Any) -> dict[str, Any]:
    """What of a form's sheet has to survive: which cells accept what, which are locked, where colours answer."""
    checks = sheet.data_validations.dataValidation
    rules = {str(area): [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting}
    return {
        "checks": sorted((str(c.sqref), c.type, c.prompt, c.error) for c in checks),
        "protected": sheet.protection.sheet,
        "open": [cell.coordinate for row in sheet["A1:O14"] for cell in row if not cell.protection.locked],
        "rules": sum(len(formulas) for formulas in rules.values()),
    }


@pytest.mark.node
def test_the_validator_finds_nothing_in_forms_of_any_shape(issued: bytes, tmp_path: Path):
    for name, data in (("form", issued), ("filled", fill_in(issued, {DOCUMENT: {"progress": DONE}}, SAVED))):
        (tmp_path / f"{name}.xlsx").write_bytes(data)
        assert validation_errors(tmp_path / f"{name}.xlsx") == []
