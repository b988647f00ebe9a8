"""What is so on this machine, as far as the add-in depends on it: a value, so that judging it needs no machine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AddinFile:
    """The add-in in Excel's start folder; ``from_internet``: Windows marked the file as downloaded."""

    path: str
    version: str
    interpreter: str
    interpreter_exists: bool
    from_internet: bool = False


@dataclass(frozen=True)
class MasterFile:
    """A master that was asked about; ``refusal``: why it cannot be written to, "" where it can."""

    path: str
    refusal: str = ""


@dataclass(frozen=True)
class Facts:
    """Versions and paths as text, "" for what is missing; bits 0 where unknown.

    ``libraries`` are those that live Excel needs and that are not there; ``unwritable`` folders that must be written
    to and cannot; ``cloud_folders`` those that OneDrive keeps. ``is_disabled``: Excel switched the add-in off after a
    crash; ``no_trusted_folders``, ``no_addins`` and ``no_child_processes`` are settings of Excel and of Defender.
    ``missing_script``: the name of the script that Excel on a Mac lacks.
    """

    system: str
    version: str
    python: str
    python_version: str
    python_bits: int
    encoding: str = "utf-8"
    libraries: tuple[str, ...] = ()
    has_tkinter: bool = True
    can_call_python: bool = True
    excel: str = ""
    excel_bits: int = 0
    start_folder: str = ""
    addin: AddinFile | None = None
    missing_script: str = ""
    is_disabled: bool = False
    no_trusted_folders: bool = False
    no_addins: bool = False
    no_child_processes: bool = False
    unwritable: tuple[str, ...] = ()
    cloud_folders: tuple[str, ...] = ()
    master: MasterFile | None = None
