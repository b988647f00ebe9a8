"""``install``: the add-in built for this machine and put into Excel's start folder, or taken out of it."""

from cchc_xl.addin import install as place
from cchc_xl.addin.machine import MAC, Machine, this_machine, this_python
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values.problems import problem

RESTART = "Đóng mọi cửa sổ Excel rồi mở lại: thẻ CCHC hiện trên thanh công cụ."
AGAIN = "Chạy lại lệnh này mỗi khi cập nhật cchc_xl hoặc chuyển chỗ Python; gỡ bỏ: cchc-xl install --undo."


def install_here() -> Outcome:
    """``install`` on this machine, for the Python that runs this."""
    return install(this_machine(), this_python())


def uninstall_here() -> Outcome:
    """``uninstall`` on this machine."""
    return uninstall(this_machine())


def install(machine: Machine, python: str) -> Outcome:
    """Puts the add-in where Excel loads it when it starts. Refused: A01 no Excel here, A02 Excel has it open, A03."""
    wanted = place.files(machine, python)
    place.put(wanted)
    written = tuple(f"Đã ghi tệp «{path}»." for path in wanted)
    caveat = (str(problem("A25")),) if machine.system == MAC else ()
    return Outcome(
        message="Đã cài bộ nút CCHC vào Excel.",
        figures={"files": [str(path) for path in wanted], "python": python},
        notes=(*written, f"Bộ nút gọi Python ở «{python}».", RESTART, AGAIN, *caveat),
    )


def uninstall(machine: Machine) -> Outcome:
    """Takes the add-in out again. Refused: A01, A02."""
    removed = place.remove(machine)
    return Outcome(
        message="Đã gỡ bộ nút CCHC khỏi Excel." if removed else "Bộ nút CCHC chưa được cài; không có gì để gỡ.",
        figures={"files": [str(path) for path in removed]},
        notes=tuple(f"Đã xóa tệp «{path}»." for path in removed),
    )
