"""Tasks of a table: a row each, rows that add to the one above, rows that are headings.

A row whose number and sentence are blank (or merged with those above) adds products, leads or timing to
the task above. A row that says nothing beside its sentence is a heading where it is numbered I or A, stands
across the table, names an area, or has parts below it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cchc_xl.plan.areas import stands_over_tasks
from cchc_xl.plan.fields import Heading, LabelledLines, TaskBlock, labelled, one_field_a_line
from cchc_xl.plan.headers import TableColumn
from cchc_xl.plan.labels import ASSIGNING, Field, Label
from cchc_xl.plan.letter_questions import roles_not_apart, rows_of_one_task, ticks
from cchc_xl.plan.lines import Line, cell_lines, unmarked
from cchc_xl.plan.matrix import legend, parties, stronger_leads
from cchc_xl.plan.outline import under
from cchc_xl.plan.questions import Question
from cchc_xl.plan.sentences import only_names
from cchc_xl.plan.table_rows import Row, rows_of
from cchc_xl.plan.timing import read_timing
from cchc_xl.values.document import TextTable

_DITTO = re.compile(r"(?:-?\s*(?:nt|n\.t|như trên)\s*-?|[\"”“″〃]|//|'')\.?", re.IGNORECASE)
_ANY_YEAR = 2000
_TICK = re.compile(r"[xX✓✔√●•*×]")


@dataclass
class _Task:
    """A task's rows so far: what stands in each column, one text for each row that says something there."""

    number: str
    headings: tuple[Heading, ...]
    content: str
    cells: dict[int, list[str]]
    columns: tuple[TableColumn | None, ...]
    is_part: bool = False


@dataclass
class _Reading:
    headings: tuple[Heading, ...]
    tasks: list[_Task] = field(default_factory=list[_Task])
    above: str = ""  # the number of the row that rows without one belong to
    shared: Heading | None = None  # a numbered sentence without fields, that parts follow
    last: dict[int, str] = field(default_factory=dict[int, str])  # for «như trên»
    areas_go_down: bool = False  # a blank cell in the column of areas goes on with the one above
    area: str = ""  # what it goes on with

    def take(self, row: Row, below: Row | None) -> None:
        if not row.content and not (row.number and not row.is_merged):
            self._add(row)
        elif row.is_bare and _is_heading(row, below):
            self._head(row)
        elif self._goes_on(row):
            self._add(row)
        else:
            self._begin(row)

    def _head(self, row: Row) -> None:
        text = "\n".join(line.text for line in row.content)
        is_sentence = row.number[:1].isdigit() and not row.is_wide and not stands_over_tasks(text)
        self.shared = Heading(row.number, text) if is_sentence else None
        self.above = row.number if is_sentence else self.above
        if not is_sentence:
            self.headings = under(self.headings, Heading(row.number, _of_a_body(text)))
            self.above = self.area = ""

    def _goes_on(self, row: Row) -> bool:
        """The sentence of the row above was cut by the end of a page."""
        is_new = row.number or row.content[0].mark or not self.tasks
        return not is_new and (row.text[:1].islower() or (row.is_bare and any(t.number for t in self.tasks)))

    def _add(self, row: Row) -> None:
        if not self.tasks:
            return self._begin(row)
        task = self.tasks[-1]
        if row.content:
            task.content = _joined(task.content, row.content)
        for place, text in self._cells(row).items():
            task.cells.setdefault(place, []).append(text)
        return None

    def _begin(self, row: Row) -> None:
        headings = self.headings
        content = "\n".join(f"- {line.text}" if line.mark and n else line.text for n, line in enumerate(row.content))
        for text in self._over(row):
            if stands_over_tasks(text) or text in {h.text for h in headings}:
                headings = (*headings, Heading("", text))
            else:
                content = f"{text}\n- {content}" if content else text
        number = self._number(row)
        if self.shared and number.startswith(f"{self.shared.number}."):
            content = f"{self.shared.text}\n- {content}"
        elif number[:1].isdigit():
            self.shared = None
        cells = {place: [text] for place, text in ({**row.carried, **self._cells(row)}).items()}
        self.tasks.append(_Task(number, headings, content, cells, row.header.columns, is_part=row.is_merged))

    def _over(self, row: Row) -> tuple[str, ...]:
        if row.area == "" and self.area:
            return (self.area, *row.over)
        self.area = row.area if row.area and self.areas_go_down and stands_over_tasks(row.area) else ""
        return row.over

    def _number(self, row: Row) -> str:
        """1.a for «a)» below 1; the next part of the task above for a bullet without a number."""
        letter = row.number if re.fullmatch("[a-zđ]", row.number) else row.content[0].letter if row.content else ""
        if row.number and not letter:
            self.above = row.number
            return row.number
        if letter or not self.above:
            return f"{self.above}.{letter}" if self.above else letter
        parts = [t for t in self.tasks if t.number.startswith(f"{self.above}.")]
        return f"{self.above}.{len(parts) + 1}"

    def _cells(self, row: Row) -> dict[int, str]:
        cells = {n: self.last.get(n, text) if _DITTO.fullmatch(unmarked(text)) else text for n, text in row.own.items()}
        self.last.update({**row.carried, **cells})
        return cells


