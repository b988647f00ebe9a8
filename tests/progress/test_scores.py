"""Scores: bands as a clerk writes them, and the points they give."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.progress.scores import Scoring, bands, points, scores
from cchc_xl.values import columns as c
from cchc_xl.values.settings import PLAN_BANDS, SENDING_BANDS
from cchc_xl.values.words import State
from tests.progress.tables import AGENCIES, lines, sheet

APRIL_5 = dt.date(2024, 4, 5)
SCORING = Scoring(bands(PLAN_BANDS.default) or (), bands(SENDING_BANDS.default) or ())


@pytest.mark.parametrize(
    ("rate", "given"),
    [(1.0, 2.0), (0.9001, 2.0), (0.9, 1.0), (0.7, 1.0), (0.6999, 0.0), (0.0, 0.0)],
)
def test_over_90_percent_gives_2_from_70_percent_1_below_nothing(rate: float, given: float):
    assert points(rate, SCORING.plan)[0] == given


@pytest.mark.parametrize(
    "text",
    [
        "Trên 90% = 2; Từ 70% = 1; Còn lại = 0",
        "còn lại: 0 điểm; từ 70 : 1 điểm; trên 90 : 2 điểm;",
        "> 90% = 2\n>= 70% = 1",
    ],
)
def test_bands_may_be_written_in_several_ways_and_in_any_order(text: str):
    scale = bands(text)
    assert scale
    assert [points(rate, scale)[0] for rate in (0.95, 0.9, 0.7, 0.5)] == [2, 1, 1, 0]


def test_points_and_limits_may_have_decimals():
    scale = bands("Từ 99,5% = 1,25; Còn lại = 0,5")
    assert scale
    assert [points(rate, scale)[0] for rate in (0.995, 0.99)] == [1.25, 0.5]


@pytest.mark.parametrize("text", ["", "90: 2", "Trên 90% = hai", "Trên 90% = 2, Từ 70% = 1", "Trên 90% = 2; abc"])
def test_what_is_no_band_is_not_guessed(text: str):
    assert bands(text) is None


def states_of(*rows: tuple[str, State, bool]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["agency", "state", "is_counted"])
    return table.astype({"agency": "str", "state": "str", "is_counted": "bool"})


STATES = states_of(
    ("SNV", State.DONE_ON_TIME, True),
    ("SNV", State.DONE_LATE, True),
    ("STP", State.DONE_ON_TIME, True),
    ("STP", State.OVERDUE, True),
    ("BATO", State.IN_TIME, False),
)
SENT = sheet(c.SUBMISSION_LIST, """
    round   | agency | status   | send_by
    2024-Q1 | SNV    | Đã gửi   | 2024-03-18
    2024-Q1 | STP    | Đã gửi   | 2024-03-18
    2024-Q1 | BATO   | Chưa gửi | 2024-03-18
    2024-Q2 | SNV    | Gửi muộn | 2024-04-01
    2024-Q2 | STP    | Chưa gửi | 2024-04-05
""")  # fmt: skip


def test_each_agency_has_both_scores_their_sum_and_its_rank_within_its_level():
    rows = scores(STATES, SENT, AGENCIES, SCORING, APRIL_5)
    shown = ("agency", "rank", "score", "counted", "done", "plan_score", "expected", "in_time", "sending_score")
    assert lines(rows, *shown) == [
        "SNV | 1 | 2.0 | 2 | 2 | 2.0 | 2 | 1 | 0.0",
        "STP | 2 | 1.0 | 2 | 1 | 0.0 | 1 | 1 | 1.0",
        "BATO | 1 | 0.0 | 0 | 0 |  | 1 | 0 | 0.0",
    ]


def test_a_score_says_how_it_came_about():
    explained = scores(STATES, SENT, AGENCIES, SCORING, APRIL_5).set_index("agency")["explained"]
    assert explained["STP"] == "1/2 việc = 50%, mức «Còn lại = 0» · 1/1 báo cáo = 100%, mức «Từ 100% = 1»"
    assert explained["BATO"] == "0/1 báo cáo = 0%, mức «Còn lại = 0»"


def test_a_rate_just_below_a_limit_is_not_shown_as_the_limit():
    many = states_of(*[("SNV", State.DONE_ON_TIME, True)] * 2999, *[("SNV", State.OVERDUE, True)] * 1)
    assert (
        scores(many, SENT.iloc[:0], AGENCIES, SCORING, APRIL_5)["explained"]
        .iloc[0]
        .startswith("2999/3000 việc = 99,9%")
    )


def test_agencies_with_nothing_to_score_are_left_out():
    assert scores(STATES.iloc[:0], SENT.iloc[:0], AGENCIES, SCORING, APRIL_5).empty
