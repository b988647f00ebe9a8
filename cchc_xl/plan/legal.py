"""References to legal and administrative documents, as texts cite them."""

import re
from collections.abc import Iterable, Iterator

_NAMES = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|Chương trình|Đề án|"
    "Thông báo|Kết luận|Quy định|Quy chế|Hướng dẫn|Tờ trình|Báo cáo|Văn bản|Công điện|Luật"
)
_TYPES = f"{_NAMES}|{_NAMES.upper()}|TTLT|NQ|NĐ|QĐ|TT|CT|KH|CV|TB|KL"
# 140/KH-UBND, 61/2018/NĐ-CP, with the blanks that hands leave (12 /KH - UBND), and as the party numbers: 19-NQ/TW
_SIGN = r"[A-ZĐ][A-ZĐa-zđ0-9&]+"
_APART = r"(?: [-–] ?| ?[-–] )[A-ZĐ]{2,}(?![^\W\d_])"
_NUMBER = (
    rf"\d+(?:-[A-ZĐ][A-ZĐa-z]{{1,3}}|(?: ?/ ?\d{{4}})?) ?/ ?{_SIGN}(?:{_APART})?"
    r"(?:[-–][A-ZĐ][A-ZĐa-zđ0-9&]*(?:\.[A-ZĐa-zđ0-9&]+)*)*"
)
_DATE = r"(?i:ngày)\s+(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+(?i:tháng)\s+\d{1,2}\s+(?i:năm)\s+\d{4})"
# Who issued it: up to what the text goes on with. A minister who heads an office is named with a comma.
_STOP = (
    r"(?=\s+(?i:về|ban\s+hành|đối\s+với|quy\s+định|hướng\s+dẫn|và|phê\s+duyệt|sửa\s+đổi|trên|tại|trong|để|thì|từ|"
    r"đến)\b"
    r"|\s*[,;:.()\"”]|\s*$)"
)
_ISSUER = rf"(?i:của)\s+(?:Bộ trưởng,\s+Chủ nhiệm\s+)?[^,;:.()\n]{{2,70}}?{_STOP}"

# What may stand between the type and «số»: «Luật Tổ chức chính quyền địa phương số», «Chương trình hành động số».
_NO = r"(?:[Ss]ố|SỐ)\s*:?\s*"
_TITLED = rf"(?:(?:\s+(?!(?:{_TYPES}|(?i:theo|của|tại|kèm|và))\b)[^\W\d_]+){{0,8}}?\s+{_NO}|\s+)"
# In small letters these are common words too: there nothing but «số» may stand between.
_BEGINS = rf"(?:(?P<type>{_TYPES}){_TITLED}|(?P<small>\b(?:{_NAMES.lower()}))\s+(?:{_NO})?)"
REFERENCE = re.compile(rf"{_BEGINS}{_NUMBER}(?:\s+{_DATE})?(?:\s+{_ISSUER})?", re.MULTILINE)
_TO_THE_DATE = re.compile(rf"{_BEGINS}(?P<number>{_NUMBER})(?:\s+{_DATE})?")
# «các Nghị định số 61/2018/NĐ-CP, số 107/2021/NĐ-CP»: more of the type that was said once
_MORE = re.compile(rf"(?:\s*[,;]\s*|\s*,?\s+(?i:và)\s+)(?:{_NO})?(?P<cited>{_NUMBER}(?:\s+{_DATE})?(?:\s+{_ISSUER})?)")


def references(texts: Iterable[str]) -> tuple[str, ...]:
    """The documents cited in ``texts``, each once by its number, as written, in the order they appear."""
    found: dict[str, str] = {}
    for cited in (cited for text in texts for cited in _cited(text)):
        number = number_of(cited)
        if len(cited) > len(found.get(number, "")):
            found[number] = cited  # the fullest citation of a document stands for it
    return tuple(found.values())


def _cited(text: str) -> Iterator[str]:
    for match in REFERENCE.finditer(text):
        yield " ".join(match.group().split())
        dated = _TO_THE_DATE.match(match.group())
        more = _MORE.match(text, match.end())
        while dated and more:
            number = "SỐ" if "SỐ" in dated.group() else "số"
            yield " ".join(f"{dated['type'] or dated['small']} {number} {more['cited']}".split())
            more = _MORE.match(text, more.end())


def legal_basis(texts: Iterable[str], grounds: str) -> str:
    """What a task rests on, a line each: the documents cited in its texts, then what «Căn cứ» says besides."""
    cited = references((*texts, grounds))
    others = [line for line in grounds.split("\n") if line and not REFERENCE.search(line)]
    return "\n".join([*cited, *others])


def number_of(reference: str) -> str:
    """The number and symbol of a citation, without the blanks in it: 140/KH-UBND."""
    match = _TO_THE_DATE.search(reference)
    return match.group("number").replace(" ", "").replace("–", "-") if match else ""


def up_to_the_date(reference: str) -> str:
    """A citation without its issuer: Kế hoạch số 140/KH-UBND ngày 14/10/2021; "" where there is none."""
    match = _TO_THE_DATE.search(reference)
    return match.group() if match else ""
