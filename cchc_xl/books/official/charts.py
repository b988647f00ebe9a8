"""Charts for the report, as pictures: readable in grey print, in a font that has every Vietnamese letter."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec

P = ParamSpec("P")

_FONTS = ("Times New Roman", "Liberation Serif", "DejaVu Serif")  # the last comes with matplotlib
_HATCHES = ("", "..", "//", "xx", "\\\\", "++", "--", "oo", "||", "**")
_WIDTH, _DOTS = 6.3, 200  # inches: as wide as the text; dots an inch
_LABEL: Any = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
_NARROWEST = 0.045  # share of the whole width that a number needs


def _ours(draw: Callable[P, bytes]) -> Callable[P, bytes]:
    """Draws with our font, and hatches thin enough to read numbers over."""

    @wraps(draw)
    def drawn(*arguments: P.args, **named: P.kwargs) -> bytes:
        from matplotlib import rc_context

        with rc_context({"font.family": _font(), "hatch.linewidth": 0.4}):
            return draw(*arguments, **named)

    return drawn


@_ours
def stacked_bars(rows: Mapping[str, Sequence[int]], parts: Sequence[tuple[str, str]]) -> bytes:
    """One bar for each row, as long as 100 %, divided into ``parts`` (name, colour as RRGGBB); PNG.

    Each part stands out by its colour and by its hatching, and has its number where there is room.
    """
    figure, axes = _figure(0.42 * len(rows) + 1.5)
    names = list(rows)
    left = [0.0] * len(names)
    totals = [max(sum(rows[name]), 1) for name in names]
    for place, (part, colour) in enumerate(parts):
        shares = [rows[name][place] / total for name, total in zip(names, totals, strict=True)]
        if not any(shares):
            continue
        bars = axes.barh(names, shares, left=left, color=f"#{colour}", edgecolor="#444444", linewidth=0.5,
                         hatch=_HATCHES[place % len(_HATCHES)], label=part, height=0.62)  # fmt: skip
        labels = [_number(rows[name][place]) for name in names]
        shown = [label if share > _NARROWEST else "" for label, share in zip(labels, shares, strict=True)]
        axes.bar_label(bars, shown, label_type="center", fontsize=8.5, bbox=_LABEL)
        left = [before + share for before, share in zip(left, shares, strict=True)]
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    _percent_axis(axes)
    figure.legend(loc="outside lower center", ncols=3, fontsize=8.5, frameon=False)
    return _png(figure)


@_ours
def rate_bars(rates: Mapping[str, float | None]) -> bytes:
    """One bar for each name, up to 100 %, with its figure; «–» where there is nothing to count; PNG."""
    figure, axes = _figure(0.24 * len(rates) + 0.6)
    names = list(rates)
    values = [rates[name] or 0.0 for name in names]
    bars = axes.barh(names, values, color="#1F4E79", height=0.62)
    labels = ["–" if rates[name] is None else f" {value:.0%}" for name, value in zip(names, values, strict=True)]
    axes.bar_label(bars, labels, fontsize=9, padding=2)
    axes.set_xlim(0, 1.08)
    axes.invert_yaxis()
    _percent_axis(axes)
    return _png(figure)


def _figure(height: float) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS, layout="constrained")
    axes: Any = figure.subplots()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _font() -> str:
    from matplotlib import font_manager

    there = set(font_manager.get_font_names())
    return next(font for font in _FONTS if font in there)


def _percent_axis(axes: Any) -> None:
    from matplotlib.ticker import PercentFormatter

    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.tick_params(labelsize=9, length=2)
    axes.grid(axis="x", color="#D9D9D9", linewidth=0.5)
    axes.set_axisbelow(True)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _png(figure: Any) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    stream = io.BytesIO()
    FigureCanvasAgg(figure).print_png(stream, metadata={"Software": None})
    return stream.getvalue()
