"""From a document's blocks to its lines and task blocks: narrative, tables, and what neither could place."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.amending_lines import Withdrawn, restated, withdrawals
from cchc_xl.plan.areas import stands_over_tasks
from cchc_xl.plan.blocks import has_label, task_blocks
from cchc_xl.plan.coverage import Told, may_be_a_task, swallowed, unread_lines, unread_rows
from cchc_xl.plan.fields import TaskBlock, one_field_a_line
from cchc_xl.plan.head import is_letterhead
from cchc_xl.plan.headers import find_header, upright
from cchc_xl.plan.labels import Field, label_of
from cchc_xl.plan.letter_questions import columns_guessed, section_left_out, table_left_out
from cchc_xl.plan.lines import Line, plain_lines
from cchc_xl.plan.numbers import uniquely_numbered
from cchc_xl.plan.outline import Item, ends_the_letter, outlined
from cchc_xl.plan.questions import Question
from cchc_xl.plan.sentences import assigns, only_names
from cchc_xl.plan.tables import table_blocks
from cchc_xl.plan.twice import told_once
from cchc_xl.values.document import Block, Document, Paragraph, TextTable


@dataclass(frozen=True)
class Reading:
    """``head``: the lines before the first task; ``opening``: those of them before anything is numbered.

    ``questions``: what concerns no single task; ``withdrawn``: tasks of another document that this one says are over.
    """

    head: tuple[str, ...]
    blocks: tuple[TaskBlock, ...]
    questions: tuple[Question, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    opening: tuple[str, ...] = ()


def read(document: Document) -> Reading:
    """The task blocks of a document in its order, each with a number of its own."""
    blocks = _joined([upright(b) if isinstance(b, TextTable) else b for b in document.blocks])
    tables = [block for block in blocks if isinstance(block, TextTable) and find_header(block.rows)]
    lines, left = _lines(blocks)
    withdrawn, lines = withdrawals(lines)
    lines_now = restated(lines)
    items = outlined(lines_now)
    telling = [item for item in items if not _only_tells(item)]
    placed = task_blocks(_items_of_tasks(telling))
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    rows = [(i.start, b) for i in items if i.table for b in table_blocks(tables[i.table - 1], i.headings, texts)]
    if not placed and not rows:
        placed = _told_in_sentences(telling)
    words = Told(block for _, block in (*placed, *rows))
    sections = _left_out(items, {start for start, _ in placed}) | _assigning_headings(lines_now, words)
    questions = [*left, *sections.values(), *unread_lines(lines_now, items, words, sections)]
    questions += [question for _, block in placed if (question := swallowed(block))]
    questions += _columns_guessed(tables)
    questions += _rows_left_out(blocks, words, {question.source_words for question in left})
    ordered = _in_order(placed, rows)
    end = _end_of_head(items, [start for start, _ in ordered], lines)
    head = tuple(line.text for line in lines[:end])
    opening = head[: next((n for n, line in enumerate(lines[:end]) if line.number), end)]
    return Reading(head, tuple(uniquely_numbered([b for _, b in ordered])), tuple(questions), withdrawn, opening)


def _in_order(
    placed: Sequence[tuple[int, TaskBlock]], rows: Sequence[tuple[int, TaskBlock]]
) -> list[tuple[int, TaskBlock]]:
    """The tasks of the text and of the tables by their places; one that both tell is that of the text."""
    told, others = told_once([b for _, b in placed], [b for _, b in rows])
    known = {id(block) for block in others}
    of_text = zip([start for start, _ in placed], told, strict=True)
    return sorted([*of_text, *((s, b) for s, b in rows if id(b) in known)], key=lambda pair: pair[0])


def _items_of_tasks(items: Sequence[Item]) -> list[Item]:
    """Those that may hold tasks; what stands above every heading does only where nothing else is labelled."""
    held = [i for i in items if not i.table and (not i.is_around_tasks or has_label(i))]
    is_told_below = any(i.number and has_label(i) for i in held)
    return [i for i in held if not (is_told_below and i.is_loose and not i.headings)]


def _told_in_sentences(items: Sequence[Item]) -> list[tuple[int, TaskBlock]]:
    """The tasks of a letter without labels; where they stand nowhere else, those of its section of duties."""
    of_tasks = task_blocks([i for i in items if not i.is_around_tasks], is_task=_is_sentence)
    return of_tasks or task_blocks([i for i in items if i.is_of_duties], is_task=_is_sentence)


_PRAISES = re.compile(
    r"(?:(?:Đánh giá cao|Ghi nhận|Biểu dương|Hoan nghênh|Nhìn chung|Tuy nhiên|Bên cạnh đó|Thời gian qua|"
    r"Trong thời gian qua|Qua (?:theo dõi|kiểm tra|rà soát)|(?:Cơ bản )?[Tt]hống nhất (?:với|về|đánh giá|nội dung)|"
    r"Phê bình|Nghiêm khắc phê bình)\b|Tồn tại, hạn chế\s*:)"
)
_BESIDE_PRAISE = re.compile(r"\b(?:giao|yêu cầu|đề nghị|chủ trì|phân công)\b", re.IGNORECASE)


def _only_tells(item: Item) -> bool:
    """Praise, blame or an account of how things stand, that gives nobody anything to do."""
    is_told = bool(item.number and item.lines) and bool(_PRAISES.match(item.lines[0].text))
    return is_told and not has_label(item) and not any(_BESIDE_PRAISE.search(line.text) for line in item.lines)


def _is_sentence(item: Item) -> bool:
    if not item.lines:
        return False
    if item.is_loose and not item.headings:
        return any(line.mark and assigns(line.text) for line in item.lines)
    is_of_a_body = len(item.lines) > 1 and bool(only_names(item.lines[0].text))
    is_below_a_body = bool(item.headings) and bool(only_names(item.headings[-1].text))
    return is_of_a_body or is_below_a_body or any(assigns(line.text) for line in item.lines)


def _end_of_head(items: Sequence[Item], starts: Sequence[int], lines: Sequence[Line]) -> int:
    """Where the first task begins; of a letter without numbers, where its first label stands."""
    if not starts:
        return len(lines)
    first = next(i for i in items if i.start == starts[0])
    if first.number or first.table:
        return first.start
    place = lines.index(first.lines[0]) if first.lines and first.lines[0] in lines else first.start
    return max(place, first.start)


def _left_out(items: Sequence[Item], starts: set[int]) -> dict[str, Question]:
    """By its heading one question for each section that assigns something in sentences, and that no task came from."""
    found: dict[str, str] = {}
    for item in items:
        sentence = next((line.text for line in item.lines if assigns(line.text)), "")
        if sentence and item.start not in starts and item.headings:
            found.setdefault(item.headings[-1].text, sentence)
    return {heading: section_left_out(heading, text) for heading, text in found.items()}


_GIVES = re.compile(r"(?:Giao|Phân công|Yêu cầu)\s")


def _assigning_headings(lines: Sequence[Line], words: Told) -> dict[str, Question]:
    """«Điều 3. Giao Sở Tài chính bố trí kinh phí …»: an article that is a sentence, and no heading of tasks."""
    giving = (line for line in lines if line.is_section and _GIVES.match(line.text) and assigns(line.text))
    return {line.text: section_left_out(line.number, line.text) for line in giving if not words.holds(line.text)}


def _columns_guessed(tables: Sequence[TextTable]) -> Iterable[Question]:
    for table in tables:
        header = find_header(table.rows)
        if header and header.is_guessed:
            told = ((c.label.words, c.label.field) for c in header.columns if c and c.label.field)
            meant = [(words, field.value) for words, field in told if field is not Field.NUMBER]
            yield columns_guessed(_header_words(table), meant)


def _rows_left_out(blocks: Sequence[Block], words: Told, asked: Collection[str]) -> Iterable[Question]:
    """A question for each table that is not asked about as a whole, and of which rows came into no task."""
    for table in (b for b in blocks if isinstance(b, TextTable) and b.rows and _header_words(b) not in asked):
        question = unread_rows(table, words)
        yield from [question] if question else []


# Blocks as lines


def _lines(blocks: Sequence[Block]) -> tuple[list[Line], list[Question]]:
    """The document as lines; a table of tasks is one line, any other its cells' lines where they are a head,
    a form of labels or the signatures; else a question."""
    lines: list[Line] = []
    left: list[Question] = []
    tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += plain_lines([block.text], block.bold)
        elif find_header(block.rows):
            tables += 1
            lines.append(Line("", table=tables))
        elif _is_running_text(block, is_head=not tables and not any(line.number for line in lines)):
            lines += _running_text(block)
        else:
            left.append(table_left_out(_header_words(block)))
    return one_field_a_line(lines), left


def _running_text(table: TextTable) -> list[Line]:
    """A letterhead is read column by column: the issuer, its superior and «Số:» stand one below another."""
    columns = [
        tuple(dict.fromkeys(cell for cell in column if cell.strip())) for column in zip(*table.rows, strict=True)
    ]
    if any(is_letterhead(column) for column in columns):
        return [line for column in columns for line in (*plain_lines(column), Line(""))]
    return [line for row in table.rows for line in _row_lines(row)]


_WIDEST_HEAD = 3  # columns of a letterhead
_OF_A_HEAD = re.compile(
    r"CỘNG H|Độc lập|\b(?:Số|SỐ|Sô)\s*:|\bngày\b.*\btháng\b|"
    r"^\s*(?:UBND|ỦY BAN|UỶ BAN|SỞ|VĂN PHÒNG|BAN|CỤC)\b",
    re.MULTILINE,
)


def _is_running_text(table: TextTable, is_head: bool) -> bool:
    width = len(table.rows[0]) if table.rows else 0
    cells = [cell for row in table.rows for cell in row]
    if sum(may_be_a_task(row) for row in table.rows) > 1:
        return False
    is_head = is_head and width <= _WIDEST_HEAD and any(_OF_A_HEAD.search(cell) for cell in cells)
    is_form = width == 2 and any(label_of(row[0].strip(" :")) for row in table.rows)
    signs = any(ends_the_letter(line) for cell in cells for line in cell.split("\n"))
    return width < 2 or is_head or is_form or signs or len(table.rows) < 2


def _row_lines(row: Sequence[str]) -> list[Line]:
    """A row of a form «Cơ quan chủ trì | Sở Nội vụ» as one line; of any other its cells with gaps between."""
    cells = list(dict.fromkeys(cell for cell in row if cell.strip()))
    if len(cells) == 2 and label_of(cells[0].strip(" :")):
        return plain_lines([f"{cells[0].strip(' :')}: {cells[1]}"])
    return [line for cell in cells for line in (*plain_lines([cell]), Line(""))] if len(row) > 1 else plain_lines(cells)


def _header_words(table: TextTable) -> str:
    return " | ".join(dict.fromkeys(" ".join(cell.split()) for cell in table.rows[0] if cell.strip()))


# Tables that go on


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """A table of tasks that goes on behind a page break, or behind the heading of an area, is one table."""
    joined: list[Block] = []
    between: list[Paragraph] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Paragraph) and isinstance(last, TextTable):
            between.append(block)
        elif isinstance(block, TextTable) and isinstance(last, TextTable) and _goes_on(last, block, between):
            joined[-1] = _one_table(last, [p.text for p in between if p.text.strip()], block)
            between = []
        else:
            joined += [*between, block]
            between = []
    return [*joined, *between]


def _goes_on(table: TextTable, other: TextTable, between: Sequence[Paragraph]) -> bool:
    if not find_header(table.rows) or not table.rows or len(table.rows[0]) != len(other.rows[0] if other.rows else ()):
        return False
    texts = [p.text for p in between if p.text.strip()]
    header = find_header(other.rows)
    if header:
        return not texts
    return all(_is_heading(text) for text in texts) and len(other.rows[0]) > 2


def _is_heading(text: str) -> bool:
    (line, *_) = plain_lines([text])
    return line.is_section or stands_over_tasks(line.text)


def _one_table(table: TextTable, headings: Sequence[str], other: TextTable) -> TextTable:
    width = len(table.rows[0])
    rows = (*table.rows, *((text,) * width for text in headings))
    over = {(len(table.rows) + n, column) for n in range(len(headings)) for column in range(1, width)}
    merged = {*table.merged, *over, *((row + len(rows), column) for row, column in other.merged)}
    return replace(table, rows=(*rows, *other.rows), merged=frozenset(merged))
