"""What a command tells while it works, to whoever watches."""

from typing import Protocol


class Tell(Protocol):
    """Takes what is in hand: the work, how many of its files are done, of how many, and the file's name.

    A ``total`` of 0: nobody knows how much there is. It may raise to stop the work, between two files.
    """

    def __call__(self, what: str, done: int, total: int, file: str = "", /) -> None: ...


def silent(_what: str, _done: int, _total: int, _file: str = "") -> None:
    """Tells nobody."""
