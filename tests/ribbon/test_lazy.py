"""The status bar speaks before anything slow is loaded."""

import subprocess
import sys

SLOW = ("pandas", "numpy", "openpyxl", "lxml", "docx", "matplotlib", "tkinter", "rich", "typer",
        "cchc_xl.commands", "cchc_xl.plan")  # fmt: skip
PRESS = """
import sys
import cchc_xl.books.live.slim
import xlwings.utils
from pathlib import Path
from cchc_xl import ribbon
from cchc_xl.books.live.excel import Excel
from cchc_xl.screen.places import Places

class First(Exception):
    pass

class Speaking(Excel):
    def __init__(self):
        pass
    def tell(self, text):
        print(*[name for name in sys.modules if name.startswith({slow!r})], sep="\\n")
        sys.stdout.flush()
        import os
        os._exit(0)

ribbon.answer(ribbon.Pressed(Speaking, None, Places(*map(Path, "abc")), "overdue", "2024-Q1", "", None))
"""


SLIM = """
import sys
import cchc_xl.books.live.slim
import xlwings
assert xlwings.main.pd is None
import pandas
assert pandas.DataFrame({"a": [1]}).sum().item() == 1
"""


def test_xlwings_comes_without_pandas_which_comes_when_it_is_wanted():
    subprocess.run([sys.executable, "-c", SLIM], check=True)


def test_nothing_slow_is_loaded_before_the_first_message():
    done = subprocess.run([sys.executable, "-c", PRESS.format(slow=SLOW)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
