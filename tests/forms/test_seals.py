"""The seals of a form's rows: what went out and what came back compare alike, whatever program saved it."""

import datetime as dt
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.fill_in import fill_in
from cchc_xl.books.press import FormHeading, FormPress
from cchc_xl.forms.issue import seal
from cchc_xl.forms.returns import read_return
from cchc_xl.forms.seals import SEALED, row_seal
from cchc_xl.values import form_texts
from cchc_xl.values.columns import FORM
from cchc_xl.values.frames import columns_of, frame
from tests.forms.workbooks import KINDS, PRINTED, SNV, sealed
from tests.intake.packages import read_grid
from tests.office import convert

TEXTS = st.fixed_dictionaries({field: st.text(max_size=8) for field in SEALED})


def rows() -> pd.DataFrame:
    """The rows of a form as they go out."""
    asked = [dict(zip(SEALED, (m, *texts), strict=True)) for m, texts in PRINTED.items()]
    table = frame(FORM, [{"number": number, **row} for number, row in enumerate(asked, start=1)])
    return table.assign(kind=[KINDS[milestone].value for milestone in table["milestone"]])


def test_a_form_keeps_one_seal_for_each_row_in_the_order_of_its_milestones():
    kept = seal(SNV, columns_of(rows()))
    assert kept["milestones"].split() == list(PRINTED)
    assert len(set(kept["rows_sha256"].split())) == len(PRINTED)
    assert {len(text) for text in kept["rows_sha256"].split()} == {16}


@given(TEXTS)
def test_blanks_line_ends_and_composition_change_no_seal(texts: dict[str, str]):
    rewrapped = {f: f" {unicodedata.normalize('NFD', text)}\n".replace(" ", "  ") for f, text in texts.items()}
    assert row_seal(rewrapped) == row_seal({f: unicodedata.normalize("NFC", text) for f, text in texts.items()})


@given(TEXTS, st.sampled_from(SEALED), st.text("ab", min_size=1))
def test_any_other_change_does(texts: dict[str, str], field: str, more: str):
    assert row_seal({**texts, field: texts[field] + more}) != row_seal(texts)


def test_words_that_move_to_the_next_cell_are_a_change():
    texts = dict.fromkeys(SEALED, "")
    assert row_seal({**texts, "content": "a b"}) != row_seal({**texts, "content": "a", "products": "b"})


def pressed() -> bytes:
    heading = FormHeading(f"{form_texts.TITLE} QUÝ I NĂM 2024", "Số liệu từ 15/12/2023", "Văn phòng", 2024)
    return FormPress(heading, "Bà Hoa").press(
        columns_of(rows()), SNV.to_strings(), SNV.form, "Sở Nội vụ", dt.date(2024, 3, 18)
    )


ANSWERS = {"4-T01": {"progress": "Chưa thực hiện", "outcome": "Chưa có văn bản của Bộ"}}


def test_a_pressed_form_that_was_filled_in_has_every_seal_and_no_notes(tmp_path: Path):
    file = tmp_path / "bản nộp.xlsx"
    file.write_bytes(fill_in(pressed(), ANSWERS, dt.datetime(2024, 3, 15)))
    found = read_return(read_grid(file), sealed())
    assert (found.problems, found.notes, len(found.results)) == ((), (), 1)


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_seals_survive_being_saved_by_another_program(tmp_path: Path, kind: str):
    file = tmp_path / "form.xlsx"
    file.write_bytes(fill_in(pressed(), ANSWERS, dt.datetime(2024, 3, 15)))
    (tmp_path / "lo").mkdir()
    found = read_return(read_grid(convert(file, kind, tmp_path / "lo")), sealed())
    assert (found.problems, found.notes, len(found.results)) == ((), (), 1)
