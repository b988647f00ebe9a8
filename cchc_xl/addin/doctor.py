"""Judging the facts of a machine: what is in the way of the add-in, and what to do. Pure: facts in, problems out."""

from collections.abc import Iterator
from pathlib import PureWindowsPath

from cchc_xl.addin.facts import AddinFile, Facts, MasterFile
from cchc_xl.addin.machine import MAC, WINDOWS
from cchc_xl.values.problems import Problem, problem

LONGEST_PATH = 218  # of a workbook that Excel opens
_ODD = {WINDOWS: '^;|<>"%', MAC: '^;|<>"%$`\\'}  # as macros/CchcMaster.bas has them


def findings(facts: Facts) -> tuple[Problem, ...]:
    """What should be known or done, the nearest cause first; nothing where all is well."""
    if facts.system not in (WINDOWS, MAC):
        return (problem("A04", system=facts.system), *_folders(facts), *_master(facts))
    return (*_python(facts), *_addin(facts), *_trust(facts), *_folders(facts), *_master(facts))


def _python(facts: Facts) -> Iterator[Problem]:
    if facts.python_bits == 32:
        yield problem("A05")
    yield from (problem("A06", library=library) for library in facts.libraries)
    if not facts.has_tkinter:
        yield problem("A23")
    if not facts.can_call_python:
        yield problem("A03", path=facts.python)
    if _in_cloud(facts.python, facts):
        yield problem("A17", path=facts.python)
    if facts.encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "cp65001"):
        yield problem("A24", encoding=facts.encoding)


def _addin(facts: Facts) -> Iterator[Problem]:
    if facts.system == MAC:
        yield problem("A25")
    if facts.system == WINDOWS and not facts.excel:
        yield problem("A04", system=facts.system)
    if facts.addin is None:
        yield problem("A07")
    else:
        yield from _addin_file(facts.addin, facts)
    if facts.missing_script:
        yield problem("A22", name=facts.missing_script)


def _addin_file(addin: AddinFile, facts: Facts) -> Iterator[Problem]:
    if addin.version != facts.version:
        yield problem("A08", found=addin.version or "lạ", version=facts.version)
    if not addin.interpreter_exists:
        yield problem("A09", path=addin.interpreter)
    elif not _same(addin.interpreter, facts.python, facts.system):
        yield problem("A10", path=addin.interpreter)
    if addin.from_internet:
        yield problem("A15", path=addin.path)


def _trust(facts: Facts) -> Iterator[Problem]:
    if facts.is_disabled:
        yield problem("A11")
    if facts.no_trusted_folders:
        yield problem("A12", folder=facts.start_folder)
    if facts.no_addins:
        yield problem("A13")
    if facts.no_child_processes:
        yield problem("A14", path=facts.python)


def _folders(facts: Facts) -> Iterator[Problem]:
    yield from (problem("A16", folder=folder) for folder in facts.unwritable)


def _master(facts: Facts) -> Iterator[Problem]:
    master = facts.master
    if master is None:
        return
    name = PureWindowsPath(master.path).name  # knows both kinds of slash
    if master.refusal:
        yield problem("A19", file=name, detail=master.refusal)
    if "://" in master.path or _in_cloud(master.path, facts):
        yield problem("A18", file=name)
    if len(master.path) > LONGEST_PATH:
        yield problem("A20", file=name, length=len(master.path), longest=LONGEST_PATH)
    if letters := _odd_letters(master, facts.system):
        yield problem("A21", file=name, letters=letters)


def _odd_letters(master: MasterFile, system: str) -> str:
    odd = _ODD.get(system, "")
    if "://" in master.path:
        odd = odd.replace("%", "")
    return " ".join(letter for letter in odd if letter in master.path)


def _in_cloud(path: str, facts: Facts) -> bool:
    folder = _comparable(path, facts.system)
    return any(folder.startswith(_comparable(cloud, facts.system).rstrip("/") + "/") for cloud in facts.cloud_folders)


def _same(one: str, other: str, system: str) -> bool:
    return _comparable(one, system) == _comparable(other, system)


def _comparable(path: str, system: str) -> str:
    return path.replace("\\", "/").casefold() if system == WINDOWS else path
