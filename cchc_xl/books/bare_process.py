"""Processes that start bare: with the modules they are told of, and not with the program that starts them.

A fork would carry the locks of this process's threads along. A fresh Python would run the main module again, be it
the command line, a test run or a script of Excel's without a guard: slow, and not ours to run.
"""

import multiprocessing
import multiprocessing.context as context
import sys
import threading
from collections.abc import Sequence
from types import ModuleType
from typing import Any

_HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods()  # not on Windows
_Context: Any = context.ForkServerContext if _HAS_SERVER else context.SpawnContext
_Process: Any = context.ForkServerProcess if _HAS_SERVER else context.SpawnProcess
_STARTING = threading.Lock()


class BareProcess(_Process):
    """A process that does not import ``__main__``."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - multiprocessing's name
        with _STARTING:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")  # has no file and no name to be found by
            try:
                return _Process._Popen(process_obj)
            finally:
                sys.modules["__main__"] = main


class BareContext(_Context):
    Process = BareProcess


def bare_context(modules: Sequence[str]) -> context.BaseContext:
    """How to start processes that need these modules; where a server forks them, it imports them once."""
    starting = BareContext()
    if _HAS_SERVER:
        starting.set_forkserver_preload(list(modules))
    return starting
