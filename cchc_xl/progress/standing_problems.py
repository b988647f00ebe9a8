"""Which problems still stand after a consolidation: the rows of Lỗi dữ liệu."""

from collections.abc import Collection, Iterable

import pandas as pd

from cchc_xl.progress.merge import HAPPENED_ONCE
from cchc_xl.values.columns import PROBLEMS
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem

_ORDER = {"Lỗi": 0, "Cảnh báo": 1, "Lưu ý": 2}


def as_rows(problems: Iterable[Problem]) -> pd.DataFrame:
    """The problems as columns.PROBLEMS, errors first, otherwise in their order."""
    fields = PROBLEMS.fields
    rows = sorted(problems, key=lambda p: _ORDER[p.severity])
    return frame(PROBLEMS, [{field: getattr(p, field) for field in fields} for p in rows])


def still_standing(
    previous: pd.DataFrame, found: Iterable[Problem], round: str, read: Collection[str], counting: Collection[str]
) -> pd.DataFrame:
    """``previous`` (columns.PROBLEMS) as it stands after a consolidation of ``round`` that ``found`` these.

    What was found stands. Of what was known before stays: other rounds'; what happens only once; and what is
    wrong in a file that was not among those ``read`` now and is still ``counting`` for its agency. So a
    corrected file takes its own problems away.
    """
    other = previous["round"] != round
    once = previous["code"].isin(HAPPENED_ONCE)
    unread = ~previous["file"].isin(list(read)) & previous["file"].isin(list(counting))
    kept = previous[other | once | unread]
    rows = pd.concat([kept, as_rows(found)]).drop_duplicates(["code", "round", "agency", "file", "cell", "text"])
    return typed(PROBLEMS, rows)
