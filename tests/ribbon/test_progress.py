"""The line between the working process and the window that shows its progress."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.screen.progress import WindowProgress
from cchc_xl.screen.screen import Stopped

# Stands in for the window: writes down what it is told; says stop where it is told of the third file.
WINDOW = """
import json, sys
with open(sys.argv[1], "w") as heard:
    for line in sys.stdin:
        heard.write(line)
        if json.loads(line).get("done") == 3:
            print("stop", flush=True)
"""


def progress(heard: Path) -> WindowProgress:
    return WindowProgress("Phát hành biểu mẫu", (sys.executable, "-c", WINDOW, str(heard)))


def told(heard: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in heard.read_text().splitlines()]


def tell_for_a_while(work: WindowProgress) -> None:
    for done in range(1, 200):
        work.tell("Tạo biểu mẫu", done, 3)
        time.sleep(0.05)


def test_the_window_hears_of_the_work_and_its_end(tmp_path: Path):
    work = progress(tmp_path / "heard")
    for done in (1, 2):
        work.tell("Tạo biểu mẫu", done, 2, f"{done}.xlsx")
    with work.hidden():
        pass
    work.past_stopping("Đang ghi vào Excel")
    work.close()
    assert told(tmp_path / "heard") == [
        {"title": "Phát hành biểu mẫu"},
        {"what": "Tạo biểu mẫu", "done": 1, "total": 2, "file": "1.xlsx"},
        {"what": "Tạo biểu mẫu", "done": 2, "total": 2, "file": "2.xlsx"},
        {"hidden": True},
        {"hidden": False},
        {"what": "Đang ghi vào Excel", "done": 0, "total": 0, "file": ""},
        {"can_stop": False},
    ]


def test_stop_is_heard_between_two_files(tmp_path: Path):
    work = progress(tmp_path / "heard")
    with pytest.raises(Stopped):
        tell_for_a_while(work)
    work.close()


def test_past_the_last_moment_stop_is_not_heard_any_more(tmp_path: Path):
    work = progress(tmp_path / "heard")
    work.past_stopping("Đang ghi vào Excel")
    for _ in range(10):
        work.tell("Ghi", 3, 3)
        time.sleep(0.05)
    work.close()


def test_hundreds_of_files_are_not_hundreds_of_messages(tmp_path: Path):
    work = progress(tmp_path / "heard")
    for done in range(4, 1004):
        work.tell("Tạo biểu mẫu", done, 2000)
    work.close()
    assert len(told(tmp_path / "heard")) < 200


@pytest.mark.parametrize(
    "program", [("/không/có/chương trình",), (sys.executable, "-c", "raise SystemExit(1)")], ids=["missing", "dead"]
)
def test_a_window_that_does_not_open_stops_no_work(program: tuple[str, ...]):
    work = WindowProgress("Rà soát quá hạn", program)
    time.sleep(0.2)
    for done in range(3):
        work.tell("Tạo biểu mẫu", done, 2, f"{done}.xlsx")
    with work.hidden():
        work.past_stopping("Đang ghi vào Excel")
    work.close()
