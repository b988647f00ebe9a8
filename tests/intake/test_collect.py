"""What came in: every file of a folder and of the zips in it, once, under a name that people know."""

import datetime as dt
import os
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.books.intake import collect
from cchc_xl.books.zip_folder import safe_name
from cchc_xl.values.problems import Refused
from tests.intake.packages import put, row, text, workbook, zipped

FORM = workbook(row(1, text("A1", "Mã mốc")))


def names(source: Path) -> list[str]:
    return [file.name for file in collect(source).files]


def faults(source: Path) -> dict[str, str]:
    return {file.name: str(file.fault) for file in collect(source).files if file.fault}


def nested(depth: int, innermost: bytes = FORM) -> bytes:
    """A form in so many zips, each named a.zip."""
    return innermost if depth == 0 else zipped({"a.zip" if depth > 1 else "a.xlsx": nested(depth - 1, innermost)})


# Folders


def test_everything_that_was_sent_is_taken_in_and_what_nobody_sent_is_named(tmp_path: Path):
    sent = {"b.xlsx": FORM, "a.jpg": b"x", "cấp xã/c.xlsx": FORM}
    left = ["~$b.xlsx", ".~lock.b.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store", "__MACOSX/b.xlsx"]
    source = put(tmp_path, {**sent, **dict.fromkeys(left, b"x")})
    assert names(source) == ["a.jpg", "b.xlsx", "cấp xã/c.xlsx"]
    assert sorted(collect(source).passed_over) == sorted(left)


def test_a_file_knows_its_bytes_and_its_time(tmp_path: Path):
    put(tmp_path, {"b.xlsx": FORM})
    os.utime(tmp_path / "b.xlsx", (moment := dt.datetime(2024, 4, 1, 8).timestamp(), moment))
    (file,) = collect(tmp_path).files
    assert (file.data(), file.size, file.saved) == (FORM, len(FORM), dt.datetime(2024, 4, 1, 8))
    assert len(file.sha256()) == 64


def test_one_workbook_is_a_source_too(tmp_path: Path):
    put(tmp_path, {"b.xlsx": FORM, "c.xlsx": FORM})
    assert names(tmp_path / "b.xlsx") == ["b.xlsx"]


def test_a_source_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="«nhận»: không tìm thấy thư mục"):
        collect(tmp_path / "nhận")


def test_a_file_that_went_away_is_said_when_it_is_read(tmp_path: Path):
    put(tmp_path, {"b.xlsx": FORM})
    (file,) = collect(tmp_path).files
    (tmp_path / "b.xlsx").unlink()
    assert file.sha256() == ""
    with pytest.raises(Refused) as gone:
        file.data()
    assert gone.value.problem.code == "T03"


def test_names_are_composed_as_everywhere_else(tmp_path: Path):
    put(tmp_path, {unicodedata.normalize("NFD", "Sở Nội vụ.xlsx"): FORM})
    assert names(tmp_path) == ["Sở Nội vụ.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_no_encoding_becomes_one_that_can_be_written(tmp_path: Path):
    Path(os.fsdecode(bytes(tmp_path) + b"/s\xe9.xlsx")).write_bytes(FORM)
    (file,) = collect(tmp_path).files
    assert (file.name, file.data()) == ("s?.xlsx", FORM)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything")
def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path: Path):
    put(tmp_path, {"kín/b.xlsx": FORM})
    (tmp_path / "kín").chmod(0)
    try:
        assert "không có quyền" in faults(tmp_path)["kín"]
    finally:
        (tmp_path / "kín").chmod(0o755)


# Zips


def test_a_zip_is_a_folder_wherever_it_is(tmp_path: Path):
    week = zipped({"2024-Q1_SNV.xlsx": FORM, "cấp xã/x.xlsx": FORM, "ảnh.jpg": b"x", "__MACOSX/._x": b"", "~$x": b""})
    put(tmp_path, {"sở/tuần 1.zip": week, "b.xlsx": FORM})
    inside = ["2024-Q1_SNV.xlsx", "cấp xã/x.xlsx", "ảnh.jpg"]
    assert names(tmp_path) == ["b.xlsx", *(f"sở/tuần 1.zip/{name}" for name in inside)]
    assert names(tmp_path / "sở" / "tuần 1.zip") == [f"tuần 1.zip/{name}" for name in inside]
    assert collect(tmp_path).passed_over == ("sở/tuần 1.zip/__MACOSX/._x", "sở/tuần 1.zip/~$x")


