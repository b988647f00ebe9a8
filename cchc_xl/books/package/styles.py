"""Styles of one workbook brought into another: what is there already is used, what is not is added."""

import copy

from cchc_xl.books.package.xml import Element, add, canonical, local, namespace

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
_PARTS_OF_STYLE = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_FIRST_CUSTOM_FORMAT = 164


class StyleMerge:
    """Translates style ids of ``source`` into ids of ``target``, both roots of styles parts of one namespace."""

    def __init__(self, target: Element, source: Element) -> None:
        self._target, self._source, self._ns = target, source, namespace(target)
        self._known: dict[tuple[str, str], str] = {}

    def cell(self, number: str) -> str:
        """The id of a cell style."""
        return self._translated("cellXfs", number)

    def differential(self, number: str) -> str:
        """The id of a differential style: of a conditional format, of a table."""
        return self._translated("dxfs", number)

    def _translated(self, collection: str, number: str) -> str:
        if (collection, number) not in self._known:
            element = copy.deepcopy(self._source.find(f"{self._ns}{collection}")[int(number)])
            if collection == "cellXfs":
                self._adapt(element)
            self._known[collection, number] = str(self._index(collection, element))
        return self._known[collection, number]

    def _adapt(self, style: Element) -> None:
        for attribute, collection in _PARTS_OF_STYLE.items():
            style.set(attribute, self._translated(collection, style.get(attribute, "0")))
        style.set("numFmtId", self._number_format(style.get("numFmtId", "0")))
        style.set("xfId", "0")

    def _number_format(self, number: str) -> str:
        if int(number) < _FIRST_CUSTOM_FORMAT:
            return number
        path = f"{self._ns}numFmts/{self._ns}numFmt"
        code = next(f.get("formatCode") for f in self._source.iterfind(path) if f.get("numFmtId") == number)
        formats = {f.get("formatCode"): f.get("numFmtId") for f in self._target.iterfind(path)}
        if code not in formats:
            formats[code] = str(max([_FIRST_CUSTOM_FORMAT - 1, *map(int, formats.values())]) + 1)
            collection = self._collection("numFmts")
            add(collection, f"{self._ns}numFmt", numFmtId=formats[code], formatCode=code)
            collection.set("count", str(len(collection)))
        return formats[code]

    def _index(self, name: str, element: Element) -> int:
        collection, wanted = self._collection(name), canonical(element)
        for i, present in enumerate(collection):
            if canonical(present) == wanted:
                return i
        collection.append(element)
        collection.set("count", str(len(collection)))
        return len(collection) - 1

    def _collection(self, name: str) -> Element:
        found = self._target.find(f"{self._ns}{name}")
        if found is None:
            before = set(_ORDER[: _ORDER.index(name)])
            found = self._target.makeelement(f"{self._ns}{name}")
            self._target.insert(sum(local(child) in before for child in self._target), found)
        return found
