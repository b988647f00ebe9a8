"""The menu in a plain window: the ribbon's twin for sites where Excel may not start programs.

It asks, makes a command line of the answers, shows that line and runs it: whatever holds for the commands holds here.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_xl.menu.asking import Back, Left, among, ask, ask_until
from cchc_xl.menu.desk import Desk
from cchc_xl.values.problems import Refused

TITLE = "CCHC – THEO DÕI KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"


def menu(master: Path | None, call: Callable[[Sequence[str]], int]) -> None:
    """Lists, asks and runs until the user leaves. ``call``: runs a command line, gives its exit code. Never raises for
    what a user types, drops or interrupts."""
    import datetime as dt

    from cchc_xl.screen.folders import LastFolders
    from cchc_xl.screen.places import of_this_user
    from cchc_xl.screen.windows import Windows

    folders = LastFolders(of_this_user().last_folders)
    desk = Desk(_absolute(master), Windows(), folders, dt.date.today(), call)
    work_at(desk)


def work_at(desk: Desk) -> None:
    """One entry after the other."""
    print(TITLE)
    try:
        while True:
            desk = _one(desk)
            ask("\nNhấn Enter để trở lại danh mục, 0 để thoát")
    except (Back, Left):  # at the menu itself, going back is leaving
        print("Đã thoát.")


def _one(desk: Desk) -> Desk:
    """Lets the user choose an entry and does it; the desk to go on with. Raises Back and Left to leave."""
    from dataclasses import replace

    from cchc_xl.menu.entries import ENTRIES

    entries = [entry for group in ENTRIES.values() for entry in group]
    _show(desk)
    chosen = ask_until("Chọn số", among(len(entries)), f"Nhập một số từ 0 đến {len(entries)}.")
    entry = entries[int(chosen) - 1]
    print(f"\n— {entry.label} — (0: quay lại)")
    try:
        other = entry.act(desk)
    except Back:
        print("Quay lại; chưa có gì thay đổi.")
        return desk
    except Refused as refused:
        print(refused)
        return desk
    return replace(desk, master=_absolute(other)) if other else desk


def _show(desk: Desk) -> None:
    from cchc_xl.menu.entries import ENTRIES

    book = f"{desk.master.name}  ({desk.master.parent})" if desk.master else "chưa chọn"
    print(f"\nSổ theo dõi: {book}\n")
    number = 0
    for group, entries in ENTRIES.items():
        print(f" {group}")
        for entry in entries:
            number += 1
            print(f"  {number:>2}. {entry.label}")
    print("\n   0. Thoát")


def _absolute(path: Path | None) -> Path | None:
    return path.absolute() if path else None


def hear_utf8() -> None:
    """Answers that are piped in are UTF-8, as all that is said is."""
    if hasattr(sys.stdin, "reconfigure") and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
