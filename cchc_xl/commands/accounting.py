"""Where every file that came in ended: each in exactly one place, and the sum is right."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from cchc_xl.books.intake import Collected
from cchc_xl.forms.choose import Chosen
from cchc_xl.values.words import Severity

_NAMED = 3  # of the files passed over; the others are told line by line
_FAULTS = (Severity.ERROR, Severity.WARNING)


class Miscounted(Exception):  # noqa: N818 - what happened; it is a fault of the program's own
    """A file that came in is nowhere, or in two places. Nothing may be saved then."""


@dataclass(frozen=True)
class Account:
    """Names of files by what became of them. ``received``: how many came, whatever they are.

    Taken in without a fault; taken in with faults to correct; refused; not used for a newer or an equal file's sake;
    passed over, being no returns (lock files, thumbs.db).
    """

    received: int
    valid: tuple[str, ...]
    faulty: tuple[str, ...]
    refused: tuple[str, ...]
    superseded: tuple[str, ...]
    passed_over: tuple[str, ...]

    @property
    def figures(self) -> dict[str, int]:
        """How many files in each place, under the names of ``--json``."""
        counts = {f"files_{place}": len(names) for place, names in self._places()}
        return {"files_received": self.received, **counts}

    def __str__(self) -> str:
        said = {
            "valid": "hợp lệ",
            "faulty": "có lỗi",
            "refused": "trả lại",
            "superseded": "đã có bản khác",
            "passed_over": "bỏ qua",
        }
        places = " + ".join(f"{len(names)} {said[place]}" for place, names in self._places())
        return f"Tệp nhận được: {self.received} = {places}{self._passed_over()}"

    def _passed_over(self) -> str:
        """The names of some of the files that are no returns: «(~$SNV.xlsx, thumbs.db…)»."""
        more = "…" if len(self.passed_over) > _NAMED else ""
        return f" ({', '.join(self.passed_over[:_NAMED])}{more})" if self.passed_over else ""

    @property
    def files(self) -> list[str]:
        """The names of all of them, place by place."""
        return [name for _, names in self._places() for name in names]

    def _places(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for place in ("valid", "faulty", "refused", "superseded", "passed_over"):
            yield place, getattr(self, place)


def account(came: Collected, chosen: Chosen, problems: pd.DataFrame, round_id: str) -> Account:
    """Where the files ended; ``problems`` (columns.PROBLEMS) as they stand now. Raises Miscounted."""
    severe = problems[(problems["round"] == round_id) & problems["severity"].isin(_FAULTS)]
    faults = set(zip(severe["agency"], severe["file"], strict=True))
    result = Account(
        received=len(came.files) + len(came.passed_over),
        valid=tuple(r.file for r in chosen.counting if (r.agency, r.file) not in faults),
        faulty=tuple(r.file for r in chosen.counting if (r.agency, r.file) in faults),
        refused=tuple(r.file for r in chosen.refused),
        superseded=(*(o.returned.file for o in chosen.older), *(r.file for r, _ in chosen.identical)),
        passed_over=came.passed_over,
    )
    if sorted(result.files) != sorted((*(file.name for file in came.files), *came.passed_over)):
        raise Miscounted(str(result))
    return result


def ensure_named(files: Sequence[str], *columns: Collection[str]) -> None:
    """Raises Miscounted where a file that came in is named in none of the tables' columns."""
    named = set().union(*columns)
    if nowhere := [file for file in files if file not in named]:
        raise Miscounted(f"không có trong bảng nào: {nowhere}")
