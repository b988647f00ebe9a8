"""Whatever comes, in whatever order, with whatever is typed in between: the results are those of a simple model."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.commands.consolidate import TakenIn, take_in
from cchc_xl.commands.reading import Register
from cchc_xl.commands.reported import Reported
from cchc_xl.commands.standing import stand
from cchc_xl.forms.returns import Return
from cchc_xl.progress.overdue import sheet_rows
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import problem
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS

Q1, FIRST_DAY = "2024-Q1", dt.date(2024, 3, 10)
REGISTER = Register(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES, ROUNDS)
OWES = {"SNV": ("1-KH", "10.1-TX"), "VP": ("1-KH", "2-T03")}
GOING_ON, DONE, FAULTY, BLANK = "Đang thực hiện", "Hoàn thành", "?", ""


@dataclass(frozen=True)
class Sent:
    """A file that an agency sends, saved at that hour: what it answers about its two obligations."""

    number: int
    agency: str
    hour: int
    answers: tuple[str, str]

    @property
    def file(self) -> str:
        return f"{self.number % 3}.xlsx"  # agencies call their files alike, and save one over another

    @property
    def rows(self) -> dict[str, str]:
        asked = zip(OWES[self.agency], self.answers, strict=True)
        return {milestone: answer for milestone, answer in asked if answer not in (FAULTY, BLANK)}

    @property
    def is_blank(self) -> bool:
        return set(self.answers) == {BLANK}

    def read(self) -> Return:
        rows = [
            {"round": Q1, "agency": self.agency, "milestone": milestone, "progress": answer, "source": "Bản nộp",
             "file": self.file}
            for milestone, answer in self.rows.items()
        ]  # fmt: skip
        place = {"file": self.file, "agency": self.agency, "round": Q1}
        faults = [problem("N01", **place, cell=f"G{n}", value="?", choices="…")
                  for n, answer in enumerate(self.answers) if answer == FAULTY]  # fmt: skip
        blank = [problem("B09", **place)] if self.is_blank else []
        moment = dt.datetime(2024, 3, 1) + dt.timedelta(hours=self.hour)
        return Return(self.file, f"sha-{self.number}", moment, Q1, self.agency, f"form-{self.agency}",
                      tuple(rows), (*faults, *blank), True)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What the model knows of an obligation: the answer, its day, and the file it came with; None for typed."""

    answer: str
    day: dt.date
    sent: Sent | None


@dataclass
class Model:
    """The rules, in one page."""

    known: dict[tuple[str, str], Known] = field(default_factory=dict)
    arrived: dict[Sent, dt.date] = field(default_factory=dict)

    def consolidate(self, day: dt.date, folder: list[Sent], typed: dict[tuple[str, str], str]) -> None:
        for key, answer in typed.items():
            known = self.known.get(key)
            if answer != (known.answer if known else ""):
                self.known[key] = Known(answer, max(day, known.day) if known else day, None)
        for sent in folder:
            self.arrived.setdefault(sent, day)
        for agency, milestones in OWES.items():
            for milestone in milestones:
                own = [s for s in folder if s.agency == agency and milestone in s.rows]
                if own:
                    self._take(milestone, max(own, key=lambda s: s.hour))

    def _take(self, milestone: str, sent: Sent) -> None:
        key, answer, day = (sent.agency, milestone), sent.rows[milestone], self.arrived[sent]
        known = self.known.get(key)
        if known and answer == known.answer == DONE:
            day = min(day, known.day)  # done is done when it was first said
        if known and known.sent and known.sent.hour > sent.hour:
            return
        if known and not known.sent and (sent != self.counts(sent.agency) or day <= known.day):
            return
        self.known[key] = Known(answer, day, sent)

    def counts(self, agency: str) -> Sent | None:
        """The newest that says something; where none does, the newest."""
        own = [s for s in self.arrived if s.agency == agency]
        return max(own, key=lambda s: (not s.is_blank, s.hour), default=None)

    def correct(self, sent: Sent, day: dt.date) -> None:
        for key, known in self.known.items():
            if known.sent == sent and known.day == self.arrived[sent]:
                self.known[key] = replace(known, day=day)
        self.arrived[sent] = day


@dataclass(frozen=True)
class Step:
    """Files that come into the folder, whether it was emptied before, what the clerk types and corrects, the days
    that pass until the next consolidation."""

    puts: tuple[int, ...]
    emptied: bool = False
    typed: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    corrected: tuple[str, int] | None = None
    days: int = 0


def test_nothing_has_come():
    assert results(take_in(start(), REGISTER, Q1, FIRST_DAY, []).known) == {}


@settings(max_examples=12, deadline=None)  # each example is half a dozen consolidations
@given(st.data())
def test_the_results_are_those_of_the_model(data: st.DataObject):
    live_through(data.draw(SENT), data.draw(STEPS))


def test_a_file_saved_over_another_without_its_row_makes_nothing_newer_of_what_the_other_said():
    """«0.xlsx» said a row; its newer namesake says it wrongly; another file, saved in between, says it again."""
    said, unsaid, between = (GOING_ON, GOING_ON), (FAULTY, GOING_ON), ("Chưa thực hiện", GOING_ON)
    sent = [Sent(0, "SNV", 5, said), Sent(3, "SNV", 9, unsaid), Sent(1, "SNV", 7, between)]
    live_through(sent, [Step((0,)), Step((1,)), Step((2,), emptied=True)])


