"""XML parts as elements: the one place of lxml. No entities, no network."""

from typing import Any

from lxml import etree as _etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without types

# An element of a parsed part.
Element = Any

_lxml: Any = _etree
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parse(data: bytes) -> Element:
    """The root element of a part. ValueError for what is no XML, and for any DOCTYPE."""
    parser = _lxml.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = _lxml.fromstring(data, parser)
    except _lxml.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("DOCTYPE")
    return root


def serialise(root: Element) -> bytes:
    """The part's bytes: UTF-8, with the declaration that Office writes."""
    return _HEAD + _lxml.tostring(root, encoding="UTF-8")


def as_text(element: Element) -> str:
    """One element as text, with every namespace that it knows of declared."""
    return _lxml.tostring(element, encoding="unicode", with_tail=False)


def canonical(element: Element) -> bytes:
    """An element so that equal ones are equal, whatever the file they come from."""
    return _lxml.tostring(element, method="c14n", exclusive=True, with_tail=False)


def new_root(tag: str, **prefixes: str) -> Element:
    """The root of a new part; its own namespace needs no prefix."""
    return _lxml.Element(tag, nsmap={None: tag[1:].partition("}")[0], **prefixes})


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child."""
    return _lxml.SubElement(parent, tag, attributes)


def comment(text: str) -> Element:
    return _lxml.Comment(text)


def local(element: Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace of an element in braces, ready to stand before a name; "" for none."""
    return element.tag[: element.tag.rindex("}") + 1] if "}" in element.tag else ""
