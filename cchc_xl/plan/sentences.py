"""Assignments in sentences: «Giao Sở A chủ trì, phối hợp với Sở B xây dựng …, hoàn thành trước ngày 30/6»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_xl.plan.bodies import NOUNS_BEFORE, VERBS
from cchc_xl.plan.closed_names import CLOSED_NAMES, TITLES, WORK_BEGINS
from cchc_xl.plan.fields import labelled, one_field_a_line
from cchc_xl.plan.labels import Field
from cchc_xl.plan.lines import Line, listed
from cchc_xl.plan.prose_times import time_in

_HEADS = (
    r"(?:Sở|sở|UBND|Ủy ban|Uỷ ban|Văn phòng|VP|Ban(?! hành)|BQL|"
    r"Thanh tra(?=\s+(?:tỉnh|huyện|[Ss]ở|các|thành|[A-ZĐ])|$)|"
    r"Công an|Cục|Chi cục|Trung tâm|Hội(?! nghị| thảo)|Kho bạc|Bảo hiểm|Bộ(?! phận| máy| tiêu| chỉ)|Trường(?! hợp)|"
    r"Viện|Đài|Báo(?= [A-ZĐ])|Bưu điện|Viễn thông|Ngân hàng|Tòa án|Toà án|Liên đoàn|Tỉnh đoàn|Thành đoàn|Mặt trận|"
    r"Phòng(?= [A-ZĐ])|"
    r"(?<=[Cc]ác )(?:cơ quan|đơn vị|địa phương|ngành|trường|bệnh viện|doanh nghiệp|hội(?! nghị| thảo)))"
)
_WHO = rf"{TITLES}{_HEADS}(?![^\W\d_])"
_NAMES = rf"{_WHO}(?:(?!\b(?:chủ trì|phối hợp|giao)\b)(?:[^:().\n]|\(trừ [^()\n]*\)))*?"
_MORE_VERBS = (
    "hợp nhất|trực tiếp|tập trung|cải tạo|đầu tư|mở rộng|thực thi|phát huy|phát triển|kết hợp|khuyến khích|thu hút|"
    "hoàn trả|đưa|thay thế|kê khai|tinh gọn|tái cấu trúc|phát hành|mua sắm|sửa chữa|trang bị|thu hồi|tháo gỡ|"
    "phân tích|phân loại|rút kinh nghiệm|sơ kết|tổng kết|nâng|giao|rút|bám sát|nắm bắt|đề ra|có văn bản|có kế hoạch"
)
_NOUNS = sorted(NOUNS_BEFORE - {"quan"} | {"cơ quan"})  # «các đơn vị liên quan tổ chức …»
_NO_NOUN = "".join(rf"(?<!\b{noun}\s)" for noun in _NOUNS if noun != "sở") + r"(?:(?<!\b[Ss]ở\s)|(?<=[Cc]ác sở\s))"
_VERB = rf"{_NO_NOUN}(?:{VERBS}|{_MORE_VERBS})\b"
_LEADS = re.compile(
    rf"(?:^|[\s(;,.])(?P<names>{_NAMES}|[A-ZĐ]{{2,}}[A-ZĐa-z]*(?:\s+(?:tỉnh|huyện))?)\s*,?\s*"
    r"(?:là (?:cơ quan|đơn vị)\s+)?(?:được giao\s+)?chủ trì\b"
)
# «Đề nghị UBND tỉnh giao Sở Nội vụ …» asks that Sở Nội vụ be given it.
_ASKING = (
    r"(?:(?:[Kk]ính |[Tt]rân trọng )*(?:[Đđ]ề nghị|[Kk]iến nghị|[Tt]rình)\s+"
    r"(?:Chủ tịch\s+)?UBND\s+(?:tỉnh|huyện)\s+(?:xem xét,?\s+)?)?"
)
_GIVING = rf"{_ASKING}(?:[Gg]iao|[Pp]hân công|[Yy]êu cầu|[Đđ]ề nghị|[Cc]hỉ đạo)\s+(?:cho\s+)?"
_GIVEN = re.compile(rf"(?:^|[.;,]\s*){_GIVING}(?P<names>{_NAMES})\s+(?={_VERB}|chủ trì\b)")
_GIVEN_ANYTHING = re.compile(rf"(?:^|[.;,]\s*){_GIVING}(?P<names>{CLOSED_NAMES})\s+(?={WORK_BEGINS})")
_DUTIES = re.compile(rf"(?:^|[.;]\s*)(?P<names>{_NAMES})\s+(?:có|chịu) trách nhiệm\b")
_SUBJECT = re.compile(rf"(?:^(?:[^,.;:]*\d[^,.;:]*,\s*)?|\.\s+)(?P<names>{_NAMES})\s+(?={_VERB})")
_CLOSED_SUBJECT = re.compile(rf"^(?P<names>{CLOSED_NAMES})\s+(?={_VERB})")
_COLON = re.compile(rf"^(?:{_GIVING})?(?P<names>{_NAMES})\s*:\s*(?=\S)")
_BEFORE_COLON = re.compile(r"^(?P<names>[^:.\n]+?)\s*:\s*(?=\S)")
_WITH = re.compile(
    rf"phối hợp\s+(?:chặt chẽ\s+)?(?:(?:với|cùng)\s+|(?={_WHO}|[A-ZĐ]{{2}}))(?P<names>.*?)"
    rf"(?=,?\s+(?:để\s+)?{_VERB}|[.;()]|$)"
)
_WITH_CLOSED = re.compile(rf"phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+(?P<names>{CLOSED_NAMES})\s+(?={WORK_BEGINS})")
_HELPERS = re.compile(
    rf"(?:^|[;,(]\s*)(?:cùng\s+)?(?P<names>{CLOSED_NAMES}|{_NAMES})\s+phối hợp(?:\s+thực hiện)?(?=\s*[.;,)]|$)"
)
_ONLY_HELPS = re.compile(rf"^(?P<names>{_NAMES})\s+phối hợp\b")


_OF_AN_AREA = re.compile(r"^(?:Về|Đối với|Lĩnh vực)\s[^:.;]{3,80}:\s+(?=\S)")
_BRACKETS = re.compile(r"\((?P<parts>[^()]*;[^()]*)\)?[\s.;]*$")
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,}[A-ZĐa-z&]*")


@dataclass(frozen=True)
class Assigned:
    """Who a sentence names, and when, in its own words; "" where it does not say."""

    leads: str = ""
    coordinators: str = ""
    timing: str = ""


def assigned(sentence: str, leads: str = "") -> Assigned:
    """What a sentence that assigns says; empty for any other. ``leads`` may already stand in a heading above it."""
    sentence = _OF_AN_AREA.sub("", sentence)
    found = None if leads else _lead_in(sentence)
    if not found and not leads:
        return _in_brackets(sentence) or _helping(sentence)
    rest = sentence[found.end("names") :] if found else sentence
    begin = sentence.rfind(". ", 0, found.start("names")) + 1 if found else 0
    helpers = _WITH_CLOSED.search(rest) or _WITH.search(rest) or _HELPERS.search(rest)
    names = helpers["names"].strip(" ,") if helpers else ""
    return Assigned(leads or _name(found), names, time_in(sentence[begin:]))


def _lead_in(sentence: str) -> re.Match[str] | None:
    """Whoever leads: «… chủ trì», «Giao …», «… có trách nhiệm», the sentence's subject, what stands before a colon."""
    if _ONLY_HELPS.search(sentence) and not _LEADS.search(sentence):
        return None
    patterns = (_LEADS, _GIVEN_ANYTHING, _GIVEN, _DUTIES, _CLOSED_SUBJECT, _SUBJECT, _COLON)
    return next((match for pattern in patterns if (match := pattern.search(sentence))), _in_capitals(sentence))


