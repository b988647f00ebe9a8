"""What stands on the pages of a PDF: words and drawn rules, in points from the top left. Only here is pdfium known."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from cchc_xl.books.pdf.lines import Line
from cchc_xl.books.pdf.rules import Rule, rule_between
from cchc_xl.books.plaintext import clean

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

_APART = 3.0  # points; characters further apart, or so much higher or lower, are two words
_BELOW = 0.22  # of a text's size: what its letters take below the line that they stand on
_LONGEST_NAME = 128  # bytes of a font's name
_HYPHEN = 2  # what pdfium says for a hyphen at the end of a line
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Page:
    """The words and the rules of one page."""

    words: list[Line]
    rules: list[Rule]
    width: float
    height: float


@dataclass(frozen=True)
class _Character:
    """``baseline``: the line that it stands on; where it is drawn below that differs from letter to letter."""

    text: str
    place: int
    left: float
    right: float
    baseline: float


def pages_of(data: bytes) -> list[Page] | None:
    """Every page of the file; None where it asks for a password. Raises PdfiumError for a broken file."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            return None
        raise
    with document:
        return [_page(page) for page in document]


def _page(page: "PdfPage") -> Page:
    width, height = page.get_size()
    upright = _upright(page.get_rotation(), page.get_bbox())
    return Page(list(_words(page, upright)), list(_rules(page, upright)), width, height)


def _upright(rotation: int, box: tuple[float, float, float, float]) -> _Matrix:
    """From the page's own places to those of the page as it is looked at, from its top left."""
    left, bottom, right, top = box
    return {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }[rotation]


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


# Words


def _words(page: "PdfPage", upright: _Matrix) -> Iterator[Line]:
    text: Any = page.get_textpage()
    word: list[_Character] = []
    for character in (*_characters(text, upright), None):
        if word and (character is None or not character.text.strip() or _is_apart(word[-1], character)):
            yield _word(text, word)
            word = []
        if character and character.text.strip():
            word.append(character)


def _characters(text: Any, upright: _Matrix) -> Iterator[_Character]:
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code == 0 or raw.FPDFText_IsGenerated(text, place) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, place, box)
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        left, right = sorted((_moved(upright, box.left, box.bottom)[0], _moved(upright, box.right, box.top)[0]))
        written = "-" if code == _HYPHEN else chr(code)
        yield _Character(written, place, left, right, _moved(upright, x.value, y.value)[1])


def _is_apart(last: _Character, character: _Character) -> bool:
    is_beside = last.left <= character.left <= last.right + _APART
    return not is_beside or abs(character.baseline - last.baseline) > _APART


def _word(text: Any, word: list[_Character]) -> Line:
    """A word is as high as its letters are set, whatever room its font takes above and below them."""
    size = _size(text, word[0].place)
    bottom = word[0].baseline + _BELOW * size
    return Line(
        clean("".join(character.text for character in word)),
        min(character.left for character in word),
        max(character.right for character in word),
        bottom - size,
        bottom,
        _is_bold(text, word[0].place),
    )


def _size(text: Any, place: int) -> float:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, place, matrix)
    return raw.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d)


def _is_bold(text: Any, place: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFText_GetFontInfo(text, place, name, _LONGEST_NAME, ctypes.c_int())
    return b"bold" in name.value.lower()


# Rules


def _rules(page: "PdfPage", upright: _Matrix) -> Iterator[Rule]:
    from pypdfium2 import raw

    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        if _is_visible(drawn):
            yield from _sides(drawn, _placed(drawn, upright))


def _is_visible(drawn: "PdfObject") -> bool:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    return bool(fill.value or stroke.value)


def _placed(drawn: "PdfObject", upright: _Matrix) -> _Matrix:
    """From the object's own places to those of the page, through the forms that it stands in."""
    inner: Any = drawn
    matrix = inner.get_matrix()
    while inner := inner.container:
        matrix = matrix.multiply(inner.get_matrix())
    x, y = _moved(upright, *matrix.on_point(0, 0))
    right, down = (_moved(upright, *matrix.on_point(*unit)) for unit in ((1, 0), (0, 1)))
    return (right[0] - x, right[1] - y, down[0] - x, down[1] - y, x, y)


def _sides(drawn: "PdfObject", placed: _Matrix) -> Iterator[Rule]:
    """The straight lines across and down that a path draws; a filled rectangle has four."""
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(placed, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        start = point if kind == raw.FPDF_SEGMENT_MOVETO else start
        ends = [(last, point)] if kind == raw.FPDF_SEGMENT_LINETO else []
        ends += [(point, start)] if raw.FPDFPathSegment_GetClose(segment) else []
        yield from (rule for ((x0, y0), (x1, y1)) in ends if (rule := rule_between(x0, y0, x1, y1)))
        last = point
