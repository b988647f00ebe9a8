"""Forms out: where they lie, the list and the zips beside them, and what is said of forms that are out already."""

import csv
import datetime as dt
import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands import sending_out
from cchc_xl.commands.new import new
from cchc_xl.values import columns as c
from cchc_xl.values import settings
from cchc_xl.values.table import Table
from tests.commands.by_hand import ByHand
from tests.commands.conftest import Desk, Run, Said

LETTER = """
Số: /VP-TTHC
Quảng Ngãi, ngày tháng 11 năm 2023
V/v đề xuất nhiệm vụ cải cách hành chính năm 2024
Văn phòng UBND tỉnh đề xuất một số nhiệm vụ về cải cách thủ tục hành chính (TTHC) như sau:
**1.** Niêm yết công khai TTHC.
- Cơ quan chủ trì thực hiện: Văn phòng UBND tỉnh; các sở, ban ngành; UBND cấp huyện; UBND cấp xã.
- Sản phẩm: Thủ tục được niêm yết đầy đủ.
- Thời gian thực hiện: Thường xuyên trong năm.
"""
SNV, BATO = "1-So-nganh/2024-Q1_SNV_So-Noi-vu.xlsx", "2-Cap-huyen/2024-Q1_BATO_UBND-huyen-Ba-To.xlsx"
BA_VI, LIST = "X21529", "DANH-SACH-BIEU-MAU.csv"
IN_BATO = "3-Cap-xa/UBND-huyen-Ba-To/2024-Q1_X21529_UBND-xa-Ba-Vi.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master of a plan that binds every agency of the province."""
    desk = Desk(tmp_path_factory.mktemp("tỉnh"))
    letter = desk.folder / "văn bản.txt"
    letter.write_text(LETTER, "utf-8")
    new([letter], desk.master, 2024)
    return desk.master


@pytest.fixture
def province(made: Path, tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "Văn phòng & UBND tỉnh")
    desk.folder.mkdir()
    shutil.copyfile(made, desk.master)
    return desk


@pytest.fixture
def send(run: Run, province: Desk):
    """Presses ``distribute`` for some agencies."""

    def _send(*options: str, only: tuple[str, ...] = ("SNV", "BATO", BA_VI)) -> Said:
        agencies = [word for code in only for word in ("--agency", code)]
        return run("distribute", province.master, "--round", "2024-Q1", "--out", province.forms, *agencies, *options)

    return _send


def type_in(desk: Desk, table: Table, **row: Any) -> None:
    """A clerk types into a row, named by its key."""
    book = ClosedBook.open(desk.master)
    book.set_columns(table, pd.DataFrame([row]))
    desk.master.write_bytes(book.to_bytes())


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def rows_of(data: bytes, separator: str = ";") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def identity(form: bytes) -> str:
    """The form's id, as its document properties carry it."""
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        properties = package.read("docProps/custom.xml").decode()
    found = re.search(r'name="cchc_form_id"[^>]*>\s*<[^>]*lpwstr[^>]*>(.*?)<', properties)
    assert found
    return found[1]


# folders and the list


def test_forms_lie_by_level_and_communes_by_their_district(send: Any, province: Desk):
    assert send().code == 0
    assert files(province.forms) == sorted([SNV, BATO, IN_BATO, LIST])
    assert list(province.read(c.FORMS)["file"]) == [SNV, BATO, IN_BATO]


def test_the_sheet_of_forms_says_to_whom_each_goes_and_by_when_it_is_due(send: Any, province: Desk):
    type_in(province, c.AGENCIES, agency="SNV", email="snv@quangngai.gov.vn")
    type_in(province, c.ROUNDS, round="2024-Q1", due_commune=dt.datetime(2024, 3, 15))
    send()
    forms = province.read(c.FORM_LIST).set_index("agency")
    assert list(forms.loc["SNV", ["agency_name", "level", "via", "email"]]) == [
        "Sở Nội vụ", "Sở, ban, ngành", "", "snv@quangngai.gov.vn",
    ]  # fmt: skip
    assert forms["via"][BA_VI] == "BATO"
    assert list(forms["send_by"].dt.strftime("%d/%m/%Y")) == ["18/03/2024", "18/03/2024", "15/03/2024"]


def test_the_list_in_the_folder_is_that_of_the_sheet(send: Any, province: Desk):
    send()
    listed = rows_of((province.forms / LIST).read_bytes())
    forms = province.read(c.FORM_LIST)
    assert [row["Mã CQ"] for row in listed] == list(forms["agency"])
    assert [row["Tệp"] for row in listed] == list(forms["file"])
    assert [row["Mã biểu"] for row in listed] == list(forms["form"])
    assert listed[2]["Gửi qua"] == "BATO"


def test_the_list_has_all_forms_of_the_round_whenever_they_were_issued(send: Any, province: Desk):
    send(only=("BATO",))
    send(only=("SNV",))
    assert [row["Mã CQ"] for row in rows_of((province.forms / LIST).read_bytes())] == ["SNV", "BATO"]


