"""The packages for that Windows, exactly those of ``uv.lock``, each with the checksum that stands there.

By uv and pip themselves, asked for Windows although this may be another system: pip alone would read the conditions of
packages («only on Windows») for the machine that it runs on, and leave pywin32 out.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_xl.values.problems import refuse

LOCK = "uv.lock"
PLATFORM, WHEEL_PLATFORM = "x86_64-pc-windows-msvc", "win_amd64"

# Runs a program in a folder. Raises Refused: F04, it failed.
Call = Callable[[Sequence[str], Path], None]


def checkout() -> Path:
    """The folder of the source, which the lock is part of. Refused: F05, this is an installed copy without it."""
    root = Path(__file__).parents[2]
    if not (root / LOCK).is_file():
        raise refuse("F05", file=LOCK)
    return root


def list_for_windows(root: Path, python: str, out: Path, call: Call) -> Path:
    """Writes what the lock wants on Windows, with checksums, into the folder ``out``; the file."""
    locked, wanted = out / "moi-he-dieu-hanh.txt", out / "DANH-SACH.txt"
    export = ["export", "--locked", "--no-dev", "--no-emit-project", "--format", "requirements-txt", "-q"]
    call([_uv(), *export, "-o", str(locked)], root)
    compiled = ["--python-platform", PLATFORM, "--python-version", python, "--only-binary", ":all:"]
    plain = ["--no-deps", "--generate-hashes", "--no-header", "--no-annotate", "-q"]
    call([_uv(), "pip", "compile", str(locked), *compiled, *plain, "-o", str(wanted)], root)
    locked.unlink()
    return wanted


def collect(wanted: Path, root: Path, python: str, wheels: Path, call: Call) -> None:
    """Downloads the list's packages as wheels for Windows, and makes our own."""
    platform = ["--platform", WHEEL_PLATFORM, "--python-version", python, "--only-binary=:all:"]
    exact = ["--no-deps", "--require-hashes", "-r", str(wanted)]
    call([_uv(), "tool", "run", "pip", "download", "-q", *platform, *exact, "-d", str(wheels)], root)
    call([_uv(), "build", "--wheel", "-q", "--out-dir", str(wheels), str(root)], root)
    (wheels / ".gitignore").unlink(missing_ok=True)  # uv's own, for a dist/ folder


def put_in(wheels: Path, python: str, site_packages: Path, call: Call) -> None:
    """Installs all wheels of that folder, and nothing else, into a Python of Windows that cannot run here."""
    files = [str(wheel) for wheel in sorted(wheels.glob("*.whl"))]
    platform = ["--python-platform", PLATFORM, "--python-version", python]
    exact = ["--no-deps", "--no-index", "--link-mode", "copy", "-q"]
    call([_uv(), "pip", "install", *platform, *exact, "--target", str(site_packages), *files], wheels)
    shutil.rmtree(site_packages / "bin", ignore_errors=True)  # starters for the system that this runs on
    (site_packages / ".lock").unlink(missing_ok=True)


def call(line: Sequence[str], folder: Path) -> None:
    """Runs it, keeping what it says for the refusal. Refused: F04."""
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"mã {done.returncode}"]
        raise refuse("F04", program=" ".join(map(str, line[:3])), detail=said[-1])


def _uv() -> str:
    """uv of this environment, else of this machine. Refused: F06, there is none."""
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    found = str(beside) if beside.is_file() else shutil.which("uv")
    if not found:
        raise refuse("F06")
    return found
