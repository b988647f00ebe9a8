"""``offline-folder``: all that a PC without rights and without internet needs, in one folder."""

from pathlib import Path

from cchc_xl.commands.outcome import Outcome
from cchc_xl.offline import folder, packages
from cchc_xl.offline.windows_python import PYTHON, Download, WindowsPython, download, python_zip


def offline_folder(
    out: Path,
    python_file: Path | None = None,
    python: WindowsPython = PYTHON,
    fetch: Download = download,
    call: packages.Call = packages.call,
) -> Outcome:
    """Makes the folder ``out`` out of the source that this runs from. ``python_file``: Python's zip, if it was
    downloaded already. Refused, and nothing is left: F01 to F07, M08."""
    root = packages.checkout()
    data = python_zip(python, python_file, fetch)
    folder.make(out, python, data, root, call)
    wheels = len(list((out / "wheels").glob("*.whl")))
    return Outcome(
        message=f"Đã tạo thư mục «{out.name}» cho máy Windows 64 bit không có internet.",
        figures={"python": python.version, "wheels": wheels, "folder": str(out.absolute())},
        notes=(
            f"Gồm Python {python.version}, {wheels} thư viện, tệp nút cho Excel, {folder.LAUNCHER}, {folder.READ_ME}.",
            f"Nén cả thư mục rồi chép sang máy đó; người dùng đọc {folder.READ_ME} trước.",
        ),
    )
