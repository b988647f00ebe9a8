"""What all objects of the facade have in common: names as Excel has them, calls counted, an Excel that can be busy."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.excel_over_calc.pywin32 import CALL_REJECTED, NOT_NOW, UNKNOWN_NAME, CDispatch, com_error, excel_says


@dataclass
class Line:
    """The line to Excel: how many calls went over it, by name, and whether Excel takes any.

    ``rejected``: so many calls from now on are rejected, as while Excel is busy; ``is_editing``: all are, as while a
    cell is being edited. ``fails_at``: the name of a call that fails.
    """

    calls: Counter[str] = field(default_factory=Counter[str])
    rejected: int = 0
    is_editing: bool = False
    fails_at: str = ""

    def call(self, name: str) -> None:
        if self.is_editing:
            raise com_error(NOT_NOW, "", None)
        if self.rejected:
            self.rejected -= 1
            raise com_error(CALL_REJECTED, "Call was rejected by callee.", None)
        self.calls[name] += 1
        if name == self.fails_at:
            raise excel_says("Application-defined or object-defined error")

    @property
    def count(self) -> int:
        return self.calls.total()


class _Names:
    """What pywin32 asks whether a name is known at all; asked only where it is not."""

    def GetIDsOfNames(self, _language: int, name: str) -> None:
        raise com_error(UNKNOWN_NAME, f"Unknown name: {name}")


class Com(CDispatch):
    """An object of Excel's. Its public names are exactly those that begin with a capital; each use is one call."""

    _oleobj_ = _Names()

    def __init__(self, line: Line) -> None:
        self._line = line

    def __getattribute__(self, name: str) -> Any:
        if name[0].isupper():
            known = any(name in kind.__dict__ for kind in type(self).__mro__)
            if not known:
                raise AttributeError(f"Excel has no {type(self).__name__}.{name} here")
            object.__getattribute__(self, "_line").call(f"{type(self).__name__}.{name}")
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper():
            member = next((kind.__dict__[name] for kind in type(self).__mro__ if name in kind.__dict__), None)
            if not (isinstance(member, property) and member.fset):
                raise AttributeError(f"{type(self).__name__}.{name} cannot be set here")
            self._line.call(f"{type(self).__name__}.{name} =")
            value = plain(value)
        object.__setattr__(self, name, value)


class Items(Com):
    """A collection: ``Sheets(1)``, ``Sheets("Tên")``; as in Excel names are the same whatever the case."""

    def _all(self) -> list[Any]:
        raise NotImplementedError

    def __call__(self, key: int | str) -> Any:
        self._line.call(f"{type(self).__name__}()")
        items = self._all()
        if isinstance(key, str):
            found = [item for item in items if object.__getattribute__(item, "_name")().casefold() == key.casefold()]
        else:
            found = items[int(key) - 1 : int(key)] if key >= 1 else []
        if not found:
            raise excel_says(f"Subscript out of range: {key}")
        return found[0]

    def __iter__(self) -> Any:
        for item in self._all():
            self._line.call(f"{type(self).__name__}()")
            yield item

    @property
    def Count(self) -> int:
        return len(self._all())


def plain(value: Any) -> Any:
    """The object itself, where xlwings hands over one in its wrapper."""
    return getattr(value, "_inner", value) if not isinstance(value, Com) else value
