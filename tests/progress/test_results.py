"""Which result of an obligation is the newest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.progress.results import in_short, latest
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.progress.tables import lines, sheet


def test_the_newest_result_counts():
    results = sheet(c.RESULTS, """
        round   | agency | milestone | progress       | data_as_of | source
        2024-Q1 | SNV    | 1-KH      | Đang thực hiện | 2024-03-15 | Bản nộp
        2024-Q1 | STP    | 1-KH      | Hoàn thành     | 2024-03-15 | Bản nộp
        2024-Q2 | SNV    | 1-KH      | Hoàn thành     | 2024-06-16 | Bản nộp
    """)  # fmt: skip
    assert lines(latest(results), "agency", "progress") == ["STP | Hoàn thành", "SNV | Hoàn thành"]


def test_an_earlier_round_that_comes_in_later_is_newer():
    results = sheet(c.RESULTS, """
        round   | agency | milestone | progress       | data_as_of | source
        2024-Q1 | SNV    | 1-KH      | Hoàn thành     | 2024-06-20 | Bản nộp
        2024-Q2 | SNV    | 1-KH      | Đang thực hiện | 2024-06-16 | Bản nộp
    """)  # fmt: skip
    assert lines(latest(results), "round", "progress") == ["2024-Q1 | Hoàn thành"]


def test_of_one_day_the_later_round_counts():
    results = sheet(c.RESULTS, """
        round   | agency | milestone | progress       | data_as_of | source
        2024-Q1 | STP    | 1-KH      | Đang thực hiện | 2024-06-16 | Bản nộp
        2024-Q2 | SNV    | 1-KH      | Hoàn thành     | 2024-06-16 | Bản nộp
        2024-Q1 | SNV    | 1-KH      | Đang thực hiện | 2024-06-16 | Bản nộp
    """)  # fmt: skip
    assert lines(latest(results), "agency", "round") == ["STP | 2024-Q1", "SNV | 2024-Q2"]


def test_of_one_day_what_was_typed_counts():
    results = sheet(c.RESULTS, """
        round   | agency | milestone | progress       | data_as_of | source
        2024-Q1 | SNV    | 1-KH      | Hoàn thành     | 2024-06-16 | Nhập tay
        2024-Q2 | SNV    | 1-KH      | Đang thực hiện | 2024-06-16 | Bản nộp
    """)  # fmt: skip
    assert lines(latest(results), "source", "progress") == ["Nhập tay | Hoàn thành"]


def test_no_results_have_no_latest():
    assert latest(frame(c.RESULTS)).empty


RESULT = st.fixed_dictionaries(
    {
        "round": st.sampled_from(["2024-Q1", "2024-Q2"]),
        "agency": st.sampled_from(["SNV", "STP"]),
        "milestone": st.sampled_from(["1-KH", "2-T03"]),
        "data_as_of": st.sampled_from([None, "2024-03-15", "2024-06-16"]),
        "source": st.sampled_from(["Bản nộp", "Nhập tay"]),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RESULT, max_size=12))
def test_each_obligation_has_one_latest_and_nothing_is_newer(rows: list[dict[str, str]]):
    results = frame(c.RESULTS, rows)
    newest = latest(results)
    assert not newest.duplicated(["agency", "milestone"]).any()
    assert len(newest) == len(results[["agency", "milestone"]].drop_duplicates())
    both = results.merge(newest, on=["agency", "milestone"], suffixes=("", "_newest"))
    assert not (both["data_as_of"] > both["data_as_of_newest"]).any()
    assert latest(newest).equals(newest)


def test_an_answer_is_told_in_short():
    assert in_short("Hoàn thành", "", "đã họp") == "Hoàn thành; đã họp"
    assert in_short("", "", "") == "trống"