def test_a_file_in_a_zip_knows_its_bytes_and_its_time(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.xlsx", (2024, 4, 1, 8, 0, 0)), FORM)
    (file,) = collect(tmp_path).files
    assert (file.data(), file.size, file.saved) == (FORM, len(FORM), dt.datetime(2024, 4, 1, 8))


def test_nothing_is_unpacked_to_disk(tmp_path: Path):
    put(tmp_path, {"t.zip": nested(2)})
    assert [file.data() for file in collect(tmp_path).files] == [FORM]
    assert [path.name for path in tmp_path.iterdir()] == ["t.zip"]


def test_a_workbook_is_not_a_folder_whatever_it_is_called(tmp_path: Path):
    put(tmp_path, {"biểu.zip": FORM, "biểu 2.xlsm": FORM, "biểu": FORM, "t.zip": zipped({"b.ods": FORM})})
    assert names(tmp_path) == ["biểu", "biểu 2.xlsm", "biểu.zip", "t.zip/b.ods"]


def test_a_zip_without_the_name_of_one_is_opened(tmp_path: Path):
    put(tmp_path, {"tuần 1": zipped({"b.xlsx": FORM})})
    assert names(tmp_path) == ["tuần 1/b.xlsx"]


def test_zips_in_zips_are_opened_twice_and_no_further(tmp_path: Path):
    put(tmp_path, {"2.zip": nested(2), "3.zip": nested(3)})
    assert [name for name in names(tmp_path) if name.startswith("2")] == ["2.zip/a.zip/a.xlsx"]
    assert list(faults(tmp_path)) == ["3.zip/a.zip/a.zip"]
    assert "quá nhiều lần" in faults(tmp_path)["3.zip/a.zip/a.zip"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 rubbish", "bị hỏng"),
        (zipped({}), "không có tệp nào"),
        (zipped({f"{n}.xlsx": "" for n in range(5001)}), "quá nhiều tệp"),
    ],
    ids=["broken", "empty", "thousands"],
)
def test_a_zip_that_cannot_be_opened_is_taken_in_with_its_fault(tmp_path: Path, data: bytes, said: str):
    fault = faults(put(tmp_path, {"t.zip": data}))["t.zip"]
    assert said in fault
    assert "Giải nén bằng chương trình trên máy" in fault


def test_a_file_with_a_password_or_a_bomb_in_a_zip_leaves_the_others_alone(tmp_path: Path):
    data = bytearray(zipped({"bom.xlsx": bytes(64 * 1024 * 1024), "mật.xlsx": FORM, "tốt.xlsx": FORM}))
    at = data.find("mật.xlsx".encode(), data.find(b"PK\x01\x02")) - 46
    data[at + 8] |= 1
    found = faults(put(tmp_path, {"t.zip": bytes(data)}))
    assert {name: said for name in found for said in ("quá lớn", "có mật khẩu") if said in found[name]} == {
        "t.zip/bom.xlsx": "quá lớn",
        "t.zip/mật.xlsx": "có mật khẩu",
    }
    assert names(tmp_path)[-1] == "t.zip/tốt.xlsx"


def test_a_damaged_file_in_a_zip_is_said_when_it_is_read(tmp_path: Path):
    data = bytearray(zipped({"a.xlsx": os.urandom(3000)}))
    data[500] ^= 1
    (file,) = collect(put(tmp_path, {"t.zip": bytes(data)})).files
    with pytest.raises(Refused) as broken:
        file.data()
    assert broken.value.problem.code == "T07"


def test_zips_in_zips_without_end_come_to_an_end(tmp_path: Path):
    assert len(faults(put(tmp_path, {"r.zip": nested(40)}))) == 1


# Names in zips


