"""What a time leaves open although it was understood, as questions. Their sentences stand here."""

import datetime as dt

from cchc_xl.plan.phrases import Doubt
from cchc_xl.plan.questions import Question
from cchc_xl.plan.timing import Clause
from cchc_xl.values.words import Asks


def doubtful(doubt: Doubt, clause: Clause, due: dt.date | None) -> Question:
    """The question about one doubt; ``due`` is what is assumed until it is answered."""
    text, suggestion = _SENTENCES[doubt]
    day = f"{due:%d/%m/%Y}" if due else ""
    return Question(text.format(phrase=clause.phrase, day=day), clause.words, suggestion.format(day=day), Asks.DAY)


def another_year(clause: Clause, due: dt.date, year: int) -> Question:
    """Days of another year are kept as the text has them."""
    return Question(
        f"Thời hạn {due:%d/%m/%Y} không thuộc năm kế hoạch {year}: có đúng không?",
        clause.words,
        f"Giữ ngày như văn bản; nếu năm {year} phải xong một phần, thêm dòng vào sheet «Mốc thời hạn».",
        Asks.DAY,
    )


_SENTENCES: dict[Doubt, tuple[str, str]] = {
    Doubt.VAGUE: (
        "«{phrase}» là chậm nhất ngày nào?",
        "Văn bản không nêu ngày cụ thể; tạm lấy ngày {day}. Sửa ở cột «Hạn theo văn bản» của sheet «Mốc thời hạn».",
    ),
    Doubt.LENGTH: (
        "«{phrase}»: việc làm thường xuyên, hay chỉ cần xong trong năm?",
        "Tạm theo dõi như việc thường xuyên, đến ngày {day}. Nếu chỉ cần xong trong năm, sửa cột «Loại mốc».",
    ),
    Doubt.OPEN: (
        "«{phrase}»: bắt đầu từ đó, đến khi nào phải xong?",
        "Văn bản không nêu ngày kết thúc; tạm theo dõi như việc thường xuyên, đến ngày {day}.",
    ),
    Doubt.EITHER: (
        "«{phrase}»: lấy thời điểm nào?",
        "Tạm lấy thời điểm sau ({day}); sửa ở cột «Hạn theo văn bản» của sheet «Mốc thời hạn».",
    ),
    Doubt.WEEKLY: (
        "«{phrase}»: có phải theo dõi từng tuần không?",
        "Tạm theo dõi như việc thường xuyên, đến ngày {day}.",
    ),
    Doubt.CONDITION: (
        "«{phrase}»: thời hạn cụ thể là ngày nào?",
        "Thời hạn phụ thuộc một việc khác; khi biết ngày, ghi vào cột «Hạn theo văn bản» ở sheet «Mốc thời hạn».",
    ),
    Doubt.ACCENTS: (
        "«{phrase}» viết không dấu: hiểu như vậy có đúng không?",
        "Tạm lấy ngày {day}. Nếu không đúng, sửa ở sheet «Mốc thời hạn».",
    ),
}
