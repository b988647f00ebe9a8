"""What headings say: the area of reform that they name, and the sections of a letter that hold no tasks."""

import re

from cchc_xl.plan.labels import time_of_heading
from cchc_xl.plan.spelling import folded
from cchc_xl.values.words import Area

# The six of Nghị quyết 76/NQ-CP, direction, and how Nghị quyết 30c/NQ-CP (to 2020) called the fourth and sixth.
_AREAS: tuple[tuple[Area, str], ...] = (
    (Area.PROCEDURES, r"thủ tục hành chính|tthc\b|cơ chế một cửa|một cửa liên thông"),
    (Area.INSTITUTIONS, r"thể chế"),
    (Area.ORGANISATION, r"(?:tổ chức|tinh gọn) bộ máy"),
    (Area.CIVIL_SERVICE, r"công vụ|đội ngũ cán bộ|cán bộ , công chức"),
    (Area.PUBLIC_FINANCE, r"tài chính công"),
    (
        Area.DIGITAL,
        r"(?:chính phủ|chính quyền) (?:điện tử|số)|chuyển đổi số|hiện đại hóa (?:nền )?hành chính",
    ),
    (Area.DIRECTION, r"chỉ đạo(?: ,| và)? điều hành|công tác chỉ đạo"),
)
# In running text these words alone are of many things: «trách nhiệm của cán bộ, công chức trong thực thi công vụ».
_OF_MANY_THINGS = re.compile(
    r"(?<!chế độ )(?<!cải cách )công vụ(?! , công chức)|(?:đội ngũ )?cán bộ(?: , công chức)?|"
    r"(?<!công tác )chỉ đạo(?: ,| và)? điều hành|công tác chỉ đạo(?! ,| và| điều)"
)
# «công tác cải cách hành chính, chuyển đổi số»: of reform as a whole, of which no area is said.
_ANY_AREA = "|".join(pattern for _, pattern in _AREAS)
_AND = r"(?: ,| và| gắn với)+ (?:công tác )?"
_WHOLE = r"\b(?:cải cách hành chính|cchc)\b"
_BESIDE_ALL_REFORM = re.compile(rf"{_WHOLE}{_AND}(?:{_ANY_AREA})|(?:{_ANY_AREA}){_AND}{_WHOLE}")
_NO_TASKS = re.compile(
    r"(?:về )?(?:các )?(?:mục (?:đích|tiêu)|yêu cầu|quan điểm|tổ chức thực hiện|trách nhiệm|kinh phí|căn cứ|"
    r"sự cần thiết|"
    r"đánh giá|kết quả (?:đạt|thực hiện)|tồn tại|hạn chế|nguyên nhân|tình hình|chế độ (?:thông tin|báo cáo)|"
    r"công tác báo cáo|kiến nghị|khen thưởng|điều khoản|phạm vi|đối tượng|thuận lợi|khó khăn|bài học|dự toán|chỉ tiêu)"
)
_LONGEST_HEADING = 22  # words and signs


def area_of(text: str) -> str:
    """The one area that a heading or an introduction speaks of; "" where it is none or several."""
    plain = folded(text)
    if _BESIDE_ALL_REFORM.search(plain):
        return ""
    found = [area for area, pattern in _AREAS if re.search(pattern, plain)]
    if not found:
        return _called_shortly(plain)
    return found[0] if len(found) == 1 else ""


# What offices write over tasks for short; within a sentence these words say no area.
_SHORT: tuple[tuple[Area, str], ...] = (
    (Area.ORGANISATION, r"(?:tổ chức (?:, |và )?)?bộ máy(?: hành chính)?(?: nhà nước)?"),
    (Area.CIVIL_SERVICE, r"đội ngũ (?:công chức|viên chức|cbccvc|cbcc)(?: , viên chức)?"),
    (Area.PUBLIC_FINANCE, r"cải cách (?:cơ chế )?tài chính|tài chính , tài sản công|cơ chế tài chính"),
    (
        Area.DIGITAL,
        r"hiện đại hóa|ứng dụng (?:công nghệ thông tin|cntt)"
        r"(?: trong (?:hoạt động (?:của )?)?(?:các )?cơ quan nhà nước)?",
    ),
)
_SHORT_BEGINS = re.compile(
    r"(?:(?:về|lĩnh vực|công tác|cải cách(?= (?:tổ chức|bộ máy))|kiện toàn|sắp xếp|xây dựng|nâng cao|chất lượng|"
    r"đẩy mạnh|và|,) )*"
)


def _called_shortly(plain: str) -> str:
    """The area of «III. Bộ máy», «Ứng dụng CNTT»: all that a heading says; "" of anything else."""
    words = _SHORT_BEGINS.sub("", plain.strip(" .:;"), count=1)
    return next((area for area, pattern in _SHORT if re.fullmatch(pattern, words)), "")


