"""Answers of the clerk: understood as words, and taken into the register."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.plan.answers import Said, read_answer
from cchc_xl.plan.held import Held
from cchc_xl.plan.settle import Settled, settle
from cchc_xl.values.words import ALL_LEADS, NOBODY, Area, Asks, Standing, YesNo
from tests.plan.growing import TASKS, adopted, asked, edited, grown, held, milestone, proposal, reading, task

LETTER = """1. Xây dựng quy trình nội bộ.
- Cơ quan chủ trì: Sở Nội vu; Sở Tài chính.
- Cơ quan phối hợp: các cơ quan có liên quan.
- Thời gian thực hiện: theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh.
2. Công khai kết quả đánh giá.
- Cơ quan chủ trì: Sở Nội vụ; UBND cấp huyện.
- Thời gian thực hiện: hàng tháng.
3. Tuyên truyền cải cách hành chính.
- Cơ quan phối hợp: Sở Tư pháp.
"""


def read(text: str):
    return read_answer(text, reading().directory, 2024)


# What an answer says


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Có", Said.YES),
        ("đúng vậy.", Said.YES),
        ("co", Said.YES),
        ("Có, theo công văn 12", Said.YES),
        ("Không", Said.NO),
        ("KHÔNG.", Said.NO),
        ("khong", Said.NO),
        ("không phải", Said.NO),
        ("Không áp dụng", Said.NOT_APPLICABLE),
        ("khong ap dung", Said.NOT_APPLICABLE),
        ("Đồng ý", Said.AGREED),
        ("đồng ý với gợi ý", Said.OTHER),
        ("theo gợi ý", Said.AGREED),
        ("tất cả", Said.EVERYONE),
        ("Tất cả các cơ quan chủ trì", Said.EVERYONE),
        ("để hỏi lại lãnh đạo", Said.OTHER),
        ("Công ty X", Said.OTHER),
    ],
)
def test_short_answers(text: str, said: Said):
    assert read(text).said is said


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15/11/2024", ["2024-11-15"]),
        ("ngày 15 tháng 11 năm 2024", ["2024-11-15"]),
        ("15/11", ["2024-11-15"]),
        ("trước ngày 15/11/2024", ["2024-11-14"]),
        ("Quý II", ["2024-06-30"]),
        ("tháng 6", ["2024-06-30"]),
        ("15/3; 15/6; 15/9; 15/12", ["2024-03-15", "2024-06-15", "2024-09-15", "2024-12-15"]),
    ],
)
def test_days(text: str, days: list[str]):
    answer = read(text)
    assert answer.said is Said.DAYS
    assert answer.days == tuple(map(dt.date.fromisoformat, days))


@pytest.mark.parametrize(
    ("text", "day"),
    [("ngày 25", 25), ("25", 25), ("ngày 20 hàng tháng", 20), ("ngày 05 của mỗi kỳ", 5), ("ngày cuối tháng", 31)],
)
def test_a_day_of_each_period(text: str, day: int):
    answer = read(text)
    assert (answer.said, answer.day) == (Said.DAY_OF_PERIOD, day)


def test_a_day_that_no_calendar_has_is_no_day():
    assert read("31/02/2024").said is not Said.DAYS


def test_names_and_groups():
    answer = read("Sở Nội vụ; UBND cấp huyện")
    assert answer.said is Said.NAMES
    assert answer.agencies[0] == "SNV"
    assert len(answer.agencies) == 14
    assert answer.names == ("Sở Nội vụ", "UBND cấp huyện")


def test_a_name_that_the_directory_has_not_is_kept_apart():
    answer = read("Sở Nội vụ; Sở Vũ trụ")
    assert (answer.agencies, answer.unknown) == (("SNV",), ("Sở Vũ trụ",))


# What an answer does


@pytest.fixture(scope="module")
def register() -> Held:
    return held(proposal(LETTER))


def question_of(register: Held, name: str, asks: Asks) -> str:
    rows = register.questions
    (text,) = rows.loc[(rows["task"] == name) & (rows["asks"] == asks), "question"]
    return text


def answered(register: Held, name: str, question: str, answer: str) -> Settled:
    questions = register.questions.copy()
    questions.loc[(questions["task"] == name) & (questions["question"] == question), "answer"] = answer
    rest = {key: value for key, value in vars(register).items() if key != "questions"}
    return settle(Held(**rest, questions=questions), reading())


def handled(settled: Settled, name: str, question: str) -> str:
    return str(settled.held.questions.set_index(["task", "question"]).loc[(name, question), "handled"])


def only_milestone(register: Held, name: str) -> str:
    (found,) = register.milestones.loc[register.milestones["task"] == name, "milestone"]
    return found


def test_a_day_goes_to_the_milestone_and_the_question_is_gone_from_the_cells(register: Held):
    question, name = question_of(register, "1", Asks.DAY), only_milestone(register, "1")
    settled = answered(register, "1", question, "15/11/2024")
    row = milestone(settled.held, name)
    assert (row["due"], row["due_effective"]) == (pd.Timestamp(2024, 11, 15), pd.Timestamp(2024, 11, 15))
    assert row["remind_on"] == pd.Timestamp(2024, 11, 15)
    assert question not in str(row["question"])
    assert question not in str(task(settled.held, "1")["question"])
    assert handled(settled, "1", question) == f"«15/11/2024»: đã ghi {name} = 15/11/2024."
    assert settled.taken == 1


def test_a_day_that_a_clerk_typed_stays(register: Held):
    question, name = question_of(register, "1", Asks.DAY), only_milestone(register, "1")
    milestones = register.milestones.copy()
    milestones.loc[milestones["milestone"] == name, "due"] = pd.Timestamp(2024, 8, 1)
    rest = {key: value for key, value in vars(register).items() if key != "milestones"}
    settled = answered(Held(**rest, milestones=milestones), "1", question, "15/11/2024")
    assert milestone(settled.held, name)["due"] == pd.Timestamp(2024, 8, 1)
    assert "giữ ngày 01/08/2024 đã nhập" in handled(settled, "1", question)


def test_an_answer_that_is_changed_counts_again(register: Held):
    question, name = question_of(register, "1", Asks.DAY), only_milestone(register, "1")
    once = answered(register, "1", question, "15/11/2024")
    twice = answered(once.held, "1", question, "20/11/2024")
    assert milestone(twice.held, name)["due"] == pd.Timestamp(2024, 11, 20)


def test_taking_answers_in_again_changes_nothing(register: Held):
    once = answered(register, "1", question_of(register, "1", Asks.DAY), "15/11/2024")
    again = settle(once.held, reading())
    assert again.taken == 0
    assert again.held.questions.equals(once.held.questions)
    assert again.held.milestones.equals(once.held.milestones)


def test_a_later_letter_does_not_ask_again(register: Held):
    question = question_of(register, "1", Asks.DAY)
    settled = answered(register, "1", question, "15/11/2024").held
    after = grown(settled, adopted(LETTER.replace("quy trình nội bộ.", "quy trình nội bộ, quy trình điện tử.")))
    assert asked(after.held, "1").count(question) == 1
    assert question not in str(task(after.held, "1")["question"])


def test_a_day_of_each_month_moves_every_month(register: Held):
    question = next(text for text in asked(register, "2") if "vào ngày nào của mỗi kỳ" in text)
    settled = answered(register, "2", question, "ngày 25")
    rows = settled.held.milestones[settled.held.milestones["task"] == "2"]
    assert [day.day for day in rows["due"]] == [25] * 12
    assert (rows["due_effective"] >= rows["due"]).all()


def test_not_applicable_lets_the_milestone_bind_nobody(register: Held):
    settled = answered(register, "1", question_of(register, "1", Asks.DAY), "không áp dụng")
    assert milestone(settled.held, only_milestone(register, "1"))["applies_to"] == NOBODY


def test_the_suggestion_is_taken_where_it_names_a_day(register: Held):
    question = next(text for text in asked(register, "2") if "vào ngày nào của mỗi kỳ" in text)
    settled = answered(register, "2", question, "đồng ý")
    assert settled.held.milestones.loc[:, "due"].equals(register.milestones.loc[:, "due"])
    assert handled(settled, "2", question) == "«đồng ý»: giữ các mốc như gợi ý."


def test_the_suggestion_cannot_be_taken_where_it_names_no_day(register: Held):
    question = question_of(register, "1", Asks.DAY)
    settled = answered(register, "1", question, "đồng ý")
    assert [(u.task, u.question, u.code) for u in settled.unread] == [("1", question, "C02")]
    assert handled(settled, "1", question).startswith("Chưa ghi được:")
    assert question in str(task(settled.held, "1")["question"])


def test_an_answer_that_nobody_understands_is_told(register: Held):
    question = question_of(register, "1", Asks.DAY)
    settled = answered(register, "1", question, "hỏi lại sau")
    assert [u.code for u in settled.unread] == ["C01"]
    assert settled.unread[0].details["value"] == "hỏi lại sau"
    assert settled.taken == 0


def test_one_day_for_several_milestones_is_not_enough(register: Held):
    question = next(text for text in asked(register, "2") if "vào ngày nào của mỗi kỳ" in text)
    settled = answered(register, "2", question, "15/11/2024")
    assert [u.code for u in settled.unread] == ["C02"]


def test_a_lead_that_is_named_gets_an_assignment_that_reports(register: Held):
    settled = answered(register, "3", question_of(register, "3", Asks.LEAD), "Sở Nội vụ")
    rows = settled.held.assignments.query("task == '3' and role == 'Chủ trì'")
    assert rows[["agency", "must_report"]].to_numpy().tolist() == [["SNV", YesNo.YES]]


def test_yes_takes_the_agency_that_the_suggestion_guesses(register: Held):
    settled = answered(register, "1", "«Sở Nội vu» là cơ quan nào? Danh bạ không có tên này.", "có")
    rows = settled.held.assignments.query("task == '1' and role == 'Chủ trì'")
    assert set(rows["agency"]) == {"SNV", "STC"}


def test_names_for_words_among_the_coordinators_coordinate(register: Held):
    question = next(text for text in asked(register, "1") if text.endswith("gồm những cơ quan nào?"))
    settled = answered(register, "1", question, "Sở Tư pháp; Thanh tra tỉnh")
    rows = settled.held.assignments.query("task == '1' and role == 'Phối hợp'")
    assert sorted(rows["agency"]) == ["STP", "TTT"]
    assert set(rows["must_report"]) == {YesNo.NO}


def test_an_unknown_agency_is_told_with_its_name(register: Held):
    settled = answered(register, "3", question_of(register, "3", Asks.LEAD), "Sở Vũ trụ")
    assert [(u.code, u.details["name"]) for u in settled.unread] == [("C03", "Sở Vũ trụ")]
    assert settled.held.assignments.equals(register.assignments)


def test_nobody_is_assigned_where_that_is_the_answer(register: Held):
    question = next(text for text in asked(register, "1") if text.endswith("gồm những cơ quan nào?"))
    settled = answered(register, "1", question, "không áp dụng")
    assert settled.held.assignments.equals(register.assignments)
    assert settled.taken == 1


def test_an_area_is_chosen_by_its_words(register: Held):
    question = question_of(register, "1", Asks.AREA)
    settled = answered(register, "1", question, "thủ tục hành chính")
    assert task(settled.held, "1")["area"] == Area.PROCEDURES
    assert answered(register, "1", question, "cải cách").unread[0].code == "C02"


def test_whom_a_milestone_binds():
    letter = """1. Công khai kết quả.