def test_repeating_says_the_same_of_an_older_file_that_was_saved_over_the_newer_one():
    sent = [Sent(0, "VP", 43, (GOING_ON, BLANK)), Sent(3, "VP", 14, (GOING_ON, GOING_ON))]
    live_through(sent, [Step((0,)), Step((1,))])


def test_a_corrected_day_is_that_of_its_content_and_not_of_its_namesake_s():
    """Two contents of one name on one day; the clerk corrects the day of the second, which lacks a row."""
    sent = [Sent(0, "SNV", 5, (GOING_ON, GOING_ON)), Sent(3, "SNV", 9, (FAULTY, DONE))]
    live_through(sent, [Step((0,)), Step((1,)), Step((), corrected=("SNV", 1), days=3)])


def live_through(sent: list[Sent], steps: list[Step]) -> None:
    model, known, folder, day = Model(), start(), dict[str, Sent](), FIRST_DAY
    for step in steps:
        day += dt.timedelta(days=step.days)
        folder = ({} if step.emptied else folder) | {sent[n].file: sent[n] for n in step.puts if n < len(sent)}
        if step.corrected:
            known = corrected(known, model, *step.corrected)
        known = typed_in(known, step.typed)
        model.consolidate(day, list(folder.values()), step.typed)
        known = consolidated(known, day, folder)
        agrees(known, model)
    assert_same(consolidated(known, day, folder), known)


def start() -> Reported:
    forms = [{"form": f"form-{agency}", "round": Q1, "agency": agency, "status": "Đã phát hành"} for agency in OWES]
    tables = (c.RESULTS, c.SUBMISSIONS, c.RETURNS, c.PROBLEMS)
    return shown(Reported(frame(c.FORMS, forms), *(frame(table) for table in tables), sheet_rows=frame(c.COMMUNES)))


def shown(known: Reported) -> Reported:
    """The agency sheets show the latest results."""
    states = stand(REGISTER, known.results, known.submissions, FIRST_DAY, 7).states
    return replace(known, sheet_rows=sheet_rows(states, known.results))


def consolidated(known: Reported, day: dt.date, folder: dict[str, Sent]) -> Reported:
    came = [folder[file].read() for file in sorted(folder)]
    taken: TakenIn = take_in(known, REGISTER, Q1, day, came)
    return shown(taken.known)


def typed_in(known: Reported, typed: dict[tuple[str, str], str]) -> Reported:
    rows = known.sheet_rows.copy()
    for (agency, milestone), answer in typed.items():
        rows.loc[(rows["agency"] == agency) & (rows["milestone"] == milestone), "progress"] = answer
    return replace(known, sheet_rows=rows)


def corrected(known: Reported, model: Model, agency: str, earlier: int) -> Reported:
    """The clerk corrects «Ngày đến» of the content that the roster shows."""
    sent = model.counts(agency)
    if sent is None:
        return known
    day = model.arrived[sent] - dt.timedelta(days=earlier)
    rows = known.submissions.copy()
    rows.loc[rows["agency"] == agency, "arrived_on"] = pd.Timestamp(day)
    model.correct(sent, day)
    return replace(known, submissions=rows)


def agrees(known: Reported, model: Model) -> None:
    assert results(known) == {key: (k.answer, k.day, k.sent.file if k.sent else "") for key, k in model.known.items()}
    roster: Any = known.submissions.set_index("agency")
    for agency in OWES:
        counts, own = model.counts(agency), [s for s in model.arrived if s.agency == agency]
        assert roster.loc[agency, "times"] == len(own)
        assert roster.loc[agency, "sha256"] == (f"sha-{counts.number}" if counts else "")
        if counts:
            assert roster.loc[agency, "arrived_on"].date() == model.arrived[counts]
            assert roster.loc[agency, "first_arrived_on"].date() == min(model.arrived[s] for s in own)
        wrong = known.problems[(known.problems["agency"] == agency) & known.problems["code"].isin(["N01", "B09"])]
        wrong = wrong[wrong["file"] != ""]
        faults = (counts.answers.count(FAULTY) or int(counts.is_blank)) if counts else 0
        assert len(wrong) == faults
        assert set(wrong["file"]) == ({counts.file} if counts and faults else set())


def results(known: Reported) -> dict[tuple[str, str], tuple[str, dt.date, str]]:
    rows = known.results.to_dict("records")
    return {(r["agency"], r["milestone"]): (r["progress"], r["data_as_of"].date(), r["file"]) for r in rows}


def assert_same(one: Reported, other: Reported) -> None:
    for table in ("results", "submissions", "returns", "problems"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table), obj=table)


ANSWER = st.sampled_from([GOING_ON, DONE, "Chưa thực hiện", FAULTY, BLANK])
SENT = st.lists(
    st.tuples(st.sampled_from([*OWES]), st.integers(0, 50), st.tuples(ANSWER, ANSWER)),
    min_size=2, max_size=7, unique_by=lambda s: s[1],
).map(lambda several: [Sent(n, *s) for n, s in enumerate(several)])  # fmt: skip
TYPED = st.dictionaries(
    st.sampled_from([(agency, m) for agency, ms in OWES.items() for m in ms]),
    st.sampled_from([GOING_ON, DONE, "Không phát sinh", BLANK]),
    max_size=2,
)
STEP = st.builds(
    Step,
    puts=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    emptied=st.booleans(),
    typed=TYPED,
    corrected=st.none() | st.tuples(st.sampled_from([*OWES]), st.integers(0, 2)),
    days=st.integers(0, 2),
)
STEPS = st.lists(STEP, min_size=1, max_size=5)