def _in_capitals(sentence: str) -> re.Match[str] | None:
    """«SỞ XÂY DỰNG: Trình công bố …»"""
    match = _BEFORE_COLON.match(sentence)
    return match if match and match["names"].isupper() and only_names(match["names"]) else None


def _in_brackets(sentence: str) -> Assigned | None:
    """«Kiểm tra công vụ (Sở Nội vụ; Quý II/2024)»: who and when, parted by semicolons at the end."""
    match = _BRACKETS.search(sentence)
    parts = [part.strip() for part in match["parts"].split(";")] if match else []
    timing = next((part for part in parts if time_in(part)), "")
    names = next((part for part in parts if part != timing and (only_names(part) or _SHORT_NAME.fullmatch(part))), "")
    return Assigned(names, "", timing) if names and timing else None


def _helping(sentence: str) -> Assigned:
    """«Công an tỉnh phối hợp với Sở A hướng dẫn …» names nobody who leads."""
    found = _ONLY_HELPS.search(sentence)
    others = _WITH.search(sentence) if found else None
    names = "; ".join(m["names"].strip(" ,") for m in (found, others) if m)
    return Assigned("", names, time_in(sentence)) if found else Assigned()


def _name(found: re.Match[str] | None) -> str:
    said = found["names"].strip(" ,") if found else ""
    return re.sub(rf"^{_GIVING}", "", said)


