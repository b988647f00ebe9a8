"""The timing grammar: a table of what offices write, and properties that hold for all of it."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.plan.phrases import When
from cchc_xl.plan.spelling import composed, tokens
from cchc_xl.plan.timing import Clause, read_timing


def one(text: str) -> Clause:
    (clause,) = read_timing(text, 2024).clauses
    return clause


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Quý I năm 2024", "2024-03-31"),
        ("QUÝ II NĂM 2024", "2024-06-30"),
        ("quý 3/2024", "2024-09-30"),
        ("Quý IV", "2024-12-31"),
        ("cuối Quý III", "2024-09-30"),
        ("Hoàn thành trong Quý III/2025", "2025-09-30"),
        ("tháng 6", "2024-06-30"),
        ("trong tháng 02/2024", "2024-02-29"),
        ("tháng 11 năm 2025", "2025-11-30"),
        ("6 tháng đầu năm", "2024-06-30"),
        ("sáu tháng đầu năm 2025", "2025-06-30"),
        ("6 tháng cuối năm", "2024-12-31"),
        ("9 tháng", "2024-09-30"),
        ("Trong năm", "2024-12-31"),
        ("trong năm 2025", "2025-12-31"),
        ("Năm 2024", "2024-12-31"),
        ("cuối năm", "2024-12-31"),
        ("30/6/2024", "2024-06-30"),
        ("15.11.24", "2024-11-15"),
        ("ngày 15 tháng 11 năm 2024", "2024-11-15"),
        ("ngày 15 tháng 11", "2024-11-15"),
        ("chậm nhất ngày 20/11", "2024-11-20"),
        ("đến ngày 20/11", "2024-11-20"),
        ("đến hết ngày 20/11/2024", "2024-11-20"),
        ("trước ngày 15/11", "2024-11-14"),
        ("xong trước 15/11/2024", "2024-11-14"),
        ("trước ngày 01/01/2025", "2024-12-31"),
        ("trước Quý II", "2024-03-31"),
        ("trước tháng 7/2024", "2024-06-30"),
    ],
)
def test_a_deadline_is_due_on_its_last_day(text: str, due: str):
    clause = one(text)
    assert (clause.when, str(clause.spans[0].due)) == (When.DATED, due)


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("Quý I - Quý III", "2024-01-01", "2024-09-30"),
        ("Quý II - III/2024", "2024-04-01", "2024-09-30"),
        ("Từ tháng 3 đến tháng 6/2025", "2025-03-01", "2025-06-30"),
        ("tháng 3 - 6", "2024-03-01", "2024-06-30"),
        ("từ ngày 01/3 đến hết ngày 15/4/2024", "2024-03-01", "2024-04-15"),
        ("Năm 2024 - 2025", "2024-01-01", "2025-12-31"),
        ("2024-2025", "2024-01-01", "2025-12-31"),
        ("hoàn thành trong Quý I - Quý II", "2024-01-01", "2024-06-30"),
    ],
)
def test_a_range_is_due_at_its_end(text: str, start: str, due: str):
    (span,) = one(text).spans
    assert (str(span.start), str(span.due)) == (start, due)


@pytest.mark.parametrize(
    ("text", "codes", "dues"),
    [
        ("Định kỳ hàng tháng trong năm", "T01 T02 T03", ["2024-01-31", "2024-02-29", "2024-03-31"]),
        ("hằng tháng", "T01 T02 T03", ["2024-01-31", "2024-02-29", "2024-03-31"]),
        ("mỗi quý", "Q1 Q2 Q3", ["2024-03-31", "2024-06-30", "2024-09-30"]),
        ("định kỳ trước ngày 15 hàng tháng", "T01 T02 T03", ["2024-01-14", "2024-02-14", "2024-03-14"]),
        ("ngày 30 hằng tháng", "T01 T02 T03", ["2024-01-30", "2024-02-29", "2024-03-30"]),
        ("định kỳ 6 tháng", "6T1 6T2", ["2024-06-30", "2024-12-31"]),
        ("hằng năm", "NAM", ["2024-12-31"]),
    ],
)
def test_a_recurring_time_is_due_in_each_period(text: str, codes: str, dues: list[str]):
    clause = one(text)
    assert clause.when is When.PERIODIC
    assert " ".join(span.code for span in clause.spans[:3]) == codes
    assert [str(span.due) for span in clause.spans[:3]] == dues


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Thường xuyên trong năm", When.CONTINUOUS),
        ("Thường xuyên, liên tục", When.CONTINUOUS),
        ("thực hiện thường xuyên", When.CONTINUOUS),
        ("định kỳ báo cáo", When.REPORT),
        ("Báo cáo định kỳ", When.REPORT),
        ("đột xuất", When.EVENT),
        ("Khi có yêu cầu", When.EVENT),
        ("Khi phát sinh trong năm 2024", When.EVENT),
        ("theo kế hoạch", When.BY_PLAN),
        ("Theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh", When.OTHER_DOCUMENT),
        ("Theo quy định của Chính phủ và hướng dẫn của Sở Thông tin và Truyền thông", When.OTHER_DOCUMENT),
        ("theo hướng dẫn của Bộ Nội vụ", When.OTHER_DOCUMENT),
    ],
)
def test_times_without_a_calendar_day(text: str, when: When):
    assert one(text).when is when


def test_pieces_between_commas_say_what_is_to_be_done():
    clause = one("Quý I năm 2024, ban hành các Kế hoạch")
    assert (clause.phrase, clause.action) == ("Quý I năm 2024", "ban hành các Kế hoạch")
    assert clause.words == "Quý I năm 2024, ban hành các Kế hoạch"


def test_each_piece_has_the_words_of_its_own_time():
    timing = read_timing("Ban hành kế hoạch trong Quý I, tổ chức hội nghị trong Quý II; tổng kết trước 30/11", 2024)
    assert [(c.action, str(c.spans[0].due)) for c in timing.clauses] == [
        ("Ban hành kế hoạch", "2024-03-31"),
        ("tổ chức hội nghị", "2024-06-30"),
        ("tổng kết", "2024-11-29"),
    ]


@pytest.mark.parametrize("text", ["kiểm tra trong Quý II, Quý III", "Quý II, Quý III năm 2024, kiểm tra"])
def test_dates_in_a_row_share_what_is_to_be_done(text: str):
    assert [c.action for c in read_timing(text, 2024).clauses] == ["kiểm tra", "kiểm tra"]


def test_checks_by_plan_and_unannounced_checks_are_two_things():
    timing = read_timing("tổ chức kiểm tra theo kế hoạch, kiểm tra đột xuất trong năm 2024", 2024)
    assert [(c.when, c.action) for c in timing.clauses] == [
        (When.BY_PLAN, "tổ chức kiểm tra"),
        (When.EVENT, "kiểm tra"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức kiểm tra theo kế hoạch và kiểm tra đột xuất",
        "kiểm tra theo kế hoạch hoặc đột xuất",
        "kiểm tra theo kế hoạch và khi phát sinh",
    ],
)
def test_by_plan_and_unannounced_also_without_a_comma(text: str):
    assert [clause.when for clause in read_timing(text, 2024).clauses] == [When.BY_PLAN, When.EVENT]


@pytest.mark.parametrize(
    ("text", "phrase", "action"),
    [
        ("Ban hành Kế hoạch kiểm tra 6 tháng cuối năm trong tháng 7", "trong tháng 7",
         "Ban hành Kế hoạch kiểm tra 6 tháng cuối năm"),
        ("Quý II: Kế hoạch thực hiện nhiệm vụ 6 tháng cuối năm 2024", "Quý II",
         "Kế hoạch thực hiện nhiệm vụ 6 tháng cuối năm 2024"),
        ("Báo cáo sơ kết 6 tháng đầu năm trước ngày 15/6", "trước ngày 15/6", "Báo cáo sơ kết 6 tháng đầu năm"),
    ],
)  # fmt: skip
def test_a_part_of_the_year_in_the_name_of_a_document_is_no_deadline(text: str, phrase: str, action: str):
    timing = read_timing(text, 2024)
    assert [(clause.phrase, clause.action) for clause in timing.clauses] == [(phrase, action)]
    assert timing.unused == ()


def test_a_part_of_the_year_alone_is_the_deadline():
    (clause,) = read_timing("Ban hành Kế hoạch 6 tháng cuối năm", 2024).clauses
    assert [str(span.due) for span in clause.spans] == ["2024-12-31"]


def test_a_document_beside_a_time_only_stands_beside_it():
    clause = one(
        "Thường xuyên trong năm, theo Kế hoạch rà soát, đơn giản hóa TTHC giai đoạn 2022 - 2025 ban hành kèm theo "
        "Quyết định số 1648/QĐ-UBND ngày 30/11/2022 của Chủ tịch UBND tỉnh"
    )
    assert clause.when is When.CONTINUOUS
    assert clause.beside.startswith("theo Kế hoạch rà soát, đơn giản hóa")


def test_the_date_of_a_cited_document_is_no_deadline():
    assert one("Theo Quyết định số 5/QĐ-UBND ngày 30/6/2023 của UBND tỉnh").spans == ()


def test_a_deadline_behind_a_cited_document_is_one():
    clause = one("theo Kế hoạch của UBND tỉnh trước ngày 30/9/2024")
    assert (str(clause.spans[0].due), clause.beside) == ("2024-09-29", "theo Kế hoạch của UBND tỉnh")


@pytest.mark.parametrize(
    "text",
    ["sau ngày 30/6/2024", "ngày 31/02/2024", "tháng 13", "Quý V", "ngày 31 tháng 02 năm 2024",
     "từ Quý III đến Quý I năm 2024", "năm học 2024-2025", "mỗi tháng 2 lần", "trước khi hết", "Định kỳ", "Sớm"],
)  # fmt: skip
def test_what_is_not_understood_is_never_guessed(text: str):
    timing = read_timing(text, 2024)
    assert (timing.clauses, timing.unused) == ((), (text,))


def test_words_beside_a_time_that_are_no_action_are_asked_about():
    timing = read_timing("dự kiến Quý II", 2024)
    assert timing.unused == ("dự kiến",)


def test_nothing_says_nothing():
    assert read_timing(" \n; . ", 2024).clauses == ()


ROMAN = ("I", "II", "III", "IV")
years = st.integers(2019, 2030)


@given(
    quarter=st.integers(1, 4),
    year=years,
    plan_year=years,
    word=st.sampled_from(["Quý", "quý", "QUÝ"]),
    roman=st.booleans(),
    link=st.sampled_from([" năm ", "/", " ", None]),
    before=st.sampled_from(["", "trong ", "Hoàn thành trong ", "cuối "]),
)
def test_a_quarter_in_any_spelling_ends_on_its_last_day(
    quarter: int, year: int, plan_year: int, word: str, roman: bool, link: str | None, before: str
):
    name = ROMAN[quarter - 1] if roman else str(quarter)
    text = f"{before}{word} {name}" + (f"{link}{year}" if link else "")
    of = year if link else plan_year
    (clause,) = read_timing(text, plan_year).clauses
    assert clause.spans[0].due == dt.date(of, 3 * quarter, calendar.monthrange(of, 3 * quarter)[1])


@given(
    day=st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31)),
    spelling=st.sampled_from(["{0:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "ngày {0:%d.%m.%Y}", "{0:%d-%m-%Y}",
                              "ngày {0.day} tháng {0.month} năm {0.year}"]),
    before=st.sampled_from([("", 0), ("đến ", 0), ("chậm nhất ", 0), ("trước ", 1)]),
)  # fmt: skip
def test_a_day_in_any_spelling(day: dt.date, spelling: str, before: tuple[str, int]):
    word, days = before
    (clause,) = read_timing(word + spelling.format(day), 2024).clauses
    assert clause.spans[0].due == day - dt.timedelta(days=days)


PARTS = st.sampled_from(
    ["Quý I năm 2024", "trước ngày 15/11", "hàng tháng", "thường xuyên trong năm", "định kỳ báo cáo kết quả",
     "đột xuất", "ban hành kế hoạch", "theo quy định của Chính phủ", "theo kế hoạch", "ngay khi được giao",
     "6 tháng đầu năm",
     "Quý II - Quý III", "khoảng giữa năm", "từ tháng 5"]
)  # fmt: skip


@given(st.lists(st.tuples(PARTS, st.sampled_from(["; ", ", ", " và ", "\n"])), min_size=1, max_size=6))
def test_every_word_is_in_a_clause_or_asked_about(parts: list[tuple[str, str]]):
    text = "".join(part + link for part, link in parts)
    timing = read_timing(text, 2024)
    said = " ".join([*(c.words for c in timing.clauses), *timing.unused])
    assert {t.folded for t in tokens(text)} - {",", ";", "và"} <= {t.folded for t in tokens(said)}


@given(st.text(alphabet="quýIVtháng năm20241/;,.-–đếntrước ngày\n", max_size=60))
def test_no_text_breaks_it_and_spans_run_forward(text: str):
    for clause in read_timing(composed(text), 2024).clauses:
        assert all(span.start <= span.due for span in clause.spans)