def test_an_address_that_was_added_later_comes_into_the_list(send: Any, province: Desk):
    send()
    type_in(province, c.AGENCIES, agency="BATO", email="bato@quangngai.gov.vn")
    said = send()
    assert said.answer["figures"]["issued"] == 0
    assert rows_of((province.forms / LIST).read_bytes())[1]["Email"] == "bato@quangngai.gov.vn"


def test_the_separator_of_the_list_is_a_setting(send: Any, province: Desk):
    type_in(province, c.SETTINGS, key=settings.LIST_SEPARATOR.key, value=",")
    send()
    assert len(rows_of((province.forms / LIST).read_bytes(), ",")) == 3


def test_pressed_again_nothing_changes(send: Any, province: Desk):
    send("--zip")
    before = {name: (province.forms / name).read_bytes() for name in files(province.forms)}
    master = province.master.read_bytes()
    assert send("--zip").code == 0
    assert {name: (province.forms / name).read_bytes() for name in files(province.forms)} == before
    assert province.master.read_bytes() == master


def test_a_master_of_before_gets_the_columns_it_lacks(send: Any, province: Desk):
    hand = ByHand(province.master.read_bytes())
    for header in ("Cấp", "Gửi qua", "Email", "Hạn gửi"):
        hand.rename_column("tblBieuMau", header, f"{header} riêng")
    province.master.write_bytes(hand.saved())
    assert send().code == 0
    assert list(province.read(c.FORM_LIST)["via"]) == ["", "", "BATO"]


# zips


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


DISTRICT_ZIP, REST_ZIP = "Goi-gui/2024-Q1_BATO_UBND-huyen-Ba-To.zip", "Goi-gui/2024-Q1_Cac-co-quan-con-lai.zip"


def test_communes_are_packed_for_their_district_and_all_others_together(send: Any, province: Desk):
    said = send("--zip")
    assert said.answer["figures"]["zips"] == 2
    district, rest = (members(province.forms / name) for name in (DISTRICT_ZIP, REST_ZIP))
    commune = IN_BATO.rpartition("/")[2]
    assert set(district) == {"DANH-SACH.csv", commune}
    assert set(rest) == {"DANH-SACH.csv", SNV, BATO}
    assert district[commune] == (province.forms / IN_BATO).read_bytes()
    assert [row["Tệp"] for row in rows_of(district["DANH-SACH.csv"])] == [commune]
    assert [row["Tên cơ quan"] for row in rows_of(rest["DANH-SACH.csv"])] == ["Sở Nội vụ", "UBND huyện Ba Tơ"]


def test_forms_that_are_out_already_can_be_packed_later(send: Any, province: Desk):
    send()
    said = send("--zip")
    assert said.answer["figures"] | {"issued": 0, "zips": 2} == said.answer["figures"]
    assert members(province.forms / DISTRICT_ZIP)[IN_BATO.rpartition("/")[2]] == (province.forms / IN_BATO).read_bytes()


def test_a_zip_that_is_there_never_keeps_a_form_that_was_replaced(send: Any, province: Desk):
    send("--zip")
    send("--reissue", only=("SNV",))
    assert members(province.forms / REST_ZIP)[SNV] == (province.forms / SNV).read_bytes()


# forms that are out already


def test_the_older_form_is_moved_aside_and_never_overwritten(send: Any, province: Desk):
    begun = b"PK somebody has begun to fill it in"
    send()
    (province.forms / SNV).write_bytes(begun)
    send("--reissue", only=("SNV",))
    assert (province.forms / "da-thay-the" / SNV.rpartition("/")[2]).read_bytes() == begun
    assert identity((province.forms / SNV).read_bytes()) == province.read(c.FORMS)["form"].iloc[-1]


def test_an_older_form_in_another_place_is_moved_aside_too(send: Any, province: Desk):
    send()
    type_in(province, c.AGENCIES, agency=BA_VI, via="")
    send("--reissue", only=(BA_VI,))
    assert not (province.forms / IN_BATO).exists()
    assert (province.forms / "3-Cap-xa" / IN_BATO.rpartition("/")[2]).exists()


def test_a_form_that_is_no_longer_there_is_named_with_the_remedy(send: Any, province: Desk):
    send()
    (province.forms / BATO).unlink()
    (province.forms / SNV).write_bytes(b"")  # as a power cut leaves it
    said = send("--zip")
    assert said.code == 1
    assert said.answer["figures"]["lost"] == 2
    [found] = said.answer["problems"]
    assert found["code"] == "M25"
    assert "Sở Nội vụ (SNV), UBND huyện Ba Tơ (BATO)" in found["text"]
    assert "--reissue" in found["remedy"]
    assert not (province.forms / REST_ZIP).exists()
    assert (province.forms / DISTRICT_ZIP).exists()


def test_a_form_that_lies_loose_in_the_folder_is_there(send: Any, province: Desk):
    send()
    (province.forms / SNV).rename(province.forms / SNV.rpartition("/")[2])
    assert send().code == 0


