"""Damage to a return's package: to its bytes, to its entries, and to the XML in them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.fuzz.case import Case
from tests.fuzz.reading import PLACES, still_said
from tests.fuzz.seeds import ROW, Seeds
from tests.hostile.handled import MAIN, REPORT, lxml, packed, parts_of

_ROWS = frozenset(map(str, ROW.values()))
_ALL = frozenset(PLACES)
_LIKELY = (REPORT, REPORT, REPORT, "content.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")
_JUNK = ("", "0", "-1", "1", "99999999999", "x", "A1", "XFD1048576", "G9", "G9:N13", "s", "inlineStr", "e", "str", "ệ")


def damaged_bytes(rng: Random, seeds: Seeds) -> Case:
    """The file's bytes flipped, cut, doubled or moved: every part's sum still vouches for it, but in .xls."""
    program, data = rng.choice(list(seeds.files.items()))
    made = bytearray(data)
    hurt = rng.choice([_flipped, _flipped_header, _cut, _zeroed, _doubled, _swapped, _surrounded])
    for _ in range(rng.choice([1, 1, 2, 8])):
        hurt(made, rng)
    return Case(bytes(made), f"{program}: bytes {hurt.__name__.strip('_')}", _ALL if _is_zip(data) else frozenset())


def damaged_entries(rng: Random, seeds: Seeds) -> Case:
    """Whole entries lost, doubled, renamed, exchanged or emptied, or bytes in them changed under a new sum."""
    program, data = _one(rng, seeds)
    entries = list(parts_of(data).items())
    hurt = rng.choice([_lose, _repeat, _rename, _exchange, _empty, _truncate, _change_bytes, _change_bytes])
    what = hurt(entries, rng)
    after = _with_entries(entries)
    return Case(after, f"{program}: {hurt.__name__.strip('_')} {what}", *still_said(data, after))


def damaged_xml(rng: Random, seeds: Seeds) -> Case:
    """Elements and attributes of well-formed parts lost, doubled, moved and changed."""
    program, data = _one(rng, seeds)
    parts = parts_of(data)
    names = [n for n in (*_LIKELY, *parts) if n in parts and n.endswith((".xml", ".rels"))]
    part = rng.choice(names)
    root = lxml.fromstring(parts[part])
    done = [hurt(root, rng) for hurt in rng.choices(_HURTS, k=rng.choice([1, 1, 2, 4]))]
    after = packed({**parts, part: lxml.tostring(root, encoding="UTF-8", xml_declaration=True)})
    return Case(after, f"{program}: {part}: {'; '.join(done)}", *still_said(data, after))


def _one(rng: Random, seeds: Seeds) -> tuple[str, bytes]:
    return rng.choice([(program, data) for program, data in seeds.files.items() if _is_zip(data)])


def _is_zip(data: bytes) -> bool:
    return data.startswith(b"PK")


# Bytes


def _flipped(made: bytearray, rng: Random) -> None:
    if made:
        made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)


def _flipped_header(made: bytearray, rng: Random) -> None:
    """Where a zip says what it holds: in the headers of entries, and in its directory."""
    signs = [at for sign in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _places(made, sign)]
    at = rng.choice(signs or [0]) + rng.randrange(60)
    if at < len(made):
        made[at] = rng.randrange(256)


def _places(made: bytearray, sign: bytes) -> list[int]:
    found, at = [], made.find(sign)
    while at >= 0:
        found.append(at)
        at = made.find(sign, at + 1)
    return found


def _cut(made: bytearray, rng: Random) -> None:
    begin = rng.randrange(len(made) + 1)
    del made[begin : rng.choice([len(made), begin + rng.randrange(1, 200)])]


def _zeroed(made: bytearray, rng: Random) -> None:
    begin, length = rng.randrange(len(made) + 1), rng.randrange(1, 600)
    made[begin : begin + length] = bytes(len(made[begin : begin + length]))


def _doubled(made: bytearray, rng: Random) -> None:
    begin = rng.randrange(len(made) + 1)
    made[begin:begin] = made[begin : begin + rng.randrange(1, 3000)]


def _swapped(made: bytearray, rng: Random) -> None:
    one, other, length = rng.randrange(len(made) + 1), rng.randrange(len(made) + 1), rng.randrange(1, 400)
    if abs(one - other) > length and max(one, other) + length <= len(made):
        made[one : one + length], made[other : other + length] = made[other : other + length], made[one : one + length]


def _surrounded(made: bytearray, rng: Random) -> None:
    more = rng.randbytes(rng.randrange(1, 100))
    made[:] = rng.choice([made + more, more + made, made + made])


# Entries

Entries = list[tuple[str, bytes]]


def _lose(entries: Entries, rng: Random) -> str:
    return entries.pop(rng.randrange(len(entries)))[0]


def _repeat(entries: Entries, rng: Random) -> str:
    entries.insert(rng.randrange(len(entries)), rng.choice(entries))
    rng.shuffle(entries)
    return "and shuffle"


def _rename(entries: Entries, rng: Random) -> str:
    at = rng.randrange(len(entries))
    name, content = entries[at]
    new = rng.choice(
        [name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", f"{name} ", name[:-1], f"x/{name}"]
    )
    entries[at] = (new, content)
    return f"{name} to {new}"


def _exchange(entries: Entries, rng: Random) -> str:
    one, other = rng.randrange(len(entries)), rng.randrange(len(entries))
    (first, a), (second, b) = entries[one], entries[other]
    entries[one], entries[other] = (first, b), (second, a)
    return f"{first}, {second}"


def _empty(entries: Entries, rng: Random) -> str:
    return _set(entries, rng, lambda _: b"")


def _truncate(entries: Entries, rng: Random) -> str:
    return _set(entries, rng, lambda content: content[: rng.randrange(len(content) + 1)])


def _change_bytes(entries: Entries, rng: Random) -> str:
    def change(content: bytes) -> bytes:
        made = bytearray(content)
        for _ in range(rng.choice([1, 1, 3])):
            hurt = rng.choice([_flipped, _flipped, _cut, _doubled, _swapped])
            hurt(made, rng)
        return bytes(made)

    return _set(entries, rng, change)


def _set(entries: Entries, rng: Random, change: Callable[[bytes], bytes]) -> str:
    likely = [at for at, (name, _) in enumerate(entries) if name in _LIKELY]
    at = rng.choice([*likely, rng.randrange(len(entries))])
    name, content = entries[at]
    entries[at] = (name, change(content))
    return name


def _with_entries(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip of these entries, whatever their names: zipfile would mend some of them, and warn of doubles."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for number, (name, content) in enumerate(entries):
            archive.writestr(f"{number:08}".ljust(len(name.encode()), "x"), content)
    data = stream.getvalue()
    for number, (name, _) in enumerate(entries):
        data = data.replace(f"{number:08}".ljust(len(name.encode()), "x").encode(), name.encode())
    return data


# XML


def _any(root: Any, rng: Random) -> Any:
    """Any element; where there are answers, likelier one of those."""
    rows = [row for row in root.iter(f"{MAIN}row") if row.get("r") in _ROWS]
    root = rng.choice(rows) if rows and rng.random() < 0.6 else root
    return rng.choice([e for e in root.iter() if isinstance(e.tag, str)])


def _lose_element(root: Any, rng: Random) -> str:
    element = _any(root, rng)
    if element is not root and element.getparent() is not None:
        element.getparent().remove(element)
    return f"lost {_named(element)}"


def _double_element(root: Any, rng: Random) -> str:
    element = _any(root, rng)
    if element is not root:
        element.addnext(lxml.fromstring(lxml.tostring(element, with_tail=False)))
    return f"doubled {_named(element)}"


def _move_element(root: Any, rng: Random) -> str:
    element, other = _any(root, rng), _any(root, rng)
    if element is not root and element not in other.iterancestors() and element is not other:
        other.insert(rng.randrange(len(other) + 1), element)
    return f"moved {_named(element)} into {_named(other)}"


def _swap_siblings(root: Any, rng: Random) -> str:
    parent = _any(root, rng)
    if len(parent) > 1:
        parent[:] = sorted(parent, key=lambda _: rng.random())
    return f"shuffled {_named(parent)}"


def _change_attribute(root: Any, rng: Random) -> str:
    owners = [e for e in root.iter() if isinstance(e.tag, str) and e.attrib]
    if not owners:
        return ""
    element, other = _any(root, rng), rng.choice(owners)
    element = element if element.attrib else rng.choice(owners)
    name = rng.choice(list(element.attrib))
    value = rng.choice([*_JUNK, *other.attrib.values()])
    was = element.get(name)
    if rng.random() < 0.25:
        del element.attrib[name]
    else:
        element.set(name, value)
    return f"{_named(element)} {name} {was!r} → {element.get(name)!r}"


def _change_text(root: Any, rng: Random) -> str:
    element = _any(root, rng)
    element.text = rng.choice([*_JUNK, (element.text or "")[:-1]])
    return f"{_named(element)} says {element.text!r}"


def _rename_element(root: Any, rng: Random) -> str:
    element, other = _any(root, rng), _any(root, rng)
    before = _named(element)
    element.tag = other.tag
    return f"{before} became {_named(element)}"


def _named(element: Any) -> str:
    name = element.tag.rpartition("}")[2]
    return f"{name} {element.get('r')}" if element.get("r") else name


_HURTS = (
    _lose_element, _double_element, _move_element, _swap_siblings, _change_attribute, _change_attribute, _change_text,
    _rename_element,
)  # fmt: skip
