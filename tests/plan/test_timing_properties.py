"""Properties of the timing grammar: what is composed by it is read back, and no word is lost."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.milestones import PlanYear, milestones_of
from cchc_xl.plan.phrases import When
from cchc_xl.plan.spelling import composed, tokens
from cchc_xl.plan.timing import read_timing

YEAR = 2024
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Written:
    """Words of a plan and what they were written for."""

    words: str
    when: When
    dues: tuple[dt.date, ...]


def last(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def the_day_before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1)


OF_YEAR = st.sampled_from([("", YEAR), (" năm 2024", 2024), ("/2024", 2024), ("/2025", 2025), (" năm 2023", 2023)])
LEADS = st.sampled_from(["", "trong ", "Hoàn thành trong ", "đến hết ", "chậm nhất ", "Xong trong ", "không quá "])


@st.composite
def quarters(draw: st.DrawFn) -> Written:
    number = draw(st.integers(1, 4))
    name = draw(
        st.sampled_from([f"Quý {ROMAN[number - 1]}", f"quý {number}", f"QUÝ {ROMAN[number - 1]}", f"Quí {number}"])
    )
    link, year = draw(OF_YEAR)
    before = draw(st.booleans())
    end = last(year, 3 * number)
    if before:
        return Written(f"trước {name}{link}", When.DATED, (the_day_before(dt.date(year, 3 * number - 2, 1)),))
    return Written(f"{draw(LEADS)}{name}{link}", When.DATED, (end,))


@st.composite
def months(draw: st.DrawFn) -> Written:
    month = draw(st.integers(1, 12))
    name = draw(st.sampled_from([f"tháng {month}", f"Tháng {month:02d}", f"T{month}"]))
    link, year = draw(OF_YEAR)
    if draw(st.booleans()):
        return Written(f"trước {name}{link}", When.DATED, (the_day_before(dt.date(year, month, 1)),))
    return Written(f"{draw(LEADS)}{name}{link}", When.DATED, (last(year, month),))


@st.composite
def days(draw: st.DrawFn) -> Written:
    day = draw(st.dates(dt.date(2022, 1, 1), dt.date(2027, 12, 31)))
    spelling = draw(
        st.sampled_from(
            ["{0:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "{0:%d/%m/%y}", "ngày {0:%d.%m.%Y}", "{0:%d-%m-%Y}",
             "ngày {0.day} tháng {0.month} năm {0.year}", "ngày {0:%d} tháng {0:%m}/{0.year}", "{0:%d.%m.%y}"]
        )
    )  # fmt: skip
    lead, is_before = draw(
        st.sampled_from(
            [("", False), ("đến ", False), ("chậm nhất là ", False), ("không muộn hơn ", False), ("đến hết ", False),
             ("trước ", True), ("xong trước ", True), ("hoàn thành trước ", True), ("chậm nhất trước ", True)]
        )
    )  # fmt: skip
    return Written(lead + spelling.format(day), When.DATED, (the_day_before(day) if is_before else day,))


@st.composite
def rows(draw: st.DrawFn) -> Written:
    numbers = sorted(draw(st.sets(st.integers(1, 12), min_size=2, max_size=5)))
    names = [str(number) for number in numbers]
    joined = draw(st.sampled_from([", ".join(names), ",".join(names), ", ".join(names[:-1]) + " và " + names[-1],
                                   ", tháng ".join(names)]))  # fmt: skip
    link, year = draw(OF_YEAR)
    return Written(f"tháng {joined}{link}", When.DATED, tuple(last(year, number) for number in numbers))


@st.composite
def rows_of_quarters(draw: st.DrawFn) -> Written:
    numbers = sorted(draw(st.sets(st.integers(1, 4), min_size=2)))
    between = draw(st.sampled_from([", ", " và ", "/", ", Quý ", " và Quý ", "/Quý "]))
    link, year = draw(OF_YEAR)
    words = "Quý " + between.join(ROMAN[number - 1] for number in numbers) + link
    return Written(words, When.DATED, tuple(last(year, 3 * number) for number in numbers))


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    first = draw(st.integers(1, 11))
    end = draw(st.integers(first + 1, 12))
    link, year = draw(OF_YEAR)
    form = draw(st.sampled_from(["Từ tháng {} đến tháng {}", "tháng {} - tháng {}", "tháng {} - {}", "T{}-T{}",
                                 "từ tháng {} đến hết tháng {}"]))  # fmt: skip
    return Written(form.format(first, end) + link, When.DATED, (last(year, end),))


@st.composite
def recurring(draw: st.DrawFn) -> Written:
    name, step = draw(
        st.sampled_from(
            [("hàng tháng", 1), ("Hằng tháng", 1), ("mỗi quý", 3), ("định kỳ hằng quý", 3), ("6 tháng một lần", 6),
             ("hằng năm", 12), ("3 tháng/lần", 3), ("01 lần/năm", 12), ("2 tháng 1 lần", 2), ("theo quý", 3)]
        )
    )  # fmt: skip
    return Written(name, When.PERIODIC, tuple(last(YEAR, month) for month in range(step, 13, step)))


@st.composite
def days_of_months(draw: st.DrawFn) -> Written:
    day, before = draw(st.integers(2, 28)), draw(st.booleans())
    head = draw(st.sampled_from(["", "định kỳ "])) + ("trước " if before else "")
    behind, step = draw(st.sampled_from([("hằng tháng", 1), ("hàng tháng", 1), ("tháng cuối quý", 3),
                                         ("của tháng cuối mỗi quý", 3)]))  # fmt: skip
    due = tuple(dt.date(YEAR, month, day - before) for month in range(step, 13, step))
    return Written(f"{head}ngày {day} {behind}", When.PERIODIC, due)


UNDATED = st.sampled_from(
    [
        Written("thường xuyên trong năm", When.CONTINUOUS, (dt.date(YEAR, 12, 31),)),
        Written("Thường xuyên, liên tục", When.CONTINUOUS, (dt.date(YEAR, 12, 31),)),
        Written("định kỳ báo cáo", When.REPORT, ()),
        Written("đột xuất", When.EVENT, ()),
        Written("khi phát sinh", When.EVENT, ()),
        Written("theo Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ", When.OTHER_DOCUMENT, ()),
        Written("ngay sau khi có hướng dẫn của Bộ Nội vụ", When.EVENT, ()),
    ]
)
PHRASE = st.one_of(
    quarters(), months(), days(), rows(), rows_of_quarters(), ranges(), recurring(), days_of_months(), UNDATED
)
ACTIONS = st.sampled_from(["", "ban hành kế hoạch", "tổ chức kiểm tra", "Tổng kết", "rà soát, đánh giá", "đợt 1"])


def read_back(text: str) -> list[tuple[When, tuple[dt.date, ...]]]:
    """Kinds and days, a row of deadlines as its single days."""
    return [(clause.when, tuple(span.due for span in clause.spans)) for clause in read_timing(text, YEAR).clauses]


def meant(written: Written) -> list[tuple[When, tuple[dt.date, ...]]]:
    if written.when is When.DATED:
        return [(When.DATED, (due,)) for due in written.dues]
    return [(written.when, written.dues)]


@given(PHRASE)
def test_a_phrase_is_read_back_to_its_days(written: Written):
    assert read_back(written.words) == meant(written)
    assert read_timing(written.words, YEAR).unused == ()


@given(
    st.lists(st.tuples(ACTIONS, st.booleans(), PHRASE), min_size=1, max_size=4),
    st.sampled_from(["; ", "\n", ";\n- ", ".\n"]),
)
def test_composed_timings_are_read_back(parts: list[tuple[str, bool, Written]], between: str):
    texts = [_with_action(action, is_behind, written.words) for action, is_behind, written in parts]
    timing = read_timing(between.join(texts), YEAR)
    assert read_back(between.join(texts)) == [pair for _, _, written in parts for pair in meant(written)]
    assert timing.unused == ()


def _with_action(action: str, is_behind: bool, words: str) -> str:
    if not action:
        return words
    # A reference or a condition goes on to the end of its piece, so what is to be done stands before it.
    is_open = any(word in words for word in ("theo", "khi", "báo cáo"))
    return f"{words}: {action}" if is_behind and not is_open else f"{action}: {words}"


@given(
    st.lists(PHRASE.filter(lambda part: "trước" not in part.words), min_size=2, max_size=3),
    st.sampled_from([", ", " và "]),
)
def test_phrases_in_one_sentence_make_no_day_up(parts: list[Written], between: str):
    """Joined by a comma, phrases may share a year or a document, and a day of one is no day of another."""
    written = {(due.month, due.day) for part in parts for due in part.dues} | {(2, 28), (2, 29)}
    for _, dues in read_back(between.join(part.words for part in parts)):
        assert {(due.month, due.day) for due in dues} <= written


VOCABULARY = (
    "Quý I II III IV quý 2 tháng 6 12 năm 2024 2025 ngày 15/11 30/6/2024 trước sau từ đến hết đầu giữa cuối hằng hàng "
    "định kỳ báo cáo thường xuyên theo kế hoạch quy định khi có yêu cầu và , ; - / ( ) : . ban hành tổng kết lần một "
    "mỗi tuần cả trong nửa 31 32 00/00 2024-2025 chậm nhất không quá Bộ Nội vụ ngay được duyệt Quy thang"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=14))
@settings(max_examples=300)
def test_every_word_is_in_a_clause_or_asked_about(words: list[str]):
    text = " ".join(words)
    timing = read_timing(text, YEAR)
    said = " ".join([*(c.words for c in timing.clauses), *timing.unused])
    links = {",", ";", "và", "-", ".", ":", "(", ")", "/"}
    assert {t.folded for t in tokens(text)} - links <= {t.folded for t in tokens(said)} | links


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=300)
def test_days_run_forward_and_have_words(words: list[str]):
    for clause in read_timing(" ".join(words), YEAR).clauses:
        assert clause.phrase
        assert all(span.start <= span.due and span.code for span in clause.spans)


@given(st.text(max_size=80), st.integers(2001, 2098))
def test_no_text_breaks_it(text: str, year: int):
    timing = read_timing(text, year)
    assert all(clause.words for clause in timing.clauses)
    assert bool(timing.clauses or timing.unused) <= bool(composed(text).strip())


@given(st.text(alphabet="abcxyz ăâđêôơư,;.-:()\n", max_size=80))
def test_no_day_without_words_of_time(text: str):
    assert not [span for clause in read_timing(text, YEAR).clauses for span in clause.spans]


CALENDAR = WorkCalendar((2022, 2023, 2024, 2025, 2026, 2027, 2028))


@given(st.lists(WORDS, max_size=12), st.booleans())
def test_ids_are_unique_in_a_task_and_come_again(words: list[str], rolls: bool):
    text = " ".join(words)
    plan = PlanYear(YEAR, CALENDAR, rolls)
    made = milestones_of(read_timing(text, YEAR), "", (), plan)
    ids = [milestone.suffix for milestone in made]
    assert ids
    assert len(set(ids)) == len(ids)
    assert made == milestones_of(read_timing(f" {text} ", YEAR), "", (), plan)
    assert all(m.questions for m in made if m.due and m.due.year != YEAR)
