"""Forms that LibreOffice saved, in whatever kind of file, on the same way."""

from functools import partial
from pathlib import Path

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.session import change
from cchc_xl.values import columns as c
from tests.hostile import sender as s
from tests.hostile.conftest import Consolidated, act
from tests.hostile.test_hostile import said
from tests.intake.packages import put
from tests.office import convert

pytestmark = pytest.mark.soffice


@pytest.mark.parametrize("kinds", [("xlsx",), ("ods",), ("xls",), ("ods", "xlsx"), ("xls", "xlsx")], ids=" to ".join)
def test_every_answer_survives_it(done: Consolidated, tmp_path: Path, kinds: tuple[str, ...]):
    file = s.form_of(done.folder, s.ROUND, "SNV")
    file = put(tmp_path, {file.name: s.filled(file.read_bytes())}) / file.name
    for step, kind in enumerate(kinds):
        (tmp_path / str(step)).mkdir()
        file = convert(file, kind, tmp_path / str(step))
    master = put(tmp_path, {"sổ.xlsx": done.before, f"gửi về/{file.name}": file.read_bytes()}) / "sổ.xlsx"
    change(master, "consolidate", partial(act, tmp_path / "gửi về", tmp_path))
    book = ClosedBook.open(master)
    assert {row["milestone"]: said(row) for row in book.read(c.RESULTS).to_dict("records")} == s.ANSWERS
    assert book.read(c.PROBLEMS).empty
