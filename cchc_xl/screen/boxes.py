"""Boxes that tell and ask: a sign, one sentence, figures, further sentences that can be copied, buttons."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from cchc_xl.screen.days import read_day
from cchc_xl.screen.look import COLOUR_OF_TONE, GREY, RED, font, on_top, points
from cchc_xl.screen.screen import Box, Field

_WIDTH, _SIGN = 480, 30  # points: a line of text; what the sign takes of it
_COUNT = 90  # points of a number
_MOST_ROWS, _MOST_LINES = 9, 10  # in sight; the rest by scrolling


def show(root: Any, box: Box) -> str:
    """Shows the box until one of its buttons is pressed; which one."""
    window, frame = _window(root, box.title)
    _headline(frame, box)
    if box.figures:
        _figures(frame, box.figures)
    if box.lines:
        _lines(frame, box.lines)
    answer: list[str] = []
    _buttons(window, frame, box.buttons, answer)
    _wait(root, window)
    return answer[0] if answer else box.buttons[-1]


def ask_day(root: Any, title: str, question: str, day: dt.date) -> dt.date | None:
    """Asks until there is a day of the calendar, or the box is closed."""
    from tkinter import ttk

    window, frame = _window(root, title)
    ttk.Label(frame, text=question, wraplength=f"{_WIDTH}p").pack(anchor="w")
    entry = ttk.Entry(frame, width=14, font=font(12))
    entry.insert(0, f"{day:%d/%m/%Y}")
    entry.select_range(0, "end")
    entry.pack(anchor="w", pady=(10, 2))
    said = ttk.Label(frame, text="Ngày/tháng/năm, ví dụ 05/04/2024.", foreground=GREY)
    said.pack(anchor="w")
    answer: list[dt.date] = []

    def accept(button: str) -> bool:
        if button != "Tiếp tục":
            return True
        read = read_day(entry.get())
        if read is None:
            said.configure(text=f"«{entry.get()}» không có trong lịch. Nhập lại, ví dụ 05/04/2024.", foreground=RED)
            return False
        answer.append(read)
        return True

    _buttons(window, frame, ("Tiếp tục", "Hủy"), [], accept)
    entry.focus_set()
    _wait(root, window, entry)
    return answer[0] if answer else None


def ask_fields(root: Any, title: str, fields: Sequence[Field]) -> tuple[str | bool, ...] | None:
    """What the fields were filled in with; None where the box was cancelled."""
    window, frame = _window(root, title)
    read = [_field(frame, field) for field in fields]
    filled: list[tuple[str | bool, ...]] = []

    def accept(button: str) -> bool:
        if button == "Tiếp tục":  # read now: what the window holds goes with it
            filled.append(tuple(value() for value in read))
        return True

    _buttons(window, frame, ("Tiếp tục", "Hủy"), [], accept)
    _wait(root, window)
    return filled[0] if filled else None


def _field(frame: Any, field: Field) -> Callable[[], str | bool]:
    """Draws a field; what reads it."""
    import tkinter
    from tkinter import ttk

    if isinstance(field.value, bool):
        ticked = tkinter.BooleanVar(frame, field.value)
        ttk.Checkbutton(frame, text=field.label, variable=ticked).pack(anchor="w", pady=(8, 0))
        read: Callable[[], str | bool] = ticked.get
    else:
        ttk.Label(frame, text=field.label).pack(anchor="w", pady=(8, 2))
        entry = ttk.Entry(frame, width=40, font=font(11))
        entry.insert(0, field.value)
        entry.pack(anchor="w")
        read = lambda: str(entry.get()).strip()  # noqa: E731
    if field.hint:
        ttk.Label(frame, text=field.hint, foreground=GREY, wraplength=f"{_WIDTH}p").pack(anchor="w", padx=(4, 0))
    return read


def _window(root: Any, title: str) -> tuple[Any, Any]:
    import tkinter
    from tkinter import ttk

    window = tkinter.Toplevel(root)
    window.withdraw()
    window.title(f"CCHC – {title}")
    window.resizable(False, False)
    frame = ttk.Frame(window, padding=18)
    frame.pack(fill="both", expand=True)
    return window, frame


def _headline(frame: Any, box: Box) -> None:
    from tkinter import ttk

    line = ttk.Frame(frame)
    line.pack(fill="x")
    colour = COLOUR_OF_TONE[box.tone]
    sign = ttk.Label(line, text=box.tone, foreground=colour, font=font(20, bold=True))
    sign.pack(side="left", anchor="n", padx=(0, 12))
    sentence = ttk.Label(line, text=box.message, wraplength=f"{_WIDTH - _SIGN}p", font=font(11))
    sentence.pack(side="left", anchor="w")


def _figures(frame: Any, figures: Sequence[tuple[str, str]]) -> None:
    from tkinter import ttk

    holder = ttk.Frame(frame)
    holder.pack(fill="x", pady=(12, 0))
    rows = min(len(figures), _MOST_ROWS)
    ttk.Style(holder).configure("Treeview", rowheight=font(10).metrics("linespace") + points(holder, 3))
    table = ttk.Treeview(holder, columns=("what", "count"), show="", height=rows, selectmode="none")
    table.column("what", width=points(holder, _WIDTH - _COUNT), anchor="w")
    table.column("count", width=points(holder, _COUNT), anchor="e")
    for figure in figures:
        table.insert("", "end", values=figure)
    table.pack(side="left", fill="x", expand=True)
    if len(figures) > rows:
        _scrollbar(holder, table)


def _lines(frame: Any, lines: Sequence[str]) -> None:
    import tkinter
    from tkinter import ttk

    holder = ttk.Frame(frame)
    holder.pack(fill="both", expand=True, pady=(12, 0))
    height = min(_MOST_LINES, sum(1 + len(line) // 80 for line in lines))
    text = tkinter.Text(holder, width=80, height=height, wrap="word", relief="flat", font="TkDefaultFont", padx=6)
    text.insert("1.0", "\n".join(lines))
    text.bind("<Key>", _reading_only)
    text.pack(side="left", fill="both", expand=True)
    if sum(1 + len(line) // 80 for line in lines) > _MOST_LINES:
        _scrollbar(holder, text)


def _reading_only(event: Any) -> str | None:
    """Copying and moving about are allowed, typing is not."""
    is_copying = event.state & 0x4 and event.keysym.lower() in ("c", "a", "insert")
    return None if is_copying or event.keysym in ("Up", "Down", "Prior", "Next", "Escape", "Return", "Tab") else "break"


def _scrollbar(holder: Any, scrolled: Any) -> None:
    from tkinter import ttk

    bar = ttk.Scrollbar(holder, command=scrolled.yview)
    scrolled.configure(yscrollcommand=bar.set)
    bar.pack(side="right", fill="y")


def _buttons(window: Any, frame: Any, buttons: Sequence[str], answer: list[str], accept: Any = None) -> None:
    """Enter presses the first one, Escape and closing the last."""
    from tkinter import ttk

    line = ttk.Frame(frame)
    line.pack(fill="x", pady=(16, 0))

    def press(label: str) -> None:
        if accept is None or accept(label):
            answer.append(label)
            window.destroy()

    for label in reversed(buttons):
        is_first = label == buttons[0]
        button = ttk.Button(
            line, text=label, command=lambda label=label: press(label), default="active" if is_first else "normal"
        )
        button.pack(side="right", padx=(8, 0))
        if is_first:
            button.focus_set()
    window.bind("<Return>", lambda _event: press(_pressed(window, buttons)))
    window.bind("<Escape>", lambda _event: press(buttons[-1]))
    window.protocol("WM_DELETE_WINDOW", lambda: press(buttons[-1]))


def _pressed(window: Any, buttons: Sequence[str]) -> str:
    """Enter presses the button that the keyboard is on; elsewhere in the box the first one."""
    focused = window.focus_get()
    label = str(focused["text"]) if focused is not None and focused.winfo_class() == "TButton" else ""
    return label if label in buttons else buttons[0]


def _wait(root: Any, window: Any, first: Any = None) -> None:
    focused = first or window.focus_get()
    on_top(window)
    if focused is not None:
        focused.focus_set()
    window.grab_set()
    root.wait_window(window)
    root.update()