def table_blocks(table: TextTable, headings: tuple[Heading, ...], texts: Iterable[str] = ()) -> list[TaskBlock]:
    """The tasks of a table with a header, in its order, below those headings of the running text; ``texts`` may
    explain its marks."""
    rows = rows_of(table)
    reading = _Reading(headings, areas_go_down=_areas_go_down(rows))
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        reading.take(row, below)
    tasks = _parted(reading.tasks)
    marks = {mark for task in tasks for mark in _marks(task).values()}
    said = legend(marks, (*texts, *(cell for row in table.rows for cell in row))) if marks else {}
    guessed = {} if said else stronger_leads(marks)
    if not (said or guessed) and any(c and c.label.field is Field.LEADS for task in tasks for c in task.columns):
        said = dict.fromkeys(marks, Field.COORDINATORS)  # who leads has a column of its own
    return [_block(task, said, guessed) for task in tasks]


def _areas_go_down(rows: Sequence[Row]) -> bool:
    """Whether an area is written once over its rows; where each row writes its own, a blank one was forgotten."""
    areas = [row.area for row in rows if not row.is_bare]
    return all(area != below for area, below in pairwise(areas) if area)


def _is_heading(row: Row, below: Row | None) -> bool:
    if row.is_wide or re.fullmatch(r"[IVX]+|[A-H]", row.number):
        return True
    return stands_over_tasks(row.text) or (below is not None and _is_part(row, below))


def _is_part(row: Row, below: Row) -> bool:
    if not row.number:
        return False
    is_lettered = bool(re.fullmatch("[a-zđ]", below.number))
    is_bullet = not below.number and bool(below.content and below.content[0].mark)
    return below.number.startswith(f"{row.number}.") or ((is_lettered or is_bullet) and not below.is_bare)


_LEADING = re.compile(r",?\s+(?:là (?:cơ quan|đơn vị)\s+)?chủ trì(?: thực hiện)?[\s.:]*$", re.IGNORECASE)


def _of_a_body(text: str) -> str:
    """«SỞ NỘI VỤ CHỦ TRÌ» over rows says no more than the name alone."""
    names = only_names(_LEADING.sub("", text))
    return names or text


def _joined(content: str, lines: Sequence[Line]) -> str:
    first, *others = lines
    start = f"{content} {first.text}" if first.text[:1].islower() else f"{content}\n{first.text}"
    return "\n".join([start, *(line.text for line in others)])


def _parted(tasks: Sequence[_Task]) -> list[_Task]:
    """Rows with sentences of their own below one merged number are its parts: 3.1, 3.2."""
    numbered = list(tasks)
    for place, task in enumerate(tasks):
        if task.is_part:
            first = next(n for n in range(place, -1, -1) if not tasks[n].is_part or n == 0)
            numbered[first] = replace(tasks[first], number=f"{tasks[first].number}.1")
            numbered[place] = replace(task, number=f"{task.number}.{place - first + 1}")
    return numbered


# A task's cells as its fields


def _block(task: _Task, said: dict[str, Field], guessed: dict[str, Field]) -> TaskBlock:
    """``said`` and ``guessed``: which fields marks below the names of agencies mean."""
    apart = {*_span_places(task), *(n for n, c in enumerate(task.columns) if c and (c.period or c.body))}
    fields = [_field(task, n) for n in task.cells if n not in apart]
    fields += [*_span(task), *_periods(task), *(LabelledLines(*of) for of in parties(_marks(task), said or guessed))]
    content, inside = _parted_content(task.content, {f.label.field for f in fields})
    return TaskBlock(task.number, task.headings, content, (*fields, *inside), tuple(_asked(task, guessed)))


