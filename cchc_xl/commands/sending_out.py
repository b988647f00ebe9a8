"""The folder that forms go out in: where they lie, what goes beside them, what of it is no longer there."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import pandas as pd

from cchc_xl.books.parcels import SEPARATORS, csv_bytes, zip_bytes
from cchc_xl.commands.reading import setting
from cchc_xl.forms.parcels import LIST_FILE, LIST_IN_PARCEL, PARCELS, Parcel, listing, parcels
from cchc_xl.values.problems import refuse
from cchc_xl.values.settings import LIST_SEPARATOR
from cchc_xl.values.words import Arrival

REPLACED = "da-thay-the"  # the folder for forms that were issued anew
LONGEST_PATH = 218 if sys.platform == "win32" else None  # Excel opens nothing beyond, whatever Windows allows
_NAMED = 5  # so many agencies are named; of more, how many


@dataclass(frozen=True)
class OutFolder:
    """The folder at ``path`` with the forms of one round that count (columns.FORM_LIST).

    ``new``: the forms made now, by their place; they are not there yet. ``names``: agency → name; ``separator``
    stands between the cells of its lists.
    """

    path: Path
    forms: pd.DataFrame
    new: Mapping[Path, bytes]
    names: "pd.Series[str]"
    separator: str

    def list_of_forms(self) -> dict[Path, bytes]:
        """The list of the round's forms, as a file."""
        return {self.path / LIST_FILE: csv_bytes(listing(self.forms), self.separator)}

    def zips(self, wanted: Collection[str]) -> dict[Path, bytes]:
        """The zips with the form of any agency ``wanted``, each with a list of what is inside.

        A form that is not new is read from the folder, and left out where it is not there. A zip that lies there
        with the older form of an agency that gets a new one is made anew too.
        """
        if not wanted and not (self.path / PARCELS).exists():
            return {}
        renewed = {a for a, file in self._files.items() if self.path / file in self.new}
        made: dict[Path, bytes] = {}
        for parcel in parcels(self.forms, self.names):
            touched = {*wanted, *renewed} if (self.path / parcel.path).exists() else {*wanted}
            if not touched.isdisjoint(parcel.members):
                made |= self._packed(parcel)
        return made

    def older(self, replaced: pd.DataFrame) -> dict[Path, Path]:
        """What stands where a new form goes, or holds a form (columns.FORMS) that was replaced → where it is moved.

        Nothing is overwritten: it may be a form that somebody has begun to fill in.
        """
        known = (lying(self.path, file) for file in replaced["file"])
        standing = dict.fromkeys([*(place for place in self.new if place.exists()), *(p for p in known if p)])
        return {place: self.path / REPLACED / place.name for place in standing}

    def lost(self, forms: pd.DataFrame, submissions: pd.DataFrame) -> list[str]:
        """The agencies whose form (columns.FORMS) is not in the folder, and has not come back (columns.SUBMISSIONS)."""
        came = submissions.loc[submissions["status"].isin((Arrival.SENT, Arrival.LATE)), ["round", "agency"]]
        back = pd.MultiIndex.from_frame(forms[["round", "agency"]]).isin(pd.MultiIndex.from_frame(came))
        waiting = forms[~back]
        return [a for a, file in zip(waiting["agency"], waiting["file"], strict=True) if not lying(self.path, file)]

    @property
    def _files(self) -> dict[str, str]:
        return dict(zip(self.forms["agency"], self.forms["file"], strict=True))

    def _packed(self, parcel: Parcel) -> dict[Path, bytes]:
        files = self._files
        found = {agency: self._data(files[agency]) for agency in parcel.members}
        inside = {agency: name for agency, name in parcel.members.items() if found[agency]}
        if not inside:
            return {}
        rows = self.forms[self.forms["agency"].isin(inside)]
        members = {LIST_IN_PARCEL: csv_bytes(listing(rows, inside), self.separator)}
        members |= {name: found[agency] for agency, name in inside.items()}
        return {self.path / parcel.path: zip_bytes(members, rows["issued_at"].max().to_pydatetime())}

    def _data(self, file: str) -> bytes:
        """A form's bytes; none where it is not there."""
        place = lying(self.path, file)
        return self.new.get(self.path / file) or (place.read_bytes() if place else b"")


def refuse_long_paths(out: Path, files: Sequence[str]) -> None:
    """Refused M23 where Excel could not open one of the files in that folder."""
    longest = max((out / file for file in files), key=lambda path: len(str(path.absolute())), default=out)
    length = len(str(longest.absolute()))
    if LONGEST_PATH is not None and length > LONGEST_PATH:
        raise refuse("M23", file=longest.name, length=length, longest=LONGEST_PATH)


def lying(out: Path, file: str) -> Path | None:
    """A form that lies where it was put, or loose in the folder; None where it does not, or is no workbook."""
    return next((path for path in _places(out, file) if _is_workbook(path)), None)


def list_separator(settings: pd.DataFrame) -> str:
    """What stands between the cells of a list, by the setting; its first value where it is nothing usable."""
    chosen = setting(settings, LIST_SEPARATOR)
    return chosen if chosen in SEPARATORS else LIST_SEPARATOR.default


def told_outdated(outdated: Mapping[str, Sequence[str]], names: "pd.Series[str]") -> list[str]:
    """Sentences on forms that went out before their agency got further things to report on."""
    if len(outdated) > _NAMED:
        return [
            f"Biểu đã phát hành của {named(list(outdated), names)} thiếu mốc mới giao sau khi phát hành; "
            "phát hành lại nếu cần (--reissue)."
        ]
    return [
        f"Biểu đã phát hành của {named([agency], names)} thiếu {len(new)} mốc mới: {', '.join(new)}; "
        f"phát hành lại nếu cần (--agency {agency} --reissue)."
        for agency, new in outdated.items()
    ]


def named(agencies: Sequence[str], names: "pd.Series[str]") -> str:
    """Sở Nội vụ (SNV), Sở Tư pháp (STP) …; of many only the first, and how many there are beside."""
    agencies = list(agencies)
    text = ", ".join(f"{names[agency]} ({agency})" for agency in agencies[:_NAMED])
    return text if len(agencies) <= _NAMED else f"{text} và {len(agencies) - _NAMED} cơ quan khác"


def _places(out: Path, file: str) -> Iterator[Path]:
    """What stands in a cell is what somebody may have typed: nothing in it leads out of the folder."""
    path = PureWindowsPath(file)
    if path.drive or path.root or ".." in path.parts or not path.name:
        return
    yield out.joinpath(*path.parts)
    yield out / path.name


def _is_workbook(path: Path) -> bool:
    """Whether it is a file that begins as a zip does: after a power cut it may be there and be empty."""
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False
