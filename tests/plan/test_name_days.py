"""Names on the day of a plan: old ones, later ones, groups that ended; plans of other provinces."""

import datetime as dt

import pytest

from cchc_xl.plan.agencies import Directory, Naming, Remark
from cchc_xl.values.words import Group
from tests.plan.test_name_phrases import ALL, reading

NEW_YEAR = dt.date(2025, 1, 1)
IN_NOVEMBER_BEFORE = Directory(ALL, NEW_YEAR, dt.date(2024, 11, 20))
IN_FEBRUARY = Directory(ALL, NEW_YEAR, dt.date(2025, 2, 28))
IN_APRIL = Directory(ALL, NEW_YEAR, dt.date(2025, 4, 2))
IN_AUGUST = Directory(ALL, NEW_YEAR, dt.date(2025, 8, 15))
OF_2020 = dt.date(2020, 1, 1)
BEFORE_THE_TOWN = Directory(ALL, OF_2020, dt.date(2019, 12, 27))
WITH_THE_TOWN = Directory(ALL, OF_2020, dt.date(2020, 2, 1))
OF_2026 = Directory(ALL, dt.date(2026, 1, 1), dt.date(2026, 1, 12))


@pytest.mark.parametrize(
    ("directory", "text", "expected"),
    [
        # Departments before and after 1 March 2025
        (IN_NOVEMBER_BEFORE, "Sở Thông tin và Truyền thông", "STTTT"),
        (IN_FEBRUARY, "Sở Kế hoạch và Đầu tư", "SKHDT"),
        (IN_FEBRUARY, "Sở Nông nghiệp và Môi trường", "?/LATER"),
        (IN_APRIL, "Sở Kế hoạch và Đầu tư", "STC/SUCCEEDED"),
        (IN_APRIL, "Sở TT&TT", "SKHCN/SUCCEEDED"),
        (IN_APRIL, "Sở LĐ-TB&XH", "SNV/SUCCEEDED"),
        (IN_APRIL, "Sở TN&MT và Sở NN&PTNT", "SNNMT/SUCCEEDED SNNMT/SUCCEEDED"),
        (IN_APRIL, "Sở GTVT", "SXD/SUCCEEDED"),
        (IN_APRIL, "Ban Dân tộc tỉnh", "SDTTG/SUCCEEDED"),
        (IN_APRIL, "Sở Nông nghiệp và Môi trường", "SNNMT"),
        (IN_APRIL, "Sở NN&MT", "SNNMT"),
        (IN_APRIL, "Sở Dân tộc và Tôn giáo", "SDTTG"),
        (IN_APRIL, "các Sở: Nội vụ, Thông tin và Truyền thông", "SNV SKHCN/SUCCEEDED"),
        (IN_APRIL, "Các sở, ban, ngành", "SỞ"),
        # Communes before and after 1 July 2025
        (IN_APRIL, "UBND xã Ba Vì", "X21529"),
        (IN_AUGUST, "UBND xã Ba Vì", "Y21529"),
        (IN_AUGUST, "UBND xã Ba Vì (huyện Ba Tơ)", "Y21529"),
        (IN_AUGUST, "UBND xã Nghĩa Dũng", "Y21034/SUCCEEDED"),
        (IN_AUGUST, "UBND xã Trà Giang", "Y21244"),
        (IN_AUGUST, "UBND xã Trà Giang, huyện Trà Bồng", "Y21127/SUCCEEDED"),
        (IN_AUGUST, "UBND phường Nguyễn Nghiêm", "?/SUCCEEDED"),
        (IN_AUGUST, "UBND phường Nguyễn Nghiêm (thị xã Đức Phổ)", "Y21439/SUCCEEDED"),
        (IN_AUGUST, "UBND xã Vạn Tường", "Y21061"),
        (IN_APRIL, "UBND xã Vạn Tường", "?/LATER"),
        (IN_AUGUST, "UBND đặc khu Lý Sơn", "Y21548"),
        (IN_AUGUST, "đặc khu Lý Sơn", "Y21548"),
        # Districts
        (IN_APRIL, "UBND cấp huyện", "HUYỆN"),
        (IN_AUGUST, "UBND cấp huyện", "?/NO_MEMBERS"),
        (IN_AUGUST, "UBND các huyện, thị xã, thành phố", "?/NO_MEMBERS"),
        (IN_AUGUST, "UBND huyện Ba Tơ", "?/ENDED"),
        (IN_AUGUST, "UBND huyện Lý Sơn", "Y21548/SUCCEEDED"),
        (OF_2026, "UBND cấp huyện", "?/NO_MEMBERS"),
        # Đức Phổ was a huyện before 1 February 2020
        (BEFORE_THE_TOWN, "UBND các huyện, thành phố", "HUYỆN"),
        (BEFORE_THE_TOWN, "UBND các huyện", "?/PARTIAL"),
        (BEFORE_THE_TOWN, "UBND các huyện và thành phố Quảng Ngãi", "HUYỆN12 QUANGNGAI"),
        (BEFORE_THE_TOWN, "UBND các huyện, thị xã, thành phố", "HUYỆN"),
        (BEFORE_THE_TOWN, "UBND thị xã Đức Phổ", "DUCPHO"),
        (WITH_THE_TOWN, "UBND các huyện, thành phố", "?/PARTIAL"),
        (Directory(ALL, OF_2020), "UBND các huyện, thành phố", "?/PARTIAL"),
        (IN_APRIL, "UBND các huyện, thành phố", "?/PARTIAL"),
        (OF_2026, "các huyện Ba Tơ, Sơn Hà", "?/ENDED ?/ENDED"),
        # Groups
        (IN_AUGUST, "UBND cấp xã", "XÃ"),
        (OF_2026, "UBND các xã, phường, đặc khu", "XÃ"),
        (OF_2026, "các xã, phường, đặc khu", "XÃ"),
        (OF_2026, "UBND các xã, phường và đặc khu Lý Sơn", "XÃ95 Y21548"),
        (OF_2026, "UBND các xã, phường", "?/PARTIAL"),
        (OF_2026, "UBND 96 xã, phường, đặc khu", "XÃ"),
        (OF_2026, "UBND cấp xã (trừ đặc khu Lý Sơn)", "XÃ95/LEFT_OUT"),
        (OF_2026, "các phường: Kon Tum, Đăk Cấm", "Y23293 Y23284"),
        (OF_2026, "UBND các xã: Đăk Tô, Đăk Hà", "Y23401 Y23500"),
    ],
)  # fmt: skip
def test_a_name_counts_on_the_day_of_the_plan(directory: Directory, text: str, expected: str):
    assert reading(text, directory) == expected


