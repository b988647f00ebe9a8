"""One case: a file, what was done to it, and what must be found in it all the same."""

from dataclasses import dataclass

from cchc_xl.values.grid import Cell

Place = tuple[str, str]  # milestone and field


@dataclass(frozen=True)
class Typed:
    """What somebody typed into an answer: it is taken as one of ``meant``, or told at its cell.

    No ``meant``: it may mean anything, but not nothing.
    """

    place: Place
    meant: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Case:
    """``done``: what was done, in words. ``stands``: the answers that the file still says as they were,
    ``speaks`` those in which it says anything.

    ``sound``: any program reads the file as it was, so that it may not be refused, and nothing is to be told but of
    ``typed``.
    """

    data: bytes
    done: str
    stands: frozenset[Place]
    speaks: frozenset[Place] = frozenset()
    sound: bool = False
    typed: Typed | None = None
