"""What styles say of a run of text: its font, whether it is hidden, bold, in capitals."""

from dataclasses import dataclass, field

from cchc_xl.books.package.xml import Element
from cchc_xl.books.word.parts import W, WordPackage, attribute, child, is_on, number

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 20  # of styles based on styles; a circle would never end


@dataclass(frozen=True)
class Look:
    """Run properties; None and "" where they are not set."""

    font: str = ""
    hidden: bool | None = None
    bold: bool | None = None
    caps: bool | None = None

    def over(self, below: "Look") -> "Look":
        """These properties, and where they are not set those ``below``."""
        return Look(
            self.font or below.font,
            below.hidden if self.hidden is None else self.hidden,
            below.bold if self.bold is None else self.bold,
            below.caps if self.caps is None else self.caps,
        )


_Key = tuple[str, str]


@dataclass
class Styles:
    """The styles of a document, looked up by id. What was looked up is kept."""

    by_id: dict[str, Element]
    default: str
    defaults: Look
    theme: dict[str, str]
    _looks: dict[_Key, Look] = field(default_factory=dict)

    def of_run(self, properties: Element | None, paragraph_style: str) -> Look:
        """The look of a run with these ``w:rPr`` in a paragraph of that style."""
        direct = self.look(properties)
        by_run = self._chained(attribute(child(properties, "rStyle")))
        by_paragraph = self._chained(paragraph_style or self.default)
        return direct.over(_toggled(by_run, by_paragraph)).over(self.defaults)

    def numbering(self, style: str) -> tuple[str, int | None, str]:
        """The numbering (``numId``, ``ilvl``) that a paragraph style carries, and the style that says so."""
        for name in self._chain(style or self.default):
            found = child(self.by_id[name], "pPr", "numPr")
            if child(found, "numId") is not None:
                return attribute(child(found, "numId")), number(child(found, "ilvl")), name
        return "", None, ""

    def look(self, properties: Element | None) -> Look:
        """What ``w:rPr`` themselves say."""
        if properties is None:
            return Look()
        return Look(
            self._font(properties.find(W + "rFonts")),
            is_on(properties.find(W + "vanish")),
            is_on(properties.find(W + "b")),
            is_on(properties.find(W + "caps")),
        )

    def _font(self, fonts: Element | None) -> str:
        """The font of letters beyond ASCII: those tell a legacy table."""
        for name in ("hAnsi", "ascii"):
            theme = attribute(fonts, f"{name}Theme")
            if font := self.theme.get(theme[:5], "") if theme else attribute(fonts, name):
                return font
        return ""

    def _chained(self, style: str) -> Look:
        if ("", style) not in self._looks:
            look = Look()
            for name in self._chain(style):
                look = look.over(self.look(child(self.by_id[name], "rPr")))
            self._looks["", style] = look
        return self._looks["", style]

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style in self.by_id and style not in chain and len(chain) < _DEEPEST:
            chain.append(style)
            style = attribute(child(self.by_id[style], "basedOn"))
        return chain


def _toggled(run: Look, paragraph: Look) -> Look:
    """Where a character style and a paragraph style both switch a property on, it is off (ISO 29500, 17.7.3)."""
    both = run.over(paragraph)
    return Look(
        both.font,
        both.hidden,
        False if run.bold and paragraph.bold else both.bold,
        False if run.caps and paragraph.caps else both.caps,
    )


def styles_of(package: WordPackage) -> Styles:
    """The document's styles, its defaults and its theme's fonts."""
    root = package.only("styles")
    found = [] if root is None else root.findall(W + "style")
    default = (s for s in found if attribute(s, "default") in ("1", "true") and attribute(s, "type") == "paragraph")
    styles = Styles(
        {attribute(style, "styleId"): style for style in found},
        attribute(next(default, None), "styleId"),
        Look(),
        _theme_fonts(package.only("theme")),
    )
    styles.defaults = styles.look(child(root, "docDefaults", "rPrDefault", "rPr"))
    return styles


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """«major» and «minor» with the Latin font of each."""
    scheme = None if theme is None else theme.find(f".//{_DRAWING}fontScheme")
    latin = {name: None if scheme is None else scheme.find(f"{_DRAWING}{name}Font/{_DRAWING}latin") for name in _FONTS}
    return {name: font.get("typeface", "") for name, font in latin.items() if font is not None}


_FONTS = ("major", "minor")
