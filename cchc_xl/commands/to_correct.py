"""The folder of copies that agencies are to correct: those still to be sent, and those that have had their day."""

import csv
import hashlib
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cchc_xl.books.parcels import SEPARATORS, csv_bytes
from cchc_xl.forms.feedback import COPY_ENDING
from cchc_xl.values.feedback import Feedback

LIST, OVER = "PHAN-HOI.csv", "da-xong"
_HEADERS = ("Tệp gửi lại", "Mã CQ", "Tên cơ quan", "Tệp nhận được", "Số nội dung cần sửa", "SHA-256")


@dataclass(frozen=True)
class ToCorrect:
    """What is written into the folder, what is moved out of the way first, and what staff have to be told."""

    files: dict[Path, bytes] = field(default_factory=dict[Path, bytes])
    aside: dict[Path, Path] = field(default_factory=dict[Path, Path])
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Listed:
    """A copy as the list has it; ``cells`` as in ``_HEADERS``, the last one blank in lists of before."""

    cells: tuple[str, ...]

    @property
    def file(self) -> str:
        return PurePosixPath(self.cells[0].replace("\\", "/")).name

    @property
    def agency(self) -> str:
        return self.cells[1]

    def is_of(self, data: bytes) -> bool:
        """Whether that is what was written then: nobody has worked on the copy since."""
        return self.cells[-1] == hashlib.sha256(data).hexdigest()


def copies_to_correct(
    faulty: Sequence[Feedback], read: Collection[str], standing: Collection[str], folder: Path, separator: str
) -> ToCorrect:
    """The copies for ``faulty`` returns, and the list of all that are still to be corrected.

    ``read``: the agencies whose counting return was read now; ``standing``: those whose faults still stand. A copy
    of an agency that was not read stays while they do. Any other that was listed is over, and moves to «da-xong», as
    does one that somebody worked on and that a new one takes the place of. Nothing is deleted; copies that no list
    knows are left where they are, and told.
    """
    listed = _read_list(folder / LIST)
    if not faulty and listed is None:
        return ToCorrect()
    drawn = _drawn(faulty, folder)
    before = [row for row in listed or () if row.file.endswith(COPY_ENDING) and folder / row.file not in drawn]
    kept = [row for row in before if row.agency in standing and row.agency not in read]
    over = [folder / row.file for row in before if row not in kept and (folder / row.file).is_file()]
    rows = sorted([*(_row(f, drawn[folder / f.file]) for f in faulty), *(row.cells for row in kept)])
    edited = [path for path, data in drawn.items() if _is_edited(path, data, listed or ())]
    files = {folder / LIST: csv_bytes([_HEADERS, *rows], separator), **drawn}
    aside = {path: folder / OVER / path.name for path in (*over, *edited)}
    return ToCorrect(files, aside, _notes(over, edited, _unknown(folder, {row[0] for row in rows}, aside)))


def _drawn(faulty: Sequence[Feedback], folder: Path) -> dict[Path, bytes]:
    if not faulty:
        return {}
    from cchc_xl.books.draw.feedback import draw_feedback  # openpyxl is slow to load, and rarely needed

    return {folder / f.file: draw_feedback(f) for f in faulty}


def _row(f: Feedback, data: bytes) -> tuple[str, ...]:
    count = str(len(f.faults) + f.more)
    return f.file, f.agency, f.agency_name, f.original, count, hashlib.sha256(data).hexdigest()


def _read_list(path: Path) -> tuple[_Listed, ...] | None:
    """The list as it was left, perhaps saved again by Excel with another separator; None where there is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = text.splitlines()
    separator = max(SEPARATORS, key=lines[0].count) if lines else SEPARATORS[0]
    blank = [""] * len(_HEADERS)
    rows = [[*row, *blank][: len(blank)] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    return tuple(_Listed(tuple(row)) for row in rows[1:])


def _is_edited(path: Path, data: bytes, listed: Sequence[_Listed]) -> bool:
    """Whether a copy stands there that is neither the new one nor what was written last time."""
    try:
        there = path.read_bytes()
    except OSError:
        return False
    return there != data and not any(row.file == path.name and row.is_of(there) for row in listed)


def _unknown(folder: Path, known: Collection[str], aside: Collection[Path]) -> list[Path]:
    if not folder.is_dir():
        return []
    copies = (path for path in sorted(folder.iterdir()) if path.name.endswith(COPY_ENDING))
    return [path for path in copies if path.name not in known and path not in aside]


def _notes(over: Sequence[Path], edited: Sequence[Path], unknown: Sequence[Path]) -> tuple[str, ...]:
    return (
        *(f"Bản góp ý «{p.name}» không còn phải gửi, được chuyển vào thư mục «{OVER}»." for p in over),
        *(f"Bản góp ý «{p.name}» đã có người sửa: bản đó được giữ trong thư mục «{OVER}»." for p in edited),
        *(f"Bản góp ý «{p.name}» không có trong {LIST}, được để nguyên: xem lại trước khi gửi." for p in unknown),
    )
