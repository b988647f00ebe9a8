"""Forms that somebody saved as .xls: read like the others, and looked into before."""

import os
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.values.problems import Refused
from tests.intake.old_excel import error, formula, many, number, ole2, record, xls
from tests.intake.packages import read, refused


def test_an_old_workbook_is_read():
    book = read(xls(number(1, 1, 17), many(2, 0, 2)), "biểu.xls")
    assert book.sheets[0].name == "Biểu"
    assert book.sheets[0].rows == ((None, None, None), (None, 17, None), (1, 1, 1))


def test_a_stream_in_capitals_is_the_workbook_too():
    data = xls(number(0, 0, 17)).replace("Workbook".encode("utf-16-le"), "WORKBOOK".encode("utf-16-le"))
    assert read(data).sheets[0].rows == ((17,),)


def test_its_error_cells_are_blank_and_known():
    bad = formula(3, 1, b"\x02\x00\x17\x00\x00\x00\xff\xff")
    good = formula(4, 0, struct.pack("<d", 7.0))
    book = read(xls(number(0, 0, 1), error(2, 2), bad, good))
    assert book.errors == {"Biểu": frozenset({(2, 2), (3, 1)})}
    assert (book.sheets[0].at(2, 2), book.sheets[0].at(4, 0)) == (None, 7)


@pytest.mark.parametrize(
    ("far", "cell"),
    [(number(65535, 255, 1), "IV65536"), (number(20_000, 0, 1), "A20001"), (many(20_000, 0, 9), "J20001")],
)
def test_a_value_at_the_end_is_named_and_never_allocated(far: bytes, cell: str):
    fault = refused(xls(number(0, 0, 1), far))
    assert (fault.code, fault.sheet, fault.cell) == ("T08", "Biểu", cell)


def test_a_password_is_asked_to_be_taken_off():
    assert refused(xls(before=record(0x2F, bytes(54)))).code == "T02"


@pytest.mark.parametrize(
    ("data", "carries"),
    [
        (xls(number(0, 0, 1), more=("_VBA_PROJECT_CUR",)), ("macro",)),
        (xls(number(0, 0, 1), macro=True), ("macro",)),
        (xls(number(0, 0, 1), more=("MBD0012F3",)), ("đối tượng nhúng",)),
        (xls(number(0, 0, 1), before=record(0x1AE, struct.pack("<HH", 1, 0x0401))), ()),
        (xls(number(0, 0, 1), before=record(0x1AE, struct.pack("<HHB", 1, 3, 0) + b"abc")), ("liên kết ra ngoài",)),
        (xls(number(0, 0, 1), before=record(0x1AE, struct.pack("<HHB", 0, 3, 0) + b"abc")), ("DDE, kết nối dữ liệu",)),
    ],
    ids=["macros", "macros of Excel 4", "an object", "its own sheets", "another file", "DDE"],
)
def test_what_it_carries_is_flagged(data: bytes, carries: tuple[str, ...]):
    assert read(data).carries == carries


@pytest.mark.parametrize(("sector", "following"), [(5, 2), (1, 1)], ids=["of the workbook", "of the directory"])
def test_a_chain_that_runs_in_circles_is_refused(sector: int, following: int):
    data = bytearray(xls(number(0, 0, 1)))
    data[512 + 4 * sector : 516 + 4 * sector] = struct.pack("<L", following)
    assert refused(bytes(data)).code == "T03"


def test_a_container_without_a_workbook_is_refused():
    assert refused(ole2(b"").replace("Workbook".encode("utf-16-le"), "Nothing!".encode("utf-16-le"))).code == "T01"


FORM = xls(number(1, 1, 17), error(2, 2), many(3, 0, 2))


@settings(deadline=None)
@given(st.integers(0, len(FORM) - 1), st.integers(0, 255), st.integers(0, 400))
def test_a_damaged_old_workbook_is_refused_or_read(at: int, value: int, lost: int):
    data = bytearray(FORM[: len(FORM) - lost])
    data[min(at, len(data) - 1)] = value
    assert fate(bytes(data)) in ("read", "T01", "T02", "T03", "T08")


def fate(data: bytes) -> str:
    try:
        read(data)
    except Refused as fault:
        return fault.problem.code
    return "read"


def test_noise_is_no_old_workbook():
    assert (
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(2000) + "Workbook".encode("utf-16-le")).code == "T03"
    )
