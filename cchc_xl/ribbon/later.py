"""Commands that are still to come: a button says so as long as the module is not there. Goes when all are."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from cchc_xl.values.problems import refuse


def command_of(name: str, label: str) -> Callable[..., Any]:
    """The function of ``commands/<name>.py`` with that very name. Refused: E14, this version has none."""
    module = f"cchc_xl.commands.{name}"
    if find_spec(module) is None:
        raise refuse("E14", label=label)
    return getattr(import_module(module), name)
