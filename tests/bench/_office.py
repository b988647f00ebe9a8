"""What is measured on: the master of the real letter, and the 206 forms of its first round."""

import atexit
import datetime as dt
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.new import new
from cchc_xl.commands.session import change

LETTER = "cong-van-de-xuat-cchc-2024.txt"


@cache
def desk() -> Path:
    """A folder with ``master.xlsx`` and the issued forms in ``forms``; it goes when the program ends."""
    temporary = TemporaryDirectory(prefix="cchc-bench-")
    atexit.register(temporary.cleanup)
    folder = Path(temporary.name)
    new([Path(str(files("cchc_xl") / "data" / LETTER))], folder / "master.xlsx", 2024)
    now = dt.datetime(2024, 3, 1, 8)
    change(folder / "master.xlsx", "distribute", lambda book: distribute(book, "2024-Q1", folder / "forms", now=now))
    return folder
