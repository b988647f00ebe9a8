"""An official letter as a value: who sent it, what it is about, and its tasks in the letter's own words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_xl.plan.amending_lines import Withdrawn
from cchc_xl.plan.areas import area_announced, area_named_in, area_of, area_of_subject, surely_of
from cchc_xl.plan.fields import LabelledLines, TaskBlock
from cchc_xl.plan.head import introduction_of, read_head
from cchc_xl.plan.labels import LOOKED_FOR, Field, time_of_heading
from cchc_xl.plan.letter_questions import area_by_words, label_repeated, read_from_a_sentence, roles_not_apart
from cchc_xl.plan.lines import Line, listed
from cchc_xl.plan.notes import noted
from cchc_xl.plan.prose_times import time_in
from cchc_xl.plan.questions import Question
from cchc_xl.plan.reading import read
from cchc_xl.plan.sentences import assigned, only_names, taken_apart
from cchc_xl.values.document import Document
from cchc_xl.values.problems import refuse
from cchc_xl.values.words import Role


@dataclass(frozen=True)
class CoordinatorText:
    """What one coordinating label says: its roles and its text, one line for each item."""

    roles: tuple[Role, ...]
    text: str


@dataclass(frozen=True)
class LetterTask:
    """One numbered item. Texts are the letter's own words; lists keep their lines, marked •.

    ``unread`` are labels that no column takes («Kinh phí»), with their text; ``grounds`` is what «Căn cứ»
    says; ``questions`` are what its layout leaves open.
    """

    number: str
    area: str
    content: str
    leads: str
    coordinating: tuple[CoordinatorText, ...]
    products: str
    timing: str
    unread: tuple[str, ...] = ()
    grounds: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def coordinators(self) -> str:
        return "\n".join(c.text for c in self.coordinating)

    @property
    def is_only_numbered(self) -> bool:
        """An amending document names it by its number, without its sentence."""
        return self.content == only_numbered(self.number)


def only_numbered(number: str) -> str:
    return f"Nhiệm vụ số {number}"


@dataclass(frozen=True)
class Letter:
    """A letter with its own reference. ``number`` is blank in a draft; ``dated`` is a day or only a month.

    ``questions`` are about the letter as a whole: sections and tables that were left out. ``place`` is where it
    was signed. ``notes`` say what was done to read the file. ``withdrawn``: tasks of another document that this
    one says are over.
    """

    file: str
    kind: str
    number: str
    symbol: str
    dated: str
    issuer: str
    subject: str
    years: tuple[int, ...]
    tasks: tuple[LetterTask, ...]
    questions: tuple[Question, ...] = ()
    place: str = ""
    notes: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def noted(self) -> str:
        """The notes as they stand behind the letter's reference; "" where there are none."""
        return f" ({'; '.join(self.notes)})" if self.notes else ""

    def cited(self, issuer: str) -> str:
        """The reference as other documents would cite it, as one of that issuer."""
        reference = f"{self.kind} số {self.number or '…'}/{self.symbol}" if self.symbol else self.kind
        draft = "" if self.number else "(chưa có số)"
        when = f"ngày {self.dated}" if self.dated.count("/") == 2 else self.dated
        by = f"của {issuer}" if issuer else ""
        about = f"về việc {self.subject}" if self.subject else ""
        return " ".join(part for part in (reference, draft, when, by, about) if part)


def read_letter(document: Document) -> Letter:
    """Reads a letter or plan: tasks told in numbered items with labelled fields, in tables, or in both.

    Raises Refused: nothing in it (L03), no recognisable task (L04).
    """
    reading = read(document)
    if not any(reading.head) and not reading.blocks:
        raise refuse("L03", file=document.file)
    if not reading.blocks and not reading.withdrawn:
        raise refuse("L04", file=document.file, labels=", ".join(f"«{field.value}:»" for field in LOOKED_FOR))
    head = read_head(reading.head, reading.opening)
    area = area_announced(introduction_of(reading.opening)) or area_of_subject(head.subject)
    return Letter(
        file=document.file,
        kind=head.kind,
        number=head.number,
        symbol=head.symbol,
        dated=head.dated,
        place=head.place,
        issuer=head.issuer,
        subject=head.subject,
        years=head.years,
        tasks=tuple(_task(block, area) for block in reading.blocks),
        questions=reading.questions,
        notes=document.notes,
        withdrawn=reading.withdrawn,
    )


def check_year(letter: Letter, year: int) -> None:
    """Raises Refused (L05) where the letter names the year of its plan, and ``year`` is not it."""
    if letter.years and year not in letter.years:
        raise refuse("L05", file=letter.file, found=" hoặc ".join(map(str, letter.years)), year=year)


def _task(block: TaskBlock, area: str) -> LetterTask:
    parties = _parties(block)
    timing = _joined(block.field(Field.TIMING)) or parties.timing or _timing_above(block)
    content = _content(block) or only_numbered(block.number)
    area = _area(block) or area
    proposed = "" if area else surely_of(content)
    return LetterTask(
        number=block.number,
        area=area or proposed,
        content=content,
        leads=parties.leads,
        coordinating=parties.coordinating,
        products=_joined(block.field(Field.PRODUCTS)),
        timing=timing,
        unread=(*_unread(block), *parties.unread),
        grounds=_joined(block.field(Field.GROUNDS)),
        questions=(*block.questions, *parties.questions, *_told_twice(block), *_area_asked(proposed)),
    )


