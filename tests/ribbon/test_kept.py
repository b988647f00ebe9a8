"""What is kept for a user: the folders of last time, the log; and how days are read."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.screen import log as logging
from cchc_xl.screen.days import read_day
from cchc_xl.screen.folders import LastFolders
from cchc_xl.screen.log import Log, fault_code


def test_a_folder_is_remembered_by_button(tmp_path: Path):
    folders = LastFolders(tmp_path / "cài đặt" / "thu-muc.json")
    chosen = tmp_path / "Biểu mẫu & = 'quý I'"
    chosen.mkdir()
    folders.remember("distribute", chosen)
    assert LastFolders(tmp_path / "cài đặt" / "thu-muc.json").of("distribute", tmp_path) == chosen
    assert folders.of("consolidate", tmp_path) == tmp_path


def test_a_folder_that_is_gone_is_not_proposed(tmp_path: Path):
    folders = LastFolders(tmp_path / "thu-muc.json")
    (tmp_path / "cũ").mkdir()
    folders.remember("distribute", tmp_path / "cũ")
    (tmp_path / "cũ").rmdir()
    assert folders.of("distribute", tmp_path) == tmp_path


@pytest.mark.parametrize("text", ["", "{", "[]", '{"distribute": 7}', '"x"', "\udcff"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, text: str):
    file = tmp_path / "thu-muc.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert LastFolders(file).of("distribute", tmp_path) == tmp_path


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path):
    (tmp_path / "cài đặt").write_text("ở đây là một tệp")
    LastFolders(tmp_path / "cài đặt" / "thu-muc.json").remember("distribute", tmp_path)


def test_the_log_is_utf_8_and_begins_anew_when_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(logging, "LARGEST", 400)
    log = Log(tmp_path / "nhật ký" / "cchc.log")
    for number in range(60):
        log.note(f"Rà soát quá hạn lần {number}")
    files = sorted(p.name for p in log.file.parent.iterdir())
    assert files == ["cchc.log", *(f"cchc.log.{n}" for n in range(1, logging.KEPT + 1))]
    assert "Rà soát quá hạn lần 59" in log.file.read_text("utf-8")
    assert all(p.stat().st_size <= 400 for p in log.file.parent.iterdir())


def _fault(text: str) -> Exception:
    try:
        read_day(int(text))  # type: ignore[arg-type]
    except Exception as error:
        return error
    raise AssertionError


def test_the_same_fault_has_the_same_code_whatever_it_says():
    assert fault_code(_fault("1")) == fault_code(_fault("2"))
    assert fault_code(_fault("1")) != fault_code(_fault("x"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/04/2024", dt.date(2024, 4, 5)),
        (" 5.4.2024 ", dt.date(2024, 4, 5)),
        ("2024-04-05", dt.date(2024, 4, 5)),
        ("29/02/2024", dt.date(2024, 2, 29)),
        ("29/02/2023", None),
        ("13/13/2024", None),
        ("5/4", None),
        ("05/04/24", None),
        ("", None),
    ],
)
def test_days(text: str, day: dt.date | None):
    assert read_day(text) == day


@given(st.dates(dt.date(1900, 1, 1)))
def test_every_day_is_read_back_however_it_is_written(day: dt.date):
    assert read_day(f"{day:%d/%m}/{day.year:04}") == read_day(day.isoformat()) == day


@given(st.text())
def test_no_text_is_too_odd_to_be_read_as_a_day(text: str):
    assert isinstance(read_day(text), dt.date | None)