def assigns(text: str) -> bool:
    """Whether a sentence says who has to do something."""
    text = _OF_AN_AREA.sub("", text)
    return bool(_lead_in(text) or _ONLY_HELPS.search(text) or _in_brackets(text))


_LONGEST_NAMES = 25  # words
_ADDRESSED = re.compile(r"^(?:Giao|Đối với|Đề nghị|Yêu cầu|Trách nhiệm của)\s+(?:cho\s+)?", re.IGNORECASE)
_TASKS_BELOW = re.compile(  # «Giao Sở Nội vụ thực hiện các nhiệm vụ sau:»
    r"\s+(?:chủ trì,?\s+)?(?:(?:tổ chức\s+)?(?:triển khai|thực hiện)(?:,\s+hoàn thành)?\s+)?"
    r"(?:(?:các|những)\s+)?(?:nhiệm vụ|nội dung|công việc)(?:\s+cụ thể)?(?:\s+(?:như\s+)?sau(?:\s+đây)?)?\s*[:.]?$"
)
_A_WHO = re.compile(_WHO)
_ANY_WHO = re.compile(_WHO, re.IGNORECASE)
_ANY_VERB = re.compile(rf"(?:^|\s){_VERB}")
# In capitals a verb may be part of a name (SỞ THÔNG TIN VÀ TRUYỀN THÔNG), these are not.
_CAPITAL_VERB = re.compile(
    r"\b(?:CHỦ TRÌ|PHỐI HỢP|THỰC HIỆN|TỔ CHỨC|BAN HÀNH|XÂY DỰNG (?!VÀ)|TRIỂN KHAI|RÀ SOÁT|THAM MƯU|HOÀN THÀNH|BÁO CÁO|"
    r"NÂNG CAO|ĐẨY MẠNH|TĂNG CƯỜNG|CẢI CÁCH|ĐÁNH GIÁ|CÔNG KHAI)\b"
)


def only_names(text: str) -> str:
    """The bodies that a heading names and nothing else («2. Sở Tài chính», «Đối với các sở, ban, ngành:»); or ""."""
    plain = _TASKS_BELOW.sub("", _ADDRESSED.sub("", text)).strip(" .:;")
    is_addressed = text.rstrip().endswith(":") and bool(_ADDRESSED.match(text)) and plain[:1].isupper()
    begins = (_ANY_WHO if text.isupper() else _A_WHO).match(plain) or is_addressed
    is_short = len(plain.split()) <= _LONGEST_NAMES
    does = (_CAPITAL_VERB if text.isupper() else _ANY_VERB).search(plain)
    return plain if is_short and begins and not does else ""


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
    found = _LEADS.search(text)
    said = assigned(text)
    if not found or not said.leads:
        return Split("", "", is_certain=False)
    return Split(said.leads, said.coordinators, is_certain=bool(said.coordinators) or text.strip().endswith("chủ trì"))


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
