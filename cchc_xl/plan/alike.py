"""How alike two tasks are written. A number to show a person, and a bound beyond which it is the same task."""

from functools import lru_cache

from rapidfuzz import fuzz

from cchc_xl.plan.notes import without_note
from cchc_xl.plan.spelling import composed, folded

# Measured on the real letter: its own tasks come to at most 61 against one another, a task worded anew to 65
# and more. Two tasks may differ in one word only, so that even much likeness is a question between documents.
DOUBTFUL = 65
_SURE, _SURE_BY_NUMBER = 92, 60


def likeness(one: str, other: str) -> int:
    """0 … 100: how many words two texts share, in order and at all. 100: nothing but spelling differs.

    Below ``DOUBTFUL`` only that it is below counts.
    """
    words, others = _folded(one), _folded(other)
    if words == others:
        return 100
    in_order = fuzz.ratio(words.split(), others.split())
    at_all = fuzz.token_set_ratio(words, others, score_cutoff=2 * DOUBTFUL - 1 - in_order)
    return min(99, round((in_order + at_all) / 2))


def is_surely_the_same(one: str, other: str, *, same_number: bool) -> bool:
    """Whether two texts of one plan's history are one task; under the same number more may have changed."""
    in_order = fuzz.ratio(_folded(one).split(), _folded(other).split())
    return in_order >= (_SURE_BY_NUMBER if same_number else _SURE)


def same_words(one: str, other: str) -> bool:
    """Whether nothing but spelling and the signs at the end differ."""
    return _folded(one).rstrip(" .;,") == _folded(other).rstrip(" .;,")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return folded(composed(without_note(text)))
