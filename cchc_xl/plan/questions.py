"""What a letter leaves open, as questions to the people who know. Every sentence of them stands here."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_xl.plan.agencies import Mention
from cchc_xl.plan.legal import up_to_the_date
from cchc_xl.plan.timing import Clause
from cchc_xl.values.words import Asks, Group


@dataclass(frozen=True)
class Question:
    """A question about one task: what is asked, the letter's words it is about, what is assumed until then.

    ``asks`` says what an answer changes in the register (plan/settle.py). ``is_lost``: its words may be tasks
    that are in no row of the register.
    """

    text: str
    source_words: str
    suggestion: str
    asks: Asks = Asks.OTHER
    is_lost: bool = False


# Timing


def report_days(clause: Clause, proposed: str) -> Question:
    return Question(
        "Các cơ quan gửi báo cáo định kỳ về đầu mối tổng hợp chậm nhất ngày nào?",
        clause.words,
        f"Văn bản không nêu ngày; tạm tính ngày chốt số liệu + 2 ngày làm việc ({proposed}). Cấp xã gửi qua cấp huyện "
        "có thể cần ngày sớm hơn.",
        asks=Asks.DAY,
    )


def other_document_beside(clause: Clause, year: int) -> Question:
    return Question(
        f"«{short(clause.beside)}»: văn bản này có mốc thời hạn riêng trong năm {year} không?",
        clause.words,
        f"Tra {_document(clause.beside)}; nếu có mốc riêng, thêm dòng vào sheet «Mốc thời hạn».",
    )


def other_document(clause: Clause, year: int) -> Question:
    return Question(
        f"Thời hạn cụ thể trong năm {year} là ngày nào? Văn bản chỉ dẫn đến văn bản khác.",
        clause.words,
        f"Tra {_document(clause.phrase)}, rồi ghi ngày vào cột «Hạn theo văn bản» ở sheet «Mốc thời hạn».",
        asks=Asks.DAY,
    )


def day_of_period(clause: Clause) -> Question:
    return Question(
        "Việc định kỳ phải xong vào ngày nào của mỗi kỳ?",
        clause.words,
        "Văn bản không nêu ngày; tạm lấy ngày cuối của mỗi kỳ.",
        asks=Asks.DAY,
    )


def whom_it_binds(clause: Clause, first: Mention) -> Question:
    return Question(
        "Mốc định kỳ này áp dụng cho mọi cơ quan chủ trì, hay chỉ một số cơ quan?",
        clause.words,
        f"Các cơ quan chủ trì có phần việc khác nhau; tạm áp dụng cho tất cả. Nếu chỉ «{first.words}» phải làm, "
        "ghi tên hoặc mã cơ quan đó vào cột «Áp dụng cho» ở sheet «Mốc thời hạn».",
        asks=Asks.BINDING,
    )


def by_plan(clause: Clause, year: int) -> Question:
    return Question(
        f"«{clause.words}»: lịch thực hiện cụ thể ra sao?",
        clause.words,
        f"Tạm lấy hạn 31/12/{year}; khi kế hoạch đã ban hành, sửa lại theo kế hoạch.",
        asks=Asks.DAY,
    )


def no_timing() -> Question:
    return Question(
        "Nhiệm vụ thực hiện trong thời gian nào?",
        "",
        "Văn bản không có mục thời gian thực hiện. Ghi thời hạn vào sheet «Mốc thời hạn».",
        asks=Asks.DAY,
    )


def timing_not_understood(timing: str) -> Question:
    return Question(
        "Nhiệm vụ phải xong vào ngày nào?",
        timing,
        "Chương trình không hiểu thời gian này. Ghi thời hạn vào sheet «Mốc thời hạn».",
        asks=Asks.DAY,
    )


def unused_words(words: str, timing: str) -> Question:
    return Question(
        f"Trong thời gian thực hiện, «{words}» nghĩa là gì?",
        timing,
        "Chương trình chưa dùng các chữ này. Kiểm tra các mốc của nhiệm vụ ở sheet «Mốc thời hạn».",
        asks=Asks.DAY,
    )


# Agencies


def no_lead(text: str) -> Question:
    return Question(
        "Cơ quan nào chủ trì nhiệm vụ này?",
        text,
        "Văn bản không nêu tên cơ quan chủ trì. Thêm dòng vào sheet «Phân công».",
        asks=Asks.LEAD,
    )


def central_bodies(count: int) -> Question:
    return Question(
        f"Trong kế hoạch này, «{Group.DEPARTMENTS}» có gồm cơ quan Trung ương đóng tại tỉnh không "
        "(Công an tỉnh, Cục Thuế, Bảo hiểm xã hội tỉnh, …)?",
        Group.DEPARTMENTS,
        f"Tạm tính {count} cơ quan thuộc nhóm trong danh bạ; nếu có, thêm vào sheet «Cơ quan» và «Phân công».",
    )


def regrouped(group: str, before: int, now: int) -> Question:
    return Question(
        f"«{group}» tính theo ngày của văn bản, sau khi sắp xếp tổ chức: có đúng không?",
        group,
        f"Ngày 01/01 nhóm có {before} cơ quan, vào ngày của văn bản có {now}; tạm giao cho {now} cơ quan. "
        "Nếu không đúng, sửa ở sheet «Phân công».",
    )


def districts_without_communes(names: Sequence[str]) -> Question:
    return Question(
        f"{', '.join(names)} không có cấp xã: ai làm phần việc của «{Group.COMMUNES}» ở đó?",
        Group.COMMUNES,
        "Tạm không giao thêm cho ai; nếu cấp huyện làm thay, ghi rõ ở sheet «Phân công».",
    )


def _document(words: str) -> str:
    """How a suggestion names the document to look into."""
    words = words[:1].lower() + words[1:]
    return up_to_the_date(words) or f"văn bản được dẫn («{short(words)}»)"


def short(words: str, longest: int = 90) -> str:
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",") + " …"
