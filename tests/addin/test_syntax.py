"""Whether the VBA is VBA at all, as pyOpenVBA's parser reads it: Excel's own compiler is not here."""

import re

import pytest
from pyopenvba.exceptions import VBACompileError
from pyopenvba.interpreter import parse_module

from cchc_xl.addin import sources

MODULES = {**sources.our_modules(), **sources.xlwings_modules()}


def as_the_parser_knows_it(source: str) -> str:
    """The source without what this parser does not know: the head of an exported class, comments behind directives,
    and that a variable's events are listened to."""
    body = re.sub(r"\AVERSION .*?END\r\n", "", source, flags=re.DOTALL)
    body = re.sub(r"^([ \t]*#[^'\r\n]*)'[^\r\n]*", r"\1", body, flags=re.MULTILINE)
    return body.replace("Private WithEvents ", "Private ")


@pytest.mark.parametrize("name", MODULES)
def test_every_module_is_read_to_its_end(name: str):
    module = parse_module(as_the_parser_knows_it(MODULES[name]), name=name)
    assert module.procedures


@pytest.mark.parametrize("fault", [("Next row\r\n", ""), ("(keys, row)", "(keys, row"), ("End Function", "End Sub")])
def test_a_slip_would_be_seen(fault: tuple[str, str]):
    with pytest.raises(VBACompileError):
        parse_module(MODULES["CchcRounds"].replace(*fault))
