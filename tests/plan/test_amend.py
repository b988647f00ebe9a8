"""Further documents beside a register: the same again, perhaps the same, the adopted plan, an amended one."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from cchc_xl.plan.alike import likeness
from cchc_xl.plan.amend import Pair, difference
from cchc_xl.plan.held import Held, rows_of
from cchc_xl.plan.purpose import Purpose, purpose_of
from cchc_xl.values.words import NOBODY, ChangeKind, Role, Standing, YesNo
from tests.plan.growing import TASKS, adopted, asked, edited, grown, held, milestone, proposal, task

OTHER = """1. Nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính.
- Cơ quan chủ trì: Sở Thông tin và Truyền thông.
- Thời gian thực hiện: Quý III năm 2024.
2. Tổ chức tập huấn nghiệp vụ cho cán bộ, công chức cấp xã.
- Cơ quan chủ trì: Sở Thông tin và Truyền thông.
- Thời gian thực hiện: Quý IV năm 2024.
"""
SECOND_QUARTER = TASKS.replace("Quý I năm 2024", "Quý II năm 2024")
WITHOUT_THE_THIRD = TASKS.partition("3. Kiểm tra")[0]


def equal(one: Held, other: Held) -> bool:
    names = ("tasks", "milestones", "assignments", "questions", "origins", "changes")
    return all(getattr(one, name).equals(getattr(other, name)) for name in names)


def other_letter(tasks: str = OTHER):
    return proposal(tasks, "12/STTTT-CNTT", "Sở Thông tin và Truyền thông")


# What a document does


@pytest.mark.parametrize(
    ("letter", "purpose"),
    [
        (proposal(), Purpose.PROPOSES),
        (adopted(), Purpose.ASSIGNS),
        (adopted(number="   /KH-UBND"), Purpose.PROPOSES),
        (adopted(subject="Điều chỉnh, bổ sung Kế hoạch cải cách hành chính năm 2024"), Purpose.AMENDS),
        (adopted(subject="Cải cách hành chính năm 2024 (thay thế Kế hoạch số 12/KH-UBND)"), Purpose.REPLACES),
        (proposal(subject="giao nhiệm vụ cải cách hành chính năm 2024"), Purpose.ASSIGNS),
        (proposal(subject="đề xuất điều chỉnh nhiệm vụ năm 2024"), Purpose.PROPOSES),
    ],
)
def test_only_an_adopted_document_assigns(letter, purpose: Purpose):
    assert purpose_of(letter) is purpose


# The same again, and perhaps the same


def test_the_same_letter_again_changes_nothing():
    before = held()
    again = grown(before, proposal())
    assert not again.is_changed
    assert again.difference.known == ("1", "2", "3")
    assert equal(again.held, before)


def test_spelling_makes_no_other_letter():
    before = held()
    again = grown(before, proposal(TASKS.replace("Kế hoạch của UBND", "kế hoạch của Uỷ ban nhân dân")))
    assert not again.is_changed


def test_what_was_done_to_read_the_file_stands_in_the_source_and_makes_no_other_letter():
    before = held(replace(proposal(), notes=("chuyển từ bảng mã TCVN3 (ABC)",)))
    assert str(task(before, "1")["source"]).endswith("năm 2024 (chuyển từ bảng mã TCVN3 (ABC))")
    assert not grown(before, proposal()).is_changed
    after = grown(before, adopted()).held
    assert set(after.tasks["standing"]) == {Standing.ASSIGNED}
    assert not any("đã sửa tay" in text for text in after.questions["question"])


def test_what_a_clerk_changed_or_deleted_is_not_read_in_again():
    before = edited(held(), "1", content="Tuyên truyền CCHC", timing="Quý IV")
    without = Held(before.tasks[before.tasks["task"] != "3"], *list(vars(before).values())[1:])
    again = grown(without, proposal())
    assert equal(again.held, without)


def test_a_letter_that_got_its_number_is_the_same_letter():
    draft = proposal(number="   /SNV-CCHC")
    signed = grown(held(draft), proposal())
    assert len(signed.held.tasks) == 3
    assert signed.difference.duplicates == ()
    assert str(task(signed.held, "1")["source"]).startswith("Công văn số 89/SNV-CCHC")
    assert task(signed.held, "1")["standing"] == Standing.PROPOSED


def test_another_senders_like_task_is_a_question_with_its_likeness_and_is_not_added():
    after = grown(held(), other_letter())
    assert after.difference.duplicates == (Pair("2", "2", 94),)
    assert after.held.tasks["task"].tolist() == ["1", "2", "3", "STTTT.1"]
    (question,) = [text for text in asked(after.held, "2") if "giống 94%" in text]
    assert question.startswith("Nhiệm vụ 2 của Công văn số 12/STTTT-CNTT")
    assert question in str(task(after.held, "2")["question"])


def test_the_very_same_task_of_another_sender_is_asked_about_too():
    after = grown(held(), other_letter(TASKS))
    assert [p.likeness for p in after.difference.duplicates] == [100, 100, 100]
    assert len(after.held.tasks) == 3


def test_a_waiting_task_is_not_asked_about_again():
    after = grown(held(), other_letter())
    again = grown(after.held, other_letter())
    assert equal(again.held, after.held)


def test_two_tasks_that_share_little_are_no_duplicates():
    assert likeness("Nâng cấp Hệ thống thông tin", "Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã") < 65
    assert likeness("Ủy ban; hoà giải", "Uỷ ban; hòa giải") == 100


# Numbers


def test_numbers_that_are_taken_stand_behind_the_senders_symbol_all_of_them():
    after = grown(held(), other_letter(OTHER.partition("2. ")[0] + "9. Số hóa hồ sơ lưu trữ.\n- Chủ trì: Sở Nội vụ\n"))
    assert after.held.tasks["task"].tolist()[3:] == ["STTTT.1", "STTTT.9"]
    assert "STTTT.1-Q3" in set(after.held.milestones["milestone"])


def test_free_numbers_stay_the_letters_own():
    after = grown(held(), other_letter("7. Số hóa hồ sơ lưu trữ.\n- Cơ quan chủ trì: Sở Nội vụ\n- Thời gian: Quý I\n"))
    assert after.held.tasks["task"].tolist() == ["1", "2", "3", "7"]
    assert after.held.tasks["order"].tolist() == [1, 2, 3, 4]


def test_the_id_of_a_task_that_was_deleted_is_not_given_again():
    before = held()
    without = Held(before.tasks[before.tasks["task"] != "1"], *list(vars(before).values())[1:])
    after = grown(without, other_letter())
    assert "STTTT.1" in set(after.held.tasks["task"])


# The adopted plan


def test_the_adopted_plan_takes_the_place_of_the_proposals():
    after = grown(held(), adopted())
    assert set(after.held.tasks["standing"]) == {Standing.ASSIGNED}
    assert all("12/KH-UBND" in source for source in after.held.tasks["source"])
    assert after.held.milestones.equals(held().milestones)


def test_what_it_changes_is_listed_before_and_after():
    after = grown(held(), adopted(SECOND_QUARTER)).held
    assert task(after, "1")["standing"] == Standing.AMENDED
    assert task(after, "2")["standing"] == Standing.ASSIGNED
    changes = after.changes[after.changes["task"] == "1"]
    listed = {row["field"]: (row["before"], row["after"]) for row in rows_of(changes)}
    assert listed["Thời gian thực hiện"] == ("Quý I năm 2024", "Quý II năm 2024")
    assert listed["Trạng thái giao"] == ("Đề xuất", "Điều chỉnh")


def test_milestones_follow_the_new_time_and_old_ones_bind_nobody():
    after = grown(held(), adopted(SECOND_QUARTER)).held
    rows = after.milestones[after.milestones["task"] == "1"]
    bound = rows[rows["applies_to"] != NOBODY]
    assert bound["due"].tolist() == [pd.Timestamp(2024, 6, 30)]
    assert len(held().milestones) <= len(after.milestones)


def test_a_proposal_that_it_does_not_name_is_withdrawn_and_that_is_asked():
    after = grown(held(), adopted(WITHOUT_THE_THIRD))
    assert after.difference.withdrawn == ("3",)
    assert task(after.held, "3")["standing"] == Standing.WITHDRAWN
    assert "Kế hoạch số 12/KH-UBND không nêu nhiệm vụ này: có rút khỏi kế hoạch không?" in asked(after.held, "3")
    assert len(after.held.milestones) == len(held().milestones)


def test_a_proposal_of_a_letter_that_it_takes_nothing_from_is_asked_about_only():
    both = grown(held(), other_letter(OTHER.partition("2. ")[0])).held
    after = grown(both, adopted())
    assert (after.difference.withdrawn, after.difference.asked) == ((), ("STTTT.1",))
    assert task(after.held, "STTTT.1")["standing"] == Standing.PROPOSED


def test_a_plan_that_takes_little_of_a_letter_withdraws_nothing_by_itself():
    after = grown(held(), adopted(TASKS.partition("2. Tổ chức")[0]))
    assert (after.difference.withdrawn, after.difference.asked) == ((), ("2", "3"))
    assert task(after.held, "2")["standing"] == Standing.PROPOSED


def test_a_draft_of_the_plan_proposes_and_asks_and_the_signed_one_assigns():
    draft = adopted(number="   /KH-UBND")
    before = held(draft)
    assert set(before.tasks["standing"]) == {Standing.PROPOSED}
    assert "Kế hoạch này chưa có số: đã ban hành chưa?" in asked(before, "1")
    after = grown(before, adopted()).held
    assert set(after.tasks["standing"]) == {Standing.ASSIGNED}
    assert len(after.tasks) == 3


def test_fields_that_it_leaves_out_stay():
    short = "1. Xây dựng Kế hoạch tuyên truyền cải cách hành chính.\n- Cơ quan chủ trì: Sở Nội vụ.\n"
    after = grown(held(), adopted(short)).held
    assert task(after, "1")["products"] == "Kế hoạch của UBND tỉnh"
    assert task(after, "1")["standing"] == Standing.ASSIGNED
    assert asked(after, "1") == asked(held(), "1")


def test_reading_it_again_changes_nothing():
    after = grown(held(), adopted(WITHOUT_THE_THIRD))
    for letter in (adopted(WITHOUT_THE_THIRD), proposal()):
        again = grown(after.held, letter)
        assert not again.is_changed
        assert equal(again.held, after.held)


def test_a_task_worded_anew_is_asked_about_and_nothing_of_it_is_withdrawn():
    anew = TASKS.replace(
        "Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã", "Tập huấn nghiệp vụ cải cách hành chính cho cấp xã"
    )
    after = grown(held(), adopted(anew))
    assert [(p.number, p.task) for p in after.difference.duplicates] == [("2", "2")]
    assert after.difference.withdrawn == ()
    assert task(after.held, "2")["standing"] == Standing.PROPOSED


# An amended plan


def amended(tasks: str, subject: str = "Điều chỉnh Kế hoạch cải cách hành chính năm 2024"):
    return adopted(tasks, "45/KH-UBND", subject)


@pytest.fixture
def assigned() -> Held:
    return grown(held(), adopted()).held


def test_an_amended_plan_changes_adds_and_withdraws(assigned: Held):
    tasks = WITHOUT_THE_THIRD.replace("Các lớp tập huấn", "04 lớp tập huấn") + OTHER.partition("2. ")[0]
    after = grown(assigned, amended(tasks.replace("1. Nâng cấp", "4. Nâng cấp")))
    assert [row["task"] for row in rows_of(after.held.tasks)] == ["1", "2", "3", "4"]
    assert [row["standing"] for row in rows_of(after.held.tasks)] == ["Đã giao", "Điều chỉnh", "Rút", "Đã giao"]
    kinds = after.held.changes.iloc[after.changes_before :].groupby("task")["kind"].unique()
    assert set(kinds["4"]) == {ChangeKind.ADDED}
    assert set(kinds["3"]) == {ChangeKind.WITHDRAWN}
    assert set(kinds["2"]) == {ChangeKind.CHANGED}


def test_an_amendment_in_part_leaves_what_it_does_not_name(assigned: Held):
    only_one = "1. Xây dựng Kế hoạch tuyên truyền cải cách hành chính.\n- Thời gian thực hiện: Quý IV năm 2024.\n"
    after = grown(assigned, amended(only_one, "Điều chỉnh một số nhiệm vụ của Kế hoạch số 12/KH-UBND"))
    assert after.difference.withdrawn == after.difference.asked == ()
    assert task(after.held, "1")["standing"] == Standing.AMENDED
    assert task(after.held, "1")["leads"] == "Sở Nội vụ"
    assert task(after.held, "3")["standing"] == Standing.ASSIGNED


def test_under_the_same_number_a_task_may_be_worded_anew(assigned: Held):
    anew = TASKS.replace("Kiểm tra công vụ tại các địa phương", "Kiểm tra công vụ đột xuất tại các sở và địa phương")
    after = grown(assigned, amended(anew))
    assert after.difference.duplicates == ()
    assert str(task(after.held, "3")["content"]).startswith("Kiểm tra công vụ đột xuất")


def test_a_lead_that_is_no_lead_any_more_stays_as_a_row_that_asks_nothing(assigned: Held):
    after = grown(assigned, amended(TASKS.replace("Sở Nội vụ; UBND cấp huyện", "Sở Nội vụ; Sở Tài chính"))).held
    rows = after.assignments[(after.assignments["task"] == "2") & (after.assignments["role"] == Role.LEAD)]
    asked_of = rows.set_index("agency")["must_report"]
    assert (asked_of["SNV"], asked_of["STC"], asked_of["BATO"]) == (YesNo.YES, YesNo.YES, YesNo.NO)


# What a clerk has changed


def test_a_clerks_cell_stays_and_what_the_document_says_there_is_asked(assigned: Held):
    before = edited(assigned, "1", timing="Tháng 5 năm 2024")
    after = grown(before, amended(SECOND_QUARTER)).held
    assert task(after, "1")["timing"] == "Tháng 5 năm 2024"
    (question,) = [text for text in asked(after, "1") if "đã sửa tay" in text]
    assert "«Thời gian thực hiện»" in question
    kept = after.changes[after.changes["kind"] == ChangeKind.KEPT]
    assert kept[["before", "after"]].to_numpy().tolist() == [["Tháng 5 năm 2024", "Quý II năm 2024"]]


def test_a_clerks_cell_that_the_document_does_not_change_is_no_question(assigned: Held):
    before = edited(assigned, "2", products="Tài liệu tập huấn")
    after = grown(before, amended(SECOND_QUARTER)).held
    assert task(after, "2")["products"] == "Tài liệu tập huấn"
    assert not any("đã sửa tay" in text for text in asked(after, "2"))


def test_a_clerks_day_stays(assigned: Held):
    name = assigned.milestones.loc[assigned.milestones["task"] == "3", "milestone"].iloc[0]
    milestones = assigned.milestones.copy()
    milestones.loc[milestones["milestone"] == name, "due"] = pd.Timestamp(2024, 8, 15)
    before = Held(assigned.tasks, milestones, *list(vars(assigned).values())[2:])
    after = grown(before, amended(TASKS.replace("Báo cáo kết quả", "Kết luận kiểm tra"))).held
    assert milestone(after, name)["due"] == pd.Timestamp(2024, 8, 15)


def test_a_task_that_a_clerk_typed_is_never_withdrawn(assigned: Held):
    own = {"task": "20", "content": "Việc do cán bộ thêm", "standing": "Đã giao", "source": "12/KH-UBND", "order": 4}
    tasks = pd.concat([assigned.tasks, pd.DataFrame([own])]).fillna({"question": "", "state": ""})
    after = grown(Held(tasks, *list(vars(assigned).values())[1:]), amended(SECOND_QUARTER))
    assert after.difference.withdrawn == ()


def test_every_one_of_three_hundred_tasks_is_found_again():
    words = [f"Rà soát {n} và đánh giá nội dung số {n * 7} của lĩnh vực {n * 13} trên địa bàn tỉnh" for n in range(300)]
    tasks = [{"task": str(n), "content": text, "source": "A", "standing": "Đề xuất"} for n, text in enumerate(words)]
    lines = "".join(f"{n + 1}. {text} năm.\n- Chủ trì: Sở Nội vụ\n" for n, text in enumerate(words))
    letter = proposal(lines)
    found = difference(tasks, [], letter, "B")
    assert len(found.duplicates) == 300


def test_dates_in_the_list_of_changes_are_as_staff_write_them():
    after = grown(held(), adopted(SECOND_QUARTER)).held
    days = {f"{dt.date(2024, 6, 30):%d/%m/%Y}"}
    assert days & set(" ".join(after.changes["after"]).replace("–", " ").split())


# Tasks that a document names by their numbers

AMENDS = "Điều chỉnh, bổ sung một số nhiệm vụ của Kế hoạch cải cách hành chính năm 2024"


def test_an_amendment_withdraws_a_task_by_its_number():
    before = grown(held(), adopted()).held
    after = grown(before, adopted("1. Bãi bỏ nhiệm vụ số 2 tại Phụ lục.", "40/QĐ-UBND", AMENDS)).held
    assert after.tasks["standing"].tolist() == [Standing.ASSIGNED, Standing.WITHDRAWN, Standing.ASSIGNED]
    assert task(after, "2")["content"] == task(before, "2")["content"]
    again = grown(after, adopted("1. Bãi bỏ nhiệm vụ số 2 tại Phụ lục.", "40/QĐ-UBND", AMENDS))
    assert not again.is_changed


def test_a_proposal_to_withdraw_a_task_is_asked_about():
    letter = proposal("1. Bãi bỏ nhiệm vụ số 2.", "95/SNV-CCHC", subject="đề xuất điều chỉnh nhiệm vụ năm 2024")
    after = grown(grown(held(), adopted()).held, letter).held
    assert task(after, "2")["standing"] == Standing.ASSIGNED
    assert any("bãi bỏ nhiệm vụ mang số này" in text for text in asked(after, "2"))


def test_an_amendment_changes_a_task_that_it_only_numbers():
    before = grown(held(), adopted()).held
    lines = "1. Điều chỉnh thời hạn hoàn thành nhiệm vụ số 3 từ Quý III sang Quý IV năm 2024."
    after = grown(before, adopted(lines, "40/QĐ-UBND", AMENDS)).held
    assert task(after, "3")["content"] == task(before, "3")["content"]
    assert (task(after, "3")["timing"], task(after, "3")["standing"]) == ("Quý IV năm 2024", Standing.AMENDED)
    assert len(after.tasks) == 3


def test_a_number_that_no_task_has_is_told():
    after = grown(held(), adopted("1. Bãi bỏ nhiệm vụ số 9.", "40/QĐ-UBND", AMENDS))
    assert [p.code for p in after.problems] == ["L11"]
    assert not after.is_changed


def test_bullets_and_numbers_of_several_tasks():
    before = grown(held(), adopted()).held
    lines = "1. Nhiệm vụ số 3 được sửa đổi như sau:\n- Cơ quan chủ trì: Sở Tư pháp\n2. Rút các nhiệm vụ số 1 và 2."
    after = grown(before, adopted(lines, "40/QĐ-UBND", AMENDS)).held
    assert after.tasks["standing"].tolist() == [Standing.WITHDRAWN, Standing.WITHDRAWN, Standing.AMENDED]
    assert task(after, "3")["leads"] == "Sở Tư pháp"
