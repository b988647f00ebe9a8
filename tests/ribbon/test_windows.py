"""The boxes themselves, where there is a screen (Xvfb will do): what they say, and what the keyboard does in them."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cchc_xl.screen import boxes
from cchc_xl.screen.screen import Box, Field, Tone

pytestmark = pytest.mark.skipif(
    sys.platform == "linux" and not os.environ.get("DISPLAY"), reason="no screen to show boxes on"
)

QUESTION = Box(
    "Phát hành biểu mẫu",
    Tone.ASK,
    "206 biểu mẫu sẽ được tạo. Đồng ý?",
    (("Biểu mẫu được tạo", "206"),),
    ("Tệp được ghi vào: D:\\biểu mẫu",),
    ("Đồng ý", "Hủy"),
)


@pytest.fixture
def root() -> Iterator[Any]:
    from cchc_xl.screen.look import hidden_root

    root = hidden_root()
    yield root
    root.destroy()


def doing(root: Any, *acts: Callable[[Any], object]) -> None:
    """Does that to the box on the screen, one thing after the other."""
    for number, act in enumerate(acts, 1):
        root.after(150 * number, lambda act=act: act(root.winfo_children()[-1]))


def widgets(parent: Any, kind: str) -> list[Any]:
    inside = [found for child in parent.winfo_children() for found in widgets(child, kind)]
    return ([parent] if parent.winfo_class() == kind else []) + inside


def button(box: Any, label: str) -> Any:
    return next(b for b in widgets(box, "TButton") if b["text"] == label)


@pytest.mark.parametrize(("key", "pressed"), [("<Return>", "Đồng ý"), ("<Escape>", "Hủy")])
def test_enter_agrees_and_escape_cancels(root: Any, key: str, pressed: str):
    doing(root, lambda box: box.event_generate(key))
    assert boxes.show(root, QUESTION) == pressed


def test_a_button_is_its_own_answer_and_closing_cancels(root: Any):
    doing(root, lambda box: button(box, "Đồng ý").invoke())
    assert boxes.show(root, QUESTION) == "Đồng ý"
    doing(root, lambda box: box.tk.call(box.protocol("WM_DELETE_WINDOW")))
    assert boxes.show(root, QUESTION) == "Hủy"


def test_what_is_long_is_scrolled_and_the_box_stays_on_the_screen(root: Any):
    sizes: list[int] = []
    lines = tuple(f"Cảnh báo: dòng {n} {'rất dài ' * 30}" for n in range(60))
    figures = tuple((f"Sheet «{n}»", "7 dòng") for n in range(60))
    doing(root, lambda box: sizes.append(box.winfo_height()), lambda box: box.event_generate("<Escape>"))
    boxes.show(root, Box("Rà soát", Tone.ATTENTION, "Có nhiều điều cần xem. " * 5, figures, lines))
    assert 100 < sizes[0] < 700


def test_text_can_be_read_and_not_changed(root: Any):
    said: list[str] = []

    def typed(box: Any) -> None:
        text = widgets(box, "Text")[0]
        text.focus_force()
        text.event_generate("x")
        said.append(text.get("1.0", "end").strip())

    doing(root, typed, lambda box: box.event_generate("<Escape>"))
    boxes.show(root, QUESTION)
    assert said == list(QUESTION.lines)


def test_a_day_that_is_none_is_asked_for_again(root: Any):
    told: list[str] = []

    def mistyped(box: Any) -> None:
        entry = widgets(box, "TEntry")[0]
        entry.delete(0, "end")
        entry.insert(0, "31/02/2024")
        button(box, "Tiếp tục").invoke()
        told.extend(str(label["text"]) for label in widgets(box, "TLabel"))
        entry.delete(0, "end")
        entry.insert(0, "29/02/2024")

    doing(root, mistyped, lambda box: button(box, "Tiếp tục").invoke())
    assert boxes.ask_day(root, "Rà soát", "Tính đến ngày nào?", dt.date(2024, 4, 5)) == dt.date(2024, 2, 29)
    assert any("«31/02/2024» không có trong lịch" in text for text in told)


def test_a_day_can_be_left_unanswered(root: Any):
    doing(root, lambda box: box.event_generate("<Escape>"))
    assert boxes.ask_day(root, "Rà soát", "Tính đến ngày nào?", dt.date(2024, 4, 5)) is None


FIELDS = (
    Field("Chỉ cơ quan", "", "Để trống: mọi cơ quan."),
    Field("Phát hành lại", value=False),
    Field("Gói zip", True),
)


def test_fields_are_filled_in(root: Any):
    doing(
        root,
        lambda box: widgets(box, "TEntry")[0].insert(0, " SNV, STC "),
        lambda box: widgets(box, "TCheckbutton")[0].invoke(),
        lambda box: button(box, "Tiếp tục").invoke(),
    )
    assert boxes.ask_fields(root, "Phát hành biểu mẫu", FIELDS) == ("SNV, STC", True, True)


@pytest.mark.parametrize(("key", "filled"), [("<Return>", ("", False, True)), ("<Escape>", None)])
def test_enter_goes_on_with_what_is_proposed_and_escape_cancels(root: Any, key: str, filled: object):
    doing(root, lambda box: box.event_generate(key))
    assert boxes.ask_fields(root, "Phát hành biểu mẫu", FIELDS) == filled
