"""Several ways of doing one thing, timed in turn on the same machine."""

import time
from collections.abc import Callable, Sequence

ROUNDS = 3


def compare(what: str, ours: Callable[[], object], theirs: Callable[[], object], other: str) -> float:
    """Prints the best of a few rounds of each side, in seconds, and how many times as fast ours is; the ratio."""
    mine, others = in_turn((ours, theirs))
    print(f"{what}: ours {mine:.2f} s, {other} {others:.2f} s: {others / mine:.1f} times as fast", flush=True)
    return others / mine


def in_turn(sides: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """The best of a few rounds of each side, in seconds; a busy minute slows all of them."""
    times = [[seconds(side) for side in sides] for _ in range(rounds)]
    return [min(of_one) for of_one in zip(*times, strict=True)]


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, once."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
