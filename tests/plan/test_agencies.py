"""Whom a text names."""

import datetime as dt
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.directory import load_agencies
from cchc_xl.plan.agencies import Directory, Naming, valid_in_year
from cchc_xl.plan.spelling import folded
from cchc_xl.values.columns import AGENCIES
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Group

ALL = load_agencies()
IN_2024 = Directory(ALL, dt.date(2024, 1, 1))


def codes(text: str) -> list[str]:
    return [mention.group or " / ".join(mention.agencies) for mention in IN_2024.mentions(text)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Văn phòng UBND tỉnh", "VP"),
        ("Văn phòng Uỷ ban nhân dân tỉnh", "VP"),
        ("VPUB", "VP"),
        ("SỞ NỘI VỤ", "SNV"),
        ("Sở Ngoại vụ", "SNgV"),
        ("Sở TT&TT", "STTTT"),
        ("STTTT", "STTTT"),
        ("Sở Văn hoá, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Lao động – Thương binh và Xã hội", "SLDTBXH"),
        ("UBND TP Quảng Ngãi", "QUANGNGAI"),
        ("UBND TP. Quảng Ngãi", "QUANGNGAI"),
        ("UBND TX Đức Phổ", "DUCPHO"),
        ("UBND huyện Sơn Hà", "SONHA"),
        ("UBND xã Sơn Hạ", "X21292"),
        ("UBND thị trấn Ba Tơ", "X21484"),
        ("UBND xã Ba Tô", "X21523"),
        ("UBND xã Bình Thạnh", "X21046"),
        ("UBND xã Bình Thanh", "X21091"),
        ("UBND xã Thắng Lợi", "X21406"),
    ],
)
def test_a_name_is_found_in_its_spellings(written: str, code: str):
    assert codes(written) == [code]


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("Các sở, ban ngành", Group.DEPARTMENTS),
        ("các sở, ban, ngành tỉnh", Group.DEPARTMENTS),
        ("UBND cấp huyện", Group.DISTRICTS),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", Group.DISTRICTS),
        ("UBND các xã, phường, thị trấn", Group.COMMUNES),
    ],
)
def test_a_group_is_found_by_what_plans_call_it(written: str, group: str):
    assert codes(written) == [group]


def test_groups_have_their_members_without_the_office():
    assert {group: len(members) for group, members in IN_2024.groups.items()} == {
        Group.DEPARTMENTS: 19,
        Group.DISTRICTS: 13,
        Group.COMMUNES: 173,
    }
    assert "VP" not in IN_2024.groups[Group.DEPARTMENTS]


def test_names_in_running_text():
    text = "Sở Nội vụ, Sở Tư pháp và UBND huyện Ba Tơ; các sở, ban ngành cùng UBND cấp xã."
    assert codes(text) == ["SNV", "STP", "BATO", Group.DEPARTMENTS, Group.COMMUNES]


def test_those_before_a_verb_share_the_duty():
    mentions = IN_2024.mentions("Văn phòng UBND tỉnh và Sở Thông tin và Truyền thông theo dõi, hướng dẫn, kiểm tra.")
    assert [(m.agencies, m.duty) for m in mentions] == [
        (("VP",), "Theo dõi, hướng dẫn, kiểm tra"),
        (("STTTT",), "Theo dõi, hướng dẫn, kiểm tra"),
    ]


def test_a_duty_ends_where_the_next_name_begins():
    mentions = IN_2024.mentions("Sở Nội vụ chủ trì; Sở Tư pháp thẩm định văn bản; báo cáo kết quả")
    assert [(m.agencies, m.duty) for m in mentions] == [
        (("SNV",), "Chủ trì"),
        (("STP",), "Thẩm định văn bản; báo cáo kết quả"),
    ]


def test_a_name_inside_a_duty_is_nobody_who_is_meant():
    assert codes("Sở Nội vụ phối hợp với Sở Tư pháp tổng hợp") == ["SNV"]


def test_a_note_in_parentheses_is_a_duty():
    (mention,) = IN_2024.mentions("Văn phòng UBND tỉnh (Trung tâm Phục vụ - Kiểm soát TTHC tỉnh phối hợp)")
    assert mention.duty == "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh phối hợp"


