"""The folder for a PC without internet, made with a stand-in for Python's zip and for the programs that fetch packages.

That the real ones work together is seen when the folder is made; here is what must hold whatever they bring.
"""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_xl.addin.settings_sheet import INTERPRETER, read_settings
from cchc_xl.commands.offline_folder import offline_folder
from cchc_xl.offline import packages
from cchc_xl.offline.windows_python import PYTHON, WindowsPython
from cchc_xl.values.problems import Refused, refuse

FULL = ("python.exe", "python313.dll", "Lib/os.py", "Lib/tkinter/__init__.py", "Lib/test/test_os.py", "Doc/index.html")
EMBEDDABLE = ("python.exe", "python313.dll", "python313.zip", "python313._pth")


def zip_of(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in names:
            package.writestr(name, name)
    return data.getvalue()


def python_that_is(data: bytes) -> WindowsPython:
    return replace(PYTHON, sha256=hashlib.sha256(data).hexdigest())


class Programs:
    """Stands in for uv and pip: leaves behind what they would, and remembers how it was called."""

    def __init__(self, *, fails_at: str = "") -> None:
        self.lines: list[list[str]] = []
        self._fails_at = fails_at

    def __call__(self, line: Sequence[str], _folder: Path) -> None:
        self.lines.append(list(line))
        does = line[1] if line[1] not in ("pip", "tool") else line[line.index("pip") + 1]
        if does == self._fails_at:
            raise refuse("F04", program="uv", detail="không có mạng")
        if does in ("export", "compile"):
            Path(line[-1]).write_text("pandas==3.1.1 --hash=sha256:00\n", "utf-8")
        elif does == "download":
            Path(line[-1], "pandas-3.1.1-cp313-cp313-win_amd64.whl").write_bytes(b"pandas")
        elif does == "build":
            Path(line[-2], "cchc_xl-0.1.0-py3-none-any.whl").write_bytes(b"cchc_xl")
        elif does == "install":
            Path(line[line.index("--target") + 1], "cchc_xl").mkdir(parents=True)

    def line_of(self, word: str) -> list[str]:
        return next(line for line in self.lines if word in line)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "CCHC máy lẻ"


def made(out: Path, names: Sequence[str] = FULL, programs: Programs | None = None, **more: Path) -> Programs:
    programs, data = programs or Programs(), zip_of(*names)
    offline_folder(out, python=python_that_is(data), fetch=lambda _url: data, call=programs, **more)
    return programs


def test_the_folder_holds_all_that_the_pc_needs(out: Path):
    made(out)
    assert {file.name for file in out.iterdir()} == {
        "CCHC.cmd", "DOC-TRUOC.txt", "HUONG-DAN.html", "SHA256.txt", "excel", "python", "wheels",
    }  # fmt: skip
    assert (out / "python" / "python.exe").is_file()
    assert (out / "python" / "Lib" / "tkinter" / "__init__.py").is_file()
    assert [w.name.split("-")[0] for w in sorted((out / "wheels").glob("*.whl"))] == ["cchc_xl", "pandas"]


def test_what_nobody_needs_on_that_pc_stays_out(out: Path):
    made(out)
    assert not (out / "python" / "Lib" / "test").exists()
    assert not (out / "python" / "Doc").exists()


def test_packages_are_those_of_the_lock_for_windows_each_known_by_its_checksum(out: Path):
    programs = made(out)
    assert "--locked" in programs.line_of("export")
    compiled, downloaded = programs.line_of("compile"), programs.line_of("download")
    assert {"x86_64-pc-windows-msvc", "3.13", "--generate-hashes"} <= set(compiled)
    assert {"win_amd64", "3.13", "--only-binary=:all:", "--require-hashes", "--no-deps"} <= set(downloaded)
    assert {"--no-index", "--no-deps", "x86_64-pc-windows-msvc"} <= set(programs.line_of("install"))


def test_the_addin_in_the_folder_calls_the_python_of_its_usual_place(out: Path):
    made(out)
    settings = read_settings((out / "excel" / "cchc_xl.xlam").read_bytes())
    assert settings[INTERPRETER] == r"C:\CCHC\python\python.exe"


def test_old_editors_can_read_what_stands_in_the_folder(out: Path):
    made(out)
    first = (out / "DOC-TRUOC.txt").read_bytes()
    assert first.startswith(b"\xef\xbb\xbf")
    assert first.count(b"\n") == first.count(b"\r\n") > 20
    assert "<table>" in (out / "HUONG-DAN.html").read_text("utf-8")


def test_every_file_can_be_checked(out: Path):
    made(out)
    sums = dict(line.split("  ")[::-1] for line in (out / "SHA256.txt").read_text("utf-8").splitlines())
    there = {f.relative_to(out).as_posix() for f in out.rglob("*") if f.is_file()} - {"SHA256.txt"}
    assert set(sums) == there
    assert sums["CCHC.cmd"] == hashlib.sha256((out / "CCHC.cmd").read_bytes()).hexdigest()


def test_a_python_that_was_downloaded_elsewhere_is_taken(out: Path, tmp_path: Path):
    data, file = zip_of(*FULL), tmp_path / "python.zip"
    file.write_bytes(data)

    def no_internet(_url: str) -> bytes:
        raise AssertionError("nothing to download")

    offline_folder(out, file, python=python_that_is(data), fetch=no_internet, call=Programs())
    assert (out / "python" / "python.exe").is_file()


def test_another_file_than_the_right_python_is_refused(out: Path, tmp_path: Path):
    file = tmp_path / "python.zip"
    file.write_bytes(zip_of(*FULL, "virus.exe"))
    assert refusal_of(lambda: offline_folder(out, file, call=Programs())) == "F02"
    assert not out.exists()


def test_the_embeddable_python_is_refused_for_it_has_no_dialogs(out: Path):
    assert refusal_of(lambda: made(out, EMBEDDABLE)) == "F03"
    assert not out.exists()


def test_without_internet_the_address_to_download_from_is_named(out: Path):
    def no_internet(_url: str) -> bytes:
        raise OSError(101, "Network is unreachable")

    with pytest.raises(Refused, match=r"python\.org.*--python-zip.*\(F01\)"):
        offline_folder(out, fetch=no_internet, call=Programs())


@pytest.mark.parametrize("program", ["export", "compile", "download", "build", "install"])
def test_a_program_that_fails_leaves_nothing_behind(out: Path, program: str):
    assert refusal_of(lambda: made(out, programs=Programs(fails_at=program))) == "F04"
    assert list(out.parent.iterdir()) == []


def test_a_folder_with_something_in_it_is_never_written_to(out: Path):
    out.mkdir()
    (out / "sổ.xlsx").write_text("của tôi", "utf-8")
    assert refusal_of(lambda: made(out)) == "F07"
    assert [file.name for file in out.iterdir()] == ["sổ.xlsx"]


def test_an_installed_copy_without_the_lock_says_where_the_command_runs(out: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packages, "LOCK", "không có.lock")
    assert refusal_of(lambda: made(out)) == "F05"


def refusal_of(act: object) -> str:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value.problem.code
