"""The ribbon's XML: what Excel would not say, or would drop without a word."""

import re
from collections import Counter
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cchc_xl.addin import sources
from cchc_xl.cli import app
from cchc_xl.ribbon.texts import LABELS

_NS = "{http://schemas.microsoft.com/office/2009/07/customui}"
ROOT = ElementTree.fromstring(sources.ribbon())
CONTROLS = [element for element in ROOT.iter() if element.get("id")]
BUTTONS = [element for element in CONTROLS if element.tag == f"{_NS}button"]
# callback attribute: the parameters of its Sub, as Office calls it
SIGNATURES = {
    "onLoad": "ribbon As IRibbonUI",
    "button onAction": "control As IRibbonControl",
    "dropDown onAction": "control As IRibbonControl, selectedId As String, selectedIndex As Integer",
    "onChange": "control As IRibbonControl, text As String",
    "getItemLabel": "control As IRibbonControl, index As Integer, ByRef {} As Variant",
    "getEnabled": "control As IRibbonControl, ByRef {} As Variant",
    "getItemCount": "control As IRibbonControl, ByRef {} As Variant",
    "getSelectedItemIndex": "control As IRibbonControl, ByRef {} As Variant",
    "getText": "control As IRibbonControl, ByRef {} As Variant",
}
# what buttons that only show something have instead of a command
SHOWN = {"questions", "log", "guide"}
COMMANDS = {str(c.name or c.callback.__name__) for c in app.registered_commands if c.callback}


def callbacks() -> list[tuple[str, str]]:
    """Each callback with the key of its signature."""
    found: list[tuple[str, str]] = []
    for element in ROOT.iter():
        for name, value in element.attrib.items():
            if name == "onAction":
                found.append((value, f"{element.tag.removeprefix(_NS)} onAction"))
            elif name.startswith(("get", "on")):
                found.append((value, name))
    return found


def group_labels() -> list[str | None]:
    return [group.get("label") for group in ROOT.iter(f"{_NS}group")]


def test_groups_stand_in_the_order_of_the_work():
    assert group_labels() == ["Kỳ báo cáo", "Kế hoạch", "Biểu mẫu", "Tổng hợp", "Báo cáo", "Hỗ trợ"]


def test_buttons_are_those_that_python_knows_with_the_same_words():
    assert {button.get("id"): button.get("label") for button in BUTTONS} == dict(LABELS)


def test_no_id_stands_twice():
    assert [name for name, count in Counter(control.get("id") for control in CONTROLS).items() if count > 1] == []


@pytest.mark.parametrize("button", BUTTONS, ids=lambda b: b.get("id"))
def test_every_button_is_large_has_an_icon_and_explains_itself(button: ElementTree.Element):
    assert button.get("size") == "large"
    assert button.get("screentip") == button.get("label")
    assert len(button.get("supertip", "")) in range(40, 1024)
    assert button.get("getEnabled")


@pytest.mark.parametrize("button", BUTTONS, ids=lambda b: b.get("id"))
def test_every_icon_is_one_of_all_versions_of_excel(button: ElementTree.Element):
    lines = (Path(__file__).parent / "image_names.txt").read_text("utf-8").splitlines()
    assert button.get("imageMso") in {line for line in lines if not line.startswith("#")}


def test_keytips_are_ascii_and_no_one_begins_another():
    pressed = {f"{_NS}button", f"{_NS}dropDown", f"{_NS}editBox"}
    tips = [str(control.get("keytip")) for control in CONTROLS if control.tag in pressed]
    assert all(re.fullmatch("[A-Z0-9]{1,3}", tip) for tip in tips)
    assert [(one, other) for one, other in permutations(tips, 2) if other.startswith(one)] == []


@pytest.mark.parametrize(("callback", "kind"), callbacks())
def test_every_callback_has_a_sub_with_the_parameters_that_office_passes(callback: str, kind: str):
    source = sources.our_modules()["CchcRibbon"]
    found = re.search(rf"^Public Sub {callback}\((.*)\)\r$", source, re.MULTILINE)
    assert found, callback
    assert re.fullmatch(re.escape(SIGNATURES[kind]).replace(r"\{\}", r"\w+"), found[1])


def test_every_callback_sub_is_named_by_the_ribbon():
    named = {callback for callback, _ in callbacks()}
    assert set(re.findall(r"^Public Sub (Cchc\w+)\(", sources.our_modules()["CchcRibbon"], re.MULTILINE)) == named


@pytest.mark.parametrize("button", BUTTONS, ids=lambda b: b.get("id"))
def test_every_button_names_its_command(button: ElementTree.Element):
    named = re.findall(r"Lệnh: cchc-xl ([a-z-]+)$", button.get("supertip", ""))
    assert (len(named) == 1) is (button.get("id") not in SHOWN)
    assert set(named) <= COMMANDS
