"""Every kind of milestone × every reported state, in four situations: the rule of states as one grid."""

import datetime as dt

import pytest

from cchc_xl.progress.state import Facts, state_of
from cchc_xl.values.words import STATE_LOOKS, MilestoneKind, Progress, State

# Begun on 1 January; due on 31 March, but «Theo văn bản khác» and «Đột xuất» without a date. No date was given with
# the answer, so what is done counts from the day that it came. The signs are those of the states:
# ✔ ✓ done in time, late; ● in time; ! to be asked; ✖ overdue; ∞ ∅ continuous, and not begun; ? undated.
#
# A: on 20 March, told on 15 March.             B: on 5 April, told on 2 April, after the due date.
# C: on 5 April, told on 15 March, before it.   D: as C, and a round with a later cut-off should have come in.
GRID = """
kinds                                                 | reported               | A B C D
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  |                        | ● ! ! ✖
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  | Chưa thực hiện         | ● ✖ ! ✖
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  | Đang thực hiện         | ● ✖ ! ✖
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  | Đã trình, chờ ban hành | ● ✖ ! ✖
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  | Hoàn thành             | ✔ ✓ ✔ ✔
Ban hành văn bản; Định kỳ; Theo kế hoạch; Hoàn thành  | Không phát sinh        | ● ✖ ! ✖
Thường xuyên                                          |                        | ∅ ! ! ✖
Thường xuyên                                          | Chưa thực hiện         | ∅ ✖ ! ✖
Thường xuyên                                          | Đang thực hiện         | ∞ ✖ ! ✖
Thường xuyên                                          | Đã trình, chờ ban hành | ∞ ✖ ! ✖
Thường xuyên                                          | Hoàn thành             | ∞ ✓ ✔ ✔
Thường xuyên                                          | Không phát sinh        | ∞ ✔ ✔ ✔
Theo văn bản khác; Đột xuất                           |                        | ? ? ? ?
Theo văn bản khác; Đột xuất                           | Chưa thực hiện         | ? ? ? ?
Theo văn bản khác; Đột xuất                           | Đang thực hiện         | ? ? ? ?
Theo văn bản khác; Đột xuất                           | Đã trình, chờ ban hành | ? ? ? ?
Theo văn bản khác; Đột xuất                           | Hoàn thành             | ✔ ✔ ✔ ✔
Theo văn bản khác                                     | Không phát sinh        | ? ? ? ?
Đột xuất                                              | Không phát sinh        | ✔ ✔ ✔ ✔
Báo cáo định kỳ                                       |                        | ● ✖ ✖ ✖
Báo cáo định kỳ                                       | Chưa thực hiện         | ● ✖ ✖ ✖
Báo cáo định kỳ                                       | Đang thực hiện         | ● ✖ ✖ ✖
Báo cáo định kỳ                                       | Đã trình, chờ ban hành | ● ✖ ✖ ✖
Báo cáo định kỳ                                       | Hoàn thành             | ● ✖ ✖ ✖
Báo cáo định kỳ                                       | Không phát sinh        | ● ✖ ✖ ✖
"""
MARCH_15, MARCH_20, MARCH_31 = dt.date(2024, 3, 15), dt.date(2024, 3, 20), dt.date(2024, 3, 31)
APRIL_2, APRIL_5 = dt.date(2024, 4, 2), dt.date(2024, 4, 5)
# situation → today, told on, silence is known until
SITUATIONS = ((MARCH_20, MARCH_15, None), (APRIL_5, APRIL_2, None), (APRIL_5, MARCH_15, None),
              (APRIL_5, MARCH_15, MARCH_31))  # fmt: skip
UNDATED = {MilestoneKind.OTHER_DOCUMENT, MilestoneKind.EVENT}
LINES = [tuple(cell.strip() for cell in line.split("|")) for line in GRID.strip().splitlines()[1:]]
ROWS = [(kind.strip(), told, signs.split()) for kinds, told, signs in LINES for kind in kinds.split(";")]


@pytest.mark.parametrize(("kind", "told", "signs"), ROWS)
def test_the_state_is_as_the_grid_says(kind: str, told: str, signs: list[str]):
    due = None if kind in UNDATED else MARCH_31
    found = [
        state_of(Facts(kind, dt.date(2024, 1, 1), due, told, informed_on=day, asked_until=asked), today)
        for today, day, asked in SITUATIONS
    ]
    assert [STATE_LOOKS[state].sign for state in found] == signs


def test_the_grid_has_every_kind_with_every_reported_state_once():
    wanted = sorted((kind.value, told) for kind in MilestoneKind for told in ("", *map(str, Progress)))
    assert sorted((kind, told) for kind, told, _ in ROWS) == wanted


@pytest.mark.parametrize("kind", list(MilestoneKind))
def test_before_its_window_nothing_is_expected_and_within_seven_days_it_is_soon(kind: MilestoneKind):
    facts = Facts(kind, dt.date(2024, 1, 1), None if kind in UNDATED else MARCH_31)
    assert state_of(facts, dt.date(2023, 12, 31)) == State.NOT_YET
    assert (state_of(facts, dt.date(2024, 3, 24)) == State.DUE_SOON) == (
        kind not in {*UNDATED, MilestoneKind.CONTINUOUS}
    )
