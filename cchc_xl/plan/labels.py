"""How letters name the fields of a task, and which words lead to which area. The aliases stand here only."""

import re
from dataclasses import dataclass
from enum import Enum

from cchc_xl.plan.spelling import folded
from cchc_xl.values.words import Area, Role


class Field(Enum):
    """A field of a task in a letter."""

    LEADS = "Cơ quan chủ trì"
    COORDINATORS = "Cơ quan phối hợp"
    PRODUCTS = "Sản phẩm"
    TIMING = "Thời gian thực hiện"


@dataclass(frozen=True)
class Label:
    """A label as a letter writes it («Cơ quan phối hợp, theo dõi»), its field, and the roles it gives."""

    words: str
    field: Field | None
    roles: tuple[Role, ...] = ()


_BODY = r"(?:các )?(?:cơ quan|đơn vị|tổ chức|sở|bộ phận|cấp)(?: [,/] (?:cơ quan|đơn vị|tổ chức))*"
_PRODUCT = r"(?:sản phẩm|kết quả)"
_OF_PRODUCT = r"(?:đầu ra|dự kiến|thực hiện|phải đạt|chủ yếu)"
_TIME = r"(?:thời gian|thời hạn|thời điểm|lộ trình|tiến độ|hạn)"
_FIELDS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.LEADS, re.compile(rf"(?:{_BODY} )?chủ trì\b.*|{_BODY} (?:thực hiện|tham mưu)\b.*")),
    (Field.COORDINATORS, re.compile(rf"(?:{_BODY} )?phối hợp\b.*")),
    (Field.COORDINATORS, re.compile(rf"{_BODY} (?:theo dõi|đôn đốc|giám sát|(?:có thẩm quyền )?phê duyệt)\b.*")),
    (Field.PRODUCTS, re.compile(rf"(?:dự kiến )?{_PRODUCT}(?: (?:[,/]|và) {_PRODUCT})?(?: {_OF_PRODUCT})?")),
    (Field.TIMING, re.compile(rf"{_TIME}(?: (?:dự kiến|thực hiện|hoàn thành|triển khai|[,/]|và))*")),
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.COORDINATING, re.compile(r"phối hợp")),
    (Role.MONITORING, re.compile(r"theo dõi|đôn đốc|giám sát")),
    (Role.APPROVING, re.compile(r"phê duyệt")),
)

_LONGEST_LABEL = 9  # words; beyond it, what stands before a colon is a sentence


def label_of(words: str) -> Label | None:
    """The label that ``words`` (what stands before a colon) is; None where it is none we know."""
    plain = folded(words)
    if len(plain.split()) > _LONGEST_LABEL:
        return None
    for field, pattern in _FIELDS:
        if pattern.fullmatch(plain):
            return Label(words, field, _roles(field, plain))
    return None


def _roles(field: Field, plain: str) -> tuple[Role, ...]:
    if field is Field.LEADS:
        return (Role.LEAD,)
    if field is Field.COORDINATORS:
        return tuple(role for role, pattern in _ROLES if pattern.search(plain))
    return ()


_AREAS: tuple[tuple[Area, str], ...] = (
    (Area.PROCEDURES, r"thủ tục hành chính|kiểm soát tthc|cải cách tthc"),
    (Area.INSTITUTIONS, r"cải cách thể chế|thể chế"),
    (Area.ORGANISATION, r"tổ chức bộ máy"),
    (Area.CIVIL_SERVICE, r"chế độ công vụ|công vụ"),
    (Area.PUBLIC_FINANCE, r"tài chính công"),
    (Area.DIGITAL, r"chính phủ điện tử|chính phủ số|chính quyền điện tử|chính quyền số|chuyển đổi số"),
    (Area.DIRECTION, r"chỉ đạo ?, điều hành|chỉ đạo điều hành"),
)


def area_of(text: str) -> str:
    """The one area that a section heading or an introduction speaks of; "" where it is none or several."""
    plain = folded(text)
    found = [area for area, pattern in _AREAS if re.search(pattern, plain)]
    return found[0] if len(found) == 1 else ""