def test_two_files_of_one_name_are_both_taken_in(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for name in ("b.xlsx", "b.xlsx ", "./b.xlsx", "B.xlsx"):
            archive.writestr(name, FORM)
    assert sorted(names(tmp_path)) == ["t.zip/B (4).xlsx", "t.zip/b (2).xlsx", "t.zip/b (3).xlsx", "t.zip/b.xlsx"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../evil.xlsx", "evil.xlsx"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Users\\x.xlsx", "C_/Users/x.xlsx"),
        ("sở\\nội vụ.xlsx", "sở/nội vụ.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("LPT1", "_LPT1"),
        ("a/nul/b", "a/_nul/b"),
        ("a. . /b ", "a/b"),
        ("a\x07\u202ecod.xlsx", "a__cod.xlsx"),
        ("..", "_"),
        ("a" * 300 + ".xlsx", "a" * 110 + "….xlsx"),
    ],
)
def test_a_name_that_a_file_system_would_act_upon_is_made_plain(written: str, shown: str):
    assert safe_name(written) == shown


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_name_climbs_out_or_means_a_device(name: str):
    parts = safe_name(name).split("/")
    assert all(part and part not in (".", "..") and not part.endswith((" ", ".")) for part in parts)
    assert not any(part.split(".")[0].casefold() in ("con", "prn", "aux", "nul", "com1", "lpt9") for part in parts)


def _named(raw: bytes, flags: int = 0, extra: bytes = b"") -> bytes:
    """A zip with one file whose name is these bytes."""
    local = struct.pack("<4sHHHHHLLLHH", b"PK\3\4", 20, flags, 0, 0, 0x21, zlib.crc32(b"x"), 1, 1, len(raw), len(extra))
    listed = struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\1\2", 20, 20, flags, 0, 0, 0x21, zlib.crc32(b"x"), 1, 1, len(raw),
                         len(extra), 0, 0, 0, 0, 0)  # fmt: skip
    body, directory = local + raw + extra + b"x", listed + raw + extra
    return body + directory + struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, len(directory), len(body), 0)


VIETNAMESE = "Sở Nội vụ.xlsx"
UNICODE_PATH = b"\x01" + struct.pack("<L", zlib.crc32(b"S? N?i v?.xlsx")) + VIETNAMESE.encode()


@pytest.mark.parametrize(
    "made",
    [
        _named(VIETNAMESE.encode(), flags=0x800),
        _named(unicodedata.normalize("NFD", VIETNAMESE).encode()),
        _named("Sơ\u0309 Nô\u0323i vu\u0323.xlsx".encode("cp1258")),
        _named(b"S? N?i v?.xlsx", extra=struct.pack("<HH", 0x7075, len(UNICODE_PATH)) + UNICODE_PATH),
    ],
    ids=["UTF-8", "macOS", "Vietnamese Windows", "WinRAR"],
)
def test_a_vietnamese_name_is_read_as_it_was_meant(tmp_path: Path, made: bytes):
    assert names(put(tmp_path, {"t.zip": made})) == [f"t.zip/{VIETNAMESE}"]


def _bytes_by_name(source: Path) -> Mapping[str, bytes]:
    return {file.name: file.data() for file in collect(source).files}


def test_reading_files_of_several_zips_in_any_order_gives_each_its_own(tmp_path: Path):
    put(tmp_path, {f"{n}.zip": zipped({"a": f"{n}a", "b": zipped({"c": f"{n}c"})}) for n in range(6)})
    files = collect(tmp_path).files
    assert [file.data() for file in reversed(files)] == list(reversed([*_bytes_by_name(tmp_path).values()]))


def test_a_zip_that_changes_is_read_anew(tmp_path: Path):
    put(tmp_path, {"t.zip": zipped({"a.xlsx": b"1"})})
    assert _bytes_by_name(tmp_path) == {"t.zip/a.xlsx": b"1"}
    put(tmp_path, {"t.zip": zipped({"a.xlsx": b"2"})})
    os.utime(tmp_path / "t.zip", (1, 1))
    assert _bytes_by_name(tmp_path) == {"t.zip/a.xlsx": b"2"}


def test_a_folder_in_a_zip_is_no_file(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.mkdir("cấp xã")
        archive.writestr("cấp xã/a.xlsx", FORM)
    assert names(tmp_path) == ["t.zip/cấp xã/a.xlsx"]
