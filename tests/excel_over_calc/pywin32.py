"""Stands in for pywin32, so that xlwings' engine for Windows can be loaded on this system."""

import atexit
import ctypes
import datetime as dt
import importlib
import sys
import types
from typing import Any
from unittest import mock

CALL_REJECTED, NOT_NOW, EXCEPTION, UNKNOWN_NAME = -2147418111, -2146777998, -2147352567, -2147352570
_APPLICATION_ERROR = -2146827284  # 1004


class com_error(Exception):  # noqa: N801, N818 - pywin32's name
    """What pywin32 raises: number, text, (…, text of the program that answered, …, its number), argument."""

    def __init__(self, hresult: int, text: str, details: tuple[Any, ...] | None = None) -> None:
        super().__init__(hresult, text, details, None)
        self.hresult = hresult


def excel_says(text: str) -> com_error:
    """Excel's own error 1004, with what it says."""
    return com_error(EXCEPTION, "Exception occurred.", (0, "Microsoft Excel", text, "", 0, _APPLICATION_ERROR))


class CDispatch:
    """What late-bound COM objects are of; xlwings looks for it."""


class _Utc:
    @staticmethod
    def utc() -> dt.timezone:
        return dt.UTC


def windows_engine() -> Any:
    """``xlwings._xlwindows``, loaded."""
    if "xlwings._xlwindows" in sys.modules:
        return sys.modules["xlwings._xlwindows"]
    for name, content in _modules().items():
        sys.modules.setdefault(name, _module(name, content))
    with (
        mock.patch.object(ctypes, "windll", mock.MagicMock(), create=True),
        mock.patch.object(ctypes, "oledll", mock.MagicMock(), create=True),
        mock.patch.object(ctypes, "WINFUNCTYPE", mock.MagicMock(), create=True),
        mock.patch.object(ctypes, "PyDLL", mock.MagicMock()),
    ):
        engine = importlib.import_module("xlwings._xlwindows")
    atexit.unregister(engine.cleanup)  # it would look for forgotten Excels in the task list
    return engine


def _modules() -> dict[str, dict[str, Any]]:
    others = {name: type(name, (), {}) for name in ("CoClassBaseClass", "DispatchBaseClass")}
    time = type("TimeType", (dt.datetime,), {})
    client = {"CDispatch": CDispatch, "Dispatch": None, "DispatchEx": None, **others}
    return {
        "pywintypes": {"com_error": com_error, "error": OSError, "TimeType": time, "IID": str},
        "win32api": {},
        "win32con": {},
        "win32gui": {},
        "win32process": {"GetWindowThreadProcessId": lambda window: (0, window)},
        "win32timezone": {"TimeZoneInfo": _Utc},
        "pythoncom": {"CoInitialize": lambda: None, "com_error": com_error, "ole_error": com_error, "__file__": None},
        "win32com.client": client,
        "win32com": {"client": _module("win32com.client", client)},
    }


def _module(name: str, content: dict[str, Any]) -> types.ModuleType:
    known = sys.modules.get(name)
    if known is not None:
        return known
    module = types.ModuleType(name)
    module.__dict__.update(content)
    sys.modules[name] = module
    return module
