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


# ----- the folder of copies


def names(folder: Path) -> set[str]:
    """The workbooks in the folder and below it."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*.xlsx")}


def listed(desk: Desk) -> list[str]:
    """The agencies on the list of whom to send a copy."""
    lines = (desk.folder / "phan-hoi/2024-Q1/PHAN-HOI.csv").read_text("utf-8-sig").splitlines()
    return [line.split(";")[1].strip('"') for line in lines[1:]]


def correct(run: Run, desk: Desk, day: str = "2024-03-16") -> Said:
    """The agency sends a return without faults, alone in a fresh folder."""
    for path in desk.returns.iterdir():
        path.unlink()
    right = {**FAULTY, "2-KH": {**FAULTY["2-KH"], "done_on": DAY}}
    desk.send_back("SNV", right, "2024-03-15T09:00", "SNV sửa.xlsx")
    return consolidate(run, desk, day)


def test_a_copy_whose_faults_are_cleared_is_not_among_those_to_send(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    copy = copy_sent_back(desk)
    written = copy.read_bytes()
    said = correct(run, desk)
    assert names(copy.parent) == {f"da-xong/{copy.name}"}
    assert (copy.parent / "da-xong" / copy.name).read_bytes() == written
    assert listed(desk) == []
    assert f"«{copy.name}» không còn phải gửi" in said.words


def test_a_copy_that_somebody_worked_on_is_never_lost(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    copy = copy_sent_back(desk)
    copy.write_bytes(b"with a word of the clerk's")
    said = consolidate(run, desk, "2024-03-16")
    assert copy.read_bytes() != b"with a word of the clerk's"
    assert (copy.parent / "da-xong" / copy.name).read_bytes() == b"with a word of the clerk's"
    assert "đã có người sửa" in said.words


def test_a_copy_that_nobody_touched_gives_way_to_the_new_one(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    for day in ("2024-03-15", "2024-03-16"):
        consolidate(run, desk, day)
    assert names(copy_sent_back(desk).parent) == {copy_sent_back(desk).name}


def test_whose_faults_still_stand_stays_on_the_list_when_only_others_send(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    desk.send_back("STP", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    before = names(desk.folder / "phan-hoi")
    correct(run, desk)
    assert listed(desk) == ["STP"]
    assert {name for name in before if "STP" in name} == {n for n in names(desk.folder / "phan-hoi") if "STP" in n}


def test_a_copy_that_no_list_knows_is_left_alone_and_told(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    other = copy_sent_back(desk).with_name("của ai - can sua.xlsx")
    other.write_bytes(b"?")
    said = correct(run, desk)
    assert other.read_bytes() == b"?"
    assert "«của ai - can sua.xlsx» không có trong PHAN-HOI.csv" in said.words


def test_a_list_that_excel_saved_again_is_understood(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    path = desk.folder / "phan-hoi/2024-Q1/PHAN-HOI.csv"
    path.write_text(path.read_text("utf-8-sig").replace('"', "").replace(";", "\t"), "utf-8-sig")
    correct(run, desk)
    assert [name.split("/")[0] for name in names(path.parent)] == ["da-xong"]


def test_copies_that_have_had_their_day_are_no_returns(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    correct(run, desk)
    source = desk.folder / "phan-hoi"
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", source, "--as-of", "2024-03-17")
    assert said.answer["figures"]["files"] == 0
