"""Files that go out with the master: with it or not at all, at whatever moment the program is killed."""

import errno
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.books import backups
from cchc_xl.books.outgoing import Finished, Note, finish, going_out
from cchc_xl.values.problems import Refused

OLD, NEW = b"the master before", b"the master afterwards"
KILLED = 9
NEEDS_FORK = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.fixture
def master(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ theo dõi 2024.xlsx"
    path.write_bytes(OLD)
    return path


def forms(master: Path) -> dict[Path, bytes]:
    out = master.parent / "biểu mẫu đi"
    return {out / "1" / "a.xlsx": b"PK a", out / "1" / "b.xlsx": b"PK b", out / "2" / "sâu" / "c.xlsx": b"PK c"}


def go(master: Path, files: Mapping[Path, bytes], aside: Mapping[Path, Path] | None = None) -> list[Path]:
    with going_out(master, "distribute", "2024-03-01T08:00:00", backups.sha256(NEW), files, aside or {}) as unplaced:
        backups.save_atomically(master, NEW)
    return unplaced


def never(_note: Note) -> bool:
    raise AssertionError("the master itself tells")


def below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def standing(master: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether exactly these files stand beside the master, nothing half-made. Not counted: what the save of the master
    itself leaves when it is killed."""
    wanted = {p.relative_to(master.parent).as_posix(): data for p, data in files.items()}
    found = {name: data for name, data in below(master.parent).items() if "/" in name or not name.startswith(".")}
    return found == {master.name: master.read_bytes(), **wanted}


def test_the_files_get_their_names_with_the_master(master: Path):
    assert go(master, forms(master)) == []
    assert master.read_bytes() == NEW
    assert standing(master, forms(master))


def test_nothing_is_left_where_the_master_could_not_be_saved(master: Path):
    with pytest.raises(Refused), going_out(master, "x", "2024", backups.sha256(NEW), forms(master), {}):
        backups.save_atomically(master.parent / "không có" / "sổ.xlsx", NEW)
    assert master.read_bytes() == OLD
    assert list(master.parent.rglob("*")) == [master]


def test_files_go_out_although_the_master_stays_as_it_is(master: Path):
    with going_out(master, "x", "2024", backups.sha256(OLD), forms(master), {}):
        pass
    assert standing(master, forms(master))


def test_what_stands_there_is_moved_aside_and_the_rest_overwritten(master: Path):
    files = forms(master)
    go(master, dict.fromkeys(files, b"PK older"))
    first, second, _ = files
    aside = {first: master.parent / "cũ" / first.name}
    for _ in range(2):
        master.write_bytes(OLD)
        go(master, {p: data + os.urandom(4) for p, data in files.items()}, aside)
    kept = below(master.parent / "cũ")
    assert sorted(kept) == ["a-2.xlsx", "a.xlsx"]
    assert kept["a.xlsx"] == b"PK older"
    assert second.read_bytes().startswith(b"PK b")


def test_what_has_had_its_day_is_moved_aside_although_nothing_takes_its_place(master: Path):
    older = master.parent / "a.xlsx"
    older.write_bytes(b"PK older")
    go(master, forms(master), {older: master.parent / "cũ" / "a.xlsx"})
    assert not older.exists()
    assert below(master.parent / "cũ") == {"a.xlsx": b"PK older"}


def test_a_file_that_is_there_already_is_not_touched(master: Path):
    go(master, forms(master))
    before = {p: p.stat().st_mtime_ns for p in forms(master)}
    master.write_bytes(OLD)
    go(master, forms(master))
    assert before == {p: p.stat().st_mtime_ns for p in forms(master)}


# the disk is full


@pytest.mark.parametrize("room_for", range(3))
def test_a_full_disk_is_found_before_the_master_is_saved(master: Path, room_for: int, monkeypatch: pytest.MonkeyPatch):
    fill_after(room_for, monkeypatch)
    with pytest.raises(Refused, match="ổ đĩa đã đầy"):
        go(master, forms(master))
    assert master.read_bytes() == OLD
    assert list(master.parent.rglob("*")) == [master]


def fill_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    written, write = [0], Path.write_bytes

    def full(path: Path, data: Any) -> int:
        written[0] += 1
        if written[0] > writes:
            write(path, data[:2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)


def test_a_disk_that_is_full_even_for_the_note(master: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="ổ đĩa đã đầy"):
        go(master, forms(master))
    assert list(master.parent.rglob("*")) == [master]


# a file cannot get its name


def test_a_form_whose_place_is_held_keeps_its_passing_name_until_the_next_time(
    master: Path, monkeypatch: pytest.MonkeyPatch
):
    held, replace = next(iter(forms(master))), os.replace

    def refusing(source: Any, target: Any) -> None:
        if Path(target) == held:
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        patch.setattr("cchc_xl.books.outgoing._PAUSE", 0)
        assert go(master, forms(master)) == [held]
        with pytest.raises(Refused, match=r"a\.xlsx.*M02"):
            finish(master, never)
    assert not held.exists()
    assert finish(master, never) == Finished("distribute", "2024-03-01T08:00:00", 1, ())
    assert standing(master, forms(master))


# the program is killed


def killed(act: Callable[[], object], before: int) -> bool:
    """Runs it in a process that dies right before it touches the disk for that time; whether it came so far."""
    child = multiprocessing.get_context("fork").Process(target=_run, args=(act, before))
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of forking beside threads
        child.start()
    child.join()
    return child.exitcode == KILLED


def _run(act: Callable[[], object], before: int) -> None:
    touched = [0]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir"):
            touched[0] += 1
            if touched[0] == before:
                os._exit(KILLED)

    sys.addaudithook(watch)
    act()
    os._exit(0)


@NEEDS_FORK
def test_killed_at_any_moment_it_is_brought_to_its_end_or_never_was(master: Path):
    moment = 0
    while True:
        moment += 1
        start_again(master)
        older = dict.fromkeys(forms(master), b"PK older")
        for path, data in older.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not killed(lambda: go(master, forms(master)), moment):
            break
        finish(master, never)
        assert standing(master, forms(master) if master.read_bytes() == NEW else older), moment
    assert moment > 12


@NEEDS_FORK
def test_killed_before_anything_was_there_it_leaves_nothing(master: Path):
    moments = 0
    while killed(lambda: go(master, forms(master)), moments + 1):
        moments += 1
        finish(master, never)
        assert standing(master, forms(master) if master.read_bytes() == NEW else {}), moments
        start_again(master)
    assert moments > 12


def start_again(master: Path) -> None:
    for path in sorted(master.parent.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    master.write_bytes(OLD)


@NEEDS_FORK
@pytest.mark.parametrize("took_place", [True, False])
def test_of_a_master_that_a_person_changed_since_its_log_tells(master: Path, took_place: bool):
    moment = next(n for n in range(1, 99) if killed_when_written(master, n))
    assert not any(path.exists() for path in forms(master)), moment
    master.write_bytes(b"changed by a person")
    asked: list[Note] = []
    finished = finish(master, lambda note: asked.append(note) is None and took_place)
    assert [(note.command, note.at) for note in asked] == [("distribute", "2024-03-01T08:00:00")]
    assert finished == (Finished("distribute", "2024-03-01T08:00:00", 3, ()) if took_place else None)
    assert standing(master, forms(master) if took_place else {})


def killed_when_written(master: Path, moment: int) -> bool:
    """Killed at that moment; whether all files had been written, and none had its name."""
    start_again(master)
    killed(lambda: go(master, forms(master)), moment)
    return master.read_bytes() == NEW


@NEEDS_FORK
def test_killed_again_and_again_while_it_is_brought_to_its_end(master: Path):
    next(n for n in range(1, 99) if killed_when_written(master, n))
    for moment in range(1, 5):  # at the note, before a form, behind one, behind all but the note
        assert killed(lambda: finish(master, never), moment)
    finish(master, never)
    assert standing(master, forms(master))


@NEEDS_FORK
def test_a_form_that_somebody_has_deleted_meanwhile_is_named(master: Path):
    next(n for n in range(1, 99) if killed_when_written(master, n))
    lost = list(forms(master))[1]
    lost.with_name(f".{lost.name}.tmp").unlink()
    finished = finish(master, never)
    assert finished is not None
    assert (finished.placed, finished.lost) == (2, (lost,))


def test_nothing_is_left_of_nothing(master: Path):
    assert finish(master, never) is None


# two at once


def test_while_one_command_writes_another_is_refused_and_changes_nothing(master: Path):
    with going_out(master, "x", "2024", backups.sha256(NEW), forms(master), {}):
        with pytest.raises(Refused, match="M22"):
            finish(master, never)
        with pytest.raises(Refused, match="M22"):
            go(master, {master.parent / "khác.xlsx": b"PK"})
        backups.save_atomically(master, NEW)
    assert standing(master, forms(master))


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"command": 1}', b"\xff\xfe"])
def test_a_note_that_was_not_finished_means_that_nothing_was_begun(master: Path, note: bytes):
    path = backups.folder_of(master) / "dang-ghi.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(note)
    assert finish(master, never) is None
    assert standing(master, {})
