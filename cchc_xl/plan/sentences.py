"""Assignments in sentences: «Giao Sở A chủ trì, phối hợp với Sở B xây dựng …, hoàn thành trước ngày 30/6»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_xl.plan.fields import labelled, one_field_a_line
from cchc_xl.plan.labels import Field
from cchc_xl.plan.lines import Line, listed

_WHO = (
    r"(?:các\s+|Các\s+|Thủ trưởng\s+|Giám đốc\s+|Chủ tịch\s+|Chánh\s+)*"
    r"(?:Sở|sở|UBND|Ủy ban|Uỷ ban|Văn phòng|Ban(?! hành)|Thanh tra|Công an|Cục|Chi cục|Trung tâm|"
    r"Hội(?! nghị| thảo)|Kho bạc|Bảo hiểm|Bộ(?! phận| máy| tiêu| chỉ)|Trường(?! hợp))\b"
)
_NAMES = rf"{_WHO}(?:(?!\b(?:chủ trì|phối hợp)\b)[^:().\n])*?"
_VERB = (
    r"(?:tham mưu|xây dựng|triển khai|thực hiện|tổ chức|rà soát|ban hành|trình|hướng dẫn|theo dõi|kiểm tra|đôn đốc|"
    r"tổng hợp|báo cáo|đánh giá|cập nhật|công bố|công khai|nghiên cứu|đề xuất|hoàn thành|hoàn thiện|lập|soạn thảo|"
    r"tuyên truyền|bồi dưỡng|đào tạo|thẩm định|xử lý|giải quyết|đẩy mạnh|tăng cường|tiếp tục|chuẩn bị|bố trí|cung cấp)"
)
_LEADS = re.compile(
    rf"(?:^|[\s(;,.])(?P<names>{_NAMES})\s*,?\s*(?:là (?:cơ quan|đơn vị)\s+)?(?:được giao\s+)?chủ trì\b"
)
_GIVEN = re.compile(
    rf"(?:^|[.;,]\s*)(?:[Gg]iao|[Pp]hân công)\s+(?:cho\s+)?(?P<names>{_NAMES})\s+(?={_VERB}\b|chủ trì\b)"
)
_WITH = re.compile(
    rf"phối hợp\s+(?:chặt chẽ\s+)?(?:(?:với|cùng)\s+|(?={_WHO}))(?P<names>.*?)(?=,?\s+(?:để\s+)?{_VERB}\b|[.;()]|$)"
)
_HELPERS = re.compile(rf"(?:^|[;,(]\s*)(?P<names>{_NAMES})\s+phối hợp(?:\s+thực hiện)?(?=\s*[.;,)]|$)")
_DUTIES = re.compile(rf"(?:^|[.;]\s*)(?P<names>{_NAMES})\s+(?:có|chịu) trách nhiệm\b")
_ONLY_HELPS = re.compile(rf"^(?P<names>{_NAMES})\s+phối hợp\b")
_WHEN = (
    r"(?:trước|trong|chậm nhất|muộn nhất|vào|đến|không quá|từ|ngày|tháng|quý|năm|thường xuyên|hằng|hàng|định kỳ|cuối|"
    r"đầu|ngay|khi|xong trước|\d{1,2}/\d|6 tháng|9 tháng)"
)
_TO_DO = r"(?:thực hiện|hoàn thành|xong|trình|báo cáo(?: kết quả)?|gửi|ban hành|thời gian|thời hạn|tiến độ)"
_DONE = (
    re.compile(rf"(?:^|[,;(.]|\s)\s*(?:{_TO_DO}\s+)+(?P<when>(?i:{_WHEN})\b[^;()\n]*?)(?=\s*(?:[;()\n]|\.(?!\d)|$))"),
    re.compile(rf"[,;(]\s*(?P<when>(?i:{_WHEN})\b[^;()\n]*?)(?=\s*(?:[;)\n]|\.?$))"),
    re.compile(
        r"\s(?P<when>(?:trước|trong|chậm nhất|muộn nhất|không quá|đến hết)\s+(?:vào\s+|là\s+)?"
        r"(?:ngày|tháng|[Qq]uý|năm)\b[^;()\n,]*?)(?=\s*(?:[;()\n]|\.(?!\d)|$))"
    ),
)


@dataclass(frozen=True)
class Assigned:
    """Who a sentence names, and when, in its own words; "" where it does not say."""

    leads: str = ""
    coordinators: str = ""
    timing: str = ""


def assigned(sentence: str, leads: str = "") -> Assigned:
    """What a sentence that assigns says; empty for any other. ``leads`` may already stand in a heading above it."""
    found = None if leads else next((m for p in (_LEADS, _GIVEN, _DUTIES) if (m := p.search(sentence))), None)
    if not found and not leads:
        return _helping(sentence)
    rest = sentence[found.end("names") :] if found else sentence
    helpers = _WITH.search(rest) or _HELPERS.search(rest)
    names = helpers["names"].strip(" ,") if helpers else ""
    return Assigned(leads or _name(found), names, _time(rest) or _time(sentence))


def _helping(sentence: str) -> Assigned:
    """«Công an tỉnh phối hợp với Sở A hướng dẫn …» names nobody who leads."""
    found = _ONLY_HELPS.search(sentence)
    others = _WITH.search(sentence) if found else None
    names = "; ".join(m["names"].strip(" ,") for m in (found, others) if m)
    return Assigned("", names, _time(sentence)) if found else Assigned()


def _name(found: re.Match[str] | None) -> str:
    said = found["names"].strip(" ,") if found else ""
    return re.sub(r"^(?:[Gg]iao|[Pp]hân công|[Đđ]ề nghị|[Yy]êu cầu)\s+(?:cho\s+)?", "", said)


def _time(text: str) -> str:
    match = next((found[-1] for pattern in _DONE if (found := list(pattern.finditer(text)))), None)
    return match["when"].strip(" ,.") if match else ""


def assigns(text: str) -> bool:
    return assigned(text) != Assigned()


_LONGEST_NAMES = 25  # words


def only_names(text: str) -> str:
    """The bodies that a heading names and nothing else («2. Sở Tài chính», «Đối với các sở, ban, ngành:»); or ""."""
    plain = re.sub(r"^(?:Giao|Đối với|Đề nghị|Yêu cầu|Trách nhiệm của)\s+", "", text).strip(" .:;")
    is_short = len(plain.split()) <= _LONGEST_NAMES
    return (
        plain if is_short and re.match(_WHO, plain) and not re.search(rf"\b{_VERB}\b|chủ trì|phối hợp", plain) else ""
    )


@dataclass(frozen=True)
class Split:
    """A field that names leads and coordinators together, taken apart; ``is_certain`` where its words do so."""

    leads: str
    coordinators: str
    is_certain: bool


def taken_apart(lines: Sequence[Line]) -> Split:
    """«Chủ trì: A; phối hợp: B» and «A chủ trì, B phối hợp»; of anything else, who leads is not certain."""
    parts = one_field_a_line(lines)
    fields = [(line, labelled(line)) for line in parts]
    if any(found and found.label.field in (Field.LEADS, Field.COORDINATORS) for _, found in fields):
        return _by_labels(fields)
    text = listed(lines)
    found = assigned(text)
    if not found.leads:
        return Split("", "", is_certain=False)
    return Split(
        found.leads, found.coordinators, is_certain=bool(found.coordinators) or text.strip().endswith("chủ trì")
    )


def _by_labels(fields: Sequence[tuple[Line, object]]) -> Split:
    gathered: dict[Field | None, list[Line]] = {}
    at: Field | None = None
    for line, _ in fields:
        found = labelled(line)
        if found:
            at = found.label.field
            gathered.setdefault(at, []).extend(found.lines)
        else:
            gathered.setdefault(at, []).append(line)
    leads, helpers = gathered.get(Field.LEADS, []), gathered.get(Field.COORDINATORS, [])
    is_all = set(gathered) <= {Field.LEADS, Field.COORDINATORS}
    return Split(listed(leads), listed(helpers), is_certain=is_all and bool(leads))
