"""What the layout of a letter leaves open, as questions: labels, tables, lines that came into no task, areas."""

from collections.abc import Sequence

from cchc_xl.plan.questions import Question, short
from cchc_xl.values.words import Asks


def unread_label(text: str) -> Question:
    label = text.partition(":")[0]
    return Question(
        f"Mục «{label}» của văn bản cần theo dõi ở đâu?", text, "Chưa có cột cho mục này; nội dung chưa được đưa vào."
    )


def note_says(text: str) -> Question:
    return Question(
        f"Ghi chú «{short(text)}»: có thêm thời hạn hoặc giao thêm việc cho cơ quan nào không?",
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
    place = f" (phần «{short(heading)}»)" if heading else ""
    return Question(
        f"Mục «{short(lines[0])}»{others}{place} chưa đọc thành nhiệm vụ: có theo dõi như nhiệm vụ không?",
        "\n".join(lines),
        "Chưa đưa vào sổ; nếu là nhiệm vụ, thêm dòng vào sheet «Nhiệm vụ».",
        is_lost=True,
    )


def columns_guessed(header: str, columns: Sequence[tuple[str, str]]) -> Question:
    meant = "; ".join(f"«{words}» là {field.lower()}" for words, field in columns)
    return Question(
        f"Bảng «{short(header)}»: hiểu các cột theo nội dung bên dưới ({meant}), đã đúng chưa?",
        header,
        "Kiểm tra các cột của nhiệm vụ đọc từ bảng này, sheet «Phân công» và sheet «Mốc thời hạn».",
    )


def rows_left_out(header: str, rows: Sequence[str]) -> Question:
    return Question(
        f"Bảng có tiêu đề «{short(header)}» chưa hiểu {len(rows)} dòng: có nhiệm vụ phải theo dõi không?",
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


def area_by_words(area: str) -> Question:
    return Question(
        "Nhiệm vụ thuộc lĩnh vực nào?",
        "",
        f"Văn bản không nêu lĩnh vực; tạm ghi «{area}» theo câu chữ của nhiệm vụ. Nếu không đúng, sửa cột «Lĩnh vực».",
        asks=Asks.AREA,
    )
