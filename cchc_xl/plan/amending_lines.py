"""Lines of an amending document that speak of a task by its number: «Bãi bỏ nhiệm vụ số 5», «Điều chỉnh thời hạn nhiệm
vụ số 3 sang Quý III»."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.labels import label_of
from cchc_xl.plan.lines import Line

_ENDS = r"bãi bỏ|hủy bỏ|huỷ bỏ|rút|loại bỏ|thôi thực hiện|không (?:tiếp tục )?thực hiện|dừng thực hiện"
_ONE = r"\d{1,3}(?:\.\d{1,3})*(?:\.[a-zđ])?(?!\d|/|\.\d|\s*%)"
_SOME = rf"{_ONE}(?:(?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+)(?:(?:nhiệm vụ|số)\s+)*{_ONE})*"
_COUNTED = r"(?:số thứ tự|thứ tự|số|thứ)\s*:?\s*"
_TASK = rf"(?:(?:các|những|việc thực hiện)\s+)*(?:nhiệm vụ\s+(?:{_COUNTED})?|(?:mục|nội dung)\s+{_COUNTED})"
_SECTION = r"(?:\s*,?\s*(?:tại\s+|thuộc\s+)?(?:mục|phần)\s+(?P<section>[IVX]+|[A-H])\b)?"
_WITHDRAWS = re.compile(rf"(?:{_ENDS})\s+{_TASK}(?P<numbers>{_SOME}){_SECTION}", re.IGNORECASE)
_IS_OVER = re.compile(rf"(?:được\s+)?(?:{_ENDS})\b", re.IGNORECASE)
_CHANGES = re.compile(
    rf"(?:(?:điều chỉnh|sửa đổi|bổ sung|thay đổi)(?:\s*[,/]\s*|\s+và\s+|\s+))+(?P<field>[^:\d]{{0,60}}?)"
    rf"{_TASK}(?P<number>{_ONE}){_SECTION}(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CHANGED = re.compile(
    r"(?:được\s+)?(?:điều chỉnh|sửa đổi)(?:\s*,\s*bổ sung)?(?:\s+(?:lại\s+)?như sau)?\s*:?", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?P<field>){_TASK}(?P<number>{_ONE}){_SECTION}\s*(?P<rest>[^:]*?){_CHANGED.pattern}", re.IGNORECASE | re.DOTALL
)
_BECOMES = re.compile(r"\b(?:sang|thành|là)\s+(?P<now>[^\n]+?)[.;]*$", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«](?P<words>[^”\"»]{10,})[”\"»]")


@dataclass(frozen=True)
class Withdrawn:
    """A task that a line says is over: its number, and the number of its section where the line says so."""

    number: str
    section: str = ""

    def is_named(self, number: str) -> bool:
        return number in (self.number, f"{self.section}.{self.number}")


def withdrawals(lines: Iterable[Line]) -> tuple[tuple[Withdrawn, ...], list[Line]]:
    """The tasks that lines say are over, and the other lines."""
    over: list[Withdrawn] = []
    others: list[Line] = []
    for line in lines:
        found = _over(line)
        over += found
        others += [replace(line, text="", number="", mark="")] if found else [line]
    return tuple(dict.fromkeys(over)), others


def _over(line: Line) -> list[Withdrawn]:
    if line.is_item and _IS_OVER.fullmatch(line.text.strip(" .;")):
        return [Withdrawn(line.number)]
    match = _WITHDRAWS.match(line.text)
    if not match:
        return []
    return [Withdrawn(number, match["section"] or "") for number in re.findall(_ONE, match["numbers"])]


def restated(lines: Sequence[Line]) -> list[Line]:
    """The lines, where «2. Điều chỉnh nhiệm vụ số 3 như sau:» begins task 3; what it quotes is the task's sentence."""
    return [part for line in lines for part in _restated(line)]


def _restated(line: Line) -> list[Line]:
    if line.is_item and _CHANGED.fullmatch(line.text):
        return [replace(line, text="")]
    match = _CHANGES.match(line.text) or _NAMED.fullmatch(line.text) if line.number or line.mark else None
    if not match:
        return [line]
    number = f"{match['section']}.{match['number']}" if match["section"] else match["number"]
    quoted = _QUOTED.search(match["rest"])
    content = quoted["words"] if quoted else match["rest"].partition(":")[2].strip()
    label, now = label_of(match["field"]), _BECOMES.search(match["rest"])
    field = [Line(f"{label.words}: {now['now']}", "-")] if label and label.field and now else []
    return [replace(line, text=content, number=number, mark=""), *field]
