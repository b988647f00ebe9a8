"""Two ways of doing one thing, timed in turn on the same machine."""

import time
from collections.abc import Callable

ROUNDS = 3


def compare(what: str, ours: Callable[[], object], theirs: Callable[[], object], other: str) -> float:
    """Prints the best of a few rounds of each side, in seconds, and how many times as fast ours is; the ratio."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]  # in turn: a busy minute slows both
    mine, others = (min(times) for times in zip(*pairs, strict=True))
    print(f"{what}: ours {mine:.2f} s, {other} {others:.2f} s: {others / mine:.1f} times as fast", flush=True)
    return others / mine


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
