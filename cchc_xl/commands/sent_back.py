"""What goes back: files that could not be used, copied with the reason, where no one takes them in again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from cchc_xl.books.backups import FOLDER as BACKUPS
from cchc_xl.books.intake import Collected, Incoming
from cchc_xl.books.parcels import csv_bytes
from cchc_xl.commands.reading import Register, setting
from cchc_xl.commands.to_correct import LIST
from cchc_xl.forms.file_names import plain
from cchc_xl.forms.returns import Return
from cchc_xl.progress.submissions import due_by_level
from cchc_xl.values import settings as s
from cchc_xl.values.feedback import Office
from cchc_xl.values.problems import Problem, Refused

REFUSED, FEEDBACK = "tra-lai", "phan-hoi"
LISTS = ("TRA-LAI.csv", LIST)  # a folder with one of these in it is the program's own
_REASON = ".LY-DO.txt"
_NOBODY = "chua-ro-co-quan"
_LARGEST = 50_000_000  # bytes of a file that is worth a second copy


@dataclass(frozen=True)
class Place:
    """Where copies go, and what stands between the cells of their lists."""

    out: Path
    separator: str

    def folder(self, kind: str, round_id: str) -> Path:
        """The folder for copies of that kind (REFUSED, FEEDBACK) of a round."""
        return self.out / kind / plain(round_id)


def office(register: Register, row: "pd.Series[Any]", settings: pd.DataFrame) -> Office:
    """Who asks agencies to correct what they sent for the round, and by which day."""
    due = {level: day.date() for level, day in due_by_level(row).items() if pd.notna(day)}
    levels: dict[str, str] = dict(zip(register.agencies["agency"], register.agencies["level"], strict=True))
    return Office(
        round_name=str(row["name"]),
        receiver=setting(settings, s.RECEIVER),
        contact=", ".join(filter(None, (setting(settings, s.CONTACT), setting(settings, s.PHONE)))),
        names=dict(zip(register.agencies["agency"], register.agencies["agency_name"], strict=True)),
        due={agency: due[level] for agency, level in levels.items() if level in due},
    )


def without_our_own(came: Collected, master: str) -> Collected:
    """The files but those that the program itself put there: the master, its copies, what it sends back."""
    roots = {folder: _is_our_own(folder) for folder in {parent for file in came.files for parent in file.path.parents}}
    ours = {f.name for f in came.files if f.name == master or any(roots[parent] for parent in f.path.parents)}
    files = tuple(file for file in came.files if file.name not in ours)
    return Collected(files, (*came.passed_over, *(file.name for file in came.files if file.name in ours)))


def _is_our_own(folder: Path) -> bool:
    if any((folder / name).is_file() for name in LISTS):
        return True
    return folder.parent.name == BACKUPS and (folder / "journal.json").is_file()


def refused_copies(
    refused: Sequence[Return], files: Sequence[Incoming], standing: pd.DataFrame, place: Place, round_id: str
) -> dict[Path, bytes]:
    """For each refused file a copy and a text with the reason, by agency, and a list of them all.

    ``standing``: the problems (columns.PROBLEMS) for which files of the round are refused, those of earlier days too.
    Originals stay as they are. A name that another file has already gets a part of its content's hash, so that
    copying once more makes nothing new.
    """
    folder = place.folder(REFUSED, round_id)
    if standing.empty and not (folder / LISTS[0]).exists():
        return {}
    sources = {file.name: file for file in files}
    made: dict[Path, bytes] = {folder / LISTS[0]: csv_bytes(_listed(standing), place.separator)}
    for r in refused:
        data = _content(sources[r.file])
        copy = _free(folder / (plain(r.agency) or _NOBODY), safe_name(r.file), data or b"", r.sha256, made)
        if data is not None:
            made[copy] = data
        made[copy.with_name(copy.name + _REASON)] = _reason(r.file, r.problems)
    return made


def safe_name(name: str) -> str:
    """A file name for every system: plain letters, never a path, of the name by which staff know the file."""
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = plain(path.suffix, 8).lower()
    return (plain(path.stem) or "tep") + (f".{suffix}" if suffix else "")


def _listed(rows: pd.DataFrame) -> list[list[str]]:
    """What is wrong with each refused file, under headers."""
    body = rows[["file", "agency", "code", "text", "remedy"]].to_numpy().tolist()
    return [["Tệp", "Mã CQ", "Mã lỗi", "Lý do", "Cách khắc phục"], *body]


def _free(place: Path, name: str, data: bytes, sha256: str, made: Mapping[Path, bytes]) -> Path:
    """The name, unless a file of another content has it already, now or from an earlier day."""
    wanted, (stem, dot, suffix) = place / name, name.partition(".")
    taken = {path.as_posix().casefold() for path in made}
    is_taken = wanted.as_posix().casefold() in taken or (wanted.is_file() and wanted.read_bytes() != data)
    return place / f"{stem}_{sha256[:8]}{dot}{suffix}" if is_taken else wanted


def _content(file: Incoming) -> bytes | None:
    """The file's bytes; None where it is too large to be worth a copy, or is gone."""
    if file.size > _LARGEST:
        return None
    try:
        return file.data()
    except Refused:
        return None


def _reason(file: str, problems: Iterable[Problem]) -> bytes:
    lines = [f"Tệp nhận được: {' '.join(file.split())}", "Tệp này chưa dùng được:"]
    lines += [f"- {p.text[:1].upper()}{p.text[1:]}\n  Cách khắc phục: {p.remedy} ({p.code})" for p in problems]
    return "\n".join([*lines, ""]).replace("\n", "\r\n").encode("utf-8-sig")
