"""Loads xlwings without what it would bring along; importing this module first is all it takes.

xlwings loads pandas, matplotlib and others wherever they are installed, to convert between them and cells. We write
plain values: so a press of a button need not wait a second for converters that nobody asks for. Whoever needs pandas
later gets it as always.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_OPTIONAL = ("numpy", "pandas", "matplotlib", "PIL", "plotly", "polars")


@contextmanager
def _hidden() -> Iterator[None]:
    """Looks meanwhile as if they were not installed, but those that are loaded already."""
    modules: Any = sys.modules
    hidden = [name for name in _OPTIONAL if name not in modules]
    modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            del modules[name]


if "xlwings" not in sys.modules:
    with _hidden():
        import xlwings  # noqa: F401
