"""An agency's faulty form is taken in, sent back, corrected in the copy, and taken in again."""

import datetime as dt
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cchc_xl.values import columns as c
from cchc_xl.values.words import Check, Progress
from tests.commands.conftest import Desk, Run, Said

DAY = dt.date(2024, 3, 5)
FAULTY: dict[str, dict[str, Any]] = {
    "2-KH": {"progress": "Hoàn thành", "done_on": "31/02/2024", "document": "12/KH-SNV", "document_date": DAY},
    "3-TX": {"progress": "Đang thực hiện", "outcome": "Đã niêm yết"},
}


def consolidate(run: Run, desk: Desk, day: str) -> Said:
    return run(
        "consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--out", desk.folder, "--as-of", day
    )  # fmt: skip


def copy_sent_back(desk: Desk) -> Path:
    return next(desk.folder.glob("phan-hoi/**/*SNV* - can sua.xlsx"))


def corrected(copy: Path, target: Path) -> None:
    """What the clerk of the agency does: follows the link, types the right day, saves."""
    workbook: Any = load_workbook(copy)
    link = workbook[c.CORRECTIONS_SHEET]["C9"].hyperlink.location
    sheet, cell = link.replace("'", "").split("!")
    workbook[sheet][cell].value = DAY
    workbook.save(target)


def codes(desk: Desk) -> list[str]:
    problems = desk.read(c.PROBLEMS)
    return problems.loc[problems["severity"] != "Lưu ý", "code"].tolist()


def test_a_corrected_copy_takes_its_faults_away(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    assert codes(desk) == ["N03"]
    assert desk.submission("SNV")["check"] == Check.INCOMPLETE
    corrected(copy_sent_back(desk), desk.returns / "SNV sửa.xlsx")
    consolidate(run, desk, "2024-03-16")
    assert codes(desk) == []
    assert desk.submission("SNV")["check"] == Check.VALID
    assert desk.result("SNV", "2-KH")["progress"] == Progress.DONE


def test_the_copy_that_lies_beside_the_returns_is_not_a_return(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    for day in ("2024-03-15", "2024-03-16"):
        said = run(
            "consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--out", desk.returns,
            "--as-of", day,
        )  # fmt: skip
        assert said.answer["figures"]["files"] == 1
