"""Documents that a task issues: how texts name them, how ids abbreviate them."""

import re

# Document types: how ids abbreviate them (Nghị định 30/2020/NĐ-CP, Phụ lục III). The longest name first.
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("kế hoạch", "KH"),
    ("quyết định", "QĐ"),
    ("quy định", "QĐ"),
    ("nghị quyết", "NQ"),
    ("nghị định", "NĐ"),
    ("chỉ thị", "CT"),
    ("quy chế", "QC"),
    ("chương trình", "CTr"),
    ("đề án", "ĐA"),
    ("thông tư", "TT"),
    ("thông báo", "TB"),
    ("hướng dẫn", "HD"),
    ("công văn", "CV"),
    ("tờ trình", "TTr"),
    ("văn bản", "VB"),
)
_TYPES = "|".join(name for name, _ in _ABBREVIATIONS)
# What is issued with a decision, by its own name.
_BY_DECISION = r"bộ tiêu chí|bộ chỉ số|bộ câu hỏi|quy trình nội bộ|nội quy|định mức|đơn giá|bảng giá"
_ISSUE = re.compile(rf"ban hành(?: (?:các|những))?(?: (?P<type>{_TYPES}))?", re.IGNORECASE)
_PRODUCT = re.compile(
    rf"(?:• |; )?(?P<product>(?:các |những )?(?:(?P<type>{_TYPES})|{_BY_DECISION})\b[^;\n]*)", re.IGNORECASE
)
# What a clause names without a verb is issued; «hướng dẫn các đơn vị …», «trình …» are done.
_NAMED = re.compile(
    r"(?P<product>(?:các |những )?"
    r"(?P<type>kế hoạch|quyết định|nghị quyết|chỉ thị|quy chế|chương trình|đề án|công văn)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def issued_by(action: str, products: str) -> re.Match[str] | None:
    """«ban hành …», «Kế hoạch: Quý I», or the first product that is a document; a report is sent, not issued."""
    if action:
        return _ISSUE.search(action) or _NAMED.match(action)
    parts = (part.strip() for line in products.split("\n") for part in line.split(";"))
    return next((match for part in parts if (match := _PRODUCT.match(part))), None)


def says_issue(action: str) -> bool:
    """Whether the words say that something is issued."""
    return bool(_ISSUE.search(action))


_ISSUED = re.compile(
    rf"(?<!khi )(?<!được )(?<!đã )\bban hành (?P<document>(?:{_TYPES}|{_BY_DECISION})\b[^,;.\n]*)", re.IGNORECASE
)


def document_in(content: str) -> str:
    """The document that a task's sentence says is to be issued: its product where the task names none."""
    match = _ISSUED.search(content)
    return match["document"].strip() if match else ""


def abbreviation(words: str) -> str:
    """The abbreviation of the document type that is named first; "" where none is."""
    places = [(words.lower().find(name), short) for name, short in _ABBREVIATIONS if name in words.lower()]
    return min(places)[1] if places else ""
