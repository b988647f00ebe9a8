"""Input that cannot be used: refused with one Vietnamese sentence, exit code 2, and nothing changed."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from cchc_xl.values import columns as c
from tests.commands.by_hand import ByHand
from tests.commands.conftest import SHORT_LETTER, Desk, Run, Said

DAY = "2024-04-05"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)  # Word's .doc, and whatever is encrypted


def everything(folder: Path) -> dict[Path, bytes | None]:
    """Every file and folder below a folder, hidden ones too, with what files hold."""
    return {path: path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def refused(said: Said, code: str, *words: str) -> bool:
    """Whether it was refused for that reason, in one sentence with these words, a remedy and the code."""
    [sentence] = said.words.splitlines()
    [problem] = said.answer["problems"]
    assert (said.code, said.answer["exit_code"], problem["code"]) == (2, 2, code), sentence
    assert problem["remedy"]
    assert sentence.endswith(f"{problem['remedy']} ({code})")
    assert said.answer["message"] == sentence
    assert all(word in sentence for word in words), sentence
    return True


def on_master(desk: Desk) -> list[tuple[object, ...]]:
    """Every command that works on a master."""
    desk.returns.mkdir(exist_ok=True)
    return [
        ("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--reissue"),
        ("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", DAY),
        ("overdue", desk.master, "--as-of", DAY),
        ("summarize", desk.master, "--as-of", DAY),
    ]


@contextmanager
def opened_elsewhere(path: Path) -> Iterator[None]:
    """Another program holds the file, as LibreOffice does."""
    hold = f"import fcntl; f = open({str(path)!r}, 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX); print(flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    holder.stdout.readline()
    yield
    holder.communicate("\n")


# letters


@pytest.mark.parametrize(
    ("name", "content", "code", "word"),
    [
        ("không có.txt", None, "L01", "không tìm thấy"),
        ("ảnh chụp.jpg", b"\xff\xd8\xff\xe0", "L02", "không phải văn bản"),
        ("bảng tính.xlsx", b"PK\x03\x04", "L02", "không phải văn bản"),
        ("nhị phân.txt", bytes(range(256)), "L02", "không phải văn bản"),
        ("không phải Word.docx", b"\x00\x01\x02 not a zip", "L02", "không phải văn bản"),
        ("có mật khẩu.docx", OLE, "L02", "không phải văn bản"),
        ("trống.txt", b"", "L03", "không có nội dung"),
        ("toàn dòng trống.md", b"\n \n\t\n", "L03", "không có nội dung"),
        ("trống.docx", b"", "L03", "không có nội dung"),
    ],
)
def test_a_file_that_is_no_letter(run: Run, tmp_path: Path, name: str, content: bytes | None, code: str, word: str):
    letter = tmp_path / name
    if content is not None:
        letter.write_bytes(content)
    before = everything(tmp_path)
    assert refused(run("new", letter, "--out", tmp_path / "sổ.xlsx", "--year", 2024), code, f"«{name}»", word)
    assert everything(tmp_path) == before


def test_a_letter_without_tasks_says_which_labels_it_looked_for(run: Run, tmp_path: Path):
    letter = tmp_path / "giấy mời.txt"
    letter.write_text(
        "GIẤY MỜI\nKính mời dự họp ngày 05/01/2024.\n1. Giám đốc Sở Nội vụ.\n2. Chủ tịch UBND huyện Ba Tơ.\n", "utf-8"
    )
    before = everything(tmp_path)
    said = run("new", letter, "--out", tmp_path / "sổ.xlsx", "--year", 2024)
    assert refused(said, "L04", "«giấy mời.txt»", "Cơ quan chủ trì", "Thời gian thực hiện")
    assert everything(tmp_path) == before


def test_a_year_that_contradicts_the_letter(run: Run, tmp_path: Path):
    letter = tmp_path / "văn bản.txt"
    letter.write_text(SHORT_LETTER, "utf-8")
    before = everything(tmp_path)
    assert refused(run("new", letter, "--out", tmp_path / "sổ.xlsx", "--year", 2026), "L05", "2024", "2026")
    assert everything(tmp_path) == before


def test_a_master_that_is_there_already_is_not_overwritten(run: Run, desk: Desk):
    before = everything(desk.folder)
    said = run("new", desk.folder / "văn bản.txt", "--out", desk.master, "--year", 2024)
    assert refused(said, "M09", f"«{desk.master.name}»")
    assert everything(desk.folder) == before


@pytest.mark.parametrize("folder", ["văn bản.txt", "không có"])
def test_a_new_master_where_none_can_be_written(run: Run, desk: Desk, folder: str):
    before = everything(desk.folder)
    said = run("new", desk.folder / "văn bản.txt", "--out", desk.folder / folder / "sổ.xlsx", "--year", 2024)
    assert refused(said, "M08", "không ghi được")
    assert english_free(said)
    assert everything(desk.folder) == before


def english_free(said: Said) -> bool:
    """Whether what the system said of a file was put into Vietnamese."""
    return not any(word in said.words for word in ("No such", "Not a directory", "Is a directory", "denied"))


# masters


def foreign_workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "M01"),
        (foreign_workbook(), "M03"),
        ("Sổ theo dõi".encode(), "M03"),
        (b"", "M03"),
        (OLE, "M03"),
        (foreign_workbook()[:-300], "M03"),
    ],
    ids=["missing", "foreign", "text", "empty", "encrypted", "cut off"],
)
def test_a_master_that_is_missing_or_none_of_ours(run: Run, desk: Desk, content: bytes | None, code: str):
    desk.master.unlink()
    if content is not None:
        desk.master.write_bytes(content)
    commands = on_master(desk)
    before = everything(desk.folder)
    for command in commands:
        assert refused(run(*command), code, f"«{desk.master.name}»")
    assert everything(desk.folder) == before


def test_a_form_is_no_master(run: Run, desk: Desk):
    form = desk.form_of("SNV")
    before = everything(desk.folder)
    assert refused(run("overdue", form, "--as-of", DAY), "M03", f"«{form.name}»")
    assert everything(desk.folder) == before


def test_a_folder_is_no_master(run: Run, desk: Desk):
    before = everything(desk.folder)
    assert refused(run("overdue", desk.forms, "--as-of", DAY), "M03", f"«{desk.forms.name}»")
    assert english_free(run("check", desk.form_of("SNV"), "--master", desk.forms))
    assert everything(desk.folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps an open file from being written")
def test_a_master_open_elsewhere_names_who_has_it(run: Run, desk: Desk):
    desk.master.with_name(f".~lock.{desk.master.name}#").write_text(",lan,may-lan,01.03.2024 08:00,file:///;", "utf-8")
    desk.master.with_name(f"~${desk.master.name}").write_bytes(bytes(55) + b"\x04\x00" + "Minh".encode("utf-16-le"))
    commands = [*on_master(desk), ("undo", desk.master, "--force")]
    before = everything(desk.folder)
    with opened_elsewhere(desk.master):
        for command in commands:
            assert refused(run(*command), "M02", f"«{desk.master.name}»", "người mở: Minh", "Đóng tệp")
    assert everything(desk.folder) == before


def test_the_note_of_a_crashed_excel_alone_stops_nobody(run: Run, desk: Desk):
    desk.master.with_name(f"~${desk.master.name}").write_bytes(bytes(165))
    assert run("overdue", desk.master, "--as-of", DAY).code == 0


def test_a_master_without_a_table_names_it(run: Run, desk: Desk):
    desk.master.write_bytes(without_table(desk.master.read_bytes(), "tblKetQua"))
    commands = on_master(desk)
    before = everything(desk.folder)
    for command in commands:
        assert refused(run(*command), "M04", "«tblKetQua»", "sheet «Kết quả»")
    assert everything(desk.folder) == before


def without_table(master: bytes, table: str) -> bytes:
    """The master after somebody has turned a table into plain cells."""
    hand = ByHand(master)
    hand.to_plain_cells(table)
    return hand.saved()


def test_a_master_without_a_column_names_it(run: Run, desk: Desk):
    hand = ByHand(desk.master.read_bytes())
    hand.rename_column("tblMoc", "Loại mốc", "Kiểu")
    desk.master.write_bytes(hand.saved())
    commands = on_master(desk)
    before = everything(desk.folder)
    for command in commands:
        assert refused(run(*command), "M05", "«tblMoc»", "«Loại mốc»", "sheet «Mốc thời hạn»")
    assert everything(desk.folder) == before


def test_a_date_that_is_none_is_named_at_its_cell(run: Run, desk: Desk):
    hand = ByHand(desk.master.read_bytes())
    hand.type_in("tblMoc", {"Mã mốc": "2-KH"}, "Hạn áp dụng", "cuối quý")
    desk.master.write_bytes(hand.saved())
    before = everything(desk.folder)
    assert refused(run("overdue", desk.master, "--as-of", DAY), "M14", "ô I", "«cuối quý»", "«Hạn áp dụng»")
    assert everything(desk.folder) == before


def test_an_unknown_round_lists_the_known_ones(run: Run, desk: Desk):
    desk.returns.mkdir()
    before = everything(desk.folder)
    for command, folder in (("distribute", "--out"), ("consolidate", "--from")):
        said = run(command, desk.master, "--round", "2024-Q9", folder, desk.returns)
        assert refused(said, "M06", "«2024-Q9»", "2024-Q1, 2024-Q2, 2024-Q3, 2024-NAM", "sheet «Kỳ báo cáo»")
    assert everything(desk.folder) == before


def test_an_unknown_agency_is_named(run: Run, desk: Desk):
    before = everything(desk.folder)
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "SNX")
    assert refused(said, "M15", "«SNX»")
    assert everything(desk.folder) == before


@pytest.mark.parametrize("name", ["văn bản.txt", "văn bản.txt/biểu mẫu"])
def test_a_folder_for_forms_that_cannot_be_written(run: Run, desk: Desk, name: str):
    before = everything(desk.folder)
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.folder / name, "--reissue")
    assert refused(said, "M08", "không ghi được")
    assert english_free(said)
    assert everything(desk.folder) == before


def test_a_folder_of_returns_that_is_not_there(run: Run, desk: Desk):
    before = everything(desk.folder)
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.folder / "không có")
    assert refused(said, "T05", "«không có»")
    assert everything(desk.folder) == before


def test_nothing_to_undo(run: Run, desk: Desk):
    run("undo", desk.master, "--force")
    before = everything(desk.folder)
    assert refused(run("undo", desk.master), "M10", f"«{desk.master.name}»")
    assert everything(desk.folder) == before


# letters that leave something open: kept, with a question


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("- Cơ quan chủ trì thực hiện: Văn phòng UBND tỉnh.\n", "", "L06"),
        ("- Thời gian thực hiện: Thường xuyên trong năm.\n", "", "L07"),
    ],
    ids=["no lead", "no timing"],
)
def test_what_a_letter_leaves_open_is_kept_with_a_question(
    run: Run, tmp_path: Path, line: str, instead: str, code: str
):
    assert line in SHORT_LETTER
    letter, master = tmp_path / "văn bản.txt", Desk(tmp_path)
    letter.write_text(SHORT_LETTER.replace(line, instead, 1), "utf-8")
    said = run("new", letter, "--out", master.master, "--year", 2024)
    assert said.code == said.answer["exit_code"] == 1
    assert code in {problem["code"] for problem in said.answer["problems"]}
    assert len(master.read(c.TASKS)) == 4
    assert len(master.read(c.QUESTIONS)) == said.answer["figures"]["questions"]


def test_an_unknown_agency_is_asked_about_as_written_with_a_suggestion(run: Run, tmp_path: Path):
    letter, desk = tmp_path / "văn bản.txt", Desk(tmp_path)
    letter.write_text(SHORT_LETTER.replace("hiện: Văn phòng UBND tỉnh.", "hiện: Sở Nội vu.", 1), "utf-8")
    said = run("new", letter, "--out", desk.master, "--year", 2024)
    assert said.code == 1
    assert "L08" in {problem["code"] for problem in said.answer["problems"]}
    assert "«Sở Nội vu»" in said.words
    questions = desk.read(c.QUESTIONS)
    [asked] = questions[questions["question"].str.contains("Sở Nội vu»")].to_dict("records")
    assert asked["task"] == "1"
    assert "Sở Nội vụ" in asked["suggestion"]
    assert desk.read(c.TASKS)["leads"].iloc[0] == "Sở Nội vu"


# whatever happens


def test_a_workbook_that_is_damaged_inside_is_refused_as_such(run: Run, desk: Desk):
    stream = io.BytesIO()
    with zipfile.ZipFile(desk.master) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "xl/worksheets/sheet3.xml" else old.read(name))
    desk.master.write_bytes(stream.getvalue())
    before = everything(desk.folder)
    assert refused(run("overdue", desk.master, "--as-of", DAY), "M03", f"«{desk.master.name}»")
    assert everything(desk.folder) == before
