"""The entries of the menu: what each asks, and the command line that it makes of the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.menu import looking
from cchc_xl.menu.asking import Back, ask, ask_choice, ask_day, ask_until, ask_yes
from cchc_xl.menu.desk import WORKBOOKS, Desk
from cchc_xl.ribbon.texts import LABELS, codes

REFUSED = 2  # the exit code of a command that changed nothing
_LETTERS = [("Văn bản", "*.docx *.pdf *.txt *.md"), ("Tất cả", "*.*")]
_RETURNS = [("Biểu gửi về", "*.xlsx *.xlsm *.xls *.ods *.zip"), ("Tất cả", "*.*")]


@dataclass(frozen=True)
class Entry:
    """A line of the menu. ``act`` gives another master to go on with, or None."""

    label: str
    act: Callable[[Desk], Path | None]


def import_letters(desk: Desk) -> None:
    book = str(desk.book)
    letters = str(desk.file("importLetters", "Văn bản, hoặc thư mục có các văn bản", _LETTERS))
    if ask_yes("Xem trước, chưa ghi gì?", default=True):
        seen = desk.run("import", letters, "--master", book, "--dry-run", confirm=False)
        if seen == REFUSED:
            return
    desk.run("import", letters, "--master", book)


def distribute(desk: Desk) -> None:
    round_id = _round(desk)
    out = desk.folder("distribute", "Thư mục ghi biểu mẫu", desk.book.parent / "bieu-mau", there=False)
    only = codes(ask("Chỉ cơ quan nào (mã, cách nhau bằng dấu phẩy; Enter: mọi cơ quan)"))
    agencies = [word for code in only for word in ("--agency", code)]
    anew = ask_yes("Phát hành lại cho cơ quan đã có biểu của kỳ này? Biểu cũ hết hiệu lực.", default=False)
    zipped = ["--zip"] if ask_yes("Gói thêm tệp zip cho từng huyện?", default=False) else []
    line = (
        str(desk.book),
        "--round",
        round_id,
        "--out",
        str(out),
        *agencies,
        *(["--reissue"] if anew else []),
        *zipped,
    )
    desk.run("distribute", *line)


def remind(desk: Desk) -> None:
    book = str(desk.book)
    out = desk.folder("remind", "Thư mục ghi công văn đôn đốc và thư nháp", desk.book.parent / "don-doc", there=False)
    forms = desk.folders.of("distribute", out.parent / "bieu-mau")
    desk.run(
        "remind", book, "--as-of", _day(desk), "--out", str(out), *(["--forms", str(forms)] if forms.is_dir() else [])
    )


def consolidate(desk: Desk) -> None:
    round_id = _round(desk)
    source = desk.folder("consolidate", "Thư mục (hoặc tệp .zip) có các bản nộp", desk.book.parent / "gui-ve")
    line = (str(desk.book), "--round", round_id, "--from", str(source), "--as-of", _day(desk))
    preview = ask_yes("Xem trước, chưa ghi gì?", default=False)
    if preview and desk.run("consolidate", *line, "--dry-run", confirm=False) == REFUSED:
        return
    desk.run("consolidate", *line)


def overdue(desk: Desk) -> None:
    desk.run("overdue", str(desk.book), "--as-of", _day(desk))


def summarize(desk: Desk) -> None:
    desk.run("summarize", str(desk.book), "--as-of", _day(desk))


def report(desk: Desk) -> None:
    round_id = _round(desk)
    out = desk.place("report", "Tệp báo cáo sẽ được tạo", desk.book.parent / f"Bao-cao-CCHC-{round_id}.docx")
    desk.run("report", str(desk.book), "--round", round_id, "--out", str(out))


def undo(desk: Desk) -> None:
    book, last = str(desk.book), looking.last_change(desk.book)
    if last:
        print(f"Sổ được trả về trước {last}; bản hiện tại được giữ trong thư mục sao-luu.")
    refused = desk.run("undo", book) == REFUSED
    if refused and last and ask_yes("Vẫn khôi phục?", default=False):
        desk.run("undo", book, "--force", confirm=False)


def check(desk: Desk) -> None:
    file = str(desk.file("check", "Biểu cần kiểm tra: tệp, thư mục hoặc tệp .zip", _RETURNS))
    master = ["--master", str(desk.master)] if desk.master else []
    desk.run("check", file, *master, confirm=False)


def doctor(desk: Desk) -> None:
    desk.run("doctor", *([str(desk.master)] if desk.master else []), confirm=False)


def new(desk: Desk) -> Path | None:
    letters = desk.file("importLetters", "Văn bản giao nhiệm vụ, hoặc thư mục có các văn bản", _LETTERS)
    year = ask_until("Năm của kế hoạch", _year, "Nhập một năm, ví dụ 2024.", str(desk.today.year))
    beside = letters if letters.is_dir() else letters.absolute().parent
    out = desk.place("new", "Sổ theo dõi sẽ được tạo", beside / f"CCHC-{year}.xlsx")
    code = desk.run("new", str(letters), "--out", str(out), "--year", year)
    return None if code == REFUSED else out


def choose(desk: Desk) -> Path | None:
    return desk.file("menu", "Sổ theo dõi (tệp .xlsx)", WORKBOOKS)


def install(desk: Desk) -> None:
    desk.run("install")


def uninstall(desk: Desk) -> None:
    desk.run("install", "--undo")


def _round(desk: Desk) -> str:
    """One of the master's rounds; the one that runs today is proposed."""
    rounds = looking.rounds(desk.book)
    if not rounds:
        print("Sổ chưa có kỳ báo cáo nào. Thêm kỳ vào sheet «Kỳ báo cáo».")
        raise Back
    begun = [place for place, one in enumerate(rounds) if one.start is not None and one.start <= desk.today]
    return rounds[ask_choice("Kỳ báo cáo", [one.label for one in rounds], begun[-1] if begun else 0)].id


def _day(desk: Desk) -> str:
    return ask_day("Tính đến ngày", desk.today).isoformat()


def _year(answer: str) -> int | None:
    return int(answer) if answer.isdecimal() and 2000 <= int(answer) <= 2100 else None


# The ribbon's groups in the ribbon's order, then what a ribbon needs no button for.
ENTRIES: dict[str, tuple[Entry, ...]] = {
    "Kế hoạch": (Entry(LABELS["importLetters"], import_letters), Entry(LABELS["questions"], looking.questions)),
    "Biểu mẫu": (Entry(LABELS["distribute"], distribute), Entry(LABELS["remind"], remind)),
    "Tổng hợp": (
        Entry(LABELS["consolidate"], consolidate),
        Entry(LABELS["overdue"], overdue),
        Entry(LABELS["summarize"], summarize),
    ),
    "Báo cáo": (Entry(LABELS["report"], report),),
    "Hỗ trợ": (
        Entry(LABELS["undo"], undo),
        Entry(LABELS["log"], looking.log),
        Entry(LABELS["doctor"], doctor),
        Entry(LABELS["guide"], looking.guide),
    ),
    "Sổ và máy này": (
        Entry("Chọn sổ khác", choose),
        Entry("Lập sổ mới từ văn bản", new),
        Entry("Kiểm tra thử biểu gửi về (không ghi gì)", check),
        Entry("Cài các nút CCHC vào Excel", install),
        Entry("Gỡ các nút CCHC khỏi Excel", uninstall),
    ),
}
