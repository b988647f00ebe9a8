"""What is wrong with a template that somebody edited, in words for whoever has to mend it in Word."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_TEXT = re.compile(r"<[^>]+>")
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_LONGEST = 80  # characters of the paragraph that is shown
_BEFORE = 4  # lines that docxtpl shows before the faulty one
# What the engine says, and what it means; the first that fits holds.
_WORDS: tuple[tuple[str, str], ...] = (
    (r"'(?P<name>[^']*)' is undefined", "không có tên «{name}»"),
    (r"no attribute '(?P<name>[^']*)'", "không có tên «{name}»"),
    (r"unknown tag '(?P<name>end[^']*)'", "lệnh «{name}» không có lệnh mở đi cùng"),
    (r"unknown tag '(?P<name>tr|tc|p|r)'", "lệnh «{name}» đặt sai chỗ"),
    (r"unknown tag '(?P<name>[^']*)'", "không có lệnh «{name}»"),
    (r"No filter named '(?P<name>[^']*)'", "không có phép «{name}»"),
    (r"Unexpected end of template.*closed is '(?P<name>[^']*)'", "lệnh «{name}» chưa có «end{name}»"),
    (r"Missing end of (?P<name>comment|raw)", "có thẻ mở mà chưa đóng"),
)


def why(error: Exception, document: Any) -> str:
    """The fault, and the paragraph that it stands in where that is known; ``document``: python-docx's."""
    fits = ((re.search(pattern, str(error), re.DOTALL), words) for pattern, words in _WORDS)
    found, words = next(((match, words) for match, words in fits if match), (None, ""))
    name = found["name"] if found else ""
    if found is None:
        written_wrongly = hasattr(error, "lineno")
        words = "thẻ viết sai" if written_wrongly else "phép tính không làm được"
    where = _line(error) or next((text for text in _paragraphs(document) if _names(text, name)), "")
    return words.format(name=name) + (f", ở đoạn «{_around(where, name)}»" if where else "")


def _around(text: str, name: str) -> str:
    """As much of the paragraph as can be shown, with the name in it."""
    if len(text) <= _LONGEST:
        return text
    at = re.search(rf"\{{+[^{{]*\b{re.escape(name)}\b", text) if name else re.search(r"\{", text)
    start = max(0, min(at.start() if at else 0, len(text) - _LONGEST))
    return ("…" if start else "") + text[start : start + _LONGEST] + ("…" if start + _LONGEST < len(text) else "")


def _line(error: Exception) -> str:
    """The paragraph that docxtpl says the fault is in, as text."""
    shown, number = list(getattr(error, "docx_context", ())), getattr(error, "lineno", 0) or 0
    at = min(number - 1, _BEFORE - 1)
    text = " ".join(_TEXT.sub("", shown[at]).split()) if 0 <= at < len(shown) else ""
    return text if "{" in text or "}" in text else ""


def _names(text: str, name: str) -> bool:
    tags = " ".join(_TAG.findall(text))
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", tags) is not None


def _paragraphs(document: Any) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
