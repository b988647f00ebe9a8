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


def issued_by(action: str) -> re.Match[str] | None:
    """«ban hành …», «Kế hoạch: Quý I»: the document that the words of a clause say is issued then."""
    return _ISSUE.search(action) or _NAMED.match(action)


def says_issue(action: str) -> bool:
    """Whether the words say that something is issued."""
    return bool(_ISSUE.search(action))


# Of other papers only what the sentence says is issued: a report is sent, a plan of action may be only written.
_PAPERS = "phương án|báo cáo|danh mục|sổ tay|bản đồ|lộ trình"
_ISSUED = re.compile(
    rf"(?<!khi )(?<!được )(?<!đã )\bban hành (?:các |những )?"
    rf"(?P<document>(?P<type>{_TYPES}|{_BY_DECISION}|{_PAPERS})\b[^,;.\n]*)",
    re.IGNORECASE,
)


def document_of(products: str, content: str) -> str:
    """The document that a task issues: the first product that is one, or that its sentence says is issued; of a
    task without products what its sentence says («ban hành Kế hoạch …»); "" where it issues none."""
    said = _ISSUED.search(content)
    if not products:
        return said["document"].strip() if said else ""
    kind = re.compile(rf"(?:• )?(?P<product>{said['type']}\b.*)", re.IGNORECASE) if said else _PRODUCT
    parts = [part.strip() for line in products.split("\n") for part in line.split(";")]
    found = (match for part in parts if (match := _PRODUCT.match(part) or kind.match(part)))
    return next((match["product"] for match in found), "")


def abbreviation(words: str) -> str:
    """The abbreviation of the document type that is named first; "" where none is."""
    places = [(words.lower().find(name), short) for name, short in _ABBREVIATIONS if name in words.lower()]
    return min(places)[1] if places else ""
