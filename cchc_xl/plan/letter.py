"""An official letter as a value: who sent it, what it is about, and its tasks in the letter's own words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_xl.plan.blocks import TaskBlock, task_blocks
from cchc_xl.plan.labels import Field, area_of
from cchc_xl.plan.lines import Line, plain_lines
from cchc_xl.values.document import Document, Paragraph
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

    ``unread`` are labels that no column takes («Kinh phí»), with their text.
    """

    number: str
    area: str
    content: str
    leads: str
    coordinating: tuple[CoordinatorText, ...]
    products: str
    timing: str
    unread: tuple[str, ...] = ()

    @property
    def coordinators(self) -> str:
        return "\n".join(c.text for c in self.coordinating)


@dataclass(frozen=True)
class Letter:
    """A letter with its own reference. ``number`` is blank in a draft; ``dated`` is a day or only a month."""

    file: str
    kind: str
    number: str
    symbol: str
    dated: str
    issuer: str
    subject: str
    years: tuple[int, ...]
    tasks: tuple[LetterTask, ...]

    def cited(self, issuer: str) -> str:
        """The reference as other documents would cite it, as one of that issuer."""
        reference = f"{self.kind} số {self.number or '…'}/{self.symbol}" if self.symbol else self.kind
        draft = "" if self.number else "(chưa có số)"
        when = f"ngày {self.dated}" if self.dated.count("/") == 2 else self.dated
        by = f"của {issuer}" if issuer else ""
        about = f"về việc {self.subject}" if self.subject else ""
        return " ".join(part for part in (reference, draft, when, by, about) if part)


def read_letter(document: Document) -> Letter:
    """Reads a letter: numbered tasks, each with labelled fields.

    Raises Refused: nothing in it (L03), no recognisable task (L04).
    """
    file = document.file
    text = plain_lines(block.text for block in document.blocks if isinstance(block, Paragraph))
    if not any(line.text for line in text):
        raise refuse("L03", file=file)
    start, blocks = task_blocks(text)
    if not blocks:
        raise refuse("L04", file=file, labels=", ".join(f"«{field.value}:»" for field in Field))
    head = [line.text for line in text[:start]]
    return _letter(head, blocks, file)


def check_year(letter: Letter, year: int) -> None:
    """Raises Refused (L05) where the letter names the year of its plan, and ``year`` is not it."""
    if letter.years and year not in letter.years:
        raise refuse("L05", file=letter.file, found=" hoặc ".join(map(str, letter.years)), year=year)


def _letter(head: Sequence[str], blocks: Iterable[TaskBlock], file: str) -> Letter:
    number, symbol = _reference(head)
    kind, subject = _subject(head)
    introduction = _introduction(head)
    area = area_of(introduction) or area_of(subject)
    return Letter(
        file=file,
        kind=kind,
        number=number,
        symbol=symbol,
        dated=_dated(head),
        issuer=_issuer(introduction),
        subject=subject,
        years=_years([subject, introduction]),
        tasks=tuple(_task(block, area) for block in blocks),
    )


def _task(block: TaskBlock, area: str) -> LetterTask:
    coordinating = [f for f in block.fields if f.label.field is Field.COORDINATORS]
    return LetterTask(
        number=block.number,
        area=area_of(block.section) or area,
        content=block.content,
        leads=_joined(block.field(Field.LEADS)),
        coordinating=tuple(CoordinatorText(f.label.roles, _joined([f.lines])) for f in coordinating),
        products=_joined(block.field(Field.PRODUCTS)),
        timing=_joined(block.field(Field.TIMING)),
        unread=tuple(f"{f.label.words}: {_joined([f.lines])}" for f in block.fields if f.label.field is None),
    )


def _joined(groups: Iterable[Sequence[Line]]) -> str:
    """Lines of a field as a cell's text: list items marked, the full stop that ends a line dropped.

    The mark is • because a cell that begins with - or + becomes a formula when somebody edits it.
    """
    lines = [line for group in groups for line in group if line.text]
    return "\n".join(("• " if line.mark else "") + re.sub(r"(?<!\.)[.;]$", "", line.text) for line in lines)