def test_groups_have_those_of_the_day():
    assert len(IN_APRIL.groups[Group.COMMUNES]) == 170
    assert len(IN_AUGUST.groups[Group.COMMUNES]) == 96
    assert Group.DISTRICTS not in IN_AUGUST.groups
    assert {"SNNMT", "SDTTG"} <= set(IN_APRIL.groups[Group.DEPARTMENTS])
    assert not {"SKHDT", "STTTT"} & set(IN_APRIL.groups[Group.DEPARTMENTS])


def test_groups_that_changed_since_the_first_of_january_are_told():
    assert IN_NOVEMBER_BEFORE.regrouped == {}
    assert IN_APRIL.regrouped == {Group.DEPARTMENTS: (19, 14)}
    assert IN_AUGUST.regrouped == {Group.DEPARTMENTS: (19, 14), Group.COMMUNES: (170, 96)}


def test_who_took_over_is_said_by_name():
    (mention,) = IN_APRIL.mentions("Sở Kế hoạch và Đầu tư")
    assert (mention.words, mention.suggestion) == ("Sở Kế hoạch và Đầu tư", "Sở Tài chính (STC)")
    assert mention.is_certain


def test_a_later_name_is_suggested_with_its_first_day():
    (mention,) = IN_FEBRUARY.mentions("Sở Nông nghiệp và Môi trường")
    assert mention.suggestion == "Sở Nông nghiệp và Môi trường (SNNMT, từ 01/03/2025)"


def test_communes_of_one_name_are_told_apart_by_their_district():
    (mention,) = Directory(ALL, dt.date(2024, 1, 1)).mentions("UBND phường Nguyễn Nghiêm")
    assert mention.suggestion == (
        "UBND phường Nguyễn Nghiêm thuộc thành phố Quảng Ngãi (X21025); "
        "UBND phường Nguyễn Nghiêm thuộc thị xã Đức Phổ (X21439)"
    )


