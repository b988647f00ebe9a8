"""How letters name the fields of a task, in running text and over the columns of a table. The aliases stand here only.

A label is compared without capitals, without what stands in parentheses, and with «/», «;», «và», «hoặc» as commas.
The patterns are labels as whole; one that nobody listed is known by its first word of a field, where all its
words are words of labels («Hạn cuối phải hoàn thành»), over a column also among others («Nhiệm vụ chậm tiến độ»).
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from cchc_xl.plan.spelling import bare, folded
from cchc_xl.values.words import Role


class Field(Enum):
    """A field of a task in a letter, by its usual name."""

    LEADS = "Cơ quan chủ trì"
    COORDINATORS = "Cơ quan phối hợp"
    PRODUCTS = "Sản phẩm"
    TIMING = "Thời gian thực hiện"
    BOTH = "Cơ quan chủ trì, phối hợp"
    DOERS = "Cơ quan thực hiện"  # the leads, where no label says who leads
    START = "Bắt đầu"
    END = "Kết thúc"
    CONTENT = "Nhiệm vụ"
    AREA = "Lĩnh vực"
    GROUNDS = "Căn cứ"
    NUMBER = "STT"
    NOTE = "Ghi chú"


LOOKED_FOR = (Field.LEADS, Field.COORDINATORS, Field.PRODUCTS, Field.TIMING)
ASSIGNING = frozenset(
    (Field.LEADS, Field.DOERS, Field.BOTH, Field.COORDINATORS, Field.PRODUCTS, Field.TIMING, Field.START, Field.END)
)


@dataclass(frozen=True)
class Label:
    """A label as a letter writes it («Cơ quan phối hợp, theo dõi»), its field, and the roles it gives.

    ``field`` is None for a label that is known to be one, and that no column takes («Kinh phí»).
    """

    words: str
    field: Field | None
    roles: tuple[Role, ...] = ()


def _listed(words: str) -> str:
    """Those words, one or several, with or without commas between."""
    return rf"(?:{words})(?:(?: ,)? (?:{words}))*"


_BODY = _listed("các|những|cơ quan|đơn vị|tổ chức|sở|ban|ngành|địa phương|bộ phận|phòng|cấp|cá nhân|đầu mối|người|ubnd")
_DOING = (
    "thực hiện|tham mưu|triển khai|tiếp nhận|xây dựng|soạn thảo|tổng hợp|chính|đề xuất|trình|ban hành|nhiệm vụ|"
    "giải quyết|tổ chức|hướng dẫn|kiểm tra|xử lý|theo dõi|đôn đốc|giám sát|báo cáo|chịu trách nhiệm|hoàn thành|"
    "phụ trách|công việc|dự thảo|tham gia|chỉ đạo"
)
_OVERSEEING = "theo dõi|đôn đốc|giám sát|kiểm tra|(?:có thẩm quyền )?phê duyệt|tham gia"
_CARRYING_OUT = "được giao|được phân công|thực hiện|tham mưu|triển khai|soạn thảo|xây dựng|chính|tổ chức"
_NO_LABEL = "tổ chức (?:thực hiện|triển khai)|sở xây dựng|ban tổ chức"  # a section's title, names of bodies
_TAIL = rf"(?:(?: ,)? (?:{_DOING}))*"
_GIVEN = r"(?:(?:được|đề nghị|đề xuất|dự kiến|giao|phân công|làm|tham gia|cùng) )*"
_PRODUCT = _listed("sản phẩm|kết quả|đầu ra")
_OF_PRODUCT = (
    "đầu ra|dự kiến|thực hiện|hoàn thành|phải đạt|cần đạt|đạt được|đạt|được|chủ yếu|chính|cụ thể|cuối cùng|yêu cầu|"
    "công việc|của nhiệm vụ|nhiệm vụ|văn bản"
)
_TIME = _listed("thời gian|thời hạn|thời điểm|lộ trình|tiến độ|hạn|hạn định|mốc thời gian|kỳ hạn")
_OF_TIME = (
    "dự kiến|thực hiện|hoàn thành|triển khai|trình|ban hành|xong|phải|báo cáo|tổ chức|cuối cùng|chậm nhất|nhiệm vụ"
)
_WORK = _listed("nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|công tác|đề án|văn bản")
_OF_WORK = (
    "cụ thể|chủ yếu|trọng tâm|thực hiện|triển khai|cần thực hiện|cần triển khai|được giao|giao|chi tiết|chính|"
    "cải cách hành chính|cchc|cải cách|ban hành|xây dựng|năm 20\\d\\d"
)
# The first that fits a whole label decides.
_FIELDS: tuple[tuple[Field | None, str], ...] = (
    (Field.NUMBER, r"stt|tt|số tt|số thứ tự|thứ tự|#|mã|mã số|mã nhiệm vụ|số"),
    (None, rf"{_BODY} (?:trình|ban hành|thẩm định|ký|quyết định|thông qua|lấy ý kiến){_TAIL}"),
    (Field.NOTE, r"ghi chú|chú thích|chú ý|lưu ý"),
    (None, r"(?:nguồn |dự toán )?kinh phí.*|nguồn lực.*|dự toán.*"),
    (None, r"đối tượng.*|phạm vi.*|địa điểm.*"),
    (None, r"mục tiêu.*|mục đích.*|yêu cầu.*|chỉ tiêu.*|phương pháp.*|cách thức.*|giải pháp thực hiện"),
    (Field.LEADS, r"cqct|đvct"),
    (Field.COORDINATORS, r"cqph|đvph"),
    (Field.PRODUCTS, r"spđr"),
    (Field.TIMING, r"tgth|tght|thht"),
    (Field.BOTH, rf"(?:{_BODY} )?chủ trì{_TAIL}(?: ,)? (?:{_BODY} )?phối hợp{_TAIL}"),
    (Field.BOTH, r"(?:tổ chức )?phân công(?: thực hiện| nhiệm vụ| trách nhiệm| công việc)*"),
    (Field.LEADS, rf"(?:{_BODY} )?{_GIVEN}chủ trì{_TAIL}"),
    (Field.COORDINATORS, rf"(?:{_BODY} )?{_GIVEN}phối hợp{_TAIL}"),
    (Field.COORDINATORS, rf"{_BODY} (?:{_OVERSEEING}){_TAIL}"),
    (Field.LEADS, rf"{_BODY} chủ trì\b(?!.*phối hợp).*"),
    (Field.COORDINATORS, rf"{_BODY} phối hợp\b.*"),
    (Field.COORDINATORS, rf"(?:{_BODY} )?cùng (?:thực hiện|phối hợp|tham gia|làm)|tham gia"),
    (Field.COORDINATORS, _listed("theo dõi|đôn đốc|giám sát")),
    (Field.DOERS, rf"(?:{_BODY} )?(?:đầu mối|phụ trách|chịu trách nhiệm){_TAIL}|trách nhiệm(?: thực hiện)?|thực hiện"),
    (Field.DOERS, rf"(?!{_NO_LABEL}){_BODY} (?:{_CARRYING_OUT}){_TAIL}"),
    (Field.PRODUCTS, rf"(?:dự kiến |tên |các )?{_PRODUCT}(?:(?: ,)? (?:{_OF_PRODUCT}))*"),
    (Field.PRODUCTS, r"(?:hình thức|loại|thể loại)(?: văn bản| sản phẩm)(?: ban hành| ,? sản phẩm)?"),
    (None, r"hình thức.*"),
    (Field.START, r"(?:thời gian |ngày |thời điểm )?bắt đầu|từ(?: ngày| tháng)?"),
    (Field.END, r"(?:thời gian |ngày |thời điểm )?kết thúc|đến(?: ngày| tháng)?"),
    (Field.TIMING, rf"(?:dự kiến |mốc )?{_TIME}(?:(?: ,)? (?:{_TIME}|{_OF_TIME}))*"),
    (Field.TIMING, r"(?:ngày |mốc |dự kiến )*hoàn thành(?: trước| trong| dự kiến| chậm nhất| ngày)*"),
    (Field.GROUNDS, r"(?:căn cứ|cơ sở)(?: pháp lý| thực hiện| giao nhiệm vụ| triển khai| đề xuất)*"),
    (Field.GROUNDS, r"văn bản (?:căn cứ|chỉ đạo|giao nhiệm vụ|giao|làm căn cứ)|nguồn giao nhiệm vụ"),
    (Field.AREA, r"tiêu chí.*|lĩnh vực.*|nhóm (?:nhiệm vụ|nội dung|lĩnh vực)"),
    (Field.CONTENT, rf"(?:tên |các |danh mục |tên gọi )?{_WORK}(?:(?: ,)? (?:{_WORK}|{_OF_WORK}))*"),
)  # fmt: skip
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _FIELDS)
_LABEL_WORDS = frozenset(re.findall(r"[^\W\d_]+", " ".join(pattern for _, pattern in _FIELDS))) | {"phải", "có", "cần"}
# The words that a field is known by; of several in a label the first decides.
_KEYWORDS: tuple[tuple[Field | None, str], ...] = (
    (None, r"^(?:tình hình|tình trạng|đánh giá|mức độ|nguyên nhân|lý do|khó khăn|tồn tại|hạn chế|kiến nghị|ghi chú)"),
    (Field.LEADS, r"chủ trì"),
    (Field.COORDINATORS, r"phối hợp|tham gia|(?:cơ quan|đơn vị)(?: ,)? (?:có )?liên quan"),
    (
        Field.DOERS,
        r"chịu trách nhiệm|đầu mối|phụ trách|(?:cơ quan|đơn vị|người|cá nhân|ai) (?:được giao |thực hiện|làm)",
    ),
    (Field.PRODUCTS, r"sản phẩm|đầu ra|kết quả (?:dự kiến|cần|phải|yêu cầu|cuối)"),
    (
        Field.TIMING,
        r"thời gian|thời hạn|thời điểm|lộ trình|(?<!giới )(?<!quyền )hạn|hoàn thành (?:trước|trong)|^tiến độ",
    ),
    (Field.CONTENT, r"nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|^tên\b|^(?:các )?(?:đầu )?việc"),
)
_KEYS = tuple((field, re.compile(rf"(?:{words})\b")) for field, words in _KEYWORDS)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.COORDINATING, re.compile(r"phối hợp|tham gia|cùng|cqph|đvph")),
    (Role.MONITORING, re.compile(r"theo dõi|đôn đốc|giám sát|kiểm tra")),
    (Role.APPROVING, re.compile(r"phê duyệt")),
)

_LONGEST_LABEL = 12  # words; beyond it, what stands before a colon is a sentence
_PERIOD = re.compile(
    r"(?:(?:quý|q ?\.?) ?(?:i{1,3}|iv|[1-4])|(?:tháng|t ?\.?) ?\d{1,2}|6 tháng (?:đầu|cuối) năm)"
    r"(?: [,/-]? ?(?:năm )?20\d\d)?"
)


# The usual labels, known with marks that slipped or without any («Thời gian thực hiên», «Co quan chu tri»).
_BODIES = ("", "cơ quan ", "đơn vị ", "cơ quan , đơn vị ")
_USUAL = (
    *(
        f"{body}{does}"
        for body in _BODIES
        for does in ("chủ trì", "phối hợp", "chủ trì thực hiện", "phối hợp thực hiện")
    ),
    *(f"{body}thực hiện" for body in _BODIES[1:]),
    *(f"{time}{of}" for time in ("thời gian", "thời hạn", "tiến độ") for of in ("", " thực hiện", " hoàn thành")),
    *("sản phẩm", "kết quả", "sản phẩm đầu ra", "kết quả đầu ra", "sản phẩm , kết quả", "kết quả , sản phẩm"),
    *("sản phẩm dự kiến", "nội dung nhiệm vụ", "tên nhiệm vụ", "lĩnh vực", "ghi chú"),
)
_BY_BARE = {bare(label): label for label in _USUAL} | {f"{body}chủ chì": f"{body}chủ trì" for body in _BODIES}


@lru_cache(maxsize=1024)
def label_of(words: str) -> Label | None:
    """The label that ``words`` (what stands before a colon, or over a column) is; None where it is none we know."""
    plain = _plain(words)
    if not plain or len(plain.split()) > _LONGEST_LABEL:
        return None
    plain = _BY_BARE.get(bare(plain), plain)
    for field, pattern in _PATTERNS:
        if pattern.fullmatch(plain):
            return Label(" ".join(words.split()), field, _roles(field, plain))
    field = _by_keyword(plain) if set(re.findall(r"\w+", plain)) <= _LABEL_WORDS else None
    return Label(" ".join(words.split()), field, _roles(field, plain)) if field in LOOKED_FOR else None


def column_label(words: str) -> Label | None:
    """The label over a column: as in running text, or by a word of a field among others; None for any other."""
    found, plain = label_of(words), _plain(words)
    if found and (found.field or not _ALSO_A_FIELD.search(plain)):
        return found
    field = _by_keyword(plain) if plain and len(plain.split()) <= _LONGEST_LABEL else None
    return Label(" ".join(words.split()), field, _roles(field, plain)) if field else found


_ALSO_A_FIELD = re.compile(r"sản phẩm|nhiệm vụ")  # «Chỉ tiêu, sản phẩm», «Mục tiêu, nhiệm vụ»


def _by_keyword(plain: str) -> Field | None:
    found = ((match.start(), place) for place, (_, key) in enumerate(_KEYS) if (match := key.search(plain)))
    first = min(found, default=None)
    return _KEYS[first[1]][0] if first else None


def is_period(words: str) -> bool:
    """Whether a column is headed by a part of the year («Quý I», «Tháng 3»)."""
    return bool(_PERIOD.fullmatch(folded(words)))


_STANDING = re.compile(
    r"(?:(?:các )?(?:công việc|nhiệm vụ|việc) )?((?:thường xuyên|định kỳ|hằng (?:tháng|quý|năm))(?: trong năm)?)",
    re.IGNORECASE,
)


def time_of_heading(words: str) -> str:
    """When the tasks below a heading are due: «QUÝ I», «NHIỆM VỤ THƯỜNG XUYÊN»; "" where it does not say."""
    words = words.strip(" .:")
    match = _STANDING.fullmatch(words)
    if match:
        return match[1]
    period = re.sub(r"^(?:nhiệm vụ|công việc)\s+(?:trong\s+)?", "", words, flags=re.IGNORECASE)
    return period if is_period(period) else ""


def _short(first: str, second: str, before: str = "") -> re.Pattern[str]:
    """Two letters that stand for two words: «TG», «T/g», «T.gian»."""
    return re.compile(rf"{before}\b{first}(?: ?[./] ?)?{second}\b(?: ?\.)?")


# Words of labels as they are written short, in a label of several words or alone: «TG hoàn thành», «P/h».
_IN_FULL = (
    (_short("đ", "v(?:ị)?"), "đơn vị"),
    (_short("c", "q(?:uan)?"), "cơ quan"),
    (_short("t", "g(?:ian)?"), "thời gian"),
    (_short("t", "h(?:iện)?", r"(?<=\w )"), "thực hiện"),
    (_short("h", "t(?:hành)?", r"(?<=\w )"), "hoàn thành"),
    (_short("p", "h(?:ợp)?"), "phối hợp"),
    (_short("s", "p(?:hẩm)?"), "sản phẩm"),
    (_short("k", "q(?:uả)?"), "kết quả"),
    (_short("n", "v(?:ụ)?"), "nhiệm vụ"),
    (_short("n", "d(?:ung)?"), "nội dung"),
    (re.compile(r"\bc ?[./] ?t(?:rì)?\b(?: \.)?|(?:^|(?<=cơ quan )|(?<=đơn vị ))ct\b"), "chủ trì"),
)


def _in_full(plain: str) -> str:
    for short, full in _IN_FULL:
        plain = short.sub(full, plain)
    return plain


def _plain(words: str) -> str:
    plain = _in_full(re.sub(r"\([^()]*\)?", " ", folded(words)))
    plain = re.sub(r"\s(?:và|hoặc)\s|\s*[/;&+|-]\s*", " , ", f" {plain} ")
    return re.sub(r"(?: ,)+", " ,", " ".join(plain.split())).strip(" ,.:*")


def _roles(field: Field | None, plain: str) -> tuple[Role, ...]:
    if field in (Field.LEADS, Field.DOERS):
        return (Role.LEAD,)
    if field is Field.COORDINATORS:
        return tuple(role for role, pattern in _ROLES if pattern.search(plain))
    return ()
