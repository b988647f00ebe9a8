"""How windows of the program look: one root, fonts and colours of the operating system, on top of Excel."""

import contextlib
import sys
from typing import Any

NAVY, GREY, RED, PAPER = "#1F3864", "#595959", "#8C1D18", "#FFFFFF"
COLOUR_OF_TONE = {"?": NAVY, "✔": "#1B5E20", "▲": "#8A5200", "!": "#8A3B12", "✖": RED}


def hidden_root() -> Any:
    """The library's invisible first window. Raises ImportError or TclError where there can be no windows."""
    import tkinter

    _be_sharp()
    root = tkinter.Tk(className="CCHC")
    root.withdraw()
    root.title("CCHC")
    return root


def font(size: int, *, bold: bool = False) -> Any:
    """The operating system's own font for windows, in another size (points)."""
    from tkinter.font import nametofont

    changed = nametofont("TkDefaultFont").copy()
    changed.configure(size=size, weight="bold" if bold else "normal")
    return changed


def points(window: Any, count: float) -> int:
    """So many points (1/72 inch) in the pixels of this screen: what is given in pixels is tiny on a sharp one."""
    return round(window.winfo_fpixels(f"{count}p"))


def on_top(window: Any) -> None:
    """In the middle of the screen, above Excel, which is waiting: a box behind it would look like a hang."""
    window.update_idletasks()
    width, height = window.winfo_reqwidth(), window.winfo_reqheight()
    left = max(0, (window.winfo_screenwidth() - width) // 2)
    top = max(0, (window.winfo_screenheight() - height) // 3)
    window.geometry(f"+{left}+{top}")
    window.attributes("-topmost", True)
    window.deiconify()
    window.lift()
    window.focus_force()


def _be_sharp() -> None:
    """Windows blurs programs that do not say that they know about large screens."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):
            ctypes.windll.shcore.SetProcessDpiAwareness(1)
