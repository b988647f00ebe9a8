"""Nothing lost: copies, the atomic save, the way back."""

import contextlib
import datetime as dt
import json
import os
import stat
from pathlib import Path

import pytest

from cchc_xl.books import backups
from cchc_xl.values.problems import Refused

NOW = dt.datetime(2024, 4, 5, 9, 30, 15)


@pytest.fixture
def master(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch.xlsx"
    path.write_bytes(b"first")
    return path


def run(master: Path, command: str, data: bytes, now: dt.datetime = NOW) -> None:
    """What a command does with a master: back up, save, note."""
    kept = backups.back_up(master, command, now)
    backups.save_atomically(master, data)
    backups.record(master, command, now, kept, data)


def undo(master: Path, *, force: bool = False, forgets: int = 0) -> backups.Restored:
    return backups.undo(master, force=force, now=NOW, would_forget=lambda _: forgets)


def code(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.problem.code


def test_a_copy_stands_in_the_back_up_folder_by_time_and_command(master: Path):
    copy = backups.back_up(master, "overdue", NOW)
    assert copy.relative_to(master.parent).as_posix() == "sao-luu/Kế hoạch/20240405-093015_overdue.xlsx"
    assert copy.read_bytes() == b"first"


def test_two_copies_within_one_second_are_two(master: Path):
    assert backups.back_up(master, "overdue", NOW) != backups.back_up(master, "overdue", NOW)


def test_the_last_twenty_copies_are_kept(master: Path):
    for day in range(25):
        backups.back_up(master, "overdue", NOW + dt.timedelta(days=day))
    kept = sorted(p.name for p in (master.parent / "sao-luu" / "Kế hoạch").glob("*.xlsx"))
    assert len(kept) == 20
    assert kept[0].startswith("20240410")


def test_undo_restores_what_was_there_and_keeps_the_present_aside(master: Path):
    run(master, "consolidate", b"second")
    restored = undo(master)
    assert master.read_bytes() == b"first"
    assert (restored.command, restored.at) == ("consolidate", NOW)
    assert restored.kept_aside.read_bytes() == b"second"
    assert "truoc-khi-hoan-lai" in restored.kept_aside.name


def test_undo_goes_back_change_by_change_and_then_refuses(master: Path):
    run(master, "distribute", b"second")
    run(master, "consolidate", b"third")
    assert [undo(master).command for _ in range(2)] == ["consolidate", "distribute"]
    assert master.read_bytes() == b"first"
    with pytest.raises(Refused) as caught:
        undo(master)
    assert code(caught) == "M10"


def test_undo_refuses_when_a_person_changed_the_master_since_unless_forced(master: Path):
    run(master, "consolidate", b"second")
    master.write_bytes(b"second, and what a clerk typed")
    with pytest.raises(Refused) as caught:
        undo(master)
    assert code(caught) == "M11"
    assert "09:30 05/04/2024" in caught.value.problem.text
    assert master.read_bytes() == b"second, and what a clerk typed"
    assert undo(master, force=True).kept_aside.read_bytes() == b"second, and what a clerk typed"
    assert master.read_bytes() == b"first"


def test_undo_refuses_to_forget_forms_that_went_out_unless_forced(master: Path):
    run(master, "distribute", b"second")
    with pytest.raises(Refused) as caught:
        undo(master, forgets=206)
    assert code(caught) == "M12"
    assert "206" in caught.value.problem.text
    undo(master, forgets=206, force=True)
    assert master.read_bytes() == b"first"


_DAMAGED = ["", "{", "[1]", '[{"command": "x"}]', '{"a": 1}']
_UNDATED = '[{"command": "x", "at": "x", "backup": "", "sha256_after": ""}]'


@pytest.mark.parametrize("journal", [*_DAMAGED, _UNDATED])
def test_a_damaged_journal_is_as_good_as_none(master: Path, journal: str):
    run(master, "overdue", b"second")
    (master.parent / "sao-luu" / "Kế hoạch" / "journal.json").write_text(journal, "utf-8")
    with pytest.raises(Refused) as caught:
        undo(master)
    assert code(caught) == "M10"
    run(master, "overdue", b"third")
    undo(master)
    assert master.read_bytes() == b"second"


def test_a_copy_that_somebody_deleted_cannot_be_undone_to(master: Path):
    run(master, "overdue", b"second")
    for copy in (master.parent / "sao-luu" / "Kế hoạch").glob("*.xlsx"):
        copy.unlink()
    with pytest.raises(Refused) as caught:
        undo(master)
    assert code(caught) == "M10"


def test_the_journal_holds_no_more_than_the_copies(master: Path):
    for day in range(25):
        run(master, "overdue", f"{day}".encode(), NOW + dt.timedelta(days=day))
    entries = json.loads((master.parent / "sao-luu" / "Kế hoạch" / "journal.json").read_text("utf-8"))
    assert len(entries) == 20


def test_a_save_that_fails_leaves_the_master_and_no_temporary_file(master: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused) as caught:
        backups.save_atomically(master, b"second")
    assert code(caught) == "M08"
    assert master.read_bytes() == b"first"
    assert list(master.parent.iterdir()) == [master]


def test_a_master_that_cannot_be_replaced_is_in_use(master: Path, monkeypatch: pytest.MonkeyPatch):
    def denied(_: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(Refused) as caught:
        backups.save_atomically(master, b"second")
    assert code(caught) == "M02"
    assert list(master.parent.iterdir()) == [master]


def test_a_folder_that_is_not_there_or_cannot_be_written_is_refused(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        backups.save_atomically(tmp_path / "không có" / "a.xlsx", b"x")
    assert code(caught) == "M08"


@pytest.mark.skipif(os.name == "nt", reason="modes are of Unix")
def test_a_saved_master_keeps_who_may_read_it(master: Path):
    master.chmod(0o664)
    backups.save_atomically(master, b"second")
    assert stat.S_IMODE(master.stat().st_mode) == 0o664


def hold_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows answers while Excel has the file."""

    def denied(self: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "sharing violation", str(self))

    monkeypatch.setattr(Path, "open", denied)


def test_a_master_open_elsewhere_is_refused_naming_who_has_it(master: Path, monkeypatch: pytest.MonkeyPatch):
    name = "Lan"
    owner = bytes([len(name)]) + name.encode().ljust(54) + bytes([len(name), 0]) + name.encode("utf-16-le")
    master.with_name(f"~${master.name}").write_bytes(owner.ljust(165, b" "))
    read = Path.read_bytes(master.with_name(f"~${master.name}"))
    monkeypatch.setattr(Path, "read_bytes", lambda _: read)
    hold_open(monkeypatch)
    with pytest.raises(Refused) as caught:
        backups.ensure_writable(master)
    assert code(caught) == "M02"
    assert "(người mở: Lan)" in caught.value.problem.text


def test_an_owner_file_left_by_a_crash_refuses_nothing(master: Path):
    master.with_name(f"~${master.name}").write_bytes(b"\x03Lan")
    master.with_name(f".~lock.{master.name}#").write_text("Lan,may,01.04.2024", "utf-8")
    backups.ensure_writable(master)


def test_a_missing_master_is_missing(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        backups.ensure_writable(tmp_path / "a.xlsx")
    assert code(caught) == "M01"


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_undo_that_breaks_off_leaves_a_whole_master(master: Path, monkeypatch: pytest.MonkeyPatch, step: int):
    run(master, "consolidate", b"second")
    save, calls = backups.save_atomically, []

    def break_off(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == step:
            raise KeyboardInterrupt
        save(path, data)

    monkeypatch.setattr(backups, "save_atomically", break_off)
    with pytest.raises(KeyboardInterrupt):
        undo(master)
    monkeypatch.undo()
    assert master.read_bytes() == (b"first" if step == 3 else b"second")
    with contextlib.suppress(Refused):  # M10 where the undo was done already
        undo(master)
    assert master.read_bytes() == b"first"


def test_a_change_that_was_noted_and_never_made_is_not_undone(master: Path):
    run(master, "distribute", b"second")
    backups.record(master, "consolidate", NOW, backups.back_up(master, "consolidate", NOW), b"third")
    assert undo(master).command == "distribute"
    assert master.read_bytes() == b"first"


def test_a_change_that_was_never_noted_is_not_undone_by_mistake(master: Path):
    run(master, "distribute", b"second")
    backups.back_up(master, "consolidate", NOW)
    backups.save_atomically(master, b"third")
    with pytest.raises(Refused) as caught:
        undo(master)
    assert code(caught) == "M11"


def test_what_a_killed_command_left_half_written_is_cleared_away(master: Path):
    run(master, "distribute", b"second")
    folder = master.parent / "sao-luu" / "Kế hoạch"
    left = [master.with_name(".Kế hoạch.xlsx.k2j4.tmp"), folder / ".journal.json.x8.tmp"]
    others = [master.with_name("của tôi.tmp"), master.with_name(".Sổ khác.xlsx.k2j4.tmp")]
    for path in (*left, *others):
        path.write_bytes(b"half")
    backups.clear_away(master)
    assert [path.exists() for path in left] == [False, False]
    assert [path.exists() for path in others] == [True, True]
