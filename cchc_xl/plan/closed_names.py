"""Names whose end can be told by themselves, whatever stands behind them: «Sở Nội vụ mở lớp …».

A body's name in a sentence ends where a verb begins, and verbs are without number. Those of the departments of a
province are few, and those of units are written with capitals: of these the end is known without the verb.
"""

_CAPITAL = "[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_BODY = r"(?:Ban|Sở|Công an|Văn phòng|Thanh tra|Trung tâm|Cục|Chi cục|Hội|Kho bạc|Bảo hiểm|Bưu điện|Viện|Đài|Báo)\b"
_WORD = rf"(?!{_BODY}){_CAPITAL}(?![A-ZĐ])[^\W\d_]*"  # those begin another name, as «UBND» does
_PROPER = rf"{_WORD}(?:\s+{_WORD})*"
_LINK = r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)"
# The departments that provinces have had since 2016, by their own names.
_DEPARTMENTS = (
    r"Nội vụ|Tư pháp|Tài chính|Kế hoạch và Đầu tư|Công Thương|Nông nghiệp và (?:Phát triển nông thôn|PTNT|Môi trường)|"
    r"Giao thông vận tải|Giao thông Vận tải|Giao thông công chính|Xây dựng|Tài nguyên và Môi trường|"
    r"Thông tin và Truyền thông|Khoa học và Công nghệ|Lao động\s*[-–,]\s*Thương binh và Xã hội|"
    r"Văn h(?:óa|oá), Thể thao và Du lịch|Văn h(?:óa|oá) và Thể thao|Du lịch|Giáo dục và Đào tạo|Y tế|Ngoại vụ|"
    r"Dân tộc và Tôn giáo|Quy hoạch\s*[-–]\s*Kiến trúc|(?!UBND)[A-ZĐ&]{2,}"
)
_DEPARTMENT = rf"(?:{_DEPARTMENTS})(?![^\W\d_])"
_KIND = r"(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)"
_KINDS = rf"{_KIND}(?:{_LINK}{_KIND})*"
TITLES = r"(?:(?:Thủ trưởng|Giám đốc|Chủ tịch|Chánh|Trưởng|Lãnh đạo|Người đứng đầu|[Cc]ác|[Đđ]ồng chí)\s+)*"
_NAME = (
    rf"(?:{TITLES}(?:(?:[Cc]ác\s+)?[Ss]ở(?:\s*:)?\s+{_DEPARTMENT}(?:{_LINK}{_DEPARTMENT})*|"
    rf"UBND\s+(?:các\s+)?(?:cấp\s+)?{_KINDS}(?:\s*:)?(?:\s+{_PROPER}(?:{_LINK}{_PROPER})*)?|"
    r"[Cc]ác\s+[Ss]ở,\s+ban,?\s+ngành|Văn phòng UBND tỉnh|Thanh tra tỉnh|Công an tỉnh|Ban Dân tộc)"
    r"(?:\s+(?:cấp\s+)?tỉnh\b)?)"
)
# One of them, or a list of nothing else; a note in parentheses behind the last belongs to it.
CLOSED_NAMES = rf"{_NAME}(?:{_LINK}{_NAME})*(?:\s*\([^()]{{2,60}}\))?(?![^\W\d_])"
# What they do begins here: no further name, no link to one.
WORK_BEGINS = rf"(?!(?:và|cùng|với|hoặc|hay|theo)\b|{_CAPITAL})[^\W\d_]"
