"""Zip files put together from packed entries: what zipfile reads of them, and what is left to unpacking."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.zip_entries import Entry, zip_of

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1).map(lambda text: f"xl/{text}.xml")


def opened(archive: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive))


def contents(archive: bytes) -> dict[str, bytes]:
    with opened(archive) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def copied(archive: bytes) -> bytes:
    with opened(archive) as package:
        entries = [Entry.copied(info, archive) for info in package.infolist()]
    return zip_of(entry for entry in entries if entry is not None)


def packed(files: dict[str, bytes], **options: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data, **options)
    return stream.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=4))
def test_a_zip_of_entries_holds_what_they_were_made_of(files: dict[str, bytes]):
    assert contents(zip_of(Entry.of(name, data) for name, data in files.items())) == files


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=4), st.sampled_from([0, 8]))
def test_a_copied_zip_holds_the_same(files: dict[str, bytes], method: int):
    assert contents(copied(packed(files, compress_type=method))) == files


def test_what_is_copied_keeps_its_bytes_its_date_and_its_rights():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        made = zipfile.ZipInfo("xl/sổ.xml", (2024, 3, 15, 14, 27, 42))
        made.external_attr, made.create_system = 0o644 << 16, 3
        package.writestr(made, b"<a/>", zipfile.ZIP_DEFLATED, 9)
    with opened(copied(stream.getvalue())) as again:
        (info,) = again.infolist()
    assert (info.filename, info.date_time) == ("xl/sổ.xml", (2024, 3, 15, 14, 27, 42))
    assert (info.external_attr, info.create_system) == (0o644 << 16, 3)


def test_sizes_that_follow_an_entry_are_told_before_it():
    """As programs write them that cannot go back, to a pipe."""

    class Pipe(io.RawIOBase):
        data = b""

        def writable(self) -> bool:
            return True

        def write(self, part: object) -> int:
            Pipe.data += bytes(part)  # type: ignore[call-overload]
            return len(part)  # type: ignore[arg-type]

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", b"<a/>" * 50)
    with opened(Pipe.data) as package:
        assert package.getinfo("a.xml").flag_bits & 8
    again = copied(Pipe.data)
    with opened(again) as package:
        assert not package.getinfo("a.xml").flag_bits & 8
    assert contents(again) == {"a.xml": b"<a/>" * 50}


def test_what_stands_before_a_zip_is_left_out():
    assert contents(copied(b"rem a program\r\n" + packed({"a.xml": b"<a/>"}))) == {"a.xml": b"<a/>"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_left_to_unpacking(method: int):
    archive = packed({"a.xml": b"<a/>"}, compress_type=method)
    with opened(archive) as package:
        assert Entry.copied(package.getinfo("a.xml"), archive) is None


def test_an_entry_that_is_not_where_the_directory_says_is_left_to_unpacking():
    archive = packed({"a.xml": b"<a/>"})
    with opened(archive) as package:
        info = package.getinfo("a.xml")
    assert Entry.copied(info, b"XX" + archive[2:]) is None
    assert Entry.copied(info, archive[:35]) is None
    assert Entry.copied(info, b"") is None


def test_an_entry_with_a_password_is_left_to_unpacking():
    archive = packed({"a.xml": b"<a/>"})
    with opened(archive) as package:
        info = package.getinfo("a.xml")
    info.flag_bits |= 1
    assert Entry.copied(info, archive) is None


def test_a_stored_entry_anew_stays_stored():
    info = zipfile.ZipInfo("a.bin")
    with opened(zip_of([Entry.of("a.bin", b"x" * 99, info)])) as package:
        assert package.getinfo("a.bin").compress_size == 99
