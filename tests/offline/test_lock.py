"""What the lock says about the Windows PC that the folder is for."""

import tomllib
from pathlib import Path
from typing import Any

from cchc_xl.offline.windows_python import PYTHON

LOCK: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "uv.lock").read_text("utf-8"))
PACKAGES: dict[str, dict[str, Any]] = {package["name"]: package for package in LOCK["package"]}
NOT_OF_WINDOWS = {"appscript", "psutil"}  # xlwings wants them on a Mac only


def needed() -> set[str]:
    """What the program needs at all, its tests' packages left out."""
    found: set[str] = set()
    ahead = ["cchc-xl"]
    while ahead:
        name = ahead.pop()
        if name not in found | NOT_OF_WINDOWS:
            found.add(name)
            ahead += [dependency["name"] for dependency in PACKAGES[name].get("dependencies", ())]
    return found - {"cchc-xl"}


def fits(wheel: str) -> bool:
    """Whether 64-bit Windows with that Python can use a wheel of that name."""
    python, abi, platform = wheel.removesuffix(".whl").rsplit("-", 3)[1:]
    version = PYTHON.minor.replace(".", "")
    right_python = f"cp{version}" in python or abi == "abi3" or "py3" in python.split(".")
    return right_python and platform in ("win_amd64", "any")


def test_every_package_has_a_wheel_for_that_windows():
    without = [
        name for name in sorted(needed())
        if not any(fits(wheel["url"].rpartition("/")[2]) for wheel in PACKAGES[name].get("wheels", ()))
    ]  # fmt: skip
    assert without == []


def test_what_talks_to_excel_is_among_them():
    assert {"xlwings", "pywin32", "pandas", "openpyxl"} <= needed()
