"""Values as clumsy hands type them into the answers of a sound form."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from random import Random

from cchc_xl.forms.cells import folded
from cchc_xl.values.grid import Cell
from cchc_xl.values.words import PROGRESS_ALIASES, Progress
from tests.fuzz.case import Case, Place, Typed
from tests.fuzz.reading import PLACES
from tests.fuzz.seeds import ROW, Seeds, address
from tests.hostile.handled import Handled
from tests.hostile.sender import AS_OF

_SAID: dict[str, Progress] = {**PROGRESS_ALIASES, **{folded(p): p for p in Progress}}
_DATES = ("done_on", "document_date")
_TEXTS = ("document", "outcome", "difficulty", "proposal")
_PIECES = (
    "Đã rà soát", "thủ tục", "98,6%", "12/KH-SNV", "ngày 5/3/2024", "Quý I", "=SUM(A1)", "+84", "@x", "-", "\n", "\t",
    "\r\n", "\u00a0", "  ", "\u200b", "\u202e", "😀", "e\u0323\u0302", "_x0041_", "_x000D_", "\x07", "\x00",
    "<b>", "&amp;", "'", '"', "NGƯỜI LẬP BIỂU", "Tiến độ", "Mã mốc", "3-T01", "Céng hßa", "0", "…",
    "(Kèm theo Báo cáo số 5 ngày 1/3/2024)",
)  # fmt: skip
_NUMBERS = ("0.5", "50", "0", "-1", "1e300", "1E-7", "45356.5", "2958466", "45356", "60", "NaN", "1" * 400)


def typed_in(rng: Random, seeds: Seeds) -> Case:
    """A sound form in which somebody typed something into one answer, well or badly."""
    program = rng.choice(["as issued", "shared strings", "another program"])
    milestone = rng.choice(list(ROW))
    field = rng.choice(["progress", *_DATES, "expected_on", *_TEXTS])
    hand, place = Handled(seeds.files[program]), (milestone, field)
    if rng.random() < 0.15:
        typed, what = _strange(hand, place, rng)
    else:
        value, meant = _clumsy(field, rng)
        hand.say(address(*place), _as_excel_keeps_it(value))
        typed, what = Typed(place, meant), repr(value)
    stands = frozenset(p for p in PLACES if p[0] != milestone)
    return Case(hand.saved(), f"{program}: {what} typed into {address(*place)}", stands, sound=True, typed=typed)


def _clumsy(field: str, rng: Random) -> tuple[Cell, tuple[Cell, ...]]:
    if rng.random() < 0.2:
        text = _text(rng)
        return text, () if field not in _TEXTS and _kept(text) else (_kept(text), None)
    if field == "progress":
        said = rng.choice(list(_SAID))
        return _mangled(said, rng), (_SAID[said].value,)
    if field in (*_DATES, "expected_on"):
        day = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange((AS_OF - dt.date(2023, 1, 1)).days))
        return _spelt(day, rng), (day,)
    text = _text(rng)
    return text, (_kept(text), None) if not _kept(text) else (_kept(text),)


def _text(rng: Random) -> str:
    if rng.random() < 0.3:
        letters = (chr(rng.choice((rng.randrange(32, 127), rng.randrange(0xC0, 0x250), rng.randrange(0x1EA0, 0x1F00),
                                   rng.randrange(0x2000, 0x2070), rng.randrange(0x10000, 0x10400))))
                   for _ in range(rng.randrange(40)))  # fmt: skip
        return "".join(letters)
    return rng.choice(["", " "]).join(rng.choice(_PIECES) for _ in range(rng.randrange(1, 8)))


def _kept(text: str) -> str:
    """A text as it has to be kept: NFC, one kind of blank and of line end, trimmed, nothing that no file can hold."""
    escaped = re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    lines = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    seen = "".join(c for c in lines if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", seen).strip()


def _mangled(said: str, rng: Random) -> str:
    """A known word with other capitals, blanks and signs."""
    change: Callable[[str], str] = rng.choice([str, str.upper, str.title, str.capitalize])
    before, after = rng.choice(["", " ", "\u00a0", "- "]), rng.choice(["", " ", ".", "!", "\n", "\u00a0"])
    return before + change(said).replace(" ", rng.choice([" ", "  ", "\u00a0"])) + after


def _spelt(day: dt.date, rng: Random) -> Cell:
    d, m, y = day.day, day.month, day.year
    sign = rng.choice(["/", ".", "-", "\\", " ", " / ", " - "])
    numbers = rng.choice([f"{d:02}{sign}{m:02}{sign}{y}", f"{d}{sign}{m}{sign}{y % 100}"])
    words = rng.choice(
        [f"ngày {d} tháng {m} năm {y}", f"{d} tháng {m}, {y}", f"{day:%Y-%m-%d}", f"{day:%d%m%Y}", f"{day:%d-%b-%Y}"]
    )
    said = rng.choice([numbers, numbers, words])
    around = rng.choice(["{}", "{}", " {} ", "ngày {}", "Ngày {}.", "({})", "{} 08:30", "{} 00:00:00", "\u00a0{}"])
    text = rng.choice([str, str.upper])(around.format(said))
    return rng.choice([day, unicodedata.normalize("NFD", text), text, text])


def _as_excel_keeps_it(value: Cell) -> Cell:
    """Characters that XML cannot hold are escaped, and what looks like an escape is escaped itself."""
    if not isinstance(value, str):
        return value
    return re.sub("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f]", lambda m: f"_x{ord(m[0]):04X}_", value)


def _strange(hand: Handled, place: Place, rng: Random) -> tuple[Typed, str]:
    """A number, an error, a formula, a truth value where none belongs."""
    number = rng.choice(_NUMBERS)
    inner, kind = rng.choice([
        (f"<v>{number}</v>", "n"), (f"<f>A1</f><v>{number}</v>", "n"), ("<f>A1</f>", "n"), ("<f>A1</f><v></v>", "n"),
        ("<v>#REF!</v>", "e"), ("<f>A1</f><v>#N/A</v>", "e"), ("<v>1</v>", "b"), ("<f>A1</f><v>x</v>", "str"),
        ("<v>2024-03-05</v>", "d"), ("<v>2024-03-05T10:00:00Z</v>", "d"), ("<v>x</v>", "d"),
    ])  # fmt: skip
    hand.put(address(*place), inner, t=kind)
    return Typed(place), f"{inner} of type {kind}"
