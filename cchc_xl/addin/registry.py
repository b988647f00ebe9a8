"""Windows' registry, read only; elsewhere it is empty."""

import contextlib
import sys
from typing import Protocol


class Registry(Protocol):
    """Values by key (``HKCU\\Software\\…``) and name."""

    def value(self, key: str, name: str) -> str | int | None:
        """One value; None where there is none, or it may not be read."""
        ...

    def values(self, key: str) -> tuple[str | int | bytes, ...]:
        """All values of a key."""
        ...


class ThisRegistry:
    """The one of this machine."""

    def value(self, key: str, name: str) -> str | int | None:
        if sys.platform == "win32":
            import winreg

            with contextlib.suppress(OSError), winreg.OpenKey(*_split(key)) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        return None

    def values(self, key: str) -> tuple[str | int | bytes, ...]:
        if sys.platform == "win32":
            import winreg

            with contextlib.suppress(OSError), winreg.OpenKey(*_split(key)) as opened:
                return tuple(winreg.EnumValue(opened, n)[1] for n in range(winreg.QueryInfoKey(opened)[1]))
        return ()


if sys.platform == "win32":

    def _split(key: str) -> tuple[int, str]:
        import winreg

        root, _, rest = key.partition("\\")
        return {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}[root], rest
