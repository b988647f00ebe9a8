"""The real letter and its register, read once."""

import datetime as dt
from pathlib import Path

import pytest

import cchc_xl
from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.plan.register import Plan, plan_of

LETTER = Path(cchc_xl.__file__).parent / "data" / "cong-van-de-xuat-cchc-2024.txt"


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory(load_agencies(), dt.date(2024, 1, 1))


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return WorkCalendar((2023, 2024, 2025))


@pytest.fixture(scope="session")
def letter() -> Letter:
    return read_letter(read_document(LETTER))


@pytest.fixture(scope="session")
def plan(letter: Letter, directory: Directory, calendar: WorkCalendar) -> Plan:
    return plan_of(letter, directory, 2024, calendar)
