"""Who owes what, and what is said to them."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from cchc_xl.progress.names import told_apart
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.owing import Debt, OwedReport, OwedWork, debts
from cchc_xl.progress.reminder import reminder_content
from cchc_xl.progress.reminder_mail import Sender, draft
from cchc_xl.progress.reminders import drafts, remaining, with_reminded
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, TASKS, lines, sheet

ROUNDS = sheet(c.ROUNDS, """
    round   | name            | start      | cutoff     | due        | due_commune
    2024-Q1 | Quý I năm 2024  | 2023-12-15 | 2024-03-14 | 2024-03-18 | 2024-03-16
""")  # fmt: skip

ROSTER = sheet(c.SUBMISSION_LIST, """
    round   | agency | agency_name          | level          | status   | check       | send_by
    2024-Q1 | VP     | Văn phòng UBND tỉnh  | Văn phòng      | Chưa gửi |             | 2024-03-18
    2024-Q1 | SNV    | Sở Nội vụ            | Sở, ban, ngành | Đã gửi   | Cần bổ sung | 2024-03-18
    2024-Q1 | STP    | Sở Tư pháp           | Sở, ban, ngành | Gửi muộn | Hợp lệ      | 2024-03-18
    2024-Q1 | BATO   | UBND huyện Ba Tơ     | Cấp huyện      | Trả lại  |             | 2024-03-18
    2024-Q1 | X21010 | UBND phường Trần Phú | Cấp xã         | Chưa gửi |             | 2024-03-16
""")  # fmt: skip

RESULTS = sheet(c.RESULTS, """
    round   | agency | task | milestone | progress       | data_as_of
    2024-Q1 | SNV    | 1    | 1-KH      | Đang thực hiện | 2024-03-15
    2024-Q1 | X21010 | 1    | 1-KH      | Đang thực hiện | 2024-04-02
