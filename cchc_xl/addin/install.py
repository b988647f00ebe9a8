"""Putting the add-in into Excel's start folder, and taking it out again."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from cchc_xl.addin import sources
from cchc_xl.addin.build import FILE_NAME, addin
from cchc_xl.addin.machine import Machine
from cchc_xl.books.os_errors import in_words
from cchc_xl.values.problems import refuse


def files(machine: Machine, interpreter: str) -> dict[Path, bytes]:
    """What has to lie where, for the Python at that path: the add-in, and on a Mac the script that starts Python.

    Refused: A01, no Excel here; A03, Excel could not call a Python at that path.
    """
    start = _start_folder(machine)
    if not machine.can_call(interpreter):
        raise refuse("A03", path=interpreter)
    return {start / FILE_NAME: addin(interpreter), **_script(machine)}


def put(wanted: Mapping[Path, bytes]) -> None:
    """Writes the files, each as a whole. Refused: A02, one cannot be written (Excel has it open)."""
    for path, data in wanted.items():
        passing = path.with_name(f"{path.name}.moi")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            passing.write_bytes(data)
            os.replace(passing, path)  # noqa: PTH105 - pathlib says nothing of overwriting
        except OSError as error:
            with contextlib.suppress(OSError):
                passing.unlink(missing_ok=True)
            raise refuse("A02", file=path.name, detail=in_words(error)) from error


def remove(machine: Machine) -> list[Path]:
    """Takes the files away that ``put`` wrote, and says which there were; a script that another program has put there
    in other words stays. Refused: A01; A02, Excel has the add-in open."""
    present = [_start_folder(machine) / FILE_NAME]
    present += [path for path, data in _script(machine).items() if path.is_file() and path.read_bytes() == data]
    removed = [path for path in present if path.is_file()]
    for path in removed:
        try:
            path.unlink()
        except OSError as error:
            raise refuse("A02", file=path.name, detail=in_words(error)) from error
    return removed


def script_name() -> str:
    """The name under which xlwings' macros ask for their script on a Mac; it has xlwings' version in it."""
    return next(sources.xlwings_folder().glob("xlwings-*.applescript")).name


def _start_folder(machine: Machine) -> Path:
    if machine.start_folder is None:
        raise refuse("A01", system=machine.system)
    return machine.start_folder


def _script(machine: Machine) -> dict[Path, bytes]:
    if machine.script_folder is None:
        return {}
    name = script_name()
    return {machine.script_folder / name: (sources.xlwings_folder() / name).read_bytes()}
