"""How much room text takes: enough lines, and never fewer in a narrower column."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.values.measure import text_lines, text_pixels

TASK = "Xây dựng, tham mưu ban hành và tổ chức thực hiện Kế hoạch hoạt động kiểm soát TTHC"


def test_a_short_text_takes_one_line() -> None:
    assert text_lines("Sở Nội vụ", 32, 10) == 1


def test_a_sentence_takes_the_lines_that_excel_gives_it() -> None:
    assert text_lines(TASK, 46, 10) == 2


def test_line_breaks_count() -> None:
    assert text_lines("a\nb\nc", 32, 10) == 3


def test_capitals_are_wider() -> None:
    assert text_pixels("QUÁ HẠN", 10) > text_pixels("quá hạn", 10)


@given(text=st.text(max_size=200), width=st.floats(6, 100), more=st.floats(0, 100))
def test_a_wider_column_never_needs_more_lines(text: str, width: float, more: float) -> None:
    assert text_lines(text, width + more, 10) <= text_lines(text, width, 10)
