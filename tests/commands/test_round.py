"""A round as the office lives it: forms out, returns in, overdue, summaries, and back."""

import datetime as dt
from typing import Any

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from cchc_xl.values.words import Arrival, Check, Progress, Source, State
from tests.commands.conftest import SOME, Desk, Run

DONE = Progress.DONE.value
PLAN_ISSUED = {
    "progress": DONE,
    "done_on": dt.date(2024, 3, 5),
    "document": "12/KH-SNV",
    "document_date": dt.date(2024, 3, 5),
}


def consolidate(run: Run, desk: Desk, day: str):
    return run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", day)


def all_tables(desk: Desk) -> dict[str, pd.DataFrame]:
    book = ClosedBook.open(desk.master)
    return {table.name: book.read(table) for table in c.MASTER_TABLES}


def type_into(desk: Desk, code: str, milestone: str, **answers: Any) -> None:
    """A clerk types into the open columns of an agency's sheet and saves."""
    book = ClosedBook.open(desk.master)
    table = c.agency_table(code)
    rows = book.read(table)
    for field, value in answers.items():
        rows.loc[rows["milestone"] == milestone, field] = value
    book.replace(table, rows)
    desk.master.write_bytes(book.to_bytes())


def test_every_agency_asked_gets_one_form_that_is_registered(desk: Desk):
    forms = desk.read(c.FORMS)
    assert tuple(forms["agency"]) == SOME
    there = sorted(path.relative_to(desk.forms).as_posix() for path in desk.forms.rglob("*.xlsx"))
    assert there == sorted(forms["file"])
    assert desk.form_of("SNV").name == "2024-Q1_SNV_So-Noi-vu.xlsx"


def test_forms_already_out_are_skipped_and_said_so(run: Run, desk: Desk):
    before = {path: path.read_bytes() for path in desk.forms.rglob("*.xlsx")}
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "SNV")
    assert said.code == 0
    assert (said.answer["figures"]["issued"], said.answer["figures"]["skipped"]) == (0, 1)
    assert "đã có biểu" in said.words
    assert before == {path: path.read_bytes() for path in desk.forms.rglob("*.xlsx")}


def test_a_reissued_form_replaces_the_older_one_which_is_then_refused(run: Run, desk: Desk):
    old = desk.form_of("SNV").read_bytes()
    run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "SNV", "--reissue")
    desk.returns.mkdir()
    (desk.returns / "cũ.xlsx").write_bytes(old)
    consolidate(run, desk, "2024-03-14")
    problems = desk.read(c.PROBLEMS)
    assert list(problems["code"]) == ["B05"]
    assert desk.submission("SNV")["status"] == Arrival.REFUSED


def test_an_answer_goes_from_the_form_to_the_results_and_the_agency_sheet(run: Run, desk: Desk):
    desk.send_back("SNV", {"2-KH": PLAN_ISSUED}, "2024-03-14T09:00")
    said = consolidate(run, desk, "2024-03-15")
    assert said.code == 0
    result = desk.result("SNV", "2-KH")
    assert result["progress"] == DONE
    assert result["document"] == "12/KH-SNV"
    assert result["source"] == Source.RETURN
    assert result["data_as_of"] == pd.Timestamp("2024-03-15")
    sheet = desk.read(c.agency_table("SNV")).set_index("milestone")
    assert sheet.loc["2-KH", "document"] == "12/KH-SNV"
    assert sheet.loc["2-KH", "state"] == State.DONE_ON_TIME


