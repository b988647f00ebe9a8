"""Further letters into a master in use, the question list, and looking before anything is written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from cchc_xl.values.settings import ROLLS_FORWARD
from cchc_xl.values.table import Table
from cchc_xl.values.words import Progress, Standing, State, YesNo
from tests.commands.conftest import SHORT_LETTER, Desk, Run

FURTHER = """Số: 12/STTTT-CNTT
V/v đề xuất nhiệm vụ cải cách hành chính năm 2024

Sở Thông tin và Truyền thông đề xuất nhiệm vụ cải cách hành chính năm 2024 như sau:
1. Nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh.
- Cơ quan chủ trì: Sở Thông tin và Truyền thông.
- Sản phẩm: Hệ thống được nâng cấp.
- Thời gian thực hiện: Quý III năm 2024.
2. Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính.
- Cơ quan chủ trì: Sở Thông tin và Truyền thông.
- Thời gian thực hiện: theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh.
"""
PLAN = """Số: 30/KH-UBND

KẾ HOẠCH
Cải cách hành chính nhà nước năm 2024

""" + SHORT_LETTER.partition("như sau:\n")[2].replace(
    "Thời gian thực hiện: Thường xuyên", "Thời gian thực hiện: Quý IV"
)
DAY = "2024-04-05"


def _charts_of(desk: Desk) -> Any:
    overview: Any = openpyxl.load_workbook(desk.master)["Tổng quan"]
    return overview._charts


@pytest.fixture
def letter(tmp_path: Path):
    def write(text: str, name: str = "thêm.txt") -> Path:
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return file

    return write


def type_in(desk: Desk, table: Table, where: Mapping[str, Any], **cells: Any) -> None:
    """A clerk types into the row with those values, and saves."""
    book = ClosedBook.open(desk.master)
    rows = book.read(table)
    here = pd.concat([rows[field] == value for field, value in where.items()], axis=1).all(axis=1)
    assert here.sum() == 1, rows
    for field, value in cells.items():
        rows.loc[here, field] = value
    book.replace(table, rows)
    desk.master.write_bytes(book.to_bytes())


def test_days_off_are_kept_where_the_settings_say_so(run: Run, desk: Desk, letter):
    monthly = FURTHER.replace("Quý III năm 2024", "ngày 15 hằng tháng")
    type_in(desk, c.SETTINGS, {"key": ROLLS_FORWARD.key}, value="Không")
    run("import", letter(monthly), "--master", desk.master, "--as-of", DAY)
    milestones = desk.read(c.MILESTONES)
    june = milestones[milestones["milestone"] == "STTTT.1-T06"].iloc[0]  # a Saturday
    assert june["due_effective"] == june["due"] == pd.Timestamp(2024, 6, 15)


def test_a_further_letters_tasks_are_added_under_ids_of_their_own(run: Run, desk: Desk, letter):
    said = run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    assert (said.code, said.answer["figures"]["added"]) == (0, 2)
    tasks = desk.read(c.TASKS)
    assert tasks["task"].tolist() == ["1", "2", "3", "4", "STTTT.1", "STTTT.2"]
    assert tasks["source"].iloc[-1].startswith("Công văn số 12/STTTT-CNTT")
    assert set(desk.read(c.CHANGES)["kind"]) == {"Thêm"}


def test_new_tasks_get_columns_rows_and_a_place_in_the_chart(run: Run, desk: Desk, letter):
    run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    tracking = desk.read(c.tracking_table(tuple(desk.read(c.TASKS)["task"]))).set_index("agency")
    assert tracking.loc["STTTT", "STTTT.1"] in (State.NOT_YET, State.IN_TIME)
    assert tracking.loc["SNV", "STTTT.1"] == ""
    assert desk.read(c.BY_TASK)["task"].tolist()[-1] == "STTTT.2"
    own = desk.read(c.agency_table("STTTT"))
    assert "STTTT.1" in set(own["task"])
    chart = next(ch for ch in _charts_of(desk) if "$V$" in ch.series[0].cat.strRef.f)
    assert chart.series[0].cat.strRef.f.endswith("$V$17")


def test_importing_again_changes_no_byte(run: Run, desk: Desk, letter):
    further = letter(FURTHER)
    run("import", further, "--master", desk.master, "--as-of", DAY)
    before = desk.master.read_bytes()
    said = run("import", further, desk.folder / "văn bản.txt", "--master", desk.master, "--as-of", "2024-05-01")
    assert said.code == 0
    assert desk.master.read_bytes() == before
    assert "không có gì thay đổi" in said.words


def test_after_an_import_the_other_commands_change_nothing_more(run: Run, desk: Desk, letter):
    run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    before = desk.master.read_bytes()
    assert run("summarize", desk.master, "--as-of", DAY).code == 0
    assert desk.master.read_bytes() == before


def test_a_dry_run_tells_all_and_writes_nothing(run: Run, desk: Desk, letter):
    before = desk.master.read_bytes()
    said = run("import", letter(FURTHER), "--master", desk.master, "--dry-run")
    assert desk.master.read_bytes() == before
    assert said.answer["figures"]["added"] == 2
    (seen,) = said.answer["understood"]
    assert [task["task"] for task in seen["tasks"]] == ["1", "2"]
    leads = next(line for line in seen["tasks"][0]["lines"] if line["field"] == "Cơ quan chủ trì")
    assert leads["written"] == "Sở Thông tin và Truyền thông"
    assert leads["understood"] == "Sở Thông tin và Truyền thông (STTTT)"


def test_new_takes_a_folder_and_looks_before_it_writes(run: Run, tmp_path: Path):
    folder = tmp_path / "văn bản"
    folder.mkdir()
    (folder / "a.txt").write_text(SHORT_LETTER, "utf-8")
    (folder / "b.txt").write_text(FURTHER, "utf-8")
    out = tmp_path / "sổ.xlsx"
    said = run("new", folder, "--out", out, "--year", 2024, "--dry-run")
    assert not out.exists()
    assert [seen["file"] for seen in said.answer["understood"]] == ["a.txt", "b.txt"]
    said = run("new", folder, "--out", out, "--year", 2024)
    assert said.answer["figures"]["tasks"] == 6
    assert ClosedBook.open(out).read(c.TASKS)["task"].tolist()[-2:] == ["STTTT.1", "STTTT.2"]


def test_the_table_of_a_dry_run_stands_on_stdout_beside_the_letters_words(
    letter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from cchc_xl import cli

    monkeypatch.setattr("sys.argv", ["cchc-xl", "new", str(letter(FURTHER)), "--year", "2024", "--dry-run"])
    with pytest.raises(SystemExit):
        cli.main()
    out, words = capsys.readouterr()
    assert "Văn bản viết" in out
    assert "30/09/2024" in out
    assert "Chạy thử, chưa ghi gì" in words


def test_new_without_out_says_what_is_missing(run: Run, letter):
    said = run("new", letter(FURTHER), "--year", 2024)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "X02")


def test_one_bad_letter_among_several_is_told_and_the_others_count(run: Run, desk: Desk, letter):
    other_year = letter(FURTHER.replace("2024", "2023"), "khác năm.txt")
    said = run("import", letter(FURTHER), other_year, "--master", desk.master, "--as-of", DAY)
    assert said.code == 1
    assert [p["code"] for p in said.answer["problems"]] == ["L05"]
    assert len(desk.read(c.TASKS)) == 6


def test_a_letter_alone_that_cannot_be_used_is_refused(run: Run, desk: Desk, letter):
    before = desk.master.read_bytes()
    said = run("import", letter("Kính gửi: Sở Nội vụ\n"), "--master", desk.master)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "L04")
    assert desk.master.read_bytes() == before


def test_a_like_task_of_another_sender_waits_for_an_answer(run: Run, desk: Desk, letter):
    like = FURTHER.replace("Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "Niêm yết, công khai TTHC")
    said = run("import", letter(like), "--master", desk.master, "--as-of", DAY)
    assert said.code == 1
    assert [p["code"] for p in said.answer["problems"]] == ["L09"]
    questions = desk.read(c.QUESTIONS)
    (question,) = questions.loc[questions["asks"] == "Trùng nhiệm vụ", "question"]
    assert len(desk.read(c.TASKS)) == 5
    type_in(desk, c.QUESTIONS, {"question": question}, answer="không")
    run("summarize", desk.master, "--as-of", DAY)
    assert desk.read(c.TASKS)["task"].tolist() == ["1", "2", "3", "4", "STTTT.1", "STTTT.2"]
    assert "đã thêm thành nhiệm vụ STTTT.2" in desk.read(c.QUESTIONS).set_index("question").loc[question, "handled"]


def test_the_adopted_plan_moves_standing_and_source_and_keeps_results(run: Run, desk: Desk, letter):
    done = {"progress": Progress.DONE.value, "document": "12/KH-SNV", "document_date": pd.Timestamp(2024, 3, 5)}
    type_in(desk, c.agency_table("SNV"), {"milestone": "2-KH"}, **done)
    continuous = desk.read(c.MILESTONES).query("task == '3'")["milestone"].iloc[0]
    type_in(desk, c.agency_table("SNV"), {"milestone": continuous}, progress="Đang thực hiện", outcome="Đã niêm yết")
    said = run("import", letter(PLAN), "--master", desk.master, "--as-of", DAY)
    assert said.answer["figures"]["restated"] == 4
    tasks = desk.read(c.TASKS).set_index("task")
    assert tasks["standing"].tolist() == ["Đã giao", "Đã giao", "Điều chỉnh", "Đã giao"]
    assert tasks["source"].str.startswith("Kế hoạch số 30/KH-UBND").all()
    results = desk.read(c.RESULTS).set_index(["agency", "milestone"])
    assert results.loc[("SNV", "2-KH"), "progress"] == Progress.DONE
    assert results.loc[("SNV", continuous), "outcome"] == "Đã niêm yết"
    assert any("Thời gian thực hiện" in line for line in said.answer["notes"])


def test_a_task_that_the_plan_leaves_out_is_withdrawn_and_owes_nothing(run: Run, desk: Desk, letter):
    shorter = PLAN.partition("**4.**")[0]
    run("import", letter(shorter), "--master", desk.master, "--as-of", DAY)
    assert desk.read(c.TASKS).set_index("task").loc["4", "standing"] == Standing.WITHDRAWN
    assert desk.read(c.BY_TASK).set_index("task").loc["4", "total"] == 0
    assert set(desk.read(c.MILESTONES)["task"]) == {"1", "2", "3", "4"}


def test_a_clerks_cell_is_kept_and_told(run: Run, desk: Desk, letter):
    type_in(desk, c.TASKS, {"task": "3"}, timing="Cả năm 2024")
    said = run("import", letter(PLAN), "--master", desk.master, "--as-of", DAY)
    assert said.code == 1
    assert "L10" in [p["code"] for p in said.answer["problems"]]
    assert desk.read(c.TASKS).set_index("task").loc["3", "timing"] == "Cả năm 2024"


def test_answers_are_taken_in_by_summarize(run: Run, desk: Desk, letter):
    run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    questions = desk.read(c.QUESTIONS).set_index("task")
    question = questions.loc[["STTTT.2"]].query("asks == 'Thời hạn'")["question"].iloc[0]
    key = {"task": "STTTT.2", "question": question}
    type_in(desk, c.QUESTIONS, key, answer="15/11/2024")
    said = run("summarize", desk.master, "--as-of", DAY)
    assert said.code == 0
    rows = desk.read(c.MILESTONES).query("task == 'STTTT.2'")
    assert rows["due"].tolist() == [pd.Timestamp(2024, 11, 15)]
    assert rows["question"].tolist() == [""]
    rows = desk.read(c.QUESTIONS).query("question == @question and task == 'STTTT.2'")
    assert rows["handled"].str.startswith("«15/11/2024»: đã ghi").tolist() == [True]
    before = desk.master.read_bytes()
    run("summarize", desk.master, "--as-of", DAY)
    assert desk.master.read_bytes() == before


def test_an_answer_that_is_not_understood_is_told_at_its_cell(run: Run, desk: Desk):
    questions = desk.read(c.QUESTIONS)
    place = questions.index[questions["asks"] == "Thời hạn"][0]
    key = {"task": questions.at[place, "task"], "question": questions.at[place, "question"]}
    type_in(desk, c.QUESTIONS, key, answer="để hỏi lại")
    said = run("summarize", desk.master, "--as-of", DAY)
    assert said.code == 1
    (problem,) = said.answer["problems"]
    assert (problem["code"], problem["sheet"], problem["cell"]) == ("C01", "Cần làm rõ", f"E{5 + place}")
    assert "để hỏi lại" in problem["text"]


def test_a_day_that_excel_made_a_date_of_is_an_answer_too(run: Run, desk: Desk, letter):
    run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    book = openpyxl.load_workbook(desk.master)
    sheet: Any = book["Cần làm rõ"]
    row = next(r for r in sheet.iter_rows(min_row=5) if r[0].value == "STTTT.2" and r[6].value == "Thời hạn")
    row[4].value = pd.Timestamp(2024, 11, 15).to_pydatetime()
    row[4].number_format = "dd/mm/yyyy"
    book.save(desk.master)
    run("summarize", desk.master, "--as-of", DAY)
    assert desk.read(c.MILESTONES).query("task == 'STTTT.2'")["due"].tolist() == [pd.Timestamp(2024, 11, 15)]


def test_an_agency_that_newly_has_a_sheet_gets_it(run: Run, desk: Desk):
    agency = {"agency": "CAT", "agency_name": "Công an tỉnh", "level": "Sở, ban, ngành", "own_sheet": YesNo.YES}
    book = ClosedBook.open(desk.master)
    book.replace(c.AGENCIES, pd.concat([book.read(c.AGENCIES), pd.DataFrame([agency])]))
    assigned = {"task": "1", "agency": "CAT", "agency_name": "Công an tỉnh", "role": "Chủ trì", "must_report": "Có"}
    book.replace(c.ASSIGNMENTS, pd.concat([book.read(c.ASSIGNMENTS), pd.DataFrame([assigned])]))
    desk.master.write_bytes(book.to_bytes())
    assert run("summarize", desk.master, "--as-of", DAY).code == 0
    assert set(desk.read(c.agency_table("CAT"))["task"]) == {"1"}


def test_a_task_that_a_clerk_adds_gets_its_column(run: Run, desk: Desk):
    book = ClosedBook.open(desk.master)
    own = {"task": "20", "content": "Việc cán bộ thêm", "standing": "Đã giao", "order": 20}
    book.replace(c.TASKS, pd.concat([book.read(c.TASKS), pd.DataFrame([own])]))
    desk.master.write_bytes(book.to_bytes())
    assert run("summarize", desk.master, "--as-of", DAY).code == 0
    assert "20" in desk.read(c.tracking_table(("20",))).columns


def test_undo_takes_an_import_back(run: Run, desk: Desk, letter):
    before = desk.read(c.TASKS)
    run("import", letter(FURTHER), "--master", desk.master, "--as-of", DAY)
    assert run("undo", desk.master).code == 0
    pd.testing.assert_frame_equal(desk.read(c.TASKS), before)