def test_without_a_day_every_name_of_the_year_counts():
    in_2025 = Directory(ALL, NEW_YEAR)
    assert reading("Sở Kế hoạch và Đầu tư; Sở Nông nghiệp và Môi trường", in_2025) == "SKHDT SNNMT"
    assert reading("UBND xã Ba Vì", in_2025) == "?"


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("05/08/2025", "Y21034/SUCCEEDED"),
        ("tháng 07/2025", "Y21034/SUCCEEDED"),
        ("30/06/2025", "X21034"),
        ("tháng 11/2024", "X21034"),
    ],
)
def test_a_plan_says_its_day(dated: str, expected: str):
    assert reading("UBND xã Nghĩa Dũng", Directory(ALL, NEW_YEAR).of_plan(dated, "")) == expected


@pytest.mark.parametrize("dated", ["", "ngày mai", "31/02/2025", "45/2025"])
def test_a_plan_without_a_day_counts_for_its_year(dated: str):
    directory = Directory(ALL, NEW_YEAR)
    assert directory.of_plan(dated, "UBND tỉnh Quảng Ngãi") is directory


IN_2024 = Directory(ALL, dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    "about", ["UBND tỉnh Bình Định", "Kế hoạch CCHC tỉnh Thừa Thiên Huế năm 2024", "UBND thành phố Huế"]
)
def test_a_plan_of_another_province_names_none_of_our_units(about: str):
    elsewhere = IN_2024.of_plan("15/01/2024", about)
    read = reading("Sở Nội vụ; UBND cấp huyện; các sở, ban, ngành; UBND xã Bình Minh", elsewhere)
    assert read == "SNV ^/ELSEWHERE SỞ ^/ELSEWHERE"


@pytest.mark.parametrize(
    "name",
    ["UBND huyện Tuy Phước", "UBND thị xã Hoài Nhơn", "UBND huyện Phú Lộc", "UBND phường Vỹ Dạ", "UBND huyện A Lưới",
     "UBND thành phố Quy Nhơn", "thị xã Hương Trà", "UBND xã Phước Sơn"],
)  # fmt: skip
def test_units_of_elsewhere_are_never_taken_for_ours(name: str):
    (mention,) = IN_2024.mentions(name)
    assert (mention.naming, mention.agencies, mention.words) == (Naming.UNKNOWN, (), name)


@pytest.mark.parametrize(
    ("place", "expected"),
    [("Bình Định", "^/ELSEWHERE"), ("TP. Huế", "^/ELSEWHERE"), ("Quảng Ngãi", "HUYỆN"), ("Ba Tơ", "HUYỆN"),
     ("Bình Thuận", "HUYỆN"), ("", "HUYỆN")],
)  # fmt: skip
def test_the_place_of_signing_tells_the_province(place: str, expected: str):
    assert reading("UBND cấp huyện", IN_2024.of_plan("15/01/2024", "", place)) == expected


@pytest.mark.parametrize(
    ("issuer", "words", "expected"),
    [
        ("UBND huyện Mộ Đức", "UBND huyện", "MODUC"),
        ("UBND huyện Mộ Đức", "UBND huyện; UBND cấp xã", "MODUC XÃ/OWN"),
        ("UBND huyện Minh Long", "UBND các xã", "XÃ5/OWN_UNITS"),
        ("UBND huyện Mộ Đức", "UBND các xã", "?/PARTIAL"),
        ("", "UBND các xã", "?/PARTIAL"),
        ("UBND thị xã Đức Phổ", "UBND thị xã", "DUCPHO"),
        ("UBND xã Ba Cung", "UBND xã; UBND huyện", "X21511 BATO"),
        ("UBND huyện Mộ Đức", "UBND thị xã", "?"),
        ("UBND tỉnh", "UBND huyện", "?"),
        ("", "UBND huyện", "?"),
    ],
)
def test_a_unit_without_a_name_is_the_issuer_s_own(issuer: str, words: str, expected: str):
    assert reading(words, IN_2024.issued_by(issuer)) == expected


def test_our_own_province_is_no_other():
    assert reading("UBND cấp huyện", IN_2024.of_plan("15/01/2024", "UBND tỉnh Quảng Ngãi")) == "HUYỆN"
    assert reading("UBND cấp huyện", IN_2024.of_plan("15/01/2024", "Kế hoạch phối hợp với tỉnh Bình Định của tỉnh "
                                                                    "Quảng Ngãi")) == "HUYỆN"  # fmt: skip


def test_an_agency_named_of_another_province_is_outside():
    (mention,) = IN_2024.mentions("Sở Nội vụ tỉnh Bình Định")
    assert (mention.naming, mention.remark, mention.words) == (
        Naming.OUTSIDE, Remark.ELSEWHERE, "Sở Nội vụ tỉnh Bình Định")  # fmt: skip
