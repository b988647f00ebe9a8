"""The directory's data: complete, consistent, unambiguous where it can be."""

from collections import Counter

import pandas as pd

from cchc_xl.books.directory import load_agencies
from cchc_xl.plan.spelling import folded
from cchc_xl.values.columns import AGENCIES
from cchc_xl.values.words import Group, Level, YesNo

ALL = load_agencies()


def cells(column: str) -> list[str]:
    return [item for cell in ALL[column] for item in cell.split("; ") if item]


def test_it_has_the_fields_of_its_table():
    assert tuple(ALL.columns) == AGENCIES.fields


def test_ids_are_unique_even_without_regard_to_case():
    assert ALL["agency"].str.casefold().is_unique


def test_parents_vias_and_successors_are_agencies():
    known = set(ALL["agency"])
    for column in ("parent", "via", "successors"):
        assert set(cells(column)) <= known


def test_order_is_office_departments_districts_communes_by_district():
    in_2024 = ALL[ALL["valid_from"].isna()]
    assert list(dict.fromkeys(in_2024["level"])) == [Level.OFFICE, Level.DEPARTMENT, Level.DISTRICT, Level.COMMUNE]
    parents = in_2024.loc[in_2024["level"] == Level.COMMUNE, "parent"]
    assert (parents != parents.shift()).sum() == parents.nunique() == 12


def test_levels_and_groups_go_together():
    pairs = set(zip(ALL["level"], ALL["groups"], strict=True))
    assert pairs == {
        (Level.OFFICE, ""),
        (Level.DEPARTMENT, Group.DEPARTMENTS),
        (Level.DISTRICT, Group.DISTRICTS),
        (Level.COMMUNE, Group.COMMUNES),
    }


def test_only_communes_share_a_sheet():
    assert ((ALL["own_sheet"] == YesNo.NO) == (ALL["level"] == Level.COMMUNE)).all()


def test_whoever_ended_has_a_successor_except_districts():
    ended = ALL[ALL["valid_to"].notna() & (ALL["successors"] == "")]
    assert set(ended["level"]) == {Level.DISTRICT}
    assert "LYSON" not in set(ended["agency"])


def test_units_of_july_2025_have_ids_of_their_own():
    new = ALL[ALL["valid_from"] == pd.Timestamp(2025, 7, 1)]
    assert len(new) == 96
    assert new["agency"].str.match(r"Y\d{5}$").all()


def test_names_and_aliases_of_2024_name_one_agency_each_but_for_the_two_of_one_name():
    in_2024 = ALL[ALL["valid_from"].isna()]
    names = Counter(
        spelling
        for row in in_2024.itertuples()
        for spelling in {folded(str(name)) for name in (row.agency_name, *str(row.aliases).split("; ")) if name}
    )
    assert [name for name, times in names.items() if times > 1] == [folded("UBND phường Nguyễn Nghiêm")]