_REFERENCE = re.compile(r"^Số\s*:?\s*(\d*)[\s.…_]*/\s*([A-ZĐ][\w&-]*(?:-[\w&]+)*)")
_DATED = re.compile(r",\s*ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{1,2})[\s.…_]*năm\s*(\d{4})")
_KIND = re.compile(r"(KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|THÔNG BÁO|CHỈ THỊ|TỜ TRÌNH|BÁO CÁO|ĐỀ ÁN)\b\s*(.*)")
_HEAD_ENDS = re.compile(r"Kính gửi|Căn cứ|Thực hiện|Theo |Số\s*:|[IVX]+\.|Điều 1")


def _reference(head: Sequence[str]) -> tuple[str, str]:
    """Number and symbol; the number is "" in a draft."""
    match = next((m for line in head if (m := _REFERENCE.match(line))), None)
    return (match.group(1), match.group(2)) if match else ("", "")


def _dated(head: Sequence[str]) -> str:
    """dd/mm/yyyy, or «tháng 11/2023» where the day was left open; "" where there is no date line."""
    match = next((m for line in head if (m := _DATED.search(line))), None)
    if not match:
        return ""
    day, month, year = match.groups()
    return f"{int(day):02d}/{int(month):02d}/{year}" if day else f"tháng {int(month):02d}/{year}"


def _subject(head: Sequence[str]) -> tuple[str, str]:
    """Type of document and what it is about: «V/v …» of a letter, or the lines below a title in capitals."""
    for place, line in enumerate(head):
        about = re.match(r"(?:V/v|Về việc)\s*:?\s*(.*)", line)
        if about:
            return "Công văn", _to_the_gap([about.group(1), *head[place + 1 :]])
        title = _KIND.match(line)
        if title:
            return title.group(1).capitalize(), _to_the_gap([title.group(2), *head[place + 1 :]])
    return "Công văn", ""


def _to_the_gap(lines: Sequence[str]) -> str:
    """Lines up to the first blank one, or up to what surely is no title any more."""
    taken: list[str] = []
    for line in lines:
        if (not line and any(taken)) or _HEAD_ENDS.match(line):
            break
        taken.append(line)
    return " ".join(" ".join(taken).split())


def _introduction(head: Sequence[str]) -> str:
    """The running text before the first task, without the grounds («Căn cứ …»)."""
    starts = [place for place, line in enumerate(head) if re.match(r"Kính gửi", line)]
    body = head[starts[0] + 1 :] if starts else [line for line in head if len(line) > 80]
    return " ".join(line for line in body if not line.startswith("Căn cứ")).strip()


_ISSUER = re.compile(
    r"(?:^|[,;.]\s+)((?:UBND|Ủy ban|Văn phòng|Sở|Ban|Thanh tra|Công an|Cục|Chi cục|Trung tâm|Hội|Bộ)\b[^,;.]*?)"
    r"\s+(?:kính\s+|xin\s+)?(?:đề xuất|đề nghị|đăng ký|báo cáo|xây dựng|ban hành|tham gia|tổng hợp|gửi|cung cấp)\b"
)


def _issuer(introduction: str) -> str:
    """The body that the introduction says is proposing: the last one named right before such a verb."""
    found = _ISSUER.findall(introduction)
    return found[-1] if found else ""


def _years(texts: Iterable[str]) -> tuple[int, ...]:
    """The years that subject and introduction name as the plan's; years of dates and of citations are not."""
    text = " ".join(texts)
    text = re.sub(r"tháng\s+\d+\s+năm\s+\d{4}", " ", text)
    single = {int(y) for y in re.findall(r"(?<!-)\bnăm\s+(20\d\d)\b(?!\s*[-–]\s*20)", text)}
    if single:
        return tuple(sorted(single))
    spans = re.findall(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b", text)
    return tuple(sorted({y for a, b in spans for y in range(int(a), int(b) + 1)}))
