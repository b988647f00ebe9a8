"""One spelling for equal words; different words stay different. References as they are cited."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.plan.legal import references, up_to_the_date
from cchc_xl.plan.spelling import composed, folded, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban", "Uỷ ban"),
        ("hòa", "hoà"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("Lao động – Thương binh", "Lao động - Thương binh"),
        ("Ủy ban nhân dân  tỉnh", "UBND tỉnh"),
        ("TP. Quảng Ngãi", "thành phố Quảng Ngãi"),
        (unicodedata.normalize("NFD", "Thủ tướng"), "Thủ tướng"),
    ],
)
def test_equal_words_fold_to_one_spelling(one: str, other: str):
    assert folded(composed(one)) == folded(composed(other))


@pytest.mark.parametrize(("one", "other"), [("Ba Tơ", "Ba Tô"), ("Sơn Hà", "Sơn Hạ"), ("Bình Thạnh", "Bình Thanh")])
def test_accents_carry_meaning(one: str, other: str):
    assert folded(one) != folded(other)


@given(st.text(max_size=40))
def test_folding_does_not_depend_on_how_characters_are_composed(text: str):
    plain = composed(text)
    assert folded(composed(unicodedata.normalize("NFD", plain))) == folded(plain)
    assert composed(plain) == plain


@given(st.text(alphabet="Ủy ban nhân dân TP. tx,;-()ơ", max_size=40))
def test_tokens_know_their_places(text: str):
    places = [(t.start, t.end) for t in tokens(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("theo Nghị quyết số 76/NQ-CP của Chính phủ về cải cách", "Nghị quyết số 76/NQ-CP của Chính phủ"),
        ("Quyết định 1085/QĐ-TTg ngày 15 tháng 9 năm 2022", "Quyết định 1085/QĐ-TTg ngày 15 tháng 9 năm 2022"),
        ("tại Công văn số 581/BNV-CCHC, hướng dẫn", "Công văn số 581/BNV-CCHC"),
        ("(Thông tư số 02/2017/TT-VPCP ngày 31/10/2017)", "Thông tư số 02/2017/TT-VPCP ngày 31/10/2017"),
    ],
)
def test_a_reference_ends_with_its_issuer(text: str, cited: str):
    assert references([text]) == (cited,)


def test_resolutions_of_the_party_are_references():
    assert references(["theo Nghị quyết số 19-NQ/TW về đơn vị sự nghiệp"]) == ("Nghị quyết số 19-NQ/TW",)


def test_plans_without_a_number_are_no_references():
    assert references(["Kế hoạch rà soát TTHC; Quyết định của UBND tỉnh"]) == ()


def test_a_reference_up_to_its_date():
    assert up_to_the_date("theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh") == (
        "Kế hoạch số 140/KH-UBND ngày 14/10/2021"
    )
