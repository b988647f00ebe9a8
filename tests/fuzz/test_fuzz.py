"""A few of the damaged returns of ``make fuzz``, and what it found, each as the smallest case that shows it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fuzz import __main__
from tests.fuzz.batch import BEGUN, Report, case_of, examine
from tests.fuzz.case import Case, Typed
from tests.fuzz.oracle import faults, read
from tests.fuzz.reading import PLACES, still_said
from tests.fuzz.seeds import Seeds, sow
from tests.hostile.handled import Handled
from tests.intake.old_excel import ole2

_FEW = 200


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return sow(tmp_path_factory.mktemp("hạt giống"))


@pytest.fixture(scope="module")
def report(seeds: Seeds) -> Report:
    return examine(range(_FEW), seeds, lambda _: None)


def test_no_case_crashes_loses_an_answer_or_mistakes_one(report: Report):
    assert report.findings == []


def test_every_kind_of_case_is_among_them_and_most_are_read(report: Report):
    assert report.ended.total() == _FEW
    assert len({fate.split(":")[0] for fate in report.ended}) == 5
    assert sum(count for fate, count in report.ended.items() if fate.endswith("taken in")) > _FEW / 2


def test_a_case_is_the_same_whenever_it_is_made(seeds: Seeds):
    assert [case_of(number, seeds).done for number in range(20)] == [case_of(n, seeds).done for n in range(20)]


def test_every_seed_is_a_valid_return(seeds: Seeds):
    for program, data in seeds.files.items():
        returned, _ = read(data, "f.xlsx", seeds.expected)
        assert (len(returned.results), returned.problems) == (5, ()), program


def test_of_a_seed_that_nobody_damaged_every_answer_still_stands(seeds: Seeds):
    for program, data in seeds.files.items():
        assert still_said(data, data) == (frozenset(PLACES), frozenset(PLACES)), program


def test_an_answer_of_an_opendocument_that_were_lost_would_be_noticed(seeds: Seeds):
    data = seeds.files["opendocument"]
    returned, _ = read(data, "f.ods", seeds.expected)
    assert faults(Case(data, "", *still_said(data, data)), replace(returned, results=returned.results[1:]))


def test_an_answer_that_stands_nowhere_in_an_xls_would_be_noticed(seeds: Seeds):
    returned, _ = read(seeds.files["as issued"], "f.xlsx", seeds.expected)
    first, *others = returned.results
    otherwise = replace(returned, results=({**first, "document": "13/KH-UBND"}, *others))
    old = Case(ole2(bytes(4096)), "", frozenset())
    assert faults(old, returned) == []
    assert faults(old, otherwise)
    assert faults(replace(old, data=old.data + "13/KH-UBND".encode("utf-16-le")), otherwise) == []


@pytest.mark.parametrize("lost", range(5))
def test_a_row_that_were_lost_would_be_noticed(seeds: Seeds, lost: int):
    case = case_of(3, seeds)
    returned, _ = read(case.data, "f.xlsx", seeds.expected)
    without = replace(returned, results=tuple(r for at, r in enumerate(returned.results) if at != lost))
    assert faults(case, returned) == []
    assert faults(case, without)


def test_an_answer_that_were_mistaken_would_be_noticed(seeds: Seeds):
    case = case_of(3, seeds)
    returned, _ = read(case.data, "f.xlsx", seeds.expected)
    first, *others = returned.results
    assert faults(case, replace(returned, results=({**first, "document": "13/KH-UBND"}, *others)))


def test_a_fault_that_were_hushed_up_would_be_noticed(seeds: Seeds):
    hand = Handled(seeds.files["as issued"])
    hand.say("H9", "31/02/2024")
    case = Case(hand.saved(), "", frozenset(), typed=Typed(("1-KH", "done_on")))
    returned, _ = read(case.data, "f.xlsx", seeds.expected)
    assert faults(case, returned) == []
    assert faults(case, replace(returned, problems=()))


def test_a_refusal_of_a_sound_file_would_be_noticed(seeds: Seeds):
    case = case_of(3, seeds)
    returned, _ = read(case.data[:100], "f.xlsx", seeds.expected)
    assert faults(case, returned)
    assert faults(replace(case, sound=False), returned) == []


def test_a_batch_goes_on_behind_a_case_that_stops_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Case 12 kills whatever reads it; those before it are read once more, and count."""

    def run(command: list[str]) -> tuple[int, str]:
        first, last = map(int, command[-2:])
        begun = tmp_path / BEGUN.format(first)
        begun.write_text("12" if first <= 12 < last else str(last - 1))
        ended = {"ended": {"read": last - first}, "slowest": 0.1, "findings": []}
        begun.with_suffix(".json").write_text(json.dumps(ended))
        return (-6, "Fatal Python error: Aborted") if first <= 12 < last else (0, "")

    monkeypatch.setattr(__main__, "_run", run)
    reports = list(__main__.run_batch(tmp_path, 10, 20))
    assert [finding[0] for report in reports for finding in report.findings] == [12]
    assert sum(report.ended.total() for report in reports) == 9
