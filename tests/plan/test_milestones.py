"""Milestones of the real letter against the written answer, and of other timings by the rules."""

from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.milestones import Milestone, PlanYear, milestones_of
from cchc_xl.plan.register import Plan
from cchc_xl.plan.timing import read_timing
from cchc_xl.values.words import ALL_LEADS, MilestoneKind

ANSWER = Path(__file__).parents[1] / "data" / "milestones_2024.csv"


def test_the_42_milestones_equal_the_written_answer_in_every_column(plan: Plan):
    answer = pd.read_csv(ANSWER, dtype="str", keep_default_na=False)
    made = plan.milestones
    shown = pd.DataFrame({"milestone": made["milestone"], "task": made["task"]})
    shown["kind"] = [MilestoneKind(kind).name.lower() for kind in made["kind"]]
    shown["loai_moc"] = made["kind"]
    for day in ("window_start", "cutoff", "due", "due_effective", "agency_due", "remind_on"):
        shown[day] = made[day].dt.strftime("%Y-%m-%d").fillna("")
    shown["needs_decision"] = ["yes" if question else "no" for question in made["question"]]
    pd.testing.assert_frame_equal(shown.astype("str"), answer[list(shown.columns)].astype("str"))
    assert list(shown.columns) == list(answer.columns)
    assert len(shown) == 42


@pytest.mark.parametrize(
    ("milestone", "content"),
    [
        ("1-KH", "Ban hành các Kế hoạch"),
        ("2-BC-Q1", "Báo cáo kết quả thực hiện Quý I năm 2024"),
        ("1-BC-NAM", "Báo cáo kết quả thực hiện năm 2024"),
        ("3-TX", "Thực hiện thường xuyên trong năm"),
        ("4-T01", "Thực hiện trong tháng 01/2024"),
        ("8-KH140", "Thực hiện theo Kế hoạch số 140/KH-UBND ngày 14/10/2021"),
        ("10.1-BH", "Ban hành Quyết định của UBND tỉnh"),
        ("12-QĐ", "Thực hiện theo quy định của Chính phủ và hướng dẫn của Sở Thông tin và Truyền thông"),
        ("16-KT", "Tổ chức kiểm tra theo kế hoạch"),
        ("16-ĐX", "Kiểm tra đột xuất trong năm 2024"),
    ],
)
def test_their_contents_explain_themselves(plan: Plan, milestone: str, content: str):
    assert plan.milestones.set_index("milestone").loc[milestone, "content"] == content


def test_they_apply_to_every_lead_and_say_which_words_they_came_from(plan: Plan):
    assert set(plan.milestones["applies_to"]) == {ALL_LEADS}
    words = plan.milestones.set_index("milestone")["source_words"]
    assert words["16-KT"] == "tổ chức kiểm tra theo kế hoạch"
    assert (words != "").all()


@pytest.fixture(scope="module")
def year(calendar: WorkCalendar) -> PlanYear:
    return PlanYear(2024, calendar)


def made(text: str, year: PlanYear, products: str = "") -> list[Milestone]:
    return milestones_of(read_timing(text, 2024), products, (), year)


@pytest.mark.parametrize(
    ("text", "products", "suffix", "kind"),
    [
        ("Quý II", "Quyết định của UBND tỉnh", "BH", MilestoneKind.ISSUE),
        ("Quý II", "• Báo cáo; hồ sơ\n• Kế hoạch thực hiện", "BH", MilestoneKind.ISSUE),
        ("Quý II", "Báo cáo kết quả", "Q2", MilestoneKind.COMPLETE),
        ("Quý II", "", "Q2", MilestoneKind.COMPLETE),
        ("Quý II, tổ chức hội nghị", "Quyết định khen thưởng", "Q2", MilestoneKind.COMPLETE),
        ("Ban hành Chỉ thị trước 30/6", "", "CT", MilestoneKind.ISSUE),
        ("Quý II, ban hành bộ tiêu chí", "", "BH", MilestoneKind.ISSUE),
    ],
)
def test_a_dated_task_issues_a_document_or_completes(
    text: str, products: str, suffix: str, kind: MilestoneKind, year: PlanYear
):
    (milestone,) = made(text, year, products)
    assert (milestone.suffix, milestone.kind) == (suffix, kind)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Quý II năm 2024", "Hoàn thành nhiệm vụ trong Quý II năm 2024"),
        ("30/6/2024", "Hoàn thành nhiệm vụ đến 30/6/2024"),
        ("Trước ngày 15/11", "Hoàn thành nhiệm vụ trước ngày 15/11"),
        ("Hoàn thành trong Quý II", "Hoàn thành nhiệm vụ trong Quý II"),
        ("6 tháng đầu năm", "Hoàn thành nhiệm vụ trong 6 tháng đầu năm"),
        ("tổ chức hội nghị trong Quý IV", "Tổ chức hội nghị trong Quý IV"),
    ],
)
def test_a_completion_says_by_when(text: str, content: str, year: PlanYear):
    assert made(text, year)[0].content == content


def test_only_reports_and_periodic_items_wait_for_a_working_day(year: PlanYear):
    (issue,) = made("Quý II", year, "Quyết định")  # 30 June 2024 is a Sunday
    june = made("hằng tháng", year)[5]
    assert str(issue.due_effective) == "2024-06-30"
    assert (str(june.due), str(june.due_effective)) == ("2024-06-30", "2024-07-01")


def test_a_named_day_of_the_month_asks_nothing_about_the_day(year: PlanYear):
    first = made("ngày 15 hằng tháng", year)[0]
    assert (str(first.due), first.questions) == ("2024-01-15", ())


def test_quarterly_items_are_four(year: PlanYear):
    assert [m.suffix for m in made("hằng quý", year)] == ["Q1", "Q2", "Q3", "Q4"]


def test_by_plan_without_a_plan_of_its_own_is_another_document(year: PlanYear):
    (milestone,) = made("Tổ chức kiểm tra theo kế hoạch", year)
    assert (milestone.kind, milestone.due) == (MilestoneKind.OTHER_DOCUMENT, None)


def test_two_milestones_of_one_kind_have_ids_of_their_own(year: PlanYear):
    both = made("Quý I ban hành Kế hoạch; Quý III ban hành kế hoạch kiểm tra", year)
    assert [m.suffix for m in both] == ["KH", "KH-30-09"]


def test_an_unknown_time_leaves_one_undated_milestone(year: PlanYear):
    (milestone,) = made("sớm", year)
    assert (milestone.kind, milestone.due, milestone.suffix) == (MilestoneKind.OTHER_DOCUMENT, None, "CXĐ")