""")  # fmt: skip

OFFICE = Sender("Văn phòng UBND tỉnh", "", "2024")


def owed(
    as_of: dt.date, roster: pd.DataFrame = ROSTER, agencies: pd.DataFrame = AGENCIES, tasks: pd.DataFrame = TASKS
) -> dict[str, Debt]:
    bound = obligations(tasks, MILESTONES, ASSIGNMENTS, agencies)
    states = derive_states(bound, RESULTS, typed(c.SUBMISSIONS, roster), ROUNDS, as_of)
    return {debt.agency: debt for debt in debts(states, roster, ROUNDS, agencies, tasks, as_of, 7)}


def reports(debt: Debt) -> list[tuple[str, int]]:
    return [(report.what, report.days_late) for report in debt.reports]


def test_reports_that_did_not_come_are_owed_and_those_that_need_completing():
    found = owed(dt.date(2024, 3, 20))
    assert {agency: reports(debt) for agency, debt in found.items() if debt.reports} == {
        "SNV": [("cần bổ sung", 2)],
        "BATO": [("bị trả lại, chưa gửi lại", 2)],
        "X21010": [("chưa gửi", 4)],
    }


@pytest.mark.parametrize(("day", "days_late"), [(9, -7), (16, 0), (17, 1)])
def test_a_report_is_asked_for_from_seven_days_before_its_day(day: int, days_late: int):
    assert reports(owed(dt.date(2024, 3, day))["X21010"]) == [("chưa gửi", days_late)]


def test_nobody_is_reminded_earlier():
    assert "X21010" not in owed(dt.date(2024, 3, 8))


def test_the_offices_own_report_upward_is_no_debt_to_the_office():
    assert owed(dt.date(2024, 3, 20)).get("VP", Debt("", "", "", "")).reports == ()


def test_a_round_that_never_went_out_is_known_by_its_milestones():
    found = owed(dt.date(2024, 4, 5), ROSTER.iloc[:0])
    assert [(r.round, r.what, r.due) for r in found["SNV"].reports] == [("2024-Q1", "chưa gửi", dt.date(2024, 3, 18))]


def test_overdue_not_updated_and_due_soon_are_kept_apart():
    late, soon = owed(dt.date(2024, 4, 5)), owed(dt.date(2024, 3, 26))
    assert [(w.milestone, w.days_late) for w in late["X21010"].overdue] == [("1-KH", 5)]
    assert [(w.milestone, w.days_late) for w in late["SNV"].asked] == [("1-KH", 5)]
    assert [(w.milestone, w.days_late) for w in soon["SNV"].soon] == [("1-KH", -5)]
    assert (soon["SNV"].overdue, soon["SNV"].asked) == ((), ())


def test_reports_do_not_stand_among_the_work_once_more():
    works = [w.milestone for d in owed(dt.date(2024, 4, 5)).values() for w in (*d.overdue, *d.asked, *d.soon)]
    assert "1-BC-Q1" not in works


def test_whoever_others_send_through_gets_their_list():
    through = AGENCIES.assign(via=["", "", "", "", "BATO"])
    assert owed(dt.date(2024, 4, 5), agencies=through)["BATO"].below == ("X21010",)


WORK = OwedWork("4", "4-T01", "Thực hiện trong tháng 01/2024", dt.date(2024, 1, 31), 65, "Kế hoạch số 12/KH-UBND")
MISSING = OwedReport("2024-Q1", "Quý I năm 2024", "chưa gửi", dt.date(2024, 3, 18), 18)
BATO = Debt("BATO", "UBND huyện Ba Tơ", "Cấp huyện", "", (MISSING,), (WORK,))
COMMUNE = Debt("X1", "UBND xã Ba Vì", "Cấp xã", "BATO", (MISSING,))
APRIL_5 = dt.date(2024, 4, 5)


def test_the_mail_names_the_document_what_is_owed_and_the_last_day():
    said = draft(BATO, [COMMUNE], OFFICE, APRIL_5, form_attached=True)
    assert said.subject == "Gửi báo cáo CCHC Quý I/2024 – UBND huyện Ba Tơ (hạn 18/3/2024)"
    for words in (
        "Kính gửi: UBND huyện Ba Tơ",
        "Theo nhiệm vụ tại Kế hoạch số 12/KH-UBND, tính đến ngày 05/4/2024",
        "- Báo cáo Quý I năm 2024: chưa gửi; hạn 18/3/2024, đã quá 18 ngày.",
        "Biểu mẫu được đính kèm thư này.",
        "- Nhiệm vụ 4, Thực hiện trong tháng 01/2024: hạn 31/01/2024, đã quá 65 ngày.",
        "- UBND xã Ba Vì: báo cáo Quý I/2024 chưa gửi.",
        "cho biết số, ký hiệu và ngày văn bản",
    ):
        assert words in said.text


def test_the_mail_names_the_document_that_gave_the_tasks_where_only_a_report_is_missing():
    found = owed(dt.date(2024, 3, 20), tasks=TASKS.assign(source="Quyết định số 5/QĐ-UBND"))
    said = draft(found["X21010"], [], OFFICE, dt.date(2024, 3, 20), form_attached=False)
    assert "Theo nhiệm vụ tại Quyết định số 5/QĐ-UBND, tính đến ngày 20/3/2024, Văn phòng UBND tỉnh đề" in said.text


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Quý III năm 2024", "Quý III/2024"),
        ("Tháng 6 năm 2024", "tháng 6/2024"),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm 2024"),
        ("Năm 2024", "năm 2024"),
    ],
)
def test_the_subject_calls_the_round_as_offices_do(name: str, subject: str):
    said = draft(replace(COMMUNE, reports=(replace(MISSING, name=name),)), [], OFFICE, APRIL_5, form_attached=False)
    assert said.subject == f"Gửi báo cáo CCHC {subject} – UBND xã Ba Vì (hạn 18/3/2024)"


def test_the_office_reminds_its_own_divisions():
    own = Debt("VP", "Văn phòng UBND tỉnh", "Văn phòng", "", overdue=(WORK,))
    said = draft(own, [], OFFICE, APRIL_5, form_attached=False)
    assert "Kính gửi: Các phòng, đơn vị thuộc Văn phòng UBND tỉnh\n" in said.text
    assert "đề nghị các phòng, đơn vị:" in said.text


def test_two_wards_of_one_name_are_told_apart_by_their_district():
    wards = sheet(c.AGENCIES, """
        agency | agency_name             | level     | parent
        QNG    | UBND thành phố Q        | Cấp huyện |
        DP     | UBND thị xã Đức Phổ     | Cấp huyện |
        X21010 | UBND phường Nguyễn Nghiêm | Cấp xã  | QNG
        X2     | UBND phường Nguyễn nghiêm | Cấp xã | DP
        X3     | UBND xã Ba Vì           | Cấp xã    | DP
    """)  # fmt: skip
    assert list(told_apart(wards).values())[2:] == [
        "UBND phường Nguyễn Nghiêm, thành phố Q", "UBND phường Nguyễn nghiêm, thị xã Đức Phổ", "UBND xã Ba Vì",
    ]  # fmt: skip
    assert owed(dt.date(2024, 3, 20), agencies=wards)["X21010"].agency_name.endswith(", thành phố Q")


def test_headings_are_numbered_without_gaps():
    said = draft(
        Debt("STP", "Sở Tư pháp", "Sở, ban, ngành", "", soon=(WORK,)), [], OFFICE, APRIL_5, form_attached=False
    )
    assert [line for line in said.text.splitlines() if line[:2] == "1."] == ["1. Hoàn thành đúng hạn việc sắp đến hạn:"]
    assert "2." not in said.text.replace("2024", "")


def test_one_is_not_reminded_twice_a_day_of_the_same():
    noted = with_reminded(frame(c.REMINDERS), [BATO], {"BATO": "a.eml"}, APRIL_5)
    assert remaining([BATO, COMMUNE], noted, APRIL_5) == (COMMUNE,)
    assert remaining([BATO], noted, dt.date(2024, 4, 6)) == (BATO,)


def test_of_something_new_one_is_reminded_the_same_day_but_not_of_the_rest_again():
    first = Debt("BATO", "UBND huyện Ba Tơ", "Cấp huyện", "", (MISSING,), below=("X1",))
    noted = with_reminded(frame(c.REMINDERS), [first], {"BATO": "a.eml"}, APRIL_5)
    (left,) = remaining([replace(first, overdue=(WORK,), below=("X1", "X2"))], noted, APRIL_5)
    assert (left.reports, left.overdue, left.below) == ((), (WORK,), ("X2",))
    both = with_reminded(noted, [left], {"BATO": "b.eml"}, APRIL_5)
    assert lines(both, "agency", "reports", "overdue", "file") == ["BATO | 1 | 1 | a.eml; b.eml"]
    assert remaining([replace(first, overdue=(WORK,), below=("X1", "X2"))], both, APRIL_5) == ()
    assert drafts(both) == {"a.eml", "b.eml"}


def test_work_whose_state_changed_is_a_new_thing():
    noted = with_reminded(frame(c.REMINDERS), [replace(BATO, overdue=(), asked=(WORK,))], {"BATO": "a.eml"}, APRIL_5)
    assert [debt.overdue for debt in remaining([BATO], noted, APRIL_5)] == [(WORK,)]


def test_the_letter_groups_reports_by_level_and_work_by_milestone():
    content = reminder_content([BATO, COMMUNE], APRIL_5)
    assert content["kinh_gui"] == ["UBND các huyện, thị xã, thành phố", "UBND các xã, phường, thị trấn"]
    (report,) = content["gui_bao_cao"]
    assert (report["so_co_quan"], report["han"]) == ("2", "18/3/2024")
    assert [(level["ten"], level["co_quan"]) for level in report["theo_cap"]] == [
        ("Cấp huyện", "UBND huyện Ba Tơ"), ("Cấp xã", "UBND xã Ba Vì"),
    ]  # fmt: skip
    assert [(work["ma_nv"], work["so_co_quan"], work["han"]) for work in content["qua_han"]] == [
        ("4", "1", "31/01/2024")
    ]
    assert content["muc"] == {"gui_bao_cao": "1", "qua_han": "2"}