- Cơ quan chủ trì:
+ Sở Nội vụ công khai kết quả.
+ UBND cấp huyện cập nhật kết quả.
- Thời gian thực hiện: hàng quý.
"""
    register = held(proposal(letter))
    question = question_of(register, "1", Asks.BINDING)
    assert set(register.milestones["applies_to"]) == {ALL_LEADS}
    assert set(answered(register, "1", question, "Sở Nội vụ").held.milestones["applies_to"]) == {"Sở Nội vụ"}
    assert set(answered(register, "1", question, "tất cả").held.milestones["applies_to"]) == {ALL_LEADS}


# Answers about further documents


@pytest.fixture(scope="module")
def waiting() -> Held:
    like = "1. Tổ chức tập huấn nghiệp vụ cho cán bộ, công chức cấp xã.\n- Chủ trì: Sở Tư pháp\n- Thời gian: Quý IV\n"
    return grown(held(), proposal(like, "7/STP-VP", "Sở Tư pháp")).held


def test_a_duplicate_that_is_one_adds_nothing(waiting: Held):
    settled = answered(waiting, "2", question_of(waiting, "2", Asks.DUPLICATE), "có")
    assert settled.held.tasks["task"].tolist() == ["1", "2", "3"]
    assert settled.held.origins.iloc[-1]["task"] == "2"


def test_a_duplicate_that_is_none_is_added_with_all_it_says(waiting: Held):
    settled = answered(waiting, "2", question_of(waiting, "2", Asks.DUPLICATE), "không")
    assert settled.held.tasks["task"].tolist() == ["1", "2", "3", "STP.1"]
    row = task(settled.held, "STP.1")
    assert (row["standing"], row["timing"]) == (Standing.PROPOSED, "Quý IV")
    assert str(row["source"]).startswith("Công văn số 7/STP-VP")
    assert set(settled.held.assignments.query("task == 'STP.1'")["agency"]) == {"STP"}
    assert "STP.1" in set(settled.held.milestones["task"])


def test_a_task_of_the_adopted_plan_that_is_one_takes_its_proposals_place():
    anew = TASKS.replace(
        "Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã", "Tập huấn nghiệp vụ cải cách hành chính cho cấp xã"
    )
    register = grown(held(), adopted(anew)).held
    settled = answered(register, "2", question_of(register, "2", Asks.DUPLICATE), "có").held
    row = task(settled, "2")
    assert row["standing"] == Standing.AMENDED
    assert str(row["content"]).startswith("Tập huấn nghiệp vụ cải cách")
    assert "12/KH-UBND" in str(row["source"])
    assert not grown(settled, adopted(anew)).is_changed


def test_no_keeps_a_task_that_was_withdrawn():
    register = grown(held(), adopted(TASKS.partition("3. ")[0])).held
    question = question_of(register, "3", Asks.WITHDRAWAL)
    settled = answered(register, "3", question, "không").held
    assert task(settled, "3")["standing"] == Standing.PROPOSED
    assert not grown(settled, adopted(TASKS.partition("3. ")[0])).is_changed


def test_yes_lets_the_documents_words_hold_over_a_clerks():
    before = edited(grown(held(), adopted()).held, "1", timing="Tháng 5 năm 2024")
    amended = adopted(
        TASKS.replace("Quý I năm", "Quý II năm"), "45/KH-UBND", "Điều chỉnh Kế hoạch cải cách hành chính năm 2024"
    )
    register = grown(before, amended).held
    question = question_of(register, "1", Asks.CONFLICT)
    assert task(answered(register, "1", question, "có").held, "1")["timing"] == "Quý II năm 2024"
    assert task(answered(register, "1", question, "không").held, "1")["timing"] == "Tháng 5 năm 2024"


def test_a_plan_without_a_number_assigns_where_the_clerk_says_so():
    register = held(adopted(number="   /KH-UBND"))
    settled = answered(register, "1", question_of(register, "1", Asks.ADOPTION), "có").held
    assert set(settled.tasks["standing"]) == {Standing.ASSIGNED}
    assert not grown(settled, adopted(number="   /KH-UBND")).is_changed


def test_a_question_about_a_task_that_is_gone_is_closed():
    register = held()
    without = Held(register.tasks[register.tasks["task"] != "1"], *list(vars(register).values())[1:])
    settled = answered(without, "1", asked(without, "1")[0], "có")
    assert settled.unread == ()
    assert settled.taken == 1


def test_an_answer_leaves_the_frames_it_came_from_as_they_were(register: Held):
    before = register.milestones.copy()
    answered(register, "1", question_of(register, "1", Asks.DAY), "15/11/2024")
    assert register.milestones.equals(before)


def test_a_day_corrects_what_was_read_from_a_sentence():
    told = held(proposal("1. Giao Sở Nội vụ chủ trì rà soát, hoàn thành trước ngày 30/6/2024."))
    question = next(text for text in told.questions["question"] if "đọc từ câu văn" in text)
    assert question in milestone(told, "1-29-06")["question"]
    settled = answered(told, "1", question, "15/7/2024")
    assert milestone(settled.held, "1-29-06")["due"] == pd.Timestamp(2024, 7, 15)
    assert answered(told, "1", question, "đồng ý").unread == ()
