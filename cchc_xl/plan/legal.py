"""References to legal and administrative documents, as texts cite them."""

import re
from collections.abc import Iterable

_TYPES = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|Chương trình|Đề án|"
    "Thông báo|Kết luận|Quy định|Quy chế|Hướng dẫn|Tờ trình|Báo cáo|Văn bản|Công điện|Luật|"
    "TTLT|NQ|NĐ|QĐ|TT|CT|KH|CV|TB|KL"
)
# 140/KH-UBND, 61/2018/NĐ-CP, and as the party numbers: 19-NQ/TW
_NUMBER = r"\d+(?:-[A-ZĐ]{2,4}|(?:/\d{4})?)/[A-ZĐ][A-ZĐa-zđ0-9&]*(?:-[A-ZĐ][A-ZĐa-zđ0-9&.]*)*"
_DATE = r"ngày\s+(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
# Who issued it: up to what the text goes on with. A minister who heads an office is named with a comma.
_STOP = (
    r"(?=\s+(?:về|ban\s+hành|đối\s+với|quy\s+định|hướng\s+dẫn|và|phê\s+duyệt|sửa\s+đổi|trên|tại|trong|để|thì|từ|đến)\b"
    r"|\s*[,;:.()\"”]|\s*$)"
)
_ISSUER = rf"của\s+(?:Bộ trưởng,\s+Chủ nhiệm\s+)?[^,;:.()\n]{{2,70}}?{_STOP}"

REFERENCE = re.compile(rf"(?:{_TYPES})\s+(?:số\s*:?\s*)?{_NUMBER}(?:\s+{_DATE})?(?:\s+{_ISSUER})?", re.MULTILINE)
_TO_THE_DATE = re.compile(rf"(?:{_TYPES})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})(?:\s+{_DATE})?")


def references(texts: Iterable[str]) -> tuple[str, ...]:
    """The documents cited in ``texts``, each once by its number, as written, in the order they appear."""
    found: dict[str, str] = {}
    for text in texts:
        for match in REFERENCE.finditer(text):
            cited = " ".join(match.group().split())
            number = number_of(cited)
            if len(cited) > len(found.get(number, "")):
                found[number] = cited  # the fullest citation of a document stands for it
    return tuple(found.values())


def legal_basis(texts: Iterable[str], grounds: str) -> str:
    """What a task rests on, a line each: the documents cited in its texts, then what «Căn cứ» says besides."""
    cited = references((*texts, grounds))
    others = [line for line in grounds.split("\n") if line and not REFERENCE.search(line)]
    return "\n".join([*cited, *others])


def number_of(reference: str) -> str:
    """The number and symbol of a citation: 140/KH-UBND."""
    match = _TO_THE_DATE.search(reference)
    return match.group("number") if match else ""


def up_to_the_date(reference: str) -> str:
    """A citation without its issuer: Kế hoạch số 140/KH-UBND ngày 14/10/2021; "" where there is none."""
    match = _TO_THE_DATE.search(reference)
    return match.group() if match else ""
