"""What comes back: every file ends somewhere, what cannot be used goes back, and nothing in the master comes alive."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.accounting import Miscounted, account, ensure_named
from cchc_xl.commands.sent_back import safe_name
from cchc_xl.forms.choose import choose
from cchc_xl.values import columns as c
from cchc_xl.values.words import Arrival, Check, Severity
from tests.commands.conftest import Desk, Run, Said

PHOTO = b"\xff\xd8\xff\xe0 a photo"
GOING_ON = {"4-T01": {"progress": "Đang thực hiện"}}
FAULTY = {"2-KH": {"progress": "Hoàn thành", "done_on": "31/02/2024"}, **GOING_ON}
LIVE = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0")


def consolidate(run: Run, desk: Desk, *options: object, day: str = "2024-03-15", source: Path | None = None) -> Said:
    folder = source or desk.returns
    return run("consolidate", desk.master, "--round", "2024-Q1", "--from", folder, "--as-of", day, *options)


def put(desk: Desk, name: str, data: bytes) -> Path:
    path = desk.returns / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def everything(desk: Desk) -> dict[str, bytes]:
    return {path.relative_to(desk.folder).as_posix(): path.read_bytes() for path in files(desk.folder)}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def every_kind(desk: Desk) -> None:
    """A good return, a faulty one, the same twice, an older and a blank one, a photo, a lock file."""
    desk.send_back("STP", GOING_ON, "2024-03-14T09:00")
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    desk.send_back("SNV", GOING_ON, "2024-03-13T09:00", "SNV nháp.xlsx")
    desk.send_back("STP", {}, "2024-03-15T09:00", "STP trống.xlsx")
    put(desk, "SNV (1).xlsx", desk.send_back("SNV", FAULTY, "2024-03-14T09:00").read_bytes())
    put(desk, "ảnh.jpg", PHOTO)
    put(desk, "~$SNV.xlsx", b"lock")
    put(desk, "thumbs.db", b"")


def places(figures: Mapping[str, Any]) -> list[int]:
    return [figures[f"files_{place}"] for place in ("valid", "faulty", "refused", "superseded", "passed_over")]


# ----- accounting


def test_every_file_ends_in_one_place_and_the_sum_is_said(run: Run, desk: Desk):
    every_kind(desk)
    said = consolidate(run, desk)
    assert said.code == 0
    assert said.answer["figures"]["files_received"] == len(files(desk.returns)) == 8
    assert sum(places(said.answer["figures"])) == 8
    assert said.answer["figures"]["files_refused"] == 1
    assert said.answer["figures"]["files_superseded"] == 3
    assert set(said.answer["figures"]["passed_over"]) == {"~$SNV.xlsx", "thumbs.db"}
    assert re.search(
        r"Tệp nhận được: 8 = \d hợp lệ \+ \d có lỗi \+ 1 trả lại \+ 3 đã có bản khác \+ 2 bỏ qua", said.words
    )


def test_the_sum_stands_in_the_log_with_what_was_passed_over(run: Run, desk: Desk):
    every_kind(desk)
    consolidate(run, desk)
    told = desk.read(c.LOG)["summary"].iloc[-1]
    assert re.search(r"Tệp nhận được: 8 = .* \+ 2 bỏ qua \(thumbs.db, ~\$SNV.xlsx\)\.", told)


def test_what_lies_in_zips_and_in_the_zips_in_them_is_counted_one_by_one(run: Run, desk: Desk):
    """A zip of a district: two communes' returns, what Windows left there, and a zip with a photo and a lock file."""
    form = desk.send_back("SNV", GOING_ON, "2024-03-14T09:00").read_bytes()
    inner = zipped({"ảnh.jpg": PHOTO, "~$SNV.xlsx": b"lock", "SNV bản hai.xlsx": form})
    put(desk, "huyện.zip", zipped({"SNV.xlsx": form, "Thumbs.db": b"", "tuần 2.zip": inner, "hỏng.zip": b"PK torn"}))
    said = consolidate(run, desk)
    assert places(said.answer["figures"]) == [1, 0, 2, 2, 2]
    assert said.answer["figures"]["files_received"] == 7
    passed = {"huyện.zip/Thumbs.db", "huyện.zip/tuần 2.zip/~$SNV.xlsx"}
    assert set(said.answer["figures"]["passed_over"]) == passed
    assert all(f"Bỏ qua tệp «{name}»" in said.words for name in passed)
    named = {*desk.read(c.SUBMISSIONS)["file"], *desk.read(c.PROBLEMS)["file"]}
    assert {"huyện.zip/hỏng.zip", "huyện.zip/tuần 2.zip/ảnh.jpg"} <= named


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_every_file_is_named_in_the_master(run: Run, desk: Desk):
    every_kind(desk)
    consolidate(run, desk)
    named = {*desk.read(c.SUBMISSIONS)["file"], *desk.read(c.PROBLEMS)["file"]}
    assert {path.name for path in files(desk.returns)} - named == {"~$SNV.xlsx", "thumbs.db"}


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["SNV", "STP", "BATO", "photo", "lock", "torn"]),
        st.sampled_from(["", "tuần 1/", "tuần 2/"]),
        st.integers(1, 9),
        st.sampled_from(["good", "faulty", "blank"]),
    ),
    max_size=6,
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES)
def test_whatever_comes_is_accounted_for(run: Run, desk: Desk, pieces: list[tuple[str, str, int, str]]):
    before = desk.master.read_bytes()
    for n, (what, folder, hour, how) in enumerate(pieces):
        send_something(desk, f"{folder}{n}", what, hour, how)
    desk.returns.mkdir(exist_ok=True)
    said = consolidate(run, desk)
    came = [path.relative_to(desk.returns).as_posix() for path in files(desk.returns)]
    assert said.code == 0
    assert sum(places(said.answer["figures"])) == said.answer["figures"]["files_received"] == len(came)
    named = {*desk.read(c.SUBMISSIONS)["file"], *desk.read(c.PROBLEMS)["file"], *said.answer["figures"]["passed_over"]}
    assert set(came) <= named
    for path in files(desk.returns):
        path.unlink()
    desk.master.write_bytes(before)


