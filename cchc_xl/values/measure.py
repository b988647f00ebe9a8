"""How much room text takes, for whoever sets heights: about, and rather too much than too little.

Widths are in pixels of a screen of 96 dots an inch, column widths in characters as Excel counts them.
"""

PIXELS_PER_CHARACTER, PIXELS_PER_POINT = 7, 96 / 72
_PADDING = 8  # pixels of a cell that text does not use
_BOLD, _SERIF = 1.08, 0.91  # how much wider or narrower than plain Arial


def text_pixels(text: str, size: float) -> float:
    """How wide a line of Vietnamese text in Arial runs at that size in points; capitals are wider.

    Measured on an official letter: 0.443 of the size for small letters, 0.685 for capitals; a little is added.
    """
    capitals = sum(c.isupper() for c in text)
    return (len(text) * 0.46 + capitals * 0.23) * size * PIXELS_PER_POINT


def text_lines(text: str, width: float, size: float, *, bold: bool = False, serif: bool = False) -> int:
    """How many lines the text wraps into, at spaces and line breaks, in a column that many characters wide.

    ``serif``: in Times New Roman, which runs narrower than Arial (0.399 of the size for small letters).
    """
    room = width * PIXELS_PER_CHARACTER - _PADDING
    size *= (_BOLD if bold else 1) * (_SERIF if serif else 1)
    return sum(_wrapped(line, room, size) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: float) -> int:
    """A word wider than the column, such as a file name, is broken wherever the column ends."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        need = text_pixels(f"{word} ", size)
        if used and used + need > room:
            lines, used = lines + 1, 0.0
        broken, rest = divmod(used + need, room)
        lines, used = (lines + int(broken), rest) if used == 0 and need > room else (lines, used + need)
    return lines


def height_of(lines: int, size: float) -> float:
    """How high, in points, a row is for so many lines of text at that size in points; Excel's limit is 409."""
    return min(409.0, lines * size * 1.275 + 3)
