"""Filling a template: whatever a value holds stands there as text, and no template reaches anything but the values."""

import io
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.books.official.charts import rate_bars, stacked_bars
from cchc_xl.books.official.fill import fill
from cchc_xl.progress.wording import one_line
from cchc_xl.values.problems import Refused
from tests.report.documents import opened, paragraphs

HOSTILE = [
    "{{ 7*7 }}", "{% for x in range(9) %}", "{%p if a %}", "{_{", "a < b & c > d", "<w:p/>", "]]>", "&lt;b&gt;",
    "\x00\x07\x0b\x1b tiếng chuông", "\ud800 nửa cặp", "\ufffe", "x" * 32_000, "Ngày mai\r\nngày kia\ttới", "“ngoặc”",
    "",
]  # fmt: skip


def template(*lines: str) -> bytes:
    document: Any = Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


ANSWER = template("Trả lời: [{{ tra_loi }}]", "hết")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_answer_can_break_a_document(text: str):
    line = one_line(text)
    assert paragraphs(fill(ANSWER, "mẫu", {"tra_loi": line})) == [f"Trả lời: [{line.replace('{_{', '{{')}]", "hết"]


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=40))
def test_any_text_comes_out_as_it_went_in(text: str):
    line = one_line(text)
    for mark in ("{_{", "}_}", "{_%", "%_}"):  # docxtpl's own way to write braces
        line = line.replace(mark, "")
    assert paragraphs(fill(ANSWER, "mẫu", {"tra_loi": line})) == [f"Trả lời: [{line}]", "hết"]


def test_lists_become_paragraphs_and_rows():
    document: Any = Document()
    document.add_paragraph("{%p for y in y_kien %}")
    document.add_paragraph("- {{ y }}")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(table.rows, ("{%tr for y in y_kien %}", "{{ y }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    stream = io.BytesIO()
    document.save(stream)
    made = fill(stream.getvalue(), "mẫu", {"y_kien": ["một", "hai"]})
    assert paragraphs(made) == ["- một", "- hai"]
    assert [row.cells[0].text for row in opened(made).tables[0].rows] == ["một", "hai"]


@pytest.mark.parametrize(
    "line",
    [
        "{{ khong_co }}",
        "{% for %}",
        "{{ tra_loi.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% include 'x' %}",
    ],
)
def test_a_template_with_a_fault_is_refused_in_words(line: str):
    with pytest.raises(Refused) as refused:
        fill(template(line), "mẫu của tôi.docx", {"tra_loi": "x"})
    assert refused.value.problem.code == "W02"
    assert "«mẫu của tôi.docx»" in str(refused.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Đạt {{ ty_lee }} kế hoạch", "không có tên «ty_lee», ở đoạn «Đạt {{ ty_lee }} kế hoạch»"),
        ("dài " * 40 + "{{ ty_lee }} " + "dài " * 40, "không có tên «ty_lee», ở đoạn «…{{ ty_lee }} dài dài"),
        ("{{ dong.tenn }}", "không có tên «tenn», ở đoạn «{{ dong.tenn }}»"),
        ("Đạt {{ ty_le }", "thẻ viết sai, ở đoạn «Đạt {{ ty_le }»"),
        ("Đạt {{ ty lệ }}", "thẻ viết sai, ở đoạn «Đạt {{ ty lệ }}»"),
        ("{%p if ty_le %}", "lệnh «if» chưa có «endif»"),
        ("{%p endfor %}", "lệnh «endfor» không có lệnh mở đi cùng"),
        ("{%tr for x in ty_le %}", "lệnh «tr» đặt sai chỗ, ở đoạn «{%tr for x in ty_le %}»"),
        ("{%p fro x in ty_le %}", "không có lệnh «fro»"),
        ("{{ ty_le|viet_hoa }}", "không có phép «viet_hoa»"),
        ("{# ghi chú", "có thẻ mở mà chưa đóng"),
        ("{{ 1/0 }}", "phép tính không làm được"),
        ("{{ ty_le + 1 }}", "phép tính không làm được"),
        ("{% for x in range(10**9) %}a{% endfor %}", "phép tính không làm được"),
    ],
)
def test_the_fault_is_told_in_vietnamese_with_the_paragraph_and_the_remedy(line: str, words: str):
    with pytest.raises(Refused) as refused:
        fill(template("tỷ lệ tenn", line), "mẫu.docx", {"ty_le": "18%", "dong": {"ten": "x"}})
    assert f"({words}" in str(refused.value)
    assert "Sửa lại tên trong dấu {{ }}, {% %} theo Hướng dẫn" in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a document"])
def test_what_is_no_word_file_is_refused(data: bytes):
    with pytest.raises(Refused) as refused:
        fill(data, "mẫu.docx", {})
    assert refused.value.problem.code == "W01"


def test_pictures_stand_as_wide_as_the_text_and_may_be_missing():
    drawn = fill(template("{{ hinh }}", "{{ khong }}"), "mẫu", {}, {"hinh": rate_bars({"NV 1": 0.5}), "khong": b""})
    (picture,) = opened(drawn).inline_shapes
    assert round(picture.width.mm) == 160


def test_charts_are_the_same_picture_for_the_same_figures():
    parts = (("Hoàn thành đúng hạn", "DDEFD9"), ("Chưa hoàn thành, quá hạn", "F9D6D2"))
    draw = [stacked_bars({"Cấp xã": [3, 1], "Cấp huyện": [0, 0]}, parts) for _ in range(2)]
    assert draw[0] == draw[1]
    assert draw[0].startswith(b"\x89PNG")


def test_every_vietnamese_letter_is_in_the_font_of_the_charts(caplog: pytest.LogCaptureFixture):
    """A letter that a font lacks is a warning, and warnings are errors."""
    rate_bars({"ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸĐ ắằẳẵặđơư": 0.3})
    assert caplog.records == []