def test_a_form_that_has_come_back_is_not_missed(run: Run, send: Any, province: Desk):
    send()
    milestone = province.read(c.SEALS)["milestones"].iloc[0]
    province.send_back("SNV", {milestone: {"progress": "Đang thực hiện"}}, "2024-03-14T09:00")
    run("consolidate", province.master, "--round", "2024-Q1", "--from", province.returns, "--as-of", "2024-03-15")
    (province.forms / SNV).unlink()
    assert send().answer["figures"]["lost"] == 0


def test_a_form_that_went_out_before_its_agency_got_a_further_task_is_told(send: Any, province: Desk):
    send()
    book = ClosedBook.open(province.master)
    milestones, assignments = book.read(c.MILESTONES), book.read(c.ASSIGNMENTS)
    tasks = book.read(c.TASKS)
    book.replace(c.TASKS, pd.concat([tasks, tasks.iloc[:1].assign(task="18")]))
    book.replace(c.MILESTONES, pd.concat([milestones, milestones.iloc[:1].assign(milestone="18", task="18")]))
    own = assignments[assignments["agency"] == "SNV"]
    book.replace(c.ASSIGNMENTS, pd.concat([assignments, own.assign(task="18")]))
    province.master.write_bytes(book.to_bytes())
    said = send()
    assert said.answer["figures"]["outdated"] == 1
    assert any("Sở Nội vụ (SNV) thiếu 1 mốc mới: 18" in note for note in said.answer["notes"])
    assert send("--reissue", only=("SNV",)).answer["figures"]["outdated"] == 0
    assert send().answer["figures"]["outdated"] == 0


# hostile and clumsy


def test_names_that_somebody_typed_lead_nowhere(send: Any, province: Desk):
    type_in(province, c.AGENCIES, agency="SNV", agency_name="=cmd|'/C calc'!A0", email="@SUM(1)")
    type_in(province, c.AGENCIES, agency="BATO", agency_name="../../../../Windows\\system32", level="../Cấp trên")
    type_in(province, c.AGENCIES, agency=BA_VI, via="..\\..\\")
    said = send("--zip")
    assert said.code == 0
    assert files(province.forms) == [
        "1-So-nganh/2024-Q1_SNV_cmd-C-calc-A0.xlsx",
        "3-Cap-xa/2024-Q1_X21529_UBND-xa-Ba-Vi.xlsx",
        "4-Khac/2024-Q1_BATO_Windows-system32.xlsx",
        LIST,
        *(name for name in files(province.forms) if name.startswith("Goi-gui/")),
    ]
    assert files(province.folder) == files_below(province, "biểu mẫu", "sao-luu", province.master.name)
    snv = rows_of((province.forms / LIST).read_bytes())[0]
    assert (snv["Tên cơ quan"], snv["Email"]) == ("'=cmd|'/C calc'!A0", "'@SUM(1)")


def files_below(desk: Desk, *roots: str) -> list[str]:
    return [name for name in files(desk.folder) if name.startswith(roots)]


def test_a_path_that_somebody_typed_into_the_sheet_of_forms_is_not_read(send: Any, province: Desk):
    send(only=("SNV",))
    secret = province.folder / "mật.xlsx"
    secret.write_bytes(b"PK secret")
    book = ClosedBook.open(province.master)
    forms = book.read(c.FORM_LIST)
    for path in ("../mật.xlsx", str(secret), "..\\mật.xlsx"):
        book.replace(c.FORM_LIST, forms.assign(file=path))
        province.master.write_bytes(book.to_bytes())
        said = send("--zip", only=("SNV",))
        assert (said.code, said.answer["figures"]["lost"]) == (1, 1)
        assert not (province.forms / REST_ZIP).exists()


def test_two_agencies_whose_codes_differ_only_in_capitals_get_a_form_each(send: Any, province: Desk):
    book = ClosedBook.open(province.master)
    agencies = book.read(c.AGENCIES)
    twin = agencies[agencies["agency"] == "SNV"].assign(agency="snv")
    book.replace(c.AGENCIES, pd.concat([agencies, twin]))
    own = book.read(c.ASSIGNMENTS)
    book.replace(c.ASSIGNMENTS, pd.concat([own, own[own["agency"] == "SNV"].assign(agency="snv")]))
    province.master.write_bytes(book.to_bytes())
    send(only=("SNV", "snv"))
    assert files(province.forms) == [SNV, "1-So-nganh/2024-Q1_snv_So-Noi-vu-2.xlsx", LIST]


def test_a_path_that_excel_could_not_open_is_refused(send: Any, province: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sending_out, "LONGEST_PATH", len(str(province.forms / IN_BATO)) - 1)
    said = send()
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M23")
    assert "--out" in said.answer["problems"][0]["remedy"]
    assert not province.forms.exists()
    monkeypatch.setattr(sending_out, "LONGEST_PATH", len(str(province.forms / IN_BATO)))
    assert send().code == 0


@pytest.mark.parametrize(("field", "header"), [("start", "Từ ngày"), ("cutoff", "Chốt số liệu"), ("due", "Hạn gửi")])
def test_a_round_without_a_day_that_a_form_tells_is_refused(send: Any, province: Desk, field: str, header: str):
    type_in(province, c.ROUNDS, round="2024-Q1", **{field: pd.NaT})
    said = send()
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M24")
    assert f"«{header}»" in said.words
