"""What a form says of the rounds before."""

import pandas as pd
import pytest

from cchc_xl.forms.earlier import NOTHING, of_earlier_rounds, said_before
from cchc_xl.values.columns import RESULTS, ROUNDS
from cchc_xl.values.frames import frame

DAY = pd.Timestamp
ROUND_LIST = frame(
    ROUNDS,
    [
        {"round": "2024-Q1", "cutoff": DAY(2024, 3, 14)},
        {"round": "2024-Q2", "cutoff": DAY(2024, 6, 14)},
        {"round": "2024-NAM", "cutoff": DAY(2024, 12, 14)},
    ],
)
Q2 = ROUND_LIST.iloc[1]


def answer(**said: object) -> pd.DataFrame:
    row = {"round": "2024-Q1", "agency": "SNV", "milestone": "6-TX", "data_as_of": DAY(2024, 3, 15), **said}
    return frame(RESULTS, [row])


def beside(results: pd.DataFrame, milestone: str = "6-TX") -> str:
    return said_before(pd.DataFrame({"agency": ["SNV"], "milestone": [milestone]}), results)[0]


@pytest.mark.parametrize(("round_id", "counts"), [("2024-Q1", True), ("2024-Q2", False), ("2024-NAM", False)])
def test_only_rounds_that_ended_before_are_earlier(round_id: str, counts: bool):
    assert len(of_earlier_rounds(answer(round=round_id), ROUND_LIST, Q2)) == counts


def test_an_answer_is_told_with_its_day_document_outcome_and_expectation():
    results = answer(
        progress="Đang thực hiện", document="45/TTr-SNV", outcome="Đã rà soát 12 TTHC", expected_on=DAY(2024, 6, 30)
    )
    assert beside(results).splitlines() == [
        "Đang thực hiện (15/03/2024)",
        "45/TTr-SNV",
        "Đã rà soát 12 TTHC",
        "Dự kiến 30/06/2024",
    ]


def test_what_was_not_said_leaves_no_line():
    assert beside(answer(progress="Chưa thực hiện", data_as_of=None)) == "Chưa thực hiện"


def test_a_long_outcome_is_cut():
    told = beside(answer(progress="Đang thực hiện", outcome="Đã rà soát " * 30)).splitlines()[1]
    assert len(told) <= 81
    assert told.endswith("…")


def test_an_obligation_without_an_answer_is_said_to_have_none():
    assert beside(answer(progress="Đang thực hiện"), "4-T01") == NOTHING


def test_before_there_are_any_answers_nothing_is_said():
    assert beside(frame(RESULTS)) == ""
