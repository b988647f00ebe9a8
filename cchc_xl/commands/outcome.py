"""What a command has to say when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_xl.values.problems import Problem

if TYPE_CHECKING:
    from cchc_xl.commands.preview import Preview  # loads all that reads letters


@dataclass(frozen=True)
class Listing:
    """Rows to look at before anything is written, under one title; every cell as staff read it."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Outcome:
    """A sentence for staff, the figures behind it, the problems found, and files still to be written.

    ``attention``: done, but a person has to look before the result can be trusted (exit code 1).
    ``files`` are written beside the master's own save, all or none; what stands in the place of one is overwritten.
    Files that ``aside`` names are moved to where it says first. ``previews``: letters as they were understood;
    ``listings``: what a command would change.
    """

    message: str
    figures: Mapping[str, object] = field(default_factory=dict[str, object])
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    attention: bool = False
    files: Mapping[Path, bytes] = field(default_factory=dict[Path, bytes])
    aside: Mapping[Path, Path] = field(default_factory=dict[Path, Path])
    previews: "tuple[Preview, ...]" = ()
    listings: tuple[Listing, ...] = ()
