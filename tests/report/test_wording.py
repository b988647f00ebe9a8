"""Figures, days and texts as official documents have them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without types

from cchc_xl.progress import wording as w


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (999, "999"), (2109, "2.109"), (1234567, "1.234.567")])
def test_thousands_have_a_point(number: int, written: str):
    assert w.count(number) == written


@pytest.mark.parametrize(
    ("rate", "written"), [(0.0, "0%"), (0.615, "62%"), (0.125, "13%"), (0.845, "85%"), (1.0, "100%"), (None, "–")]
)
def test_rates_are_rounded_half_up_as_excel_shows_them(rate: float | None, written: str):
    assert w.percent(rate) == written


@pytest.mark.parametrize(
    ("when", "written", "in_words"),
    [
        (dt.date(2024, 4, 5), "05/4/2024", "ngày 05 tháng 4 năm 2024"),
        (dt.date(2024, 2, 15), "15/02/2024", "ngày 15 tháng 02 năm 2024"),
        (dt.date(2024, 1, 1), "01/01/2024", "ngày 01 tháng 01 năm 2024"),
        (dt.date(2024, 12, 31), "31/12/2024", "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_days_below_10_and_months_1_and_2_get_a_zero(when: dt.date, written: str, in_words: str):
    assert (w.day(when), w.day_in_words(when)) == (written, in_words)


@given(st.text(st.characters(), max_size=60))
def test_one_line_is_one_line_that_every_word_file_can_hold(text: str):
    line = w.one_line(text)
    assert line == " ".join(line.split())
    element = etree.Element("t")
    element.text = line  # raises for what XML cannot hold
    assert etree.fromstring(etree.tostring(element)).text == (line or None)


def test_a_long_text_is_cut_at_a_word():
    assert w.one_line("mạng chậm, hay đứt", 14) == "mạng chậm, hay…"
    assert len(w.one_line("x" * 32_000, 600)) == 601


def test_a_full_stop_is_not_doubled():
    assert [w.as_sentence(text) for text in ("đã xong", "đã xong.", "đang làm…", "")] == [
        "đã xong.", "đã xong.", "đang làm…", "",
    ]  # fmt: skip
