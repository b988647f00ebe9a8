"""The labelled fields of a task: where a line of running text begins one, with or without a colon."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from cchc_xl.plan.labels import ASSIGNING, Field, Label, label_of
from cchc_xl.plan.lines import Line
from cchc_xl.plan.questions import Question


@dataclass(frozen=True)
class LabelledLines:
    """A field; ``stands_alone``: its label has a line of its own."""

    label: Label
    lines: tuple[Line, ...] = ()
    stands_alone: bool = False

    @property
    def is_list(self) -> bool:
        """The label stood alone, its text follows below."""
        return not self.lines or bool(self.lines[0].mark)


@dataclass(frozen=True)
class Heading:
    """A line that stands over tasks: what numbers it, as written, and its words."""

    number: str
    text: str


@dataclass(frozen=True)
class TaskBlock:
    """One task's lines: its number, the headings above it (outermost first), its sentence, its fields in order."""

    number: str
    headings: tuple[Heading, ...]
    content: str
    fields: tuple[LabelledLines, ...] = ()
    questions: tuple[Question, ...] = ()

    def field(self, field: Field) -> list[tuple[Line, ...]]:
        return [f.lines for f in self.fields if f.label.field is field]


_BODY = r"(?:[Cc]ơ quan|[Đđ]ơn vị)(?:\s*[/,]\s*(?:cơ quan|đơn vị))?"
_WHO = (
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Văn phòng|Các|các|Ban|Thanh tra|Công an|Bộ|Cục|Chi cục|Trung tâm|Hội|Kho bạc|Bảo hiểm)"
)
_WHEN = (
    r"(?:từ|trước|trong|quý|Quý|tháng|Tháng|đến|chậm|hằng|hàng|Hằng|Hàng|thường xuyên|Thường xuyên|năm|Năm|ngày|"
    r"định kỳ|Định kỳ|xong|\d)"
)
_WITHOUT_COLON = (
    re.compile(rf"({_BODY}\s+(?:chủ trì|phối hợp)(?:\s+thực hiện|\s+tham mưu)?)\s+(?={_WHO}\b)(.*)"),
    re.compile(rf"((?:Thời gian|Thời hạn)(?:\s+thực hiện|\s+hoàn thành)?)\s+(?={_WHEN})(.*)"),
    re.compile(r"(Hoàn thành)\s+(?=(?:xong |trước|trong|chậm nhất|vào|Quý|quý)\b)(.*)"),
)
_LONGEST_WITHOUT_COLON = 15  # words; a longer line is a sentence
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\t+")


def labelled(line: Line) -> LabelledLines | None:
    """The field that a line begins, with the text beside the label."""
    words, colon, text = line.text.partition(":")
    label = label_of(words) if colon else None
    if label and says_what_it_means(label, text):
        return None
    if label:
        return _beside(label, text)
    if found := _without_colon(line):
        return found
    dash = _DASH.search(line.text)
    label = label_of(line.text[: dash.start()]) if dash else label_of(line.text)
    if label and label.field in ASSIGNING and _is_a_label(line, label):
        return _beside(label, line.text[dash.end() :] if dash else "")
    return None


def says_what_it_means(label: Label, text: str) -> bool:
    """«CQCT: cơ quan chủ trì» explains a short label, and assigns nothing."""
    meant = label_of(text.strip(" .;,)")) if label.field in ASSIGNING else None
    return meant is not None and meant.field is label.field


def _is_a_label(line: Line, label: Label) -> bool:
    """Without a colon, one word such as «Kết quả» may be anything."""
    return line.bold or bool(line.mark) or len(label.words.split()) > 2


def _without_colon(line: Line) -> LabelledLines | None:
    if len(line.text.split()) > _LONGEST_WITHOUT_COLON:
        return None
    match = next((m for pattern in _WITHOUT_COLON if (m := pattern.fullmatch(line.text))), None)
    label = label_of(match[1]) if match else None
    return _beside(label, match[2]) if match and label else None


def _beside(label: Label, text: str) -> LabelledLines:
    return LabelledLines(label, (Line(text.strip()),)) if text.strip(" .") else LabelledLines(label, stands_alone=True)


_INNER = re.compile(r"(?:(?<=[;.,([])|(?<=\s[-–+]))\s*(?P<label>[^:;.,()]{2,60}):")


def one_field_a_line(lines: Iterable[Line]) -> list[Line]:
    """The lines, each cut where a further label begins in it («Chủ trì: A; phối hợp: B; thời gian: Quý I»)."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    cuts = [m.start() for m in _INNER.finditer(line.text) if _cuts(m["label"], *_beside_of(m))]
    if not cuts:
        return [line]
    places = [0, *cuts, len(line.text)]
    texts = [line.text[a:b] for a, b in pairwise(places)]
    in_brackets = any(texts[0].count(a) > texts[0].count(b) for a, b in ("()", "[]"))
    texts = [text.strip().rstrip(" ;,([–+-") for text in texts]
    if in_brackets:
        texts[-1] = re.sub(r"[)\]]\s*[.;]?$", "", texts[-1])
    first, *others = [text for text in texts if text]
    return [replace(line, text=first), *(Line(text, line.mark) for text in others)]


def _beside_of(match: re.Match[str]) -> tuple[str, str]:
    """What stands before a label, and its text up to the next sign."""
    return match.string[: match.start()], re.split("[:;.,()]", match.string[match.end() :])[0]


def _cuts(words: str, before: str, text: str) -> bool:
    """A comma may stand inside a label («Cơ quan phối hợp, theo dõi:»), and parts fields only behind a first one."""
    label = label_of(words)
    if label is None or label.field not in ASSIGNING or says_what_it_means(label, text):
        return False
    return ":" in before or not before.endswith(",")