def _area_asked(proposed: str) -> tuple[Question, ...]:
    """No heading says the area, the task's words name one: proposed, and asked."""
    return (area_by_words(proposed),) if proposed else ()


def _told_twice(block: TaskBlock) -> Iterable[Question]:
    """A task has one lead and one time: two labels of one kind may be two tasks that were not told apart."""
    if block.questions:
        return
    for field in (Field.LEADS, Field.DOERS, Field.TIMING):
        texts = [listed(f.lines) for f in block.fields if f.label.field is field and f.label.words and f.lines]
        if len(texts) > 1:
            yield label_repeated(field.value, texts)


def _area(block: TaskBlock) -> str:
    """What the task's own words say, or the nearest heading that names one area, decides."""
    own = area_named_in(block.content)
    if own:
        return own
    texts = [_joined(block.field(Field.AREA)), *(h.text for h in reversed(block.headings))]
    return next((area for text in texts if (area := area_of(text))), "")


def _timing_above(block: TaskBlock) -> str:
    """A programme ordered by quarters says when in its headings."""
    return next((when for h in reversed(block.headings) if (when := time_of_heading(h.text))), "")


def _content(block: TaskBlock) -> str:
    """The item's sentence, what a label «Nội dung» adds, and the note beside it."""
    note = " ".join(_joined(block.field(Field.NOTE)).split())
    texts = (block.content, _joined(block.field(Field.CONTENT)), noted(note) if note else "")
    return "\n".join(text for text in texts if text)


def _unread(block: TaskBlock) -> Iterable[str]:
    kept = [f for f in block.fields if f.label.field in (None, Field.NUMBER)]
    if block.field(Field.LEADS) or block.field(Field.BOTH):  # who carries out what others lead
        kept += [f for f in block.fields if f.label.field is Field.DOERS]
    return (f"{f.label.words}: {_joined([f.lines])}" for f in kept if f.lines)


@dataclass(frozen=True)
class _Parties:
    """Who does a task, and when, as far as the text that names them says so."""

    leads: str
    coordinating: tuple[CoordinatorText, ...]
    timing: str = ""
    unread: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


def _parties(block: TaskBlock) -> _Parties:
    leads = _joined(block.field(Field.LEADS) or ([] if block.field(Field.BOTH) else block.field(Field.DOERS)))
    coordinating = tuple(_coordinating(f) for f in block.fields if f.label.field is Field.COORDINATORS and f.lines)
    both = [line for lines in block.field(Field.BOTH) for line in lines]
    if both and not leads:
        return _apart(both, coordinating)
    is_above = bool(leads) and not block.fields[0].label.words
    if not leads or is_above:
        return _in_a_sentence(block, coordinating, leads or _body_above(block))
    return _Parties(leads, coordinating, unread=(f"Phân công: {listed(both)}",) if both else ())


def _coordinating(field: LabelledLines) -> CoordinatorText:
    return CoordinatorText(field.label.roles, _joined([field.lines]))


def _apart(both: Sequence[Line], coordinating: tuple[CoordinatorText, ...]) -> _Parties:
    """«Chủ trì, phối hợp: …»: where the words do not tell them apart, nobody leads until somebody says who."""
    split = taken_apart(both)
    helpers = (CoordinatorText((Role.COORDINATING,), split.coordinators),) if split.coordinators else ()
    asked = () if split.is_certain else (roles_not_apart(listed(both)),)
    return _Parties(split.leads, (*coordinating, *helpers), questions=asked)


def _body_above(block: TaskBlock) -> str:
    """«III. Sở Tư pháp» stands over the tasks of that body; a sentence may still name another."""
    names = only_names(block.headings[-1].text) if block.headings else ""
    return "" if assigned(block.content).leads else names


def _in_a_sentence(block: TaskBlock, coordinating: tuple[CoordinatorText, ...], leads: str) -> _Parties:
    """«Giao Sở Nội vụ chủ trì, phối hợp với … hoàn thành trước ngày 30/6»: read, kept whole, and asked about."""
    said = assigned(block.content, leads)
    if not said.leads and not said.coordinators:
        timing = "" if block.fields else time_in(block.content)
        return _Parties("", coordinating, timing, questions=(read_from_a_sentence(block.content),) if timing else ())
    helpers = (CoordinatorText((Role.COORDINATING,), said.coordinators),) if said.coordinators else ()
    timing = said.timing or next((when for c in coordinating if (when := assigned(c.text, said.leads).timing)), "")
    return _Parties(said.leads, coordinating or helpers, timing, questions=(read_from_a_sentence(block.content),))


_NOTHING = re.compile(r"\(?(?:không(?: có)?|-+|/|…+|\.{3,})\)?\.?", re.IGNORECASE)


def _joined(groups: Iterable[Sequence[Line]]) -> str:
    text = listed(line for group in groups for line in group)
    return "" if _NOTHING.fullmatch(text) else text
