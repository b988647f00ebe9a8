"""From the letter to the register: counts, duties, sources, questions, what is uncertain."""

import pandas as pd
import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.values import columns as c
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Area, Role, Standing, YesNo
from tests.plan.letters import document


def leads(plan: Plan) -> pd.DataFrame:
    return plan.assignments[plan.assignments["role"] == Role.LEAD]


def duty(plan: Plan, task: str, agency: str, role: Role = Role.LEAD) -> str:
    rows = plan.assignments.set_index(["task", "agency", "role"])
    return str(rows.loc[(task, agency, role), "duty"])


def of_task(plan: Plan, task: str, column: str) -> str:
    return str(plan.tasks.set_index("task").loc[task, column])


def questions(plan: Plan, task: str) -> str:
    return "\n".join(plan.questions.loc[plan.questions["task"] == task, "question"])


def test_its_counts(plan: Plan):
    assert (len(plan.tasks), len(plan.milestones), len(plan.agencies)) == (17, 42, 206)
    assert len(leads(plan)) == 2109
    assert leads(plan)["agency"].nunique() == 206
    assert len(plan.milestones[["task"]].merge(leads(plan), on="task")) == 5667


@pytest.mark.parametrize("name", ["tasks", "milestones", "assignments", "questions", "agencies"])
def test_frames_have_their_tables_fields_and_keys(plan: Plan, name: str):
    table = {"tasks": c.TASKS, "milestones": c.MILESTONES, "assignments": c.ASSIGNMENTS, "questions": c.QUESTIONS,
             "agencies": c.AGENCIES}[name]  # fmt: skip
    rows: pd.DataFrame = getattr(plan, name)
    assert tuple(rows.columns) == table.fields
    assert not rows.duplicated(list(table.key)).any()


def test_nothing_of_the_real_letter_is_uncertain(plan: Plan):
    assert plan.uncertain == ()


def test_tasks_are_proposals_of_the_letter_in_its_order(plan: Plan):
    assert set(plan.tasks["standing"]) == {Standing.PROPOSED}
    assert set(plan.tasks["area"]) == {Area.PROCEDURES}
    assert plan.tasks["source"].str.startswith("Công văn số …/VP-TTHC (chưa có số) tháng 11/2023").all()
    assert plan.tasks["order"].tolist() == list(range(1, 18))