@pytest.mark.parametrize(
    "words",
    ["các cơ quan, đơn vị có liên quan", "Các cơ quan liên quan",
     "tổ chức, cá nhân có liên quan đến việc thực hiện TTHC", "các sở, ngành liên quan",
     "các cơ quan, đơn vị, địa phương có liên quan"],
)  # fmt: skip
def test_those_concerned_are_nobody_by_name(words: str):
    (mention,) = IN_2024.mentions(words)
    assert (mention.naming, mention.words, mention.agencies) == (Naming.UNNAMED, words, ())


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("Sở Nội vu", "Sở Nội vụ (SNV)"),
        ("Sở Thông tin và Truyền Thong", "Sở Thông tin và Truyền thông (STTTT)"),
        ("UBND xã Ba Tở", "UBND xã Ba Tô (X21523)"),
    ],
)
def test_a_name_that_is_not_exact_is_only_suggested(written: str, suggestion: str):
    (mention,) = IN_2024.mentions(written)
    assert (mention.naming, mention.agencies, mention.words) == (Naming.UNKNOWN, (), written)
    assert mention.suggestion == suggestion


def test_accents_are_never_dropped_to_make_a_match():
    (mention,) = IN_2024.mentions("UBND tinh")
    assert mention.naming is Naming.UNKNOWN


def test_what_a_shortened_list_does_not_say_is_asked_about_not_taken_for_a_duty():
    mentions = IN_2024.mentions("Sở Nội vụ, Tư phap, Tài chính")
    assert [m.naming for m in mentions] == [Naming.AGENCY, Naming.UNKNOWN, Naming.UNKNOWN]
    assert mentions[0].duty == ""


def test_two_communes_of_one_name_are_asked_about():
    (mention,) = IN_2024.mentions("UBND phường Nguyễn Nghiêm")
    assert mention.naming is Naming.AMBIGUOUS
    assert ("X21025" in mention.suggestion, "X21439" in mention.suggestion) == (True, True)


def test_an_unknown_body_keeps_its_duty_and_its_neighbours():
    mentions = IN_2024.mentions("Công an tỉnh chủ trì; Bảo hiểm xã hội tỉnh và Sở Y tế")
    assert [(m.words, m.naming, m.duty) for m in mentions] == [
        ("Công an tỉnh", Naming.OUTSIDE, "Chủ trì"),
        ("Bảo hiểm xã hội tỉnh", Naming.OUTSIDE, ""),
        ("Sở Y tế", Naming.AGENCY, ""),
    ]


def test_a_clerks_own_group_and_alias_count():
    rows = [
        {"agency": "A", "agency_name": "Sở A", "groups": "Tổ công tác; Các sở, ban ngành", "aliases": "SA; Sở Á"},
        {"agency": "B", "agency_name": "Sở B", "groups": "Tổ công tác"},
    ]
    own = Directory(frame(AGENCIES, rows), dt.date(2024, 1, 1))
    assert [m.agencies for m in own.mentions("Tổ công tác; Sở Á; các sở, ban ngành")] == [("A", "B"), ("A",), ("A",)]


def test_groups_are_those_of_the_first_of_january():
    in_2025 = Directory(ALL, dt.date(2025, 1, 1))
    assert len(in_2025.groups[Group.COMMUNES]) == 170
    assert len(Directory(ALL, dt.date(2026, 1, 1)).groups[Group.COMMUNES]) == 96
    assert Group.DISTRICTS not in Directory(ALL, dt.date(2026, 1, 1)).groups


def test_2024_has_206_agencies():
    valid = valid_in_year(ALL, 2024)
    assert valid["level"].value_counts().to_dict() == {
        "Cấp xã": 173,
        "Sở, ban, ngành": 19,
        "Cấp huyện": 13,
        "Văn phòng": 1,
    }


NAMES = st.sampled_from(list(IN_2024.names.items()))


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.sampled_from(["; ", ", "]), st.booleans())
def test_any_list_of_names_is_read_back(named: list[tuple[str, str]], link: str, decomposed: bool):
    text = link.join(name for _, name in named)
    found = IN_2024.mentions(unicodedata.normalize("NFD", text) if decomposed else text)
    same_name = pd.Series(IN_2024.names).value_counts()
    wanted = [(code,) if same_name[name] == 1 else () for code, name in named]
    assert [m.agencies for m in found] == wanted


@given(st.text(alphabet="Sở Nội vụ,;().và các UBND xã-", max_size=50))
def test_no_text_breaks_it_and_no_words_are_invented(text: str):
    for mention in IN_2024.mentions(text):
        assert folded(mention.words) in folded(text)
