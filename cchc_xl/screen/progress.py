"""Progress as the working process sees it; the window is a process of its own, so that it never stands still.

Excel's objects belong to the thread that works, and so does the window library to its own: two processes need no
rule for both. The line between them: a JSON object a line to the window, the word ``stop`` back.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from cchc_xl.screen.screen import Stopped

_PAUSE = 0.1  # seconds between two messages that nobody could read faster
_WINDOW = (sys.executable, "-m", "cchc_xl.screen.progress_window")
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows only


class WindowProgress:
    """Progress that a window shows. A window that cannot be opened, or dies, stops no work."""

    def __init__(self, title: str, program: Sequence[str] = _WINDOW) -> None:
        self._stop = threading.Event()
        self._can_stop = True
        self._sent_at = 0.0
        self._what = ""
        self._window = _opened(program)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        if self._window is not None:
            self._listener.start()
        self._send(title=title)

    def tell(self, what: str, done: int, total: int, file: str = "") -> None:
        if self._can_stop and self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if what != self._what or done >= total or now - self._sent_at >= _PAUSE:
            self._what, self._sent_at = what, now
            self._send(what=what, done=done, total=total, file=file)

    def past_stopping(self, what: str) -> None:
        self.tell(what, 0, 0)
        self._can_stop = False
        self._send(can_stop=False)

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        self._send(hidden=True)
        try:
            yield
        finally:
            self._send(hidden=False)

    def close(self) -> None:
        """The window goes when nobody speaks to it any more."""
        if self._window is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self._window.stdin.close()  # type: ignore[union-attr]
        try:
            self._window.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._window.kill()
            self._window.wait()
        self._listener.join()

    def _send(self, **message: Any) -> None:
        if self._window is None or self._window.stdin is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self._window.stdin.write(json.dumps(message) + "\n")
            self._window.stdin.flush()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError), self._window.stdout as answers:  # type: ignore[union-attr]
            for line in answers:
                if line.strip() == "stop":
                    self._stop.set()


def _opened(program: Sequence[str]) -> "subprocess.Popen[str] | None":
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.Popen(program, **pipes, text=True, encoding="ascii", creationflags=_NO_CONSOLE)
    except OSError:
        return None