def surely_of(text: str) -> str:
    """The one area that running text speaks of by its name; words that only may mean one are no answer."""
    area = area_of(text)
    return area if area_of(_OF_MANY_THINGS.sub(" ", folded(text))) == area else ""


# What the office went through before, and what the tasks are for, is no area of theirs.
_BESIDES = re.compile(
    r"\bsau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|kiện toàn|tinh gọn)\b.*|"
    r"(?<=\w )(?:để|nhằm|vào|theo(?! lĩnh vực)|phục vụ)\b.*"
)
# «nhiệm vụ CCHC năm 2024 thuộc lĩnh vực …» is of that area, «CCHC và chuyển đổi số» of none.
_PART_OF_IT = re.compile(
    rf"{_WHOLE}(?: (?:của |trên địa bàn )?tỉnh| (?:năm|quý|giai đoạn) [\d -]+)*"
    r" (?:thuộc|về|(?:trong )?lĩnh vực|trọng tâm là)\b(?P<part>.*)"
)


def area_of_subject(subject: str) -> str:
    """The one area that a letter's title says of all its tasks; "" where it speaks of reform as a whole."""
    plain = _BESIDES.sub("", folded(subject))
    if not re.search(_WHOLE, plain):
        return surely_of(plain)
    match = _PART_OF_IT.search(plain)
    return surely_of(match["part"]) if match else ""


_ANNOUNCES = re.compile(r"(?:\bsau(?: đây)?[:.]?|:)$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:nhiệm vụ|(?<!về )việc|nội dung|kế hoạch|chương trình|công tác)\b.*", re.IGNORECASE)


def area_announced(introduction: str) -> str:
    """The area in which an introduction announces tasks («… đề xuất các nhiệm vụ về cải cách thể chế như sau:»).

    What it tells of how things stand, or of what for, is no area of the tasks.
    """
    sentences = re.split(r"(?<=[.:!?])\s+", introduction.replace(" :", ":"))
    last = next((s for s in reversed(sentences) if _ANNOUNCES.search(s)), "")
    told = (match for part in reversed(re.split(r"[,;]\s", last)) if (match := _ANNOUNCED.search(part)))
    match = next(told, None)
    return area_of_subject(match.group()) if match else ""


def names_an_area(text: str) -> bool:
    """Whether a line is the heading of an area («Cải cách thể chế», «VỀ CẢI CÁCH THỂ CHẾ:»), and no task of it."""
    plain = folded(text).strip(" .:;")
    if len(plain.split()) > _LONGEST_HEADING or not area_of(text):
        return False
    return text.isupper() or bool(_AREA_HEADING.match(plain) or _called_shortly(plain))


def stands_over_tasks(text: str) -> bool:
    """Whether a line is a heading of tasks: it names an area, or when the tasks below are due («QUÝ I»)."""
    return names_an_area(text) or bool(time_of_heading(text))


_AREA_HEADING = re.compile(
    r"(?:(?:về|đối với|lĩnh vực|công tác|nhóm|nhiệm vụ|nội dung)\b[ ,]*)*"
    r"(?:(?:cải cách|đẩy mạnh cải cách|hiện đại hóa)\b|(?:thể chế|thủ tục hành chính|tổ chức bộ máy|tài chính công|"
    r"chế độ công vụ|(?:lãnh đạo , )?chỉ đạo|chuyển đổi số|chính phủ|chính quyền|"
    r"kiểm soát (?:thủ tục hành chính|tthc))\b"
    r"|(?:xây dựng|phát triển)(?: ,| và)?(?: phát triển)? (?:chính phủ|chính quyền)"
    r"|(?:xây dựng|nâng cao)(?: ,| và)?(?: nâng cao)?(?: chất lượng)? đội ngũ cán bộ|ứng dụng (?:công nghệ|cntt))"
)


_NAMED = re.compile(r"^(?:về|lĩnh vực|đối với)\s[^:;.]{5,80}:\s|\((?:thuộc )?lĩnh vực[^()]*\)", re.IGNORECASE)


def area_named_in(sentence: str) -> str:
    """The area that a sentence says it is of: «về cải cách thể chế: rà soát …», «… (lĩnh vực thể chế)»; or ""."""
    match = _NAMED.search(sentence)
    return area_of(match.group()) if match else ""


def names_duties(heading: str) -> bool:
    """Whether a section says who does what around the tasks; where nothing else does, these are the tasks."""
    return bool(re.match(r"(?:về )?(?:tổ chức thực hiện|trách nhiệm)", folded(heading)))


def holds_no_tasks(heading: str) -> bool:
    """Whether a section is one of those around the tasks: aims, organisation, budget …"""
    return bool(_NO_TASKS.match(folded(heading)))
