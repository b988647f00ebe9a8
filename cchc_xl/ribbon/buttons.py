"""One function for each button of the ribbon: what it asks, which command it runs, where it leads afterwards."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cchc_xl.books.live.excel import Excel
from cchc_xl.ribbon import opening
from cchc_xl.ribbon.calling import ensure_master
from cchc_xl.ribbon.pressed import Press
from cchc_xl.ribbon.texts import FOLDER, PROBLEMS, codes
from cchc_xl.ribbon.undoing import undo
from cchc_xl.screen.screen import Field
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.problems import Problem, refuse
from cchc_xl.values.sheets import MARK_NAME

if TYPE_CHECKING:
    from cchc_xl.books.book import Book
    from cchc_xl.commands.outcome import Outcome
    from cchc_xl.values.telling import Tell

_LETTERS = [("Văn bản", "*.docx *.pdf *.txt *.md"), ("Tất cả", "*.*")]
_DISTRIBUTE = (
    Field("Chỉ cơ quan", "", "Mã cơ quan, cách nhau bằng dấu phẩy, ví dụ SNV, STC. Để trống: mọi cơ quan."),
    Field(
        "Phát hành lại cho cơ quan đã có biểu của kỳ này",
        value=False,
        hint="Biểu cũ hết hiệu lực, bản nộp theo biểu cũ không được tính; tệp cũ được chuyển vào «da-thay-the».",
    ),
    Field("Gói thêm tệp zip", value=False, hint="Mỗi huyện một tệp gồm biểu của các xã, một tệp cho còn lại."),
)


def import_letters(press: Press) -> None:
    files = press.files("chọn văn bản giao, đề xuất, điều chỉnh nhiệm vụ", _LETTERS)
    from cchc_xl.commands.import_letters import import_letters as run

    day = press.chosen_day or press.now.date()
    outcome = press.run("import", lambda book, _tell: run(book, files, day))
    press.finish(outcome, press.sheets(c.CHANGES.sheet, c.QUESTIONS.sheet))


def distribute(press: Press) -> None:
    round_id = press.round
    out = press.folder("chọn thư mục ghi biểu mẫu")
    only, reissue, zipped = press.fields(*_DISTRIBUTE)
    from cchc_xl.commands.distribute import distribute as run

    how = {"only": codes(str(only)), "reissue": bool(reissue), "zipped": bool(zipped)}
    outcome = press.run("distribute", lambda book, tell: run(book, round_id, out, **how, now=press.now, tell=tell))
    press.finish(outcome, {**press.sheets(c.FORM_LIST.sheet), FOLDER: lambda: opening.open_with_its_program(out)})


def consolidate(press: Press) -> None:
    round_id = press.round
    source = press.folder("chọn thư mục có các bản nộp")
    day = press.day("Tổng hợp tính đến ngày nào? Tệp mới thấy lần đầu được ghi là đến vào ngày này.")
    out = press.excel.path.parent if press.excel.path else source.parent
    from cchc_xl.commands.consolidate import consolidate as run
    from cchc_xl.ribbon.listing import faults_of_returns

    found: list[Problem] = []

    def act(book: "Book", tell: "Tell") -> "Outcome":
        outcome = run(book, round_id, source, day, tell, out=out)
        found.extend(faults_of_returns(book.read(c.PROBLEMS), round_id))
        return outcome

    outcome = press.run("consolidate", act)
    listed = {PROBLEMS: lambda: press.open_list((*outcome.problems, *found), source)} if found else {}
    press.finish(outcome, {**press.sheets(c.PROBLEMS.sheet, c.SUBMISSIONS.sheet), **listed})


def overdue(press: Press) -> None:
    day = press.day("Rà soát tính đến ngày nào?")
    from cchc_xl.commands.overdue import overdue as run

    outcome = press.run("overdue", lambda book, _tell: run(book, day))
    press.finish(outcome, press.sheets(c.OVERDUE.sheet))


def summarize(press: Press) -> None:
    day = press.day("Cập nhật tổng hợp tính đến ngày nào?")
    from cchc_xl.commands.summarize import summarize as run

    outcome = press.run("summarize", lambda book, _tell: run(book, day))
    press.finish(outcome, press.sheets(sheets.OVERVIEW, c.BY_AGENCY.sheet))


def report(press: Press) -> None:
    round_id = press.round
    out = press.place("chọn nơi ghi báo cáo", f"Bao-cao-CCHC-{round_id}.docx")
    from cchc_xl.commands.report import report as run

    outcome = press.run("report", lambda book, _tell: run(book, round_id, out, as_of=press.chosen_day))
    press.finish(outcome, {"Mở báo cáo": lambda: opening.open_with_its_program(out)})


def remind(press: Press) -> None:
    out = press.folder("chọn thư mục ghi công văn đôn đốc và thư nháp")
    day = press.day("Đôn đốc tính đến ngày nào?")
    from cchc_xl.commands.remind import FORMS
    from cchc_xl.commands.remind import remind as run

    forms = press.last_folder("distribute", out.parent / FORMS)
    outcome = press.run("remind", lambda book, _tell: run(book, day, out, forms=forms))
    press.finish(outcome, {FOLDER: lambda: opening.open_with_its_program(out)})


def questions(press: Press) -> None:
    _lead_to(press, c.QUESTIONS.sheet)


def log(press: Press) -> None:
    _lead_to(press, c.LOG.sheet)


def guide(press: Press) -> None:
    opening.open_with_its_program(opening.guide_for_browsers(press.places.data))


def doctor(press: Press) -> None:
    from cchc_xl.commands.doctor import doctor as run

    press.finish(run(press.excel.path, is_open=True), {})


def new_master(press: Press) -> None:
    """«Nhập từ văn bản» where no master is open: makes one."""
    files = press.files("chọn văn bản giao, đề xuất nhiệm vụ để lập sổ mới", _LETTERS)
    (typed,) = press.fields(
        Field("Năm của kế hoạch", str(press.now.year), "Chưa mở sổ nào: một sổ theo dõi mới được lập.")
    )
    year = _year(str(typed))
    out = press.place("chọn nơi ghi sổ theo dõi", f"CCHC-{year}.xlsx")
    from cchc_xl.commands.new import new as run

    with press.screen.progress(press.label) as progress:
        progress.past_stopping("Đang đọc văn bản và lập sổ")
        outcome = run(files, out, year)
    press.finish(outcome, {"Mở sổ": lambda: opening.open_with_its_program(out)})


def act_of(button: str, excel: Excel) -> Callable[[Press], None]:
    """What a button does on that workbook. Refused: E17 there is no such button; E11, E13 not on this workbook."""
    if button not in ACTS:
        raise refuse("E17", button=button)
    if button in _WITHOUT_MASTER and not excel.has_name(MARK_NAME):
        return _WITHOUT_MASTER[button]
    if button not in ("doctor", "guide"):
        ensure_master(excel)
    return ACTS[button]


def _year(written: str) -> int:
    if not (written.isdecimal() and 2000 <= int(written) <= 2100):
        raise refuse("E14", value=written)
    return int(written)


def _lead_to(press: Press, sheet: str) -> None:
    if not press.excel.show(sheet):
        raise refuse("E15", file=press.excel.name, sheet=sheet)


ACTS: Mapping[str, Callable[[Press], None]] = {
    "importLetters": import_letters,
    "questions": questions,
    "distribute": distribute,
    "remind": remind,
    "consolidate": consolidate,
    "overdue": overdue,
    "summarize": summarize,
    "report": report,
    "undo": undo,
    "log": log,
    "doctor": doctor,
    "guide": guide,
}
# What a button does where no master is in front; the others say that one is needed.
_WITHOUT_MASTER: Mapping[str, Callable[[Press], None]] = {
    "importLetters": new_master,
    "doctor": doctor,
    "guide": guide,
}
