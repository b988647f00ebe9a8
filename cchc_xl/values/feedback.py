"""A return that goes back to its agency to be corrected, as a value: no file library sees it here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.values.grid import Cell
from cchc_xl.values.words import Severity


@dataclass(frozen=True)
class Office:
    """Who asks for corrections, and of whom: ``names`` and last days ``due`` are by agency.

    ``round_name`` as in Kỳ báo cáo; ``receiver`` and ``contact`` (with the telephone number; "" for nobody) as
    in the forms.
    """

    round_name: str
    receiver: str
    contact: str
    names: Mapping[str, str]
    due: Mapping[str, dt.date]


@dataclass(frozen=True)
class Fault:
    """One thing to correct: where it stands, what it is about, what is written there, what is wrong, what to do.

    ``cells`` are A1 addresses in ``sheet`` of the copy, the first one leading; none where the fault has no place.
    """

    code: str
    severity: Severity
    sheet: str
    cells: tuple[str, ...]
    about: str
    written: str
    text: str
    remedy: str


@dataclass(frozen=True)
class SheetCopy:
    """A sheet of the return, every value at its own address.

    ``columns``: the fields of the report table by 0-based column, empty where the sheet has none; ``header``: its
    0-based header row; ``body``: its 0-based rows that are answered; ``marked``: the faulty cells by address.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    columns: Mapping[int, str]
    header: int
    body: frozenset[int]
    marked: Mapping[str, Severity]


@dataclass(frozen=True)
class Feedback:
    """What goes back to one agency: the list of faults, and its own workbook with the faulty cells marked.

    ``file``: the name of the copy, safe on every system; ``original``: the file as it came. ``identity``: what makes
    the corrected copy the agency's return again; ``form`` its id. ``more``: faults that the list has no room for.
    ``complete``: everything typed is in the copy; where it is not, the agency has to correct its own file.
    ``as_of``: the day on which the return was looked at; ``saved_at``: when it was last saved, in local time.
    """

    file: str
    original: str
    agency: str
    form: str
    office: Office
    as_of: dt.date
    identity: Mapping[str, str]
    saved_at: dt.datetime | None
    faults: tuple[Fault, ...]
    more: int
    sheets: tuple[SheetCopy, ...]
    complete: bool = True

    @property
    def agency_name(self) -> str:
        return self.office.names.get(self.agency, self.agency)

    @property
    def due(self) -> dt.date | None:
        """The agency's last day for the round."""
        return self.office.due.get(self.agency)
