"""The program's own diary: which button was pressed when, how it ended, and the traceback of a fault of ours.

UTF-8, in the user's folder, a megabyte at most and the five before it. What stands in cells does not go in.
"""

import contextlib
import hashlib
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST, KEPT = 1_000_000, 5  # bytes of one file; older ones beside it
_PACKAGE = "cchc_xl"


class Log:
    """A log file. One that cannot be written is no reason to fail."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def note(self, sentence: str) -> None:
        """Adds a line with the moment."""
        self._write(logging.INFO, sentence)

    def fault(self, error: BaseException, where: str) -> str:
        """Adds the traceback; a short code by which the fault can be found, the same for the same fault."""
        code = fault_code(error)
        self._write(logging.ERROR, f"{code} {where}\n{''.join(traceback.format_exception(error))}")
        return code

    def _write(self, level: int, text: str) -> None:
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(self.file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            # One that two Excels write at once cannot be rotated on Windows: then it only grows a little longer.
            handler.handleError = lambda record: None  # noqa: ARG005
            with contextlib.closing(handler):
                handler.handle(logging.LogRecord(_PACKAGE, level, "", 0, text, None, None))


def fault_code(error: BaseException) -> str:
    """Six letters and digits by the kind of error and the place in our own code that it went through last."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(f.filename).parts]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else ""
    return hashlib.sha256(f"{type(error).__name__} {place}".encode()).hexdigest()[:6].upper()
