"""Questions in a plain window: one line each, what Enter takes in brackets, 0 to go back."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_xl.screen.days import read_day
from cchc_xl.values.problems import Refused

BACK = "0"
DIALOG = "?"
_YES, _NO = ("c", "có", "co", "y"), ("k", "không", "khong", "n")


class Back(Exception):  # noqa: N818 - what the user did, not an error
    """The user went back to the menu; nothing has changed."""


class Left(Exception):  # noqa: N818 - what the user did, not an error
    """There is nobody to ask any more: the window was closed, or the input has ended."""


def ask(question: str, default: str = "") -> str:
    """A line of text; ``default`` for an empty one. Raises Back, Left."""
    try:
        answer = input(f"{question}{f' [{default}]' if default else ''}: ").strip()
    except (EOFError, KeyboardInterrupt) as ended:
        raise Left from ended
    if answer == BACK:
        raise Back
    return answer or default


def ask_until(question: str, read: Callable[[str], object | None], hint: str, default: str = "") -> str:
    """Asks again, with ``hint``, until ``read`` makes something of the answer."""
    while True:
        answer = ask(question, default)
        if answer and read(answer) is not None:
            return answer
        print(f"   {hint}")


def ask_yes(question: str, *, default: bool) -> bool:
    """Yes or no."""
    answer = ask_until(f"{question} (c: có, k: không)", _yes_or_no, "Nhập c hoặc k.", "c" if default else "k")
    return bool(_yes_or_no(answer))


def ask_day(question: str, default: dt.date) -> dt.date:
    """A day of the calendar, written as staff do."""
    hint = "Không có ngày như vậy. Nhập ngày/tháng/năm, ví dụ 05/04/2024."
    day = read_day(ask_until(question, read_day, hint, f"{default:%d/%m/%Y}"))
    assert day is not None, "asked until there is one"
    return day


def ask_choice(question: str, choices: Sequence[str], default: int) -> int:
    """The place of one of the choices, which are listed with numbers from 1; so is ``default`` a place, from 0."""
    for number, choice in enumerate(choices, 1):
        print(f"  {number:>2}. {choice}")
    hint = f"Nhập một số từ 1 đến {len(choices)}."
    return int(ask_until(question, among(len(choices)), hint, str(default + 1))) - 1


def ask_path(
    question: str, dialog: Callable[[], Path | None], default: Path | None = None, *, there: bool = True
) -> Path:
    """A file or folder: typed, dropped onto the window, or chosen in a dialog. ``there``: it must be there already."""
    prompt = (
        f"{question}\n   (kéo thả vào cửa sổ này, hoặc nhập đường dẫn; {DIALOG}: chọn bằng hộp thoại; 0: quay lại)\n  "
    )
    while True:
        answer = ask(prompt, str(default) if default else "")
        path = _by(dialog) if answer == DIALOG else as_path(answer)
        if path is None:
            continue
        if path.exists() or not there:
            return path
        print(f"   Không tìm thấy «{path}». Kiểm tra lại tên.")


def as_path(written: str) -> Path | None:
    """A path as a window writes what is dropped onto it: quoted, in PowerShell with ``&`` before it."""
    plain = written.strip().removeprefix("& ").strip().strip("\"'")
    return Path(plain) if plain else None


def _by(dialog: Callable[[], Path | None]) -> Path | None:
    try:
        return dialog()
    except Refused as refused:  # this Python has no windows: X03 says so
        print(f"   {refused}")
        return None


def _yes_or_no(answer: str) -> bool | None:
    word = answer.casefold()
    return True if word in _YES else False if word in _NO else None


def among(count: int) -> Callable[[str], int | None]:
    """Reads the number of one of so many choices."""
    return lambda answer: int(answer) if answer.isdecimal() and 1 <= int(answer) <= count else None
