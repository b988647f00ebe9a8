"""``build-addin``: the add-in as a file, for whoever wants to look at it or carry it elsewhere."""

from pathlib import Path

from cchc_xl.addin.build import addin
from cchc_xl.addin.install import put
from cchc_xl.addin.machine import this_python
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values.problems import refuse


def build_addin(out: Path, python: str | None = None) -> Outcome:
    """Writes the add-in that calls the Python at that path (None: this one); the same bytes each time.

    Refused: X02, the name does not end in .xlam; A02, the file cannot be written.
    """
    if out.suffix.lower() != ".xlam":
        raise refuse("X02", detail="tên tệp của --out phải có đuôi .xlam")
    python = python or this_python()
    data = addin(python)
    put({out: data})
    return Outcome(
        message=f"Đã tạo tệp bộ nút «{out.name}».",
        figures={"file": str(out), "bytes": len(data), "python": python},
        notes=(f"Bộ nút gọi Python ở «{python}». Để cài vào Excel của máy đang dùng, chạy «cchc-xl install».",),
    )
