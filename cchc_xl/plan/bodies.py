"""The words around names: whoever is meant without a name, bodies outside a directory, verbs, provinces.

Tables only, and the questions one asks them. Everything is compared as folded words (plan/spelling.py).
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from cchc_xl.plan.names import Words, folded_words
from cchc_xl.plan.spelling import Token

_BODIES = r"(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương|sở|ban|ngành|doanh nghiệp|bộ phận|đoàn thể|hội|chủ đầu tư)"
_LISTED = rf"{_BODIES}(?:(?:\s*[,/–-]\s*|\s+và\s+|\s+){_BODIES})*"
_CONCERNED = re.compile(
    rf"(?:các\s+|những\s+|mọi\s+)?{_LISTED}\s+(?:khác\s+)?(?:có\s+)?liên\s+quan(?:\s+(?:khác|đến[^;.()]*))?",
    re.IGNORECASE,
)
_ROOMS = r"(?:phòng|ban|đơn vị|trung tâm|chi cục|bộ phận|cơ quan)"  # the parts of one agency
_EVERYBODY = (
    re.compile(
        r"(?:(?:tất cả|toàn bộ|toàn thể)\s+)?(?:(?:các|những|mọi)\s+(?:cơ quan|đơn vị|địa phương|tổ chức|ngành|ban)|"
        r"cơ quan|đơn vị|địa phương)(?:(?:\s*[,/-]\s*|\s+và\s+)(?:các\s+)?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|"
        r"doanh nghiệp|ngành|đoàn thể))*(?!\w)(?:\s+(?:khác|trong (?:toàn )?tỉnh|cấp (?:tỉnh|huyện|xã)|hành chính"
        r"(?: nhà nước)?|(?:trên|thuộc) địa bàn(?: tỉnh)?|được [^;.,()]*|cùng cấp|"
        r"(?:thuộc|trực thuộc) (?:UBND )?tỉnh|chuyên môn(?: cấp (?:huyện|xã))?))*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:UBND|chính quyền)\s+(?:các\s+cấp|(?:hai|ba|2|3)\s+cấp|địa phương(?: các cấp| (?:hai|0?2) cấp)?)|"
        r"các\s+cấp(?:\s*,\s*|\s+và\s+)(?:các\s+)?ngành|các\s+ngành(?:\s*,\s*|\s+và\s+)(?:các\s+)?cấp",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:tất cả\s+)?các\s+{_ROOMS}(?:(?:\s*[,/-]\s*|\s+và\s+)(?:các\s+)?{_ROOMS})+(?!\w)(?:\s+(?:chuyên môn|"
        r"nghiệp vụ|(?:trực\s+)?thuộc\s+(?:(?!\s+và\s)[^;.,()])+))*",
        re.IGNORECASE,
    ),
)


def concerned_at(line: str, start: int) -> int:
    """Where «các cơ quan, đơn vị có liên quan», which begins there, ends; ``start`` where nothing such begins."""
    match = _CONCERNED.match(line, start)
    return match.end() if match else start


def everybody_at(line: str, start: int) -> int:
    """Where «các địa phương», «UBND các cấp», which begins there, ends: words for nobody in particular."""
    return max((m.end() for pattern in _EVERYBODY if (m := pattern.match(line, start))), default=start)


_Table: TypeAlias = dict[str, tuple[Words, ...]]  # folded phrases by their first word, the longest first


def _table(*texts: str) -> _Table:
    phrases = {folded_words(part) for text in texts for part in text.split("|")}
    longest_first = sorted(phrases, key=len, reverse=True)
    return {first: tuple(p for p in longest_first if p[0] == first) for first in {p[0] for p in phrases}}


# How bodies begin that no directory of agencies keeps; the name goes on up to a sign or a verb.
_OUTSIDE = _table(
    "bộ văn hóa, thể thao và du lịch|bộ lao động, thương binh và xã hội|bộ lao động - thương binh và xã hội",
    "thường trực tỉnh ủy|ban thường vụ|thường trực huyện ủy|các đơn vị sự nghiệp công lập|đơn vị sự nghiệp công lập",
    "bộ|các bộ|chính phủ|thủ tướng|văn phòng chính phủ|quốc hội|trung ương|cơ quan trung ương|các cơ quan trung ương",
    "ubnd tỉnh|ủy ban tỉnh|chủ tịch ubnd tỉnh|lãnh đạo ubnd tỉnh|thường trực ubnd tỉnh|phó chủ tịch ubnd tỉnh",
    "hđnd|hội đồng|thường trực hđnd|đoàn đbqh|đoàn đại biểu quốc hội|văn phòng đoàn|văn phòng hđnd|các ban của hđnd",
    "tỉnh ủy|thành ủy|huyện ủy|thị ủy|đảng ủy|văn phòng tỉnh ủy|ban tổ chức|ban tuyên giáo|ban nội chính|ban dân vận",
    "các ban đảng|các ban xây dựng đảng|các cơ quan đảng|ủy ban kiểm tra|các huyện ủy|các đảng ủy",
    "công an|ca tỉnh|bộ chỉ huy|bch|bchqs|bđbp|bộ đội|quân khu|quân sự|cảnh sát|ban chỉ huy",
    "văn phòng đoàn đbqh và hđnd|văn phòng đoàn đại biểu quốc hội và hđnd|văn phòng hđnd và ubnd|văn phòng hđnd - ubnd",
    "văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân|văn phòng hội đồng nhân dân và ubnd|vp hđnd và ubnd|vp hđnd",
    "vp đoàn đbqh và hđnd|vp đoàn đbqh|vp tỉnh ủy|vp hđnd - ubnd",
    "cục|chi cục|tổng cục|thuế|hải quan|kho bạc|kbnn|bảo hiểm xã hội|bhxh|thống kê|quản lý thị trường",
    "ngân hàng|nhnn|các ngân hàng|quỹ|các tổ chức tín dụng|tòa án|tand|viện kiểm sát|vksnd|viện|thi hành án",
    "mặt trận|mttq|ubmt|ubmttq|ubmttqvn|ủy ban mặt trận|ủy ban mttq|ban thường trực|ủy ban về|ủy ban",
    "đoàn thanh niên|tỉnh đoàn|đoàn tncs|liên đoàn|lđlđ|liên minh|liên hiệp|công đoàn|các hội|hội|hiệp hội",
    "các hiệp hội",
    "đoàn thể|các đoàn thể|các tổ chức chính trị|các tổ chức đoàn thể|các tổ chức hội|hội đoàn thể|các cơ quan báo chí",
    "báo|báo chí|cơ quan báo chí|đài|đài ptth|đài pt-th|các cơ quan thông tấn|cổng thông tin điện tử|tạp chí",
    "doanh nghiệp|các doanh nghiệp|công ty|tổng công ty|tập đoàn|vnpt|viettel|mobifone|fpt|bưu điện|viễn thông",
    "evn|điện lực",
    "đơn vị sự nghiệp|các đơn vị sự nghiệp|trung tâm|các trung tâm|trường|các trường|các cơ sở|bệnh viện|các bệnh viện",
    "phòng|các phòng|văn phòng|ban quản lý|các ban quản lý|bql|các ban|ban chỉ đạo|tổ công tác|tổ giúp việc|đội|trạm",
    "thanh tra chính phủ|thanh tra sở|kiểm toán|học viện|đại học|cơ quan đại diện|cơ quan ngang bộ|bộ phận|các tổ|tổ",
    "thị xã ủy|người dân|nhân dân|các cơ quan của đảng|các tổ chức|chủ đầu tư|nhà đầu tư|đơn vị tư vấn|đơn vị thi công",
)


def outside_at(words: Sequence[Token], place: int) -> int:
    """Behind the words that such a body begins with; ``place`` where none begins."""
    return _behind(_OUTSIDE, words, place)


def _ends(table: _Table, words: Sequence[Token], place: int) -> list[int]:
    """Behind each phrase of the table that begins there, the longest first."""
    phrases = table.get(words[place].folded, ()) if place < len(words) else ()
    spelled = tuple(w.folded for w in words[place : place + len(phrases[0])]) if phrases else ()
    return [place + len(phrase) for phrase in phrases if spelled[: len(phrase)] == phrase]


def _behind(table: _Table, words: Sequence[Token], place: int) -> int:
    return next(iter(_ends(table, words, place)), place)


# The one at the head of an agency answers for it.
_TITLES = _table(
    "thủ trưởng|giám đốc|chủ tịch|chánh|người đứng đầu|lãnh đạo|trưởng ban|trưởng|đồng chí giám đốc|đồng chí chủ tịch"
)
_LEADING = _table(
    "đ/c|đồng chí|các đồng chí|giao|giao cho|giao các|do|bởi|đề nghị|yêu cầu|riêng|gồm|bao gồm|gồm có|cụ thể",
    "cụ thể là|là|gồm các cơ quan",
)


def behind_titles(words: Sequence[Token], place: int) -> list[int]:
    """Behind the titles that may begin there, the longest first: «Trưởng ban», «Trưởng» of «Trưởng Ban Dân tộc»."""
    return _ends(_TITLES, words, place)


def behind_leading(words: Sequence[Token], place: int) -> int:
    """Behind words that only lead to a name: «Giao Sở Nội vụ chủ trì»."""
    return _behind(_LEADING, words, place)


_EXCEPTIONS = _table("trừ|ngoại trừ|không bao gồm|không gồm|không kể|loại trừ|không tính|trừ trường hợp")
_EXAMPLES = _table("như|ví dụ|ví dụ như|nhất là|đặc biệt là|trong đó có|chẳng hạn|chẳng hạn như")
_LISTING = _table("gồm|bao gồm|gồm có|cụ thể|cụ thể là|gồm các cơ quan")


def behind_exception(words: Sequence[Token], place: int) -> int:
    return _behind(_EXCEPTIONS, words, place)


def behind_examples(words: Sequence[Token], place: int) -> int:
    return _behind(_EXAMPLES, words, place)


def behind_listing(words: Sequence[Token], place: int) -> int:
    return _behind(_LISTING, words, place)


# What a body does: there its name is over, and what follows is its part of the task.
VERBS = (
    "chủ trì|phối hợp|thực hiện|hướng dẫn|theo dõi|kiểm soát|kiểm tra|cập nhật|tổ chức|tham mưu|xây dựng|"
    "triển khai|đôn đốc|đơn đốc|tổng hợp|công khai|công bố|giúp|chịu trách nhiệm|có trách nhiệm|báo cáo|trình|"
    "rà soát|đánh giá|ban hành|cung cấp|gửi|thẩm định|là|căn cứ|phê duyệt|giám sát|tiếp nhận|giải quyết|xử lý|"
    "đăng tải|niêm yết|nhập|tích hợp|kết nối|chia sẻ|bố trí|cấp kinh phí|cấp phát|phân bổ|cân đối|lập|soạn thảo|"
    "nghiên cứu|đề xuất|kiến nghị|góp ý|tham gia|lấy ý kiến|quản lý|vận hành|duy trì|nâng cấp|nâng cao|đẩy mạnh|"
    "tăng cường|tiếp tục|chỉ đạo|quán triệt|tuyên truyền|phổ biến|truyền thông|đào tạo|tập huấn|bồi dưỡng|"
    "tuyển dụng|sắp xếp|kiện toàn|thành lập|giải thể|sáp nhập|tinh giản|phân công|phân cấp|ủy quyền|số hóa|"
    "khai thác|sử dụng|thu thập|thống kê|khảo sát|điều tra|đo lường|chấm điểm|xếp hạng|công nhận|khen thưởng|"
    "hoàn thành|hoàn thiện|chuẩn bị|đảm bảo|bảo đảm|chủ động|khẩn trương|kịp thời|thường xuyên|nghiêm túc|định kỳ|"
    "phải|cần|làm|làm đầu mối|đầu mối|thường trực|cử|cho ý kiến|có ý kiến|xem xét|quyết định|thông qua|ký|"
    "ký ban hành|thẩm tra|giới thiệu|mời|tiến hành|thiết lập|cấu hình|xác nhận|xác định|phát hiện|khắc phục|"
    "chấn chỉnh|thanh tra|đối chiếu|tự đánh giá|gắn|lồng ghép|huy động|hỗ trợ|đồng hành|chuyển|luân chuyển|trả|"
    "thu nộp|chi trả|thanh toán|quyết toán|lưu trữ|bảo quản|bàn giao|thí điểm|nhân rộng|áp dụng|ứng dụng|đổi mới|"
    "cải tiến|cải thiện|đơn giản hóa|cắt giảm|rút ngắn|bãi bỏ|sửa đổi|bổ sung|đăng ký|theo|tùy|trong phạm vi|nhằm|"
    "để|khi|sau khi|trước khi|hằng tháng|hàng tháng|hằng quý|hàng quý|giải trình|xin lỗi|thông báo|trao đổi|"
    "thống nhất|ký kết|phát động|hưởng ứng|vận động|đối thoại|tiếp thu|trả lời|phản hồi"
)
_VERBS = _table(VERBS)
# A name of which such a word is a part: the word is no verb there (Ban quản lý, Ủy ban kiểm tra).
NOUNS_BEFORE = frozenset(
    ("ban", "phòng", "cục", "tổ", "đoàn", "đồng", "quan", "đội", "viện", "trung", "tâm", "sở", "bộ", "công", "chương",
     "phận")
)  # fmt: skip


def behind_verb(words: Sequence[Token], place: int) -> int:
    return _behind(_VERBS, words, place)


def is_verb_at(words: Sequence[Token], place: int) -> bool:
    return behind_verb(words, place) > place


def ends_an_unknown_name(words: Sequence[Token], place: int) -> bool:
    is_verb = behind_verb(words, place) > place + 1 or words[place].folded == "là"
    return is_verb and words[place - 1].folded not in NOUNS_BEFORE


# Words that make another body of a name before them: «Thanh tra tỉnh ủy», «BQL dự án», «Sở Y tế thành phố …».
_OTHER_BODY = _table(
    "dự án|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trung ương|đoàn|ủy|rừng|các|cảng|chợ|hđnd|vùng|khu"
)


def makes_another_body(words: Sequence[Token], place: int) -> bool:
    return _behind(_OTHER_BODY, words, place) > place


_PROVINCES = (
    "An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|"
    "Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|"
    "Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|"
    "Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|"
    "Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|"
    "Thừa Thiên - Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái"
)
_PROVINCE_NAMES = _table(_PROVINCES)


def province_at(words: Sequence[Token], place: int) -> tuple[Words, int]:
    """The province whose name begins there, and the place behind it."""
    end = _behind(_PROVINCE_NAMES, words, place)
    return tuple(w.folded for w in words[place:end]), end


def provinces_of(words: Sequence[Token]) -> list[Words]:
    """The provinces that a text names as such: «tỉnh Bình Định», «thành phố Huế»."""
    found: list[Words] = []
    for place, word in enumerate(words):
        is_named = word.folded == "tỉnh" or [w.folded for w in words[max(place - 1, 0) : place + 1]] == ["thành", "phố"]
        province, end = province_at(words, place + 1) if is_named else ((), 0)
        if end > place + 1:
            found.append(province)
    return found
