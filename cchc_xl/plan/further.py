"""What a further document leaves open beside the register, as questions. Answers are taken in by plan/settle.py."""

import re
from collections.abc import Sequence

from cchc_xl.plan.questions import Question
from cchc_xl.values.words import Asks


def duplicate(number: str, content: str, source: str, likeness: int) -> Question:
    return Question(
        f"Nhiệm vụ {number} của {cited(source)} có phải là nhiệm vụ này không (giống {likeness}%)?",
        content,
        "Là một, không thêm nhiệm vụ. Trả lời «không» để thêm thành nhiệm vụ riêng.",
        Asks.DUPLICATE,
    )


_DUPLICATE = re.compile(r"Nhiệm vụ (?P<number>\S+) của (?P<cited>.+) có phải là nhiệm vụ này không \(giống \d+%\)\?")


def asked_about(question: str) -> tuple[str, str]:
    """The document (as ``cited`` says it) and the number of the task that a duplicate's question is about."""
    match = _DUPLICATE.fullmatch(question)
    return (match["cited"], match["number"]) if match else ("", "")


def withdrawal(source: str, *, is_done: bool) -> Question:
    return Question(
        f"{cited(source)} không nêu nhiệm vụ này: có rút khỏi kế hoạch không?",
        source,
        "Đã ghi «Rút»; trả lời «không» để giữ lại." if is_done else "Rút; tạm giữ đến khi có câu trả lời.",
        Asks.WITHDRAWAL,
    )


def named_withdrawal(source: str) -> Question:
    return Question(
        f"{cited(source)} bãi bỏ nhiệm vụ mang số này: có rút nhiệm vụ này khỏi kế hoạch không?",
        source,
        "Rút; tạm giữ đến khi có câu trả lời.",
        Asks.WITHDRAWAL,
    )


def conflict(source: str, places: Sequence[str]) -> Question:
    """``places``: headers of the task's columns, or «Mốc 4-HT: Hạn theo văn bản»."""
    where = "; ".join(f"«{place}»" for place in places)
    return Question(
        f"{cited(source)} ghi khác ở {where}, là chỗ đã sửa tay: có lấy theo văn bản này không?",
        source,
        "Lấy theo văn bản này; tạm giữ bản đã sửa tay. Nội dung hai bên ở sheet «Thay đổi».",
        Asks.CONFLICT,
    )


def places_of(question: str) -> list[str]:
    """The places that a conflict's question names."""
    return re.findall(r"«([^»]+)»", question)


def coordinators_gone(source: str, names: Sequence[str]) -> Question:
    return Question(
        f"{cited(source)} không còn giao phối hợp cho {'; '.join(names)}: có bỏ khỏi phân công không?",
        source,
        "Chương trình không xóa dòng; nếu bỏ, xóa dòng của các cơ quan này ở sheet «Phân công».",
    )


def cited(source: str) -> str:
    """A reference without what the document is about, where its number tells it apart."""
    head = source.partition(" về việc ")[0]
    return head if " số " in head else source
