"""The shape of the code: imports go only downward, and every file library stays in its room."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cchc_xl"

# Each room with the rooms it may import from, beside itself.
MAY_IMPORT = {
    "values": set(),
    "plan": {"values"},
    "forms": {"values"},
    "progress": {"values"},
    "books": {"values"},
    "addin": {"values", "books"},
    "offline": {"values", "books", "addin"},
    "commands": {"values", "plan", "forms", "progress", "books", "addin", "offline"},
    "screen": {"values"},
    # Of books the open Excel, which is there before a command is; of offline the page that the guide is.
    "ribbon": {"values", "commands", "screen", "books", "offline"},
    "menu": {"values", "commands", "screen", "ribbon", "books"},  # of the ribbon its labels and the guide
    "cli": {"values", "commands", "help_page", "menu"},
    "help_page": set(),
    "__main__": {"cli"},
    "__init__": set(),
}

# Each library with the only places that may hold it.
ROOM_OF = {
    "openpyxl": ("books/draw/", "books/fill_in.py", "books/second_reader.py"),
    "lxml": ("books/package/",),
    "python_calamine": ("books/grids.py",),
    "pebble": ("books/workers.py",),
    "pyopenvba": ("addin/vba_project.py",),
    "docx": ("books/official/",),
    "docxtpl": ("books/official/fill.py",),
    "jinja2": ("books/official/fill.py",),
    "matplotlib": ("books/official/charts.py",),
    "pypdfium2": ("books/pdf/marks.py",),
    "xlwings": ("books/live/", "ribbon/calling.py"),
    "tkinter": ("screen/",),
    "platformdirs": ("screen/places.py",),
    "markdown_it": ("offline/texts.py",),
    "holidays": ("plan/calendar.py",),
    "viet_text_tools": ("plan/spelling.py",),
    "rapidfuzz": ("plan/agencies.py", "plan/alike.py"),
    "typer": ("cli/", "help_page.py"),
    "rich": ("cli/answering.py",),
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(module: Path) -> set[str]:
    """The dotted names that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_imports_go_only_downward(module: Path):
    here = room(module.relative_to(PACKAGE).as_posix())
    used = {name.split(".")[1] for name in imports(module) if name.startswith("cchc_xl.")}
    allowed = MAY_IMPORT[here] | {here, "__version__"}
    assert used <= allowed, f"{here} must not import {used - allowed}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_file_libraries_stay_in_their_room(module: Path):
    path = module.relative_to(PACKAGE).as_posix()
    libraries = {name.split(".")[0] for name in imports(module)}
    outside = [lib for lib, rooms in ROOM_OF.items() if lib in libraries and not path.startswith(rooms)]
    assert outside == []


def test_no_clock_and_no_file_in_the_verbs():
    """Verbs take `today` as an argument and plain values in: same input, same output."""
    forbidden = {"os", "pathlib", "shutil", "tempfile", "time", "random", "secrets", "io", "importlib"}
    for module in MODULES:
        if room(module.relative_to(PACKAGE).as_posix()) in ("values", "plan", "forms", "progress"):
            assert not forbidden & {name.split(".")[0] for name in imports(module)}, module
            assert "today()" not in module.read_text("utf-8"), module
            assert ".now()" not in module.read_text("utf-8"), module
