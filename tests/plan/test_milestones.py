"""Milestones of the real letter against the written answer, and of other timings by the rules."""

from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.issuing import document_of
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
    return milestones_of(read_timing(text, 2024), document_of(products, ""), (), year)


def test_the_day_of_a_range_ends_a_sentence_once(year: PlanYear):
    contents = [made(text, year)[0].content for text in ("trong tháng 6", "thời hạn 30/9", "6 tháng đầu năm")]
    assert contents == [
        "Hoàn thành nhiệm vụ trong tháng 6",
        "Hoàn thành nhiệm vụ đến 30/9",
        "Hoàn thành nhiệm vụ trong 6 tháng đầu năm",
    ]


@pytest.mark.parametrize(
    ("content", "products", "document"),
    [
        ("Tham mưu UBND tỉnh ban hành Kế hoạch kiểm tra, hoàn thành trước 31/3", "", "Kế hoạch kiểm tra"),
        ("Rà soát văn bản đã ban hành quy định về phí", "", ""),
        ("Theo dõi thi hành sau khi ban hành Quyết định", "", ""),
        ("Nâng cấp phần mềm", "", ""),
        (
            "Xây dựng, ban hành Phương án tổng thể",
            "Phương án tổng thể của UBND tỉnh",
            "Phương án tổng thể của UBND tỉnh",
        ),
        ("Xây dựng phương án sắp xếp", "Phương án tổng thể của UBND tỉnh", ""),
        ("Trình UBND tỉnh ban hành Báo cáo rà soát", "• Hồ sơ\n• Báo cáo của UBND tỉnh", "Báo cáo của UBND tỉnh"),
        ("Rà soát, báo cáo UBND tỉnh", "Báo cáo của Sở", ""),
        ("Ban hành Báo cáo rà soát", "Hồ sơ trình", ""),
        ("Ban hành danh mục văn bản hết hiệu lực", "", "danh mục văn bản hết hiệu lực"),
    ],
)
def test_the_document_that_a_task_issues(content: str, products: str, document: str):
    assert document_of(products, content) == document


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


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Quý II: sơ kết; Quý IV: tổng kết", "Q2 Q4"),
        ("tháng 1, 4, 7 năm 2024", "T01 T04 T07"),
        ("30/6; 31/12", "30-06 31-12"),
        ("trước ngày 15/11", "14-11"),
        ("6 tháng đầu năm; 9 tháng; năm 2024", "6T1 9T NAM"),
        ("Quý I/2025", "Q1-2025"),
        ("hằng quý; sơ kết Quý II", "Q1 Q2 Q3 Q4 HT-Q2"),
        ("Quý II; Quý II năm 2024", "Q2 HT-Q2"),
        ("Quý I ban hành Kế hoạch; Quý III ban hành Kế hoạch; Quý III ban hành Kế hoạch", "KH KH-30-09 KH-2"),
        ("thường xuyên; hằng tuần", "TX TX-2"),
        ("định kỳ hằng quý, 6 tháng, năm", "Q1 6T1 Q3 NAM"),
    ],
)
def test_ids_name_what_is_due_when(text: str, ids: str, year: PlanYear):
    assert " ".join(milestone.suffix for milestone in made(text, year)) == ids


def test_a_milestone_added_at_the_end_leaves_the_ids_before_it_alone(year: PlanYear):
    before = made("Quý II; ban hành Kế hoạch trong Quý III", year)
    after = made("Quý II; ban hành Kế hoạch trong Quý III; ban hành Kế hoạch trong Quý IV; hằng quý", year)
    assert [m.suffix for m in after[: len(before)]] == [m.suffix for m in before]


def test_days_off_are_kept_where_nothing_rolls_forward(calendar: WorkCalendar):
    stays = PlanYear(2024, calendar, rolls_forward=False)
    june = made("hằng tháng", stays)[5]
    report = made("định kỳ báo cáo", stays)[0]
    assert (str(june.due), str(june.due_effective)) == ("2024-06-30", "2024-06-30")
    assert report.due_effective == report.due


@pytest.mark.parametrize(
    ("text", "question", "suggestion"),
    [
        ("Quý I/2025", "Thời hạn 31/03/2025 không thuộc năm kế hoạch 2024", "Giữ ngày như văn bản"),
        ("Tháng 12 năm 2023", "Thời hạn 31/12/2023 không thuộc năm kế hoạch 2024", "Giữ ngày như văn bản"),
        ("đầu Quý III", "«đầu Quý III» là chậm nhất ngày nào?", "tạm lấy ngày 30/09/2024"),
        ("Quý II hoặc Quý III", "lấy thời điểm nào?", "30/09/2024"),
        ("từ Quý II", "đến khi nào phải xong?", "đến ngày 31/12/2024"),
        ("hằng tuần", "có phải theo dõi từng tuần không?", "việc thường xuyên"),
        ("cả năm", "việc làm thường xuyên, hay chỉ cần xong trong năm?", "đến ngày 31/12/2024"),
        ("sau khi được phê duyệt", "thời hạn cụ thể là ngày nào?", "phụ thuộc một việc khác"),
        ("Quy III nam 2024", "viết không dấu", "30/09/2024"),
        ("hằng quý", "vào ngày nào của mỗi kỳ?", "ngày cuối của mỗi kỳ"),
    ],
)
def test_what_is_understood_but_not_certain_is_asked(text: str, question: str, suggestion: str, year: PlanYear):
    (asked,) = made(text, year)[0].questions
    assert question in asked.text
    assert suggestion in asked.suggestion
    assert asked.source_words == text


def test_work_due_in_a_later_year_is_seen_in_the_plans_year(year: PlanYear):
    (milestone,) = made("đến 31/12/2025", year)
    assert (str(milestone.window_start), str(milestone.due)) == ("2024-01-01", "2025-12-31")


def test_a_condition_is_an_event_without_a_day(year: PlanYear):
    (milestone,) = made("ngay khi có hướng dẫn", year)
    assert (milestone.kind, milestone.due, milestone.suffix) == (MilestoneKind.EVENT, None, "ĐX")


def test_checks_by_the_plan_that_the_task_issues_are_due_within_the_year(year: PlanYear):
    text = "Quý I; tổ chức kiểm tra theo kế hoạch và kiểm tra đột xuất"
    made_ = made(text, year, "Kế hoạch kiểm tra của UBND tỉnh")
    assert [m.kind for m in made_] == [MilestoneKind.ISSUE, MilestoneKind.BY_PLAN, MilestoneKind.EVENT]


def test_a_document_named_before_its_time_is_issued(year: PlanYear):
    plan, report = made("Kế hoạch: tháng 01/2024; Báo cáo: tháng 11/2024", year)
    assert (plan.kind, plan.content, plan.suffix) == (MilestoneKind.ISSUE, "Ban hành Kế hoạch", "KH")
    assert (report.kind, report.suffix) == (MilestoneKind.COMPLETE, "T11")