@pytest.mark.parametrize(
    ("task", "reference"),
    [
        ("3", "Quyết định số 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ"),
        ("3", "Quyết định số 1648/QĐ-UBND ngày 30/11/2022 của Chủ tịch UBND tỉnh"),
        ("4", "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ"),
        ("8", "Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ"),
        ("8", "Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh"),
        ("10.1", "Quyết định số 1179/QĐ-UBND ngày 21/12/2018 của UBND tỉnh"),
        ("12", "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020"),
        ("12", "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021"),
        (
            "12",
            "Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        ),
    ],
)
def test_legal_references_one_a_line(plan: Plan, task: str, reference: str):
    assert reference in of_task(plan, task, "legal_basis").split("\n")


def test_a_document_cited_twice_stands_once(plan: Plan):
    assert len(of_task(plan, "8", "legal_basis").split("\n")) == 2


def test_leads_report_and_others_do_not(plan: Plan):
    reports = plan.assignments["must_report"] == YesNo.YES
    assert (reports == (plan.assignments["role"] == Role.LEAD)).all()


def test_separate_duties_stay_separate(plan: Plan):
    assert duty(plan, "4", "VP").startswith("Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện")
    assert duty(plan, "4", "SNV") == duty(plan, "4", "X21010")
    assert duty(plan, "4", "SNV").endswith("thực hiện giải trình và xin lỗi người dân theo đúng quy định")
    assert duty(plan, "2", "SNV") == ""


def test_two_duties_of_one_lead_join_in_one_cell(plan: Plan):
    assert duty(plan, "7", "STTTT").split("\n") == [
        "Cập nhật, công khai TTHC trên Cơ sở dữ liệu quốc gia về TTHC",
        "Phối hợp với cơ quan liên quan cập nhật, đăng tải công khai trên Hệ thống thông tin giải quyết TTHC tỉnh",
    ]
    assert "\n" not in duty(plan, "7", "STP")


def test_duties_of_coordinators_are_kept(plan: Plan):
    assert duty(plan, "12", "STTTT", Role.COORDINATING).startswith("Hướng dẫn nghiệp vụ, đơn đốc")
    assert duty(plan, "13", "VP", Role.COORDINATING).startswith("Theo dõi, hướng dẫn")
    assert duty(plan, "5", "BATO", Role.COORDINATING).startswith("Phối hợp với các sở, ban ngành xây dựng")


def test_a_lead_by_group_may_coordinate_by_name(plan: Plan):
    roles = plan.assignments.query("task == '5' and agency == 'STTTT'")["role"].tolist()
    assert roles == [Role.LEAD, Role.COORDINATING]


def test_task_14_has_the_office_coordinate_and_monitor(plan: Plan):
    roles = plan.assignments.query("task == '14' and agency == 'VP'")["role"].tolist()
    assert roles == [Role.COORDINATING, Role.MONITORING]


@pytest.mark.parametrize(
    ("task", "asked"),
    [
        ("1", "gửi báo cáo định kỳ về đầu mối tổng hợp chậm nhất ngày nào"),
        ("1", "có gồm cơ quan Trung ương đóng tại tỉnh không"),
        ("2", "«các cơ quan, đơn vị có liên quan» gồm những cơ quan nào"),
        ("3", "văn bản này có mốc thời hạn riêng trong năm 2024 không"),
        ("3", "UBND huyện Lý Sơn không có cấp xã"),
        ("4", "phải xong vào ngày nào của mỗi kỳ"),
        ("4", "áp dụng cho mọi cơ quan chủ trì"),
        ("5", "được giao chủ trì một phần việc"),
        ("8", "Thời hạn cụ thể trong năm 2024"),
        ("11", "«tổ chức, cá nhân có liên quan đến việc thực hiện TTHC» gồm"),
        ("12", "Thời hạn cụ thể trong năm 2024"),
        ("16", "lịch thực hiện cụ thể ra sao"),
    ],
)
def test_what_the_letter_leaves_open_is_asked(plan: Plan, task: str, asked: str):
    assert asked in questions(plan, task)
    assert asked in of_task(plan, task, "question")


def test_what_concerns_the_whole_plan_is_asked_once(plan: Plan):
    assert plan.questions["question"].str.contains("Trung ương").sum() == 1
    assert plan.questions["question"].str.contains("Lý Sơn").sum() == 1


def test_questions_of_milestones_are_in_the_list(plan: Plan):
    listed = set(plan.questions["question"])
    asked = {line for cell in plan.milestones["question"] for line in cell.split("\n") if line}
    assert asked <= listed


def test_every_question_has_a_suggestion_and_the_letters_words(plan: Plan):
    assert (plan.questions["suggestion"] != "").all()
    assert (plan.questions["source_words"] != "").all()
    assert (plan.questions["answer"] == "").all()


def test_a_task_that_leaves_nothing_open_asks_nothing(plan: Plan):
    assert plan.tasks.set_index("task").loc[["6", "13", "14"], "question"].tolist() == ["", "", ""]


def test_another_years_letter_is_refused(directory: Directory, calendar: WorkCalendar):
    letter = read_letter(document("V/v nhiệm vụ năm 2023\n\n1. Làm A.\n- Chủ trì: Sở Y tế"))
    with pytest.raises(Refused, match=r"\(L05\)"):
        plan_of(letter, directory, 2024, calendar)


@pytest.fixture(scope="module")
def faulty(directory: Directory, calendar: WorkCalendar) -> Plan:
    lines = """V/v đề xuất nhiệm vụ cải cách tài chính công

1. Làm A.
- Cơ quan phối hợp: Sở Y tế
- Thời gian: Quý I
2. Làm B.
- Cơ quan chủ trì: Sở Nội vu; Sở Tài chính
- Kinh phí: 50 triệu đồng
3. Làm C.
- Cơ quan chủ trì: các cơ quan có liên quan
- Thời gian: sớm nhất có thể
4. Làm D.
- Cơ quan chủ trì: Các sở, ban ngành (trừ Thanh tra tỉnh)
- Thời gian: dự kiến Quý II"""
    return plan_of(read_letter(document(lines)), directory, 2024, calendar)


def test_faulty_tasks_are_kept_each_with_a_milestone(faulty: Plan):
    assert faulty.tasks["task"].tolist() == ["1", "2", "3", "4"]
    assert faulty.milestones["milestone"].tolist() == ["1-Q1", "2-CXĐ", "3-CXĐ", "4-Q2"]


def test_an_unknown_agency_is_kept_as_written_with_a_suggestion(faulty: Plan):
    assert faulty.tasks["leads"][1] == "Sở Nội vu; Sở Tài chính"
    assert leads(faulty).query("task == '2'")["agency"].tolist() == ["STC"]
    assert "«Sở Nội vu» là cơ quan nào?" in questions(faulty, "2")
    assert faulty.questions["suggestion"].str.contains(r"Có phải «Sở Nội vụ \(SNV\)»\?").any()


def test_missing_lead_and_timing_are_asked_about(faulty: Plan):
    assert "Cơ quan nào chủ trì" in questions(faulty, "1")
    assert "Nhiệm vụ thực hiện trong thời gian nào?" in questions(faulty, "2")
    assert "Cơ quan nào chủ trì" in questions(faulty, "3")
    assert "Nhiệm vụ phải xong vào ngày nào?" in questions(faulty, "3")


def test_words_that_were_not_used_are_asked_about(faulty: Plan):
    assert "«dự kiến» nghĩa là gì?" in questions(faulty, "4")
    assert "«Các sở, ban ngành» (trừ Thanh tra tỉnh): còn 18 cơ quan được phân công" in questions(faulty, "4")
    assert "Mục «Kinh phí»" in questions(faulty, "2")


def test_what_makes_the_result_untrustworthy_is_told(faulty: Plan):
    assert [(p.code, p.file) for p in faulty.uncertain] == [
        ("L06", "thu.txt"),
        ("L07", "thu.txt"),
        ("L08", "thu.txt"),
        ("L06", "thu.txt"),
        ("L07", "thu.txt"),
    ]
    assert "nhiệm vụ 2: không xác định được cơ quan «Sở Nội vu»" in str(faulty.uncertain[2])


def test_whom_a_lead_works_with_coordinates(directory: Directory, calendar: WorkCalendar):
    lines = ["1. Làm A.", "- Chủ trì: Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh", "- Thời gian: Quý I"]
    made = plan_of(read_letter(document(lines)), directory, 2024, calendar)
    roles = made.assignments[["agency", "role"]].to_numpy().tolist()
    assert roles == [["SNV", Role.LEAD], ["TTT", Role.COORDINATING]]


def test_somebody_named_in_a_leads_duty_is_asked_about(directory: Directory, calendar: WorkCalendar):
    lines = ["1. Làm A.", "- Chủ trì: Sở Nội vụ phối hợp với Thanh tra tỉnh tổng hợp", "- Thời gian: Quý I"]
    made = plan_of(read_letter(document(lines)), directory, 2024, calendar)
    assert made.assignments["agency"].tolist() == ["SNV"]
    assert "«Thanh tra tỉnh» được nhắc trong phần việc của «Sở Nội vụ»" in questions(made, "1")


def test_the_symbol_names_the_issuer_where_the_text_does_not(directory: Directory, calendar: WorkCalendar):
    lines = ["Số: 12/SNV-CCHC", "1. Làm A.", "- Chủ trì: Sở Y tế", "- Thời gian: Quý I"]
    made = plan_of(read_letter(document(lines)), directory, 2024, calendar)
    assert made.tasks["source"][0] == "Công văn số 12/SNV-CCHC của Sở Nội vụ"
