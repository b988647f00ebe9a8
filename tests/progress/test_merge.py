"""Taking returns and typed results in: newer counts, nothing goes silently, and twice is once."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.progress.merge import Merged, merge
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.progress.tables import lines, sheet

NOTHING = frame(c.RESULTS)


def result(text: str) -> pd.DataFrame:
    """Results of SNV for 1-KH in 2024-Q1: progress, day, source, file."""
    head = "round | agency | milestone | progress | data_as_of | source | file\n"
    return sheet(c.RESULTS, head + "\n".join(f"2024-Q1 | SNV | 1-KH | {line}" for line in text.strip().splitlines()))


RETURNED = result("Đang thực hiện | 2024-03-15 | Bản nộp | a.xlsx")
TYPED = result("Hoàn thành | 2024-04-05 | Nhập tay | ")


def told(merged: Merged) -> list[str]:
    return [str(p) for p in merged.problems]


def now(merged: Merged) -> list[str]:
    return lines(merged.results, "progress", "data_as_of", "source", "file")


def test_a_first_result_is_added():
    merged = merge(NOTHING, RETURNED)
    assert now(merged) == ["Đang thực hiện | 2024-03-15 | Bản nộp | a.xlsx"]
    assert (len(merged.added), len(merged.changed), len(merged.superseded)) == (1, 0, 0)


def test_a_newer_return_replaces_an_older_one_which_is_handed_back():
    merged = merge(RETURNED, result("Hoàn thành | 2024-03-20 | Bản nộp | b.xlsx"))
    assert now(merged) == ["Hoàn thành | 2024-03-20 | Bản nộp | b.xlsx"]
    assert lines(merged.changed, "progress") == ["Hoàn thành"]
    assert lines(merged.superseded, "progress") == ["Đang thực hiện"]
    assert merged.problems == ()


def test_an_older_return_changes_nothing():
    merged = merge(RETURNED, result("Chưa thực hiện | 2024-03-10 | Bản nộp | b.xlsx"))
    assert now(merged) == now(merge(RETURNED, NOTHING))
    assert merged.changed.empty


def test_a_newer_return_with_the_same_answer_is_newer_knowledge():
    merged = merge(RETURNED, result("Đang thực hiện | 2024-03-20 | Bản nộp | b.xlsx"))
    assert now(merged) == ["Đang thực hiện | 2024-03-20 | Bản nộp | b.xlsx"]


def test_a_done_answer_sent_once_more_was_done_when_it_first_came():
    done = result("Hoàn thành | 2024-03-15 | Bản nộp | a.xlsx")
    merged = merge(done, result("Hoàn thành | 2024-04-20 | Bản nộp | b.xlsx"))
    assert now(merged) == ["Hoàn thành | 2024-03-15 | Bản nộp | b.xlsx"]


def test_a_corrected_day_of_the_same_file_is_taken_over():
    merged = merge(RETURNED, result("Đang thực hiện | 2024-03-12 | Bản nộp | a.xlsx"))
    assert now(merged) == ["Đang thực hiện | 2024-03-12 | Bản nộp | a.xlsx"]


def test_what_was_typed_replaces_a_return():
    merged = merge(RETURNED, TYPED)
    assert now(merged) == ["Hoàn thành | 2024-04-05 | Nhập tay | "]
    assert lines(merged.superseded, "progress", "source") == ["Đang thực hiện | Bản nộp"]
    assert merged.problems == ()


def test_what_was_typed_stays_against_a_return_of_the_same_day_and_it_is_said():
    merged = merge(TYPED, result("Đang thực hiện | 2024-04-05 | Bản nộp | b.xlsx"))
    assert now(merged) == ["Hoàn thành | 2024-04-05 | Nhập tay | "]
    assert told(merged) == [
        "«b.xlsx»: kết quả nhập tay ngày 05/04/2024 mới hơn bản nộp nên được giữ. Không cần làm gì. (N13)"
    ]


def test_a_newer_return_replaces_what_was_typed_and_it_is_said():
    merged = merge(TYPED, result("Đang thực hiện | 2024-04-06 | Bản nộp | b.xlsx"))
    assert now(merged) == ["Đang thực hiện | 2024-04-06 | Bản nộp | b.xlsx"]
    assert told(merged) == [
        "«b.xlsx»: bản nộp mới hơn đã thay kết quả nhập tay ngày 05/04/2024 («Hoàn thành»). "
        "Nếu kết quả nhập tay mới đúng, nhập lại vào sheet của cơ quan. (N14)"
    ]


def test_a_return_that_says_what_was_typed_is_not_worth_a_word():
    merged = merge(
        result("Đang thực hiện | 2024-04-05 | Nhập tay | "), result("Đang thực hiện | 2024-04-06 | Bản nộp | b.xlsx")
    )
    assert now(merged) == ["Đang thực hiện | 2024-04-06 | Bản nộp | b.xlsx"]
    assert merged.problems == ()


def test_typed_and_returned_in_one_go_are_judged_alike():
    merged = merge(NOTHING, pd.concat([TYPED, result("Đang thực hiện | 2024-04-05 | Bản nộp | b.xlsx")]))
    assert now(merged) == ["Hoàn thành | 2024-04-05 | Nhập tay | "]
    assert [p.code for p in merged.problems] == ["N13"]


def test_a_withdrawn_result_stays_withdrawn_against_the_return_it_blanked():
    withdrawn = result(" | 2024-04-05 | Nhập tay | ")
    merged = merge(merge(RETURNED, withdrawn).results, RETURNED)
    assert now(merged) == [" | 2024-04-05 | Nhập tay | "]


def test_another_round_s_rows_stay():
    later = RETURNED.assign(round="2024-Q2", progress="Hoàn thành", data_as_of=pd.Timestamp("2024-06-16"))
    merged = merge(RETURNED, later)
    assert lines(merged.results, "round", "progress") == ["2024-Q1 | Đang thực hiện", "2024-Q2 | Hoàn thành"]


def test_a_row_that_stays_keeps_its_state_and_a_changed_one_awaits_a_new_one():
    known = pd.concat([RETURNED, RETURNED.assign(agency="STP")]).assign(state="Sắp đến hạn")
    merged = merge(known, pd.concat([RETURNED, RETURNED.assign(agency="STP", progress="Hoàn thành")]))
    assert lines(merged.results, "agency", "state") == ["SNV | Sắp đến hạn", "STP | "]


def test_rows_stand_by_round_then_as_the_directory_has_them():
    plan = frame(c.RESULTS, [{"agency": a, "milestone": m} for a in ("VP", "SNV") for m in ("1-KH", "2-T03")])
    keys = [
        ("2024-Q1", "SNV", "2-T03"),
        ("2024-Q1", "LA", "1-KH"),
        ("2024-Q1", "SNV", "1-KH"),
        ("2024-Q2", "VP", "1-KH"),
    ]
    rows = frame(c.RESULTS, [{"round": r, "agency": a, "milestone": m} for r, a, m in keys])
    late = frame(c.RESULTS, [{"round": "2024-Q1", "agency": "VP", "milestone": "2-T03"}])
    assert lines(merge(rows, late, plan).results, "round", "agency", "milestone") == [
        "2024-Q1 | VP | 2-T03",
        "2024-Q1 | SNV | 1-KH",
        "2024-Q1 | SNV | 2-T03",
        "2024-Q1 | LA | 1-KH",
        "2024-Q2 | VP | 1-KH",
    ]


ROW = st.fixed_dictionaries(
    {
        "round": st.sampled_from(["2024-Q1", "2024-Q2"]),
        "agency": st.sampled_from(["SNV", "STP", "VP"]),
        "milestone": st.sampled_from(["1-KH", "2-T03"]),
        "progress": st.sampled_from(["", "Đang thực hiện", "Hoàn thành"]),
        "data_as_of": st.sampled_from(["2024-03-15", "2024-03-20", "2024-04-05"]),
        "source": st.sampled_from(["Bản nộp", "Nhập tay"]),
        "file": st.sampled_from(["", "a.xlsx", "b.xlsx"]),
    }
)
KEY = ["round", "agency", "milestone"]
KNOWN = st.lists(ROW, max_size=8, unique_by=lambda r: tuple(r[k] for k in KEY)).map(lambda r: frame(c.RESULTS, r))
INCOMING = st.lists(ROW, max_size=8, unique_by=lambda r: (*(r[k] for k in KEY), r["source"])).map(
    lambda r: frame(c.RESULTS, r)
)

few = settings(max_examples=25, deadline=None)  # each example is a whole merge


@few
@given(KNOWN, INCOMING)
def test_merging_twice_is_merging_once(known: pd.DataFrame, incoming: pd.DataFrame):
    once = merge(known, incoming)
    again = merge(once.results, incoming)
    assert again.results.equals(once.results)
    assert again.added.empty
    assert again.changed.empty
    assert again.superseded.empty


@few
@given(KNOWN, INCOMING)
def test_every_key_stays_once_and_the_counts_add_up(known: pd.DataFrame, incoming: pd.DataFrame):
    merged = merge(known, incoming)
    keys = pd.concat([known, incoming])[KEY].drop_duplicates()
    assert not merged.results.duplicated(KEY).any()
    assert len(merged.results) == len(keys) == len(known) + len(merged.added)
    assert len(merged.changed) == len(merged.superseded)


@few
@given(KNOWN, INCOMING)
def test_what_was_typed_never_goes_silently(known: pd.DataFrame, incoming: pd.DataFrame):
    """A typed answer is in the results, or another typed one stands there, or N14 tells of it."""
    merged = merge(known, incoming)
    gone = pd.concat([known, incoming])
    gone = gone[gone["source"] == "Nhập tay"].merge(merged.results, on=KEY, suffixes=("", "_now"))
    gone = gone[(gone["source_now"] == "Bản nộp") & (gone["progress"] != gone["progress_now"])]
    assert len(gone) == sum(p.code == "N14" for p in merged.problems)


@few
@given(KNOWN)
def test_nothing_coming_in_changes_nothing(known: pd.DataFrame):
    merged = merge(known, NOTHING)
    assert sorted(lines(merged.results, *c.RESULTS.fields)) == sorted(lines(known, *c.RESULTS.fields))
    assert merged.problems == ()
