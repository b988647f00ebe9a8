"""The same return as other programs might have written it: nothing may change what is read of it."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from tests.fuzz.case import Case
from tests.fuzz.reading import PLACES
from tests.fuzz.seeds import Seeds
from tests.hostile.handled import REPORT, packed, parts_of

_CELL = re.compile(r"<c [^<>]*>")
_TEXT = re.compile(r"(<t(?: [^<>]*)?>)([^<>]*)(</t>)")
_NUMBER = re.compile(r"<v>(\d+)</v>")


def rewritten(rng: Random, seeds: Seeds) -> Case:
    """A sound return, its XML and its zip written in unusual ways."""
    program = rng.choice(["as issued", "shared strings", "another program"])
    parts = parts_of(seeds.files[program])
    ways = rng.sample(_WAYS, rng.choice([1, 1, 2, 3]))
    text = parts[REPORT].decode()
    for way in ways:
        text = way(text, rng)
    pack = rng.choice([_plainly, _stored, _shuffled, _streamed, _with_more])
    data = pack({**parts, REPORT: text.encode()}, rng)
    done = ", ".join(way.__name__.strip("_") for way in (*ways, pack))
    return Case(data, f"{program}: {done}", frozenset(PLACES), sound=True)


# XML


def _comments(text: str, rng: Random) -> str:
    return _CELL.sub(lambda m: rng.choice(["", "<!-- ghi chú -->", "<?x y?>", "\n  "]) + m[0], text)


def _quotes(text: str, rng: Random) -> str:
    return _CELL.sub(lambda m: m[0].replace('"', "'") if rng.random() < 0.5 else m[0], text)


def _order(text: str, rng: Random) -> str:
    """Attributes in another order, with blanks, and further ones."""

    def cell(match: re.Match[str]) -> str:
        end = "/>" if match[0].endswith("/>") else ">"
        attributes = [*re.findall(r'\S+="[^"]*"|\S+=\'[^\']*\'', match[0]), *rng.choice([[], ['cm="0"'], ['ph="1"']])]
        rng.shuffle(attributes)
        return f"<c {rng.choice([' ', '  ', chr(10)]).join(attributes)} {end}"

    return _CELL.sub(cell, text)


def _references(text: str, rng: Random) -> str:
    """Letters as numbers of characters."""

    def written(match: re.Match[str]) -> str:
        form = rng.choice(["&#{:d};", "&#x{:x};"])
        said = re.sub(r"[^\x00-\x7f]", lambda letter: form.format(ord(letter[0])), match[2])
        return match[1] + said + match[3]

    return _TEXT.sub(written, text)


def _cdata(text: str, rng: Random) -> str:
    return _TEXT.sub(
        lambda m: f"{m[1]}<![CDATA[{m[2]}]]>{m[3]}" if "&" not in m[2] and rng.random() < 0.3 else m[0], text
    )


def _runs(text: str, rng: Random) -> str:
    """Texts in several formats: runs of one text, one of them bold."""

    def runs(match: re.Match[str]) -> str:
        said = match[2]
        cut = rng.randrange(len(said) + 1)
        if rng.random() < 0.5 or "&" in said:
            return match[0]
        space = '<t xml:space="preserve">'
        return f"<r>{space}{said[:cut]}</t></r><r><rPr><b/></rPr>{space}{said[cut:]}</t></r>"

    return _TEXT.sub(runs, text) if "<r>" not in text and "CDATA" not in text else text


def _numbers(text: str, rng: Random) -> str:
    def number(match: re.Match[str]) -> str:
        said = match[1]
        return f"<v>{rng.choice([said, f'{said}.0', f'{said}e0', f' {said} ', f'+{said}'[1:], f'0{said}'])}</v>"

    return text if 't="s"' in text or "t='s'" in text else _NUMBER.sub(number, text)


def _blank_cells(text: str, rng: Random) -> str:
    row = rng.randrange(100, 5000)
    cells = f'<row r="{row}"><c r="A{row}" s="1"/><c r="Z{row}"></c></row><row r="{row + 1}"/>'
    return text.replace("</sheetData>", f"{cells}</sheetData>")


def _dimension(text: str, rng: Random) -> str:
    said = rng.choice(["A1", "A1:XFD1048576", "Z9:A1", "", "x"])
    return re.sub(r"<dimension [^<>]*/>", rng.choice(["", f'<dimension ref="{said}"/>']), text)


def _beginning(text: str, rng: Random) -> str:
    body = re.sub(r"^<\?xml[^>]*\?>\s*", "", text)
    head = rng.choice(
        ['<?xml version="1.0" encoding="utf-8"?>\r\n', "\ufeff", '\ufeff<?xml version="1.0"?>', "", "<!-- x -->"]
    )
    return head + body


def _extensions(text: str, rng: Random) -> str:
    more = '<extLst><ext uri="{0}" xmlns:x14="x"><x14:c r="G9"/></ext></extLst>'
    return text.replace("</worksheet>", f"{more}</worksheet>") if rng.random() < 0.9 else text


_WAYS: list[Callable[[str, Random], str]] = [
    _comments, _quotes, _order, _references, _cdata, _runs, _numbers, _blank_cells, _dimension, _beginning, _extensions,
]  # fmt: skip


# Zip


def _plainly(parts: dict[str, bytes], _: Random) -> bytes:
    return packed(parts)


def _stored(parts: dict[str, bytes], _: Random) -> bytes:
    return _archived(list(parts.items()), zipfile.ZIP_STORED)


def _shuffled(parts: dict[str, bytes], rng: Random) -> bytes:
    return _archived(rng.sample(list(parts.items()), len(parts)), zipfile.ZIP_DEFLATED)


def _with_more(parts: dict[str, bytes], rng: Random) -> bytes:
    more = {f"customXml/item{rng.randrange(9)}.xml": b"<x/>", "docProps/thumbnail.jpeg": bytes(9), "xl/media/": b""}
    return packed({**parts, **more})


def _streamed(parts: dict[str, bytes], _: Random) -> bytes:
    """Written to a stream that cannot go back: sizes stand behind each entry."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _archived(entries: list[tuple[str, bytes]], how: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        archive.comment = b"tep nen"
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()
