"""The progress window, a program of its own: told by lines on stdin, says ``stop``, ends when stdin does.

It shows itself only after two seconds in which nobody was being asked anything.
"""

import json
import queue
import sys
import threading
from typing import Any

from cchc_xl.screen.look import GREY, NAVY, font, hidden_root, on_top

_PATIENCE, _LOOK = 2000, 50  # milliseconds: before it shows, and between looks for news
_LONGEST = 64  # characters of a line; the end of a path says more than its middle


class ProgressWindow:
    """A title, what is in hand, a bar, and «Dừng»."""

    def __init__(self) -> None:
        from tkinter import ttk

        self.root = hidden_root()
        self.root.resizable(False, False)
        self.root.protocol("WM_DELETE_WINDOW", self.stop)
        frame = ttk.Frame(self.root, padding=18)
        frame.grid()
        self.title = ttk.Label(frame, foreground=NAVY, font=font(12, bold=True))
        self.what = ttk.Label(frame, text="Đang đọc sổ và tính toán…", foreground=GREY, width=_LONGEST)
        self.bar = ttk.Progressbar(frame, length="340p", mode="indeterminate")
        self.button = ttk.Button(frame, text="Dừng", command=self.stop)
        self.title.grid(row=0, column=0, columnspan=2, sticky="w")
        self.what.grid(row=1, column=0, columnspan=2, sticky="w", pady=(8, 4))
        self.bar.grid(row=2, column=0, sticky="ew")
        self.button.grid(row=2, column=1, padx=(14, 0))
        self.bar.start(15)
        self._waiting: Any = None
        self.wait()

    def take(self, news: dict[str, Any]) -> None:
        """Shows what a line said."""
        if "title" in news:
            self.title["text"] = news["title"]
        if "what" in news:
            self._show_work(news["what"], news["done"], news["total"], news.get("file", ""))
        if news.get("can_stop") is False:
            self.button["state"] = "disabled"
        if news.get("hidden") is True:
            self.hide()
        elif news.get("hidden") is False:
            self.wait()

    def stop(self) -> None:
        """Passes it on; the work stops between two files."""
        if self.button.instate(["disabled"]):
            return
        self.button["state"] = "disabled"
        self.what["text"] = "Đang dừng sau tệp này…"
        print("stop", flush=True)

    def wait(self) -> None:
        """Shows itself in a while."""
        self._waiting = self.root.after(_PATIENCE, lambda: on_top(self.root))

    def hide(self) -> None:
        self.root.after_cancel(self._waiting)
        self.root.withdraw()

    def _show_work(self, what: str, done: int, total: int, file: str) -> None:
        self.what["text"] = in_hand(what, done, total, file)
        if total:
            self.bar.stop()
            self.bar.configure(mode="determinate", maximum=total, value=done)
        else:
            self.bar.configure(mode="indeterminate")
            self.bar.start(15)


def in_hand(what: str, done: int, total: int, file: str) -> str:
    """«Đọc bản nộp (12/206): 2024-Q1_SNV_So-Noi-vu.xlsx»: what is being done, and to which file."""
    work = f"{what} ({done}/{total})" if total else what
    return shortened(f"{work}: {file}" if file else f"{work}…")


def shortened(line: str) -> str:
    """At most a line: its middle gives way."""
    half = _LONGEST // 2 - 1
    return line if len(line) <= _LONGEST else f"{line[:half]}…{line[-half:]}"


def main() -> None:
    """Shows what stdin tells until it ends."""
    news: queue.Queue[dict[str, Any] | None] = queue.Queue()
    threading.Thread(target=_read, args=(news,), daemon=True).start()
    window = ProgressWindow()

    def look() -> None:
        while not news.empty():
            told = news.get()
            if told is None:
                window.root.destroy()
                return
            window.take(told)
        window.root.after(_LOOK, look)

    look()
    window.root.mainloop()


def _read(news: "queue.Queue[dict[str, Any] | None]") -> None:
    for line in sys.stdin:
        news.put(json.loads(line))
    news.put(None)


if __name__ == "__main__":
    main()
