"""One function for each button of the ribbon: what it asks, which command it runs, where it leads afterwards."""

from collections.abc import Callable, Mapping

from cchc_xl.ribbon import opening
from cchc_xl.ribbon.later import command_of
from cchc_xl.ribbon.pressed import Press
from cchc_xl.ribbon.texts import FOLDER
from cchc_xl.ribbon.undoing import undo
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.problems import refuse

_LETTERS = [("Văn bản", "*.docx *.pdf *.txt *.md"), ("Tất cả", "*.*")]


def import_letters(press: Press) -> None:
    files = press.files("chọn văn bản giao, đề xuất, điều chỉnh nhiệm vụ", _LETTERS)
    from cchc_xl.commands.import_letters import import_letters as run

    day = press.chosen_day or press.now.date()
    outcome = press.run("import", lambda book, _tell: run(book, files, day))
    press.finish(outcome, press.sheets(c.CHANGES.sheet, c.QUESTIONS.sheet))


def distribute(press: Press) -> None:
    round_id = press.round
    out = press.folder("chọn thư mục ghi biểu mẫu")
    from cchc_xl.commands.distribute import distribute as run

    outcome = press.run("distribute", lambda book, tell: run(book, round_id, out, now=press.now, tell=tell))
    press.finish(outcome, {**press.sheets(c.FORM_LIST.sheet), FOLDER: lambda: opening.open_with_its_program(out)})


def consolidate(press: Press) -> None:
    round_id = press.round
    source = press.folder("chọn thư mục có các bản nộp")
    day = press.day("Tổng hợp tính đến ngày nào? Tệp mới thấy lần đầu được ghi là đến vào ngày này.")
    out = press.excel.path.parent if press.excel.path else source.parent
    from cchc_xl.commands.consolidate import consolidate as run

    outcome = press.run("consolidate", lambda book, tell: run(book, round_id, source, day, tell, out=out))
    press.finish(outcome, press.sheets(c.PROBLEMS.sheet, c.SUBMISSIONS.sheet))


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
    run = command_of("report", press.label)
    round_id = press.round
    out = press.place("chọn nơi ghi báo cáo", f"Bao-cao-CCHC-{round_id}.docx")
    outcome = press.run("report", lambda book, _tell: run(book, round_id, out, as_of=press.chosen_day))
    press.finish(outcome, {"Mở báo cáo": lambda: opening.open_with_its_program(out)})


def remind(press: Press) -> None:
    run = command_of("remind", press.label)
    out = press.folder("chọn thư mục ghi công văn đôn đốc và thư nháp")
    day = press.day("Đôn đốc tính đến ngày nào?")
    outcome = press.run("remind", lambda book, _tell: run(book, day, out))
    press.finish(outcome, {FOLDER: lambda: opening.open_with_its_program(out)})


def questions(press: Press) -> None:
    _lead_to(press, c.QUESTIONS.sheet)


def log(press: Press) -> None:
    _lead_to(press, c.LOG.sheet)


def guide(press: Press) -> None:
    opening.open_with_its_program(opening.guide_for_browsers(press.places.data))


def doctor(press: Press) -> None:
    run = command_of("doctor", press.label)
    press.finish(run(press.excel.path, is_open=True), {})


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
