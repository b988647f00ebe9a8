"""Assignments in sentences: «Giao Sở A chủ trì, phối hợp với Sở B xây dựng …, hoàn thành trước ngày 30/6»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_xl.plan.fields import labelled, one_field_a_line
from cchc_xl.plan.labels import Field
from cchc_xl.plan.lines import Line, listed

_WHO = (
    r"(?:các\s+|Các\s+|Thủ trưởng\s+|Giám đốc\s+|Chủ tịch\s+|Chánh\s+)*"
    r"(?:Sở|sở|UBND|Ủy ban|Uỷ ban|Văn phòng|Ban|Thanh tra|Công an|Cục|Chi cục|Trung tâm|Hội|Kho bạc|Bảo hiểm|Bộ|"
    r"Trường)\b"
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
_WITH = re.compile(rf"phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+(?P<names>.*?)(?=\s+{_VERB}\b|[.;()]|$)")
_HELPERS = re.compile(rf"(?:^|[;,(]\s*)(?P<names>{_NAMES})\s+phối hợp(?:\s+thực hiện)?(?=\s*[.;,)]|$)")
_DONE = re.compile(
    r"(?:(?:,|;|\()\s*|\s)(?:thời gian\s+)?(?:thực hiện\s+|hoàn thành\s+|xong\s+)+"
    r"(?P<when>(?:trước|trong|chậm nhất|vào|đến|Quý|quý|từ|ngày|tháng|xong)\b[^;()\n]*?)(?=\s*(?:[;()\n]|\.(?!\d)|$))"
)


@dataclass(frozen=True)
class Assigned:
    """Who a sentence names, and when, in its own words; "" where it does not say."""

    leads: str = ""
    coordinators: str = ""
    timing: str = ""


def assigned(sentence: str) -> Assigned:
    """What a sentence that assigns says; empty for any other."""
    leads = _LEADS.search(sentence) or _GIVEN.search(sentence)
    if not leads:
        return Assigned()
    names = re.sub(r"^(?:[Gg]iao|[Pp]hân công|[Đđ]ề nghị|[Yy]êu cầu)\s+(?:cho\s+)?", "", leads["names"].strip(" ,"))
    rest = sentence[leads.end("names") :]
    helpers = _WITH.search(rest) or _HELPERS.search(rest)
    done = _DONE.search(rest)
    return Assigned(names, helpers["names"].strip(" ,") if helpers else "", done["when"].strip(" ,") if done else "")


def assigns(text: str) -> bool:
    return assigned(text) != Assigned()


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