def send_something(desk: Desk, name: str, what: str, hour: int, how: str) -> None:
    if what in ("photo", "lock", "torn"):
        form = desk.form_of("SNV").read_bytes()
        names = {
            "photo": (f"{name}.jpg", PHOTO),
            "lock": (f"{name}/~$a.xlsx", b""),
            "torn": (f"{name}.xlsx", form[:3000]),
        }
        put(desk, *names[what])
        return
    answers: dict[str, dict[str, Mapping[str, Any]]] = {"good": dict(GOING_ON), "faulty": dict(FAULTY), "blank": {}}
    (desk.returns / name).parent.mkdir(parents=True, exist_ok=True)
    desk.send_back(what, answers[how], f"2024-03-14T0{hour}:00", f"{name}.xlsx")


def test_a_sum_that_does_not_add_up_is_a_fault_of_the_program(desk: Desk):
    from cchc_xl.books.intake import collect

    put(desk, "ảnh.jpg", PHOTO)
    with pytest.raises(Miscounted):
        account(collect(desk.returns), choose([]), desk.read(c.PROBLEMS), "2024-Q1")
    with pytest.raises(Miscounted, match=r"b\.xlsx"):
        ensure_named(["a.xlsx", "b.xlsx"], {"a.xlsx"}, set[str]())


# ----- what goes back


