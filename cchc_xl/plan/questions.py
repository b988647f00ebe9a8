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
        f"«{_short(clause.beside)}»: văn bản này có mốc thời hạn riêng trong năm {year} không?",
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


# The letter


def unread_label(text: str) -> Question:
    label = text.partition(":")[0]
    return Question(
        f"Mục «{label}» của văn bản cần theo dõi ở đâu?", text, "Chưa có cột cho mục này; nội dung chưa được đưa vào."
    )


def note_says(text: str) -> Question:
    return Question(
        f"Ghi chú «{_short(text)}»: có thêm thời hạn hoặc giao thêm việc cho cơ quan nào không?",
        text,
        "Chương trình chưa dùng ghi chú này. Nếu có, thêm dòng vào sheet «Mốc thời hạn» hoặc «Phân công».",
    )


def rows_of_one_task(rows: Sequence[str]) -> Question:
    return Question(
        "Nhiệm vụ có nhiều dòng trong bảng: sản phẩm, cơ quan, thời gian nào đi với nhau?",
        "\n".join(rows),
        "Tạm ghi chung vào một nhiệm vụ; đối chiếu các mốc ở sheet «Mốc thời hạn».",
    )


def label_repeated(label: str, texts: Sequence[str]) -> Question:
    return Question(
        f"Mục «{label}» được nêu {len(texts)} lần trong một nhiệm vụ: có phải là nhiều nhiệm vụ không?",
        "\n".join(texts),
        "Tạm ghi chung; nếu là nhiều nhiệm vụ, tách dòng ở sheet «Nhiệm vụ» và kiểm tra các mốc.",
    )


def paired_lists(pairs: str) -> Question:
    return Question(
        "Sản phẩm và thời gian được nêu thành hai danh sách: ghép theo thứ tự đã đúng chưa?",
        pairs,
        "Tạm ghép sản phẩm thứ nhất với thời gian thứ nhất, và tiếp tục như vậy; xem sheet «Mốc thời hạn».",
        Asks.DAY,
    )


def ticks(periods: Sequence[str]) -> Question:
    return Question(
        f"Bảng đánh dấu liền nhau từ {periods[0]} đến {periods[-1]}: làm liên tục, hay mỗi kỳ một lần?",
        "; ".join(periods),
        "Các tháng liền nhau tạm coi là một khoảng thời gian, hạn là tháng cuối; mỗi quý tạm coi là một mốc.",
        Asks.DAY,
    )


def roles_not_apart(text: str) -> Question:
    return Question(
        "Trong các cơ quan được nêu, cơ quan nào chủ trì, cơ quan nào phối hợp?",
        text,
        "Văn bản nêu chung ở một mục. Kiểm tra và sửa ở sheet «Phân công».",
    )


def read_from_a_sentence(text: str) -> Question:
    return Question(
        "Cơ quan chủ trì, phối hợp, thời gian đọc từ câu văn, không có mục riêng: đã đúng chưa?",
        text,
        "Kiểm tra các cột của nhiệm vụ, sheet «Phân công» và các mốc ở sheet «Mốc thời hạn».",
        Asks.DAY,
    )


def two_readings(field: str, other: str) -> Question:
    return Question(
        f"Nhiệm vụ được nêu hai lần trong văn bản, phần «{field}» khác nhau: theo lần nào?",
        other,
        "Tạm theo phần lời; phần bảng ghi như nguyên văn bên cạnh.",
    )


def section_left_out(heading: str, text: str) -> Question:
    return Question(
        f"Phần «{heading}» có giao việc cho cơ quan: có theo dõi như nhiệm vụ không?",
        text,
        "Chưa đưa vào sổ; nếu cần theo dõi, thêm dòng vào sheet «Nhiệm vụ».",
    )


def table_left_out(header: str) -> Question:
    return Question(
        f"Bảng «{header}» có nhiệm vụ phải theo dõi không?",
        header,
        "Chương trình không nhận ra các cột của bảng nên chưa đưa vào sổ.",
    )


def lines_left_out(heading: str, lines: Sequence[str]) -> Question:
    others = f" và {len(lines) - 1} mục khác" if len(lines) > 1 else ""
    place = f" (phần «{_short(heading)}»)" if heading else ""
    return Question(
        f"Mục «{_short(lines[0])}»{others}{place} chưa đọc thành nhiệm vụ: có theo dõi như nhiệm vụ không?",
        "\n".join(lines),
        "Chưa đưa vào sổ; nếu là nhiệm vụ, thêm dòng vào sheet «Nhiệm vụ».",
        is_lost=True,
    )


def columns_guessed(header: str, columns: Sequence[tuple[str, str]]) -> Question:
    meant = "; ".join(f"«{words}» là {field.lower()}" for words, field in columns)
    return Question(
        f"Bảng «{_short(header)}»: hiểu các cột theo nội dung bên dưới ({meant}), đã đúng chưa?",
        header,
        "Kiểm tra các cột của nhiệm vụ đọc từ bảng này, sheet «Phân công» và sheet «Mốc thời hạn».",
    )


def rows_left_out(header: str, rows: Sequence[str]) -> Question:
    return Question(
        f"Bảng có tiêu đề «{_short(header)}» chưa hiểu {len(rows)} dòng: có nhiệm vụ phải theo dõi không?",
        "\n".join(rows),
        "Chưa đưa các dòng này vào sổ; nếu là nhiệm vụ, thêm dòng vào sheet «Nhiệm vụ».",
        is_lost=True,
    )


def is_adopted(kind: str) -> Question:
    return Question(
        f"{kind} này chưa có số: đã ban hành chưa?",
        kind,
        "Tạm ghi «Đề xuất»; trả lời «có» nếu đã ban hành và giao nhiệm vụ.",
        asks=Asks.ADOPTION,
    )


def unknown_area() -> Question:
    return Question(
        "Nhiệm vụ thuộc lĩnh vực nào?",
        "",
        "Văn bản không nêu một lĩnh vực rõ ràng. Chọn ở cột «Lĩnh vực» của sheet «Nhiệm vụ».",
        asks=Asks.AREA,
    )


def _document(words: str) -> str:
    """How a suggestion names the document to look into."""
    words = words[:1].lower() + words[1:]
    return up_to_the_date(words) or f"văn bản được dẫn («{_short(words)}»)"


def _short(words: str, longest: int = 90) -> str:
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",") + " …"
