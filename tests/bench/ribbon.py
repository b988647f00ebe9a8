"""From a press of a button to the first message in the status bar: what Python takes of it.

As the add-in's ``RunPython`` starts it, without the time that Excel and the operating system take to answer: a new
process, xlwings, then ours up to the message. Beside it the part that comes after xlwings.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench._programs import compiling_into

ROUNDS = 9
LIMIT = 1.0  # seconds, from the press to the message

# What RunPython says, then a press on an Excel that only notes when it was spoken to.
PRESS = """
import sys, time
import cchc_xl.books.live.slim
import xlwings.utils
xlwings.utils.prepare_sys_path("")
ours = time.time()
from cchc_xl import ribbon
from cchc_xl.ribbon import calling
from cchc_xl.screen import places
from cchc_xl.books.live.excel import Excel

class Spoken(Excel):
    def __init__(self):
        pass
    def tell(self, text):
        now = time.time()
        print(now - float(sys.argv[1]), now - ours, time.process_time())
        sys.stdout.flush()
        import os
        os._exit(0)

calling.calling_excel = Spoken
ribbon.press("overdue", "2024-Q1", "2024-04-05")
"""


def main() -> None:
    with TemporaryDirectory(prefix="cchc-bench-") as bytecode:
        environment = compiling_into(Path(bytecode))
        _press(environment)
        times = [_press(environment) for _ in range(ROUNDS)]
    whole, ours, cpu = (min(column) for column in zip(*times, strict=True))  # a busy machine only adds to them
    print(f"press to first message: {whole:.2f} s of Python, {ours:.2f} s of it after xlwings (at most {LIMIT:.1f} s)")
    print(f"processor time of it: {cpu:.2f} s")


def _press(environment: dict[str, str]) -> list[float]:
    command = [sys.executable, "-c", PRESS, repr(time.time())]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return [float(figure) for figure in said.split()]


if __name__ == "__main__":
    main()