def test_a_refused_file_is_copied_with_the_reason_and_stays_as_it_is(run: Run, desk: Desk):
    before = {put(desk, "Sở Nội vụ/ảnh chụp.jpg", PHOTO): PHOTO}
    consolidate(run, desk)
    folder = desk.folder / "tra-lai" / "2024-Q1"
    copy = folder / "chua-ro-co-quan" / "anh-chup.jpg"
    assert copy.read_bytes() == PHOTO
    assert "Không phải bảng tính Excel" in copy.with_name("anh-chup.jpg.LY-DO.txt").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO((folder / "TRA-LAI.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["Tệp", "Sở Nội vụ/ảnh chụp.jpg"]
    assert {path: path.read_bytes() for path in files(desk.returns)} == before


def test_copies_go_where_the_user_says(run: Run, desk: Desk, tmp_path: Path):
    put(desk, "ảnh.jpg", PHOTO)
    consolidate(run, desk, "--out", tmp_path / "nơi khác")
    assert (tmp_path / "nơi khác" / "tra-lai" / "2024-Q1" / "chua-ro-co-quan" / "anh.jpg").exists()
    assert not (desk.folder / "tra-lai").exists()


def test_files_of_one_name_are_all_copied_and_repeating_adds_none(run: Run, desk: Desk):
    put(desk, "tuần 1/ảnh.jpg", PHOTO)
    put(desk, "tuần 2/ảnh.jpg", PHOTO + b" another")
    consolidate(run, desk)
    once = everything(desk)
    copies = [data for name, data in once.items() if name.startswith("tra-lai") and name.endswith(".jpg")]
    assert sorted(copies) == [PHOTO, PHOTO + b" another"]
    consolidate(run, desk)
    assert everything(desk) == once


def test_what_the_program_put_there_itself_is_never_taken_in(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    put(desk, "ảnh.jpg", PHOTO)
    put(desk, desk.master.name, desk.master.read_bytes())
    put(desk, "sao-luu/Sổ/journal.json", b"[]")
    put(desk, "sao-luu/Sổ/20240301-080000_distribute.xlsx", desk.master.read_bytes())
    consolidate(run, desk, "--out", desk.returns)
    before = everything(desk)
    said = consolidate(run, desk, "--out", desk.returns)
    assert everything(desk) == before
    assert places(said.answer["figures"])[:4] == [0, 1, 1, 0]
    passed = said.answer["figures"]["passed_over"]
    assert {name.split("/")[0] for name in passed} == {"tra-lai", "phan-hoi", "sao-luu", desk.master.name}


def test_an_agency_with_faults_gets_its_own_file_back_to_correct(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    desk.send_back("STP", {m: {"progress": "Đang thực hiện"} for m in desk_milestones(desk, "STP")}, "2024-03-14T09:00")
    consolidate(run, desk)
    folder = desk.folder / "phan-hoi" / "2024-Q1"
    copies = [path.name for path in files(folder) if path.suffix == ".xlsx"]
    assert len(copies) == 1
    assert "SNV" in copies[0]
    assert desk.submission("STP")["check"] == Check.VALID
    assert copies[0] in (folder / "PHAN-HOI.csv").read_text("utf-8-sig")


def desk_milestones(desk: Desk, agency: str) -> list[str]:
    forms, seals = desk.read(c.FORMS), desk.read(c.SEALS).set_index("form")
    form = forms.loc[forms["agency"] == agency, "form"].iloc[-1]
    return str(seals.loc[form, "milestones"]).split()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Báo cáo.xlsx", "Bao-cao.xlsx"),
        ("../../máy/hệ thống.exe", "he-thong.exe"),
        ("a.zip/..\\..\\CON.xlsx", "CON-.xlsx"),
        ("=cmd|' C calc'!A0.xls", "cmd-C-calc-A0.xls"),
        ("....", "tep"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_names_of_copies_are_safe_everywhere(name: str, safe: str):
    assert safe_name(name) == safe


# ----- merging


def test_a_row_that_a_newer_return_withholds_is_taken_from_the_older_one(run: Run, desk: Desk):
    desk.send_back("SNV", {**GOING_ON, "2-KH": {"progress": "Đang thực hiện"}}, "2024-03-13T09:00", "cũ.xlsx")
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00", "mới.xlsx")
    consolidate(run, desk)
    assert desk.result("SNV", "2-KH")["file"] == "cũ.xlsx"
    assert desk.result("SNV", "4-T01")["file"] == "mới.xlsx"
    problems = desk.read(c.PROBLEMS).set_index("file")
    assert problems.loc["cũ.xlsx", "code"] == "B20"
    assert "N03" in set(problems.loc[["mới.xlsx"], "code"])


def test_a_corrected_return_in_a_folder_of_its_own_clears_the_old_problems(run: Run, desk: Desk):
    desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    consolidate(run, desk)
    for path in files(desk.returns):
        path.unlink()
    answers = {m: {"progress": "Đang thực hiện"} for m in desk_milestones(desk, "SNV")}
    desk.send_back("SNV", answers, "2024-03-16T09:00", "bản sửa.xlsx")
    consolidate(run, desk, day="2024-03-16")
    assert set(desk.read(c.PROBLEMS)["severity"]) <= {Severity.NOTICE}
    assert desk.submission("SNV")["check"] == Check.VALID


def test_the_clerk_s_day_stays_and_dates_the_results_whether_or_not_the_file_is_there(run: Run, desk: Desk):
    path = desk.send_back("SNV", GOING_ON, "2024-03-14T09:00")
    consolidate(run, desk, day="2024-03-20")
    assert desk.submission("SNV")["status"] == Arrival.LATE
    book = ClosedBook.open(desk.master)
    rows = book.read(c.SUBMISSIONS)
    rows.loc[rows["agency"] == "SNV", ["arrived_on", "arrival_number"]] = [pd.Timestamp("2024-03-18"), "17"]
    book.replace(c.SUBMISSIONS, rows)
    desk.master.write_bytes(book.to_bytes())
    path.unlink()
    consolidate(run, desk, day="2024-03-25")
    row = desk.submission("SNV")
    assert (row["status"], row["arrived_on"], row["arrival_number"]) == (Arrival.SENT, pd.Timestamp("2024-03-18"), "17")
    assert desk.result("SNV", "4-T01")["data_as_of"] == pd.Timestamp("2024-03-18")


# ----- looking first


def test_a_dry_run_tells_what_would_change_and_writes_nothing(run: Run, desk: Desk):
    every_kind(desk)
    before = everything(desk)
    said = consolidate(run, desk, "--dry-run")
    assert said.code == 0
    assert everything(desk) == before
    (listing,) = said.answer["changes"]
    assert listing["title"] == "Bản nộp"
    assert ["thêm", "SNV", "4-T01"] in [row[:3] for row in listing["rows"]]
    assert said.answer["message"].startswith("Chạy thử, chưa ghi gì.")
    done = consolidate(run, desk).answer["figures"]
    assert done == said.answer["figures"]


def test_a_dry_run_shows_a_changed_row_below_what_it_supersedes(run: Run, desk: Desk):
    desk.send_back("SNV", GOING_ON, "2024-03-14T09:00")
    consolidate(run, desk)
    desk.send_back("SNV", {"4-T01": {"progress": "Chưa thực hiện"}}, "2024-03-15T09:00", "mới.xlsx")
    rows = consolidate(run, desk, "--dry-run").answer["changes"][0]["rows"]
    assert [row[:4] for row in rows] == [
        ["thay", "SNV", "4-T01", "Đang thực hiện"],
        ["bằng", "SNV", "4-T01", "Chưa thực hiện"],
    ]


# ----- where it comes from


def test_a_zip_is_taken_in_as_a_folder_is(run: Run, desk: Desk, tmp_path: Path):
    form = desk.send_back("SNV", GOING_ON, "2024-03-14T09:00")
    packed = tmp_path / "gửi về.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(form, "cấp sở/SNV.xlsx")
        archive.writestr("ảnh.jpg", PHOTO)
    said = consolidate(run, desk, source=packed)
    assert places(said.answer["figures"])[2] == 1
    assert desk.result("SNV", "4-T01")["progress"] == "Đang thực hiện"
    assert next((desk.folder / "tra-lai").rglob("*.jpg")).read_bytes() == PHOTO


def test_check_reads_several_files_folders_and_zips(run: Run, desk: Desk, tmp_path: Path):
    one = desk.send_back("SNV", FAULTY, "2024-03-14T09:00")
    desk.send_back("STP", GOING_ON, "2024-03-14T09:00")
    packed = tmp_path / "gửi về.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ảnh.jpg", PHOTO)
    said = run("check", desk.returns, one, packed, tmp_path / "không có", "--master", desk.master)
    assert (said.code, said.answer["figures"]["files"], said.answer["figures"]["usable"]) == (0, 4, 2)
    assert {"N03", "T01", "T05"} <= {p["code"] for p in said.answer["problems"]}


# ----- nothing comes alive


@pytest.fixture
def infected(desk: Desk) -> Desk:
    """SNV's form with text that a spreadsheet would calculate or run, in every column of text that is open."""
    desk.returns.mkdir()
    book = load_workbook(desk.form_of("SNV"))
    sheet = book[c.FORM_SHEET]
    table: Any = sheet[sheet.tables[c.FORM.name].ref]
    at = {cell.value: n for n, cell in enumerate(table[0])}
    texts = [column.header for column in c.ANSWERS if column.field in ("document", "outcome", "difficulty", "proposal")]
    for n, row in enumerate(table[1:]):
        row[at["Tiến độ"]].value = "Đang thực hiện"
        for k, header in enumerate(texts):
            row[at[header]].value = LIVE[(n + k) % len(LIVE)]
            row[at[header]].data_type = "s"
    table[1][at["Dự kiến hoàn thành"]].value = "=1+1"  # a formula that nobody calculated
    book.save(desk.returns / "=SNV.xlsx")
    put(desk, "=cmd|' C calc'!A0.jpg", PHOTO)
    return desk


def test_no_return_puts_a_live_formula_into_the_master(run: Run, infected: Desk):
    before = formulas(infected.master)
    assert consolidate(run, infected).code == 0
    assert formulas(infected.master) == before
    told = {
        str(text)
        for field in ("document", "outcome", "difficulty", "proposal")
        for text in infected.read(c.RESULTS)[field]
    }
    assert {text.strip() for text in LIVE} <= told
    assert "=cmd|' C calc'!A0.jpg" in set(infected.read(c.PROBLEMS)["file"])
    cells = [cell for sheet in load_workbook(infected.master) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and str(cell.value).startswith(LIVE)]
    assert [cell for cell in cells if cell.value == "=1+1" and cell.data_type == "s"]


def formulas(master: Path) -> list[bytes]:
    """Every formula in the workbook's sheets."""
    with zipfile.ZipFile(master) as package:
        parts = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    return sorted(found for part in parts for found in re.findall(rb"<f[ >].*?</f>", part, re.DOTALL))


def test_no_list_and_no_copy_that_goes_back_comes_alive(run: Run, infected: Desk):
    consolidate(run, infected)
    lists = [path for path in files(infected.folder) if path.suffix == ".csv"]
    rows = [row for path in lists for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")]
    assert rows
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for path in files(infected.folder / "phan-hoi"):
        if path.suffix == ".xlsx":
            cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [path.name for path in files(infected.folder / "tra-lai") if path.name.startswith("=")]
