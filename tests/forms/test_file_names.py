"""Names of the files that go out: readable, safe on Windows, unique, inside their folder whatever somebody typed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_xl.forms.file_names import file_name, folder_of, plain, unique

TYPED = st.text(max_size=120)
OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@pytest.mark.parametrize(
    ("round_id", "code", "name", "file"),
    [
        ("2024-Q1", "SNV", "Sở Nội vụ", "2024-Q1_SNV_So-Noi-vu.xlsx"),
        ("2024-Q1", "BATO", "UBND huyện Ba Tơ", "2024-Q1_BATO_UBND-huyen-Ba-To.xlsx"),
        ("2024-NAM", "DUCPHO", "UBND thị xã Đức Phổ", "2024-NAM_DUCPHO_UBND-thi-xa-Duc-Pho.xlsx"),
        ("2024-Q1", "X1", "UBND xã Hòa Bình (mới)", "2024-Q1_X1_UBND-xa-Hoa-Binh-moi.xlsx"),
        ("2024-Q1", "X2", "../../Windows/system32", "2024-Q1_X2_Windows-system32.xlsx"),
        ("2024/Q1", "A:B\\C", "Sở ❤ \x00\u202egpj.exe", "2024-Q1_A-B-C_So-gpj-exe.xlsx"),
        ("2024-Q1", "X3", "=cmd|' /C calc'!A0", "2024-Q1_X3_cmd-C-calc-A0.xlsx"),
        ("2024-Q1", "X4", "", "2024-Q1_X4.xlsx"),
        ("…", "///", "???", "bieu-mau.xlsx"),
    ],
)
def test_a_file_is_named_for_its_round_and_agency(round_id: str, code: str, name: str, file: str):
    assert file_name(round_id, code, name) == file


def test_a_long_name_is_cut_between_words():
    name = "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"
    assert plain(name) == "Ban-Quan-ly-Khu-kinh-te-Dung-Quat-va-cac-Khu-cong-nghiep"
    assert plain("x" * 500) == "x" * 60


@pytest.mark.parametrize(
    ("level", "through", "folder"),
    [
        ("Văn phòng", "", "1-So-nganh"),
        ("Sở, ban, ngành", "", "1-So-nganh"),
        ("Cấp huyện", "", "2-Cap-huyen"),
        ("Cấp xã", "UBND huyện Ba Tơ", "3-Cap-xa/UBND-huyen-Ba-To"),
        ("Cấp xã", "", "3-Cap-xa"),
        ("Trung ương", "", "4-Khac"),
        ("Cấp xã", "../..", "3-Cap-xa"),
        ("Cấp xã", "Nul", "3-Cap-xa/Nul-"),
    ],
)
def test_forms_lie_by_level_and_communes_by_whom_they_send_through(level: str, through: str, folder: str):
    assert folder_of(level, through) == folder


@given(TYPED, TYPED, TYPED, TYPED)
@example("CON", "", "", "NUL")
@example("", "", "com1", "lpt9")
def test_whatever_was_typed_the_path_is_one_that_windows_takes(round_id: str, code: str, name: str, through: str):
    path = f"{folder_of('Cấp xã', through)}/{file_name(round_id, code, name)}"
    parts = path.split("/")
    assert parts[0] == "3-Cap-xa"
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+(\.xlsx)?", part) for part in parts)
    assert not any(OF_WINDOWS.fullmatch(part) for part in parts)
    assert len(path) <= 190


def test_names_that_differ_only_in_capitals_get_a_number():
    assert unique("a/SNgV.xlsx", {"a/sngv.xlsx"}) == "a/SNgV-2.xlsx"
    assert unique("a/SNgV.xlsx", {"a/sngv.xlsx", "a/sngv-2.xlsx"}) == "a/SNgV-3.xlsx"
    assert unique("a/SNV.xlsx", {"a/sngv.xlsx"}) == "a/SNV.xlsx"
