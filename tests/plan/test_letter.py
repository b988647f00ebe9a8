"""The real letter, read exactly."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from cchc_xl.books.documents import read_document, read_lines
from cchc_xl.plan.letter import Letter, LetterTask, check_year, read_letter
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Area, Role
from tests.plan.conftest import LETTER
from tests.plan.letters import document


@pytest.fixture(scope="session")
def tasks(letter: Letter) -> dict[str, LetterTask]:
    return {task.number: task for task in letter.tasks}


def test_the_seventeen_tasks_in_order(letter: Letter):
    numbers = [task.number for task in letter.tasks]
    assert numbers == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10.1", "10.2", "11", "12", "13", "14", "15", "16"]


def test_no_asterisk_reaches_a_value(letter: Letter):
    for task in letter.tasks:
        assert "*" not in "".join((task.content, task.leads, task.coordinators, task.products, task.timing))


def test_every_task_has_content_lead_products_and_timing(letter: Letter):
    assert all(t.content and t.leads and t.coordinators and t.products and t.timing for t in letter.tasks)
    assert not any(t.unread for t in letter.tasks)


def test_its_own_reference_is_the_source(letter: Letter):
    assert letter.cited(letter.issuer) == (
        "Công văn số …/VP-TTHC (chưa có số) tháng 11/2023 của Văn phòng UBND tỉnh "
        "về việc đề xuất nhiệm vụ cải cách hành chính năm 2024"
    )


def test_the_area_is_the_one_that_the_introduction_names(letter: Letter):
    assert {task.area for task in letter.tasks} == {Area.PROCEDURES}


def test_a_heading_cut_by_a_page_break_is_one_sentence(tasks: dict[str, LetterTask]):
    assert "tiếp nhận và giải quyết cấp tỉnh, cấp huyện và cấp xã; xây dựng quy trình điện tử" in tasks["5"].content
    assert "\n" not in tasks["5"].content


def test_both_parts_of_task_10_keep_the_sentence_they_share(tasks: dict[str, LetterTask]):
    shared = "Xây dựng, tham mưu ban hành và tổ chức thực hiện văn bản thực hiện cơ chế một cửa, một cửa liên thông."
    assert tasks["10.1"].content == (
        f"{shared}\n- Quyết định sửa đổi Quyết định số 1179/QĐ-UBND ngày 21/12/2018 của UBND tỉnh về việc quy định sử "
        "dụng biểu mẫu trong quy trình giải quyết TTHC trên địa bàn tỉnh Quảng Ngãi."
    )
    assert tasks["10.2"].content == (
        f"{shared}\n- Ban hành Quy định tiêu chí đánh giá công nhận Bộ phận Một cửa kiểu mẫu cấp xã, phường, thị trấn"
    )


def test_the_stray_dash_before_a_timing_still_begins_a_field(tasks: dict[str, LetterTask]):
    assert (tasks["10.1"].timing, tasks["10.2"].timing) == ("Quý II năm 2024", "Quý III năm 2024")


def test_a_list_of_products_keeps_its_lines(tasks: dict[str, LetterTask]):
    lines = tasks["2"].products.split("\n")
    assert [line[:22] for line in lines] == [
        "• Kế hoạch của các sở,",
        "• Quyết định phê duyệt",
        "• Báo cáo kết quả rà s",
    ]


def test_several_leads_with_different_duties_keep_their_lines(tasks: dict[str, LetterTask]):
    assert tasks["4"].leads.startswith("• Văn phòng UBND tỉnh chủ trì, phối hợp với")
    assert "\n• Các sở, ban ngành, UBND cấp huyện, UBND cấp xã thực hiện các giải pháp" in tasks["4"].leads
    assert len(tasks["7"].leads.split("\n")) == 2
    assert len(tasks["5"].coordinators.split("\n")) == 3


def test_odd_labels_are_understood(tasks: dict[str, LetterTask]):
    assert tasks["15"].leads == "Văn phòng UBND tỉnh; các sở, ban ngành; UBND cấp huyện; UBND cấp xã"
    (coordinating,) = tasks["14"].coordinating
    assert coordinating.roles == (Role.COORDINATING, Role.MONITORING)
    assert coordinating.text == "Văn phòng UBND tỉnh"


def test_the_last_task_ends_where_the_letter_says_good_bye(tasks: dict[str, LetterTask]):
    assert tasks["16"].timing.endswith("kiểm tra đột xuất trong năm 2024")


def test_its_year_is_2024(letter: Letter):
    assert letter.years == (2024,)
    check_year(letter, 2024)


def test_another_year_is_refused_with_the_letters_own(letter: Letter):
    with pytest.raises(Refused, match=r"năm 2024, nhưng năm được chọn là 2025.*--year 2024.*\(L05\)"):
        check_year(letter, 2025)


def test_blank_lines_between_paragraphs_do_not_matter(letter: Letter):
    lines = [line for line in read_lines(LETTER) if line.strip()]
    assert read_letter(document(lines, letter.file)) == letter


def test_the_same_letter_as_a_word_file_reads_the_same(letter: Letter, tmp_path: Path):
    word = docx.Document()
    for line in read_lines(LETTER):
        word.add_paragraph(line)
    word.save(str(tmp_path / "thu.docx"))
    assert read_letter(replace(read_document(tmp_path / "thu.docx"), file=letter.file)) == letter