def test_the_roster_says_who_sent_in_time_who_late_and_who_not(run: Run, desk: Desk):
    desk.send_back("SNV", {"2-KH": PLAN_ISSUED}, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    desk.send_back("STP", {"2-KH": PLAN_ISSUED}, "2024-03-20T09:00")
    consolidate(run, desk, "2024-03-20")
    statuses = {agency: desk.submission(agency)["status"] for agency in ("SNV", "STP", "BATO")}
    assert statuses == {"SNV": Arrival.SENT, "STP": Arrival.LATE, "BATO": Arrival.MISSING}
    assert desk.submission("SNV")["arrived_on"] == pd.Timestamp("2024-03-15")


def test_consolidating_again_changes_nothing(run: Run, desk: Desk):
    desk.send_back("SNV", {"2-KH": PLAN_ISSUED, "4-T01": {"progress": "đã xong"}}, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    before = desk.master.read_bytes()
    said = consolidate(run, desk, "2024-03-15")
    assert said.code == 0
    assert desk.master.read_bytes() == before
    assert "không có gì thay đổi" in said.words


def test_a_faulty_row_is_withheld_at_its_cell_and_the_others_count(run: Run, desk: Desk):
    answers = {"2-KH": {"progress": DONE, "done_on": "31/02/2024"}, "4-T01": {"progress": "Đang thực hiện"}}
    form = desk.send_back("SNV", answers, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    problems = desk.read(c.PROBLEMS).set_index("code")
    assert problems.loc["N03", "file"] == form.name
    assert problems.loc["N03", "cell"] == "H9"
    assert "31/02/2024" in str(problems.loc["N03", "text"])
    assert list(desk.read(c.RESULTS)["milestone"]) == ["4-T01"]
    assert desk.submission("SNV")["check"] == Check.INCOMPLETE


def test_a_corrected_return_clears_its_own_problems(run: Run, desk: Desk):
    desk.send_back("SNV", {"2-KH": {"progress": DONE, "done_on": "31/02/2024"}}, "2024-03-14T09:00")
    consolidate(run, desk, "2024-03-15")
    answers = dict.fromkeys(desk.read(c.SEALS).set_index("form")["milestones"].iloc[1].split(), PLAN_ISSUED)
    desk.send_back("SNV", answers, "2024-03-16T09:00", "bản sửa.xlsx")
    consolidate(run, desk, "2024-03-16")
    left = desk.read(c.PROBLEMS)
    assert "N03" not in set(left["code"])
    assert desk.submission("SNV")["times"] == 2
    assert desk.submission("SNV")["status"] == Arrival.SENT


def test_what_a_clerk_types_into_an_agency_sheet_counts_as_typed(run: Run, desk: Desk):
    type_into(desk, "STP", "2-KH", progress=DONE, document="7/KH-STP", document_date=pd.Timestamp("2024-03-20"))
    run("overdue", desk.master, "--as-of", "2024-04-05")
    result = desk.result("STP", "2-KH")
    assert result["source"] == Source.TYPED
    assert result["data_as_of"] == pd.Timestamp("2024-04-05")
    assert result["state"] == State.DONE_ON_TIME


def test_a_later_return_replaces_what_was_typed_and_says_so(run: Run, desk: Desk):
    type_into(desk, "STP", "2-KH", progress="Đang thực hiện", outcome="Trao đổi qua điện thoại")
    desk.returns.mkdir()
    consolidate(run, desk, "2024-03-14")
    desk.send_back("STP", {"2-KH": PLAN_ISSUED}, "2024-03-18T09:00")
    consolidate(run, desk, "2024-03-18")
    assert desk.result("STP", "2-KH")["source"] == Source.RETURN
    assert "N14" in set(desk.read(c.PROBLEMS)["code"])


def test_a_report_on_paper_counts_when_the_clerk_enters_its_day(run: Run, desk: Desk):
    book = ClosedBook.open(desk.master)
    roster = book.read(c.SUBMISSIONS)
    roster.loc[roster["agency"] == "BATO", ["arrived_on", "document_number"]] = [pd.Timestamp("2024-03-18"), "45/BC"]
    book.replace(c.SUBMISSIONS, roster)
    desk.master.write_bytes(book.to_bytes())
    run("summarize", desk.master, "--as-of", "2024-04-05")
    assert desk.submission("BATO")["status"] == Arrival.SENT
    assert desk.submission("BATO")["document_number"] == "45/BC"
    sheet = desk.read(c.agency_table("BATO")).set_index("milestone")
    assert sheet.loc["2-BC-Q1", "state"] == State.DONE_ON_TIME


def test_overdue_lists_what_is_past_due_with_its_days(run: Run, desk: Desk):
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    late = desk.read(c.OVERDUE)
    figures = said.answer["figures"]
    assert len(late) == figures[State.OVERDUE] + figures[State.UNKNOWN_PAST_DUE] > 0
    january = late[(late["agency"] == "SNV") & (late["milestone"] == "4-T01")].iloc[0]
    assert (january["state"], january["days_late"]) == (State.OVERDUE, 65)


def test_summaries_add_up_and_the_dashboard_shows_the_same_figures(run: Run, desk: Desk):
    said = run("summarize", desk.master, "--as-of", "2024-04-05")
    by_agency, by_task = desk.read(c.BY_AGENCY), desk.read(c.BY_TASK)
    assert list(by_task["total"]) == [1, 32 * 5, 32, 33 * 12]
    assert int(by_agency["total"].sum()) == int(by_task["total"].sum())
    states = [column.field for column in c.STATE_COUNTS]
    assert (by_agency[states].sum(axis=1) == by_agency["total"]).all()
    assert int(by_task["overdue"].sum()) == said.answer["figures"]["so_qua_han"]


def test_a_later_step_repeated_changes_nothing(run: Run, desk: Desk):
    for command in ("overdue", "summarize", "overdue", "summarize"):
        run(command, desk.master, "--as-of", "2024-04-05")
    before = desk.master.read_bytes()
    for command in ("overdue", "summarize"):
        run(command, desk.master, "--as-of", "2024-04-05")
    assert desk.master.read_bytes() == before


def test_undo_restores_the_master_and_keeps_the_present_one(run: Run, desk: Desk):
    before = all_tables(desk)
    run("overdue", desk.master, "--as-of", "2024-04-05")
    changed = desk.master.read_bytes()
    said = run("undo", desk.master)
    assert said.code == 0
    for name, table in all_tables(desk).items():
        pd.testing.assert_frame_equal(table, before[name])
    kept = [path.read_bytes() for path in (desk.folder / "sao-luu").rglob("*.xlsx")]
    assert changed in kept


def test_undo_refuses_to_forget_forms_that_went_out(run: Run, desk: Desk):
    before = desk.master.read_bytes()
    said = run("undo", desk.master)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M12")
    assert desk.master.read_bytes() == before
    assert run("undo", desk.master, "--force").code == 0
    assert desk.read(c.FORMS).empty


def test_undo_refuses_to_lose_what_a_person_changed(run: Run, desk: Desk):
    run("overdue", desk.master, "--as-of", "2024-04-05")
    type_into(desk, "SNV", "2-KH", progress=DONE)
    said = run("undo", desk.master)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M11")


def test_check_says_what_is_wrong_and_changes_nothing(run: Run, desk: Desk):
    form = desk.send_back("SNV", {"2-KH": {"progress": DONE}}, "2024-03-14T09:00")
    before = desk.master.read_bytes()
    said = run("check", form, "--master", desk.master)
    codes = [problem["code"] for problem in said.answer["problems"]]
    assert codes == ["N05"]
    assert said.code == 0
    assert desk.master.read_bytes() == before


def test_check_works_without_a_master(run: Run, desk: Desk):
    form = desk.send_back("SNV", {"4-T01": {"progress": "xxx"}}, "2024-03-14T09:00")
    said = run("check", form)
    assert [problem["code"] for problem in said.answer["problems"]] == ["N01"]