def _parted_content(content: str, known: Collection[Field | None]) -> tuple[str, list[LabelledLines]]:
    """The sentence, and fields without a column that stand in it: «Rà soát (sản phẩm: Báo cáo)»."""
    kept: list[str] = []
    fields: list[LabelledLines] = []
    for part in one_field_a_line(Line(line) for line in content.split("\n")):
        found = labelled(part) if kept else None
        if found and found.lines and found.label.field in ASSIGNING and found.label.field not in known:
            fields.append(found)
        else:
            kept.append(part.text)
    return ("\n".join(kept), fields) if fields else (content, [])


def _marks(task: _Task) -> dict[str, str]:
    """The marks of a task by the agency in whose column they stand."""
    return {c.body: task.cells[n][-1] for n, c in enumerate(task.columns) if c and c.body and n in task.cells}


def _column(task: _Task, place: int) -> TableColumn:
    return task.columns[place] or TableColumn(Label("cột không có tên", None))


def _field(task: _Task, place: int) -> LabelledLines:
    label, texts = _column(task, place).label, list(dict.fromkeys(task.cells[place]))
    lines = [line for text in texts for line in _items(cell_lines(text), is_listed=len(texts) > 1)]
    beside = [n for n in task.cells if n != place and _column(task, n).label.field is Field.TIMING]
    if label.field is Field.TIMING and beside and lines:  # two columns of time: which is which has to be said
        lines[0] = replace(lines[0], text=f"{label.words}: {lines[0].text}")
    return LabelledLines(label, tuple(lines))


def _items(lines: Iterable[Line], is_listed: bool) -> list[Line]:
    return [replace(line, mark=line.mark or "•") if is_listed and not n else line for n, line in enumerate(lines)]


def _span_places(task: _Task) -> list[int]:
    return [n for n in task.cells if _column(task, n).label.field in (Field.START, Field.END)]


def _span(task: _Task) -> list[LabelledLines]:
    """Columns «Bắt đầu» and «Kết thúc» as one time."""
    texts = {_column(task, n).label.field: " ".join(task.cells[n]) for n in _span_places(task)}
    words = {Field.START: "Từ", Field.END: "đến"}
    said = [f"{word} {texts[f]}" for f, word in words.items() if f in texts]
    return [LabelledLines(Label("Thời gian", Field.TIMING), (Line(" ".join(said)),))] if said else []


def _periods(task: _Task) -> list[LabelledLines]:
    """Columns «Quý I», «Quý II» …: the ticked ones, and what is written in them; months in a row are one time."""
    said: dict[int, str] = {}
    for run in _ticked(task):
        first, last = (_column(task, place).period for place in (run[0], run[-1]))
        is_span = len(run) > 1 and first[:1] in "Tt"  # «Tháng 5», «T5»
        said |= {run[0]: f"{first} - {last}"} if is_span else {n: _column(task, n).period for n in run}
    for place, texts in task.cells.items():
        period, written = _column(task, place).period, [text for text in texts if not _is_tick(text)]
        said |= {place: "; ".join(_within(period, text) for text in written)} if period and written else {}
    times = "; ".join(said[place] for place in sorted(said))
    return [LabelledLines(Label("Thời gian", Field.TIMING), (Line(times),))] if said else []


def _is_tick(text: str) -> bool:
    return any(_TICK.fullmatch(written) for written in (text, unmarked(text)))


def _within(period: str, written: str) -> str:
    """A day in the column of its quarter is the day; other words say what is done then."""
    return f"{period} ({written})" if read_timing(written, _ANY_YEAR).clauses else f"{period}, {written}"


def _ticked(task: _Task) -> list[list[int]]:
    """The ticked columns of periods, those side by side together."""
    runs: list[list[int]] = []
    for place in sorted(task.cells):
        if not _column(task, place).period or not all(_is_tick(text) for text in task.cells[place]):
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _asked(task: _Task, guessed: dict[str, Field]) -> Iterable[Question]:
    """Where rows of one task differ in more than one column, which goes with which has to be kept in mind; ticks
    side by side may be one time or several."""
    yield from (ticks([_column(task, n).period for n in run]) for run in _ticked(task) if len(run) > 1)
    if guessed and len(_marks(task)) > 1:
        yield roles_not_apart("\n".join(f"{body}: {mark}" for body, mark in _marks(task).items()))
    differ = [n for n, texts in task.cells.items() if len(set(texts)) > 1]
    if len(differ) > 1:
        rows = max(len(texts) for texts in task.cells.values())
        lines = [" – ".join(task.cells[n][r] for n in differ if r < len(task.cells[n])) for r in range(rows)]
        yield rows_of_one_task(lines)
