"""The words of a timing text as the grammar spells them, letter for letter, so that places stay the text's own.

`uniform` changes nothing that a reader would see (quí, qúy and quý; hằng and hàng; kinds of dashes).
`accented` puts marks on words that were typed without («Quy III nam 2024»): what it changed is a reading of
the program's, and whoever uses it has to ask.
"""

import re

from cchc_xl.plan.spelling import bare

_SIGNS = str.maketrans(dict.fromkeys("–—‑−‐→", "-"))
_ONE_SPELLING = {"quí": "quý", "qúy": "quý", "qúi": "quý", "kì": "kỳ", "hằng": "hàng", "hoà": "hòa", "nãm": "năm"}
_VARIANT = re.compile(rf"\b(?:{'|'.join(_ONE_SPELLING)})\b", re.IGNORECASE)


def uniform(text: str) -> str:
    """The composed text in one spelling; every character keeps its place."""
    return _VARIANT.sub(lambda m: _ONE_SPELLING[m.group().lower()], text.translate(_SIGNS))


# Words of times; the longer stand for themselves before their parts do («ngay sau khi», not «ngày sau khi»).
_WORDS = (
    "quý tháng năm ngày tuần trước sau đến hết đến hết tới trong đầu giữa cuối nửa hàng mỗi từ và là lần một từng "
    "hoàn&thành xong định&kỳ thường&xuyên liên&tục cả&năm chậm&nhất muộn&nhất không&quá không&muộn&hơn giai&đoạn "
    "ngay&sau&khi ngay&khi sau&khi khi&có khi&phát&sinh khi&có&yêu&cầu đột&xuất theo&kế&hoạch theo&quy&định "
    "theo&hướng&dẫn theo&yêu&cầu kế&hoạch quyết&định quy&định quy&chế hướng&dẫn báo&cáo ban&hành tổ&chức kiểm&tra "
    "thực&hiện triển&khai sơ&kết tổng&kết rà&soát đánh&giá xây&dựng hội&nghị phê&duyệt được của việt&nam vào phát&sinh"
)


_BY_BARE = {bare(words.replace("&", " ")): words.replace("&", " ") for words in _WORDS.split(" ")}
_KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(_BY_BARE, key=len, reverse=True))})\b", re.IGNORECASE)
# Beside a number a word can only be a time's, even where its neighbours have their marks.
_BESIDE_NUMBER = re.compile(
    r"\b(?:quy(?= ?(?:IV|I{1,3}|0?[1-4])\b)|thang(?= ?\d)|ngay(?= \d)|nam(?= 20\d\d))", re.IGNORECASE
)


def accented(text: str) -> str:
    """The uniform text with marks where time words lack them; every character keeps its place."""
    has_marks = bare(text) != text
    return (_BESIDE_NUMBER if has_marks else _KNOWN).sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    written = match.group()
    marked = _BY_BARE[written.lower()]
    return "".join(m.upper() if w.isupper() else m for w, m in zip(written, marked, strict=True))
