"""The menu in a plain window, with what a clerk would type, drop or leave out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_xl import cli
from cchc_xl.menu.asking import as_path
from cchc_xl.menu.dropped import dropped_on
from cchc_xl.menu.entries import ENTRIES
from cchc_xl.values import columns as c
from tests.commands.conftest import Desk
from tests.commands.test_command_line import called

LABELS = [entry.label for group in ENTRIES.values() for entry in group]


def number(label: str) -> str:
    return str(LABELS.index(label) + 1)


Menu = Callable[..., str]


@pytest.fixture
def menu(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Menu:
    """What the program says until these lines are typed and the window is closed; with the desk's master in hand."""

    def at_the_menu(*answers: str, master: Path | None = desk.master) -> str:
        lines = iter(answers)

        def typed(prompt: str) -> str:
            print(prompt, end="")
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", typed)
        capsys.readouterr()
        assert cli.call(["menu", *([str(master)] if master else [])]) == 0
        said = "".join(capsys.readouterr())
        assert "Đã thoát." in said
        assert "(X01)" not in said
        return said

    monkeypatch.setenv("HOME", str(desk.folder))
    return at_the_menu


def test_the_window_of_a_pc_with_a_western_code_page_shows_and_takes_vietnamese(desk: Desk):
    answers = f"{number('Phát hành biểu mẫu')}\n2\nbiểu quý II\n\nk\nk\nc\n0\n"
    line = ("menu", desk.master.name)
    done = called(*line, folder=desk.folder, typed=answers, HOME=str(desk.folder), PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr.decode()
    assert "Câu lệnh tương ứng: cchc-xl distribute" in done.stdout.decode("utf-8")
    assert list((desk.folder / "biểu quý II").rglob("2024-Q2_SNV_*.xlsx"))


def test_a_clerk_reviews_what_is_overdue(menu: Menu, desk: Desk):
    said = menu(number("Rà soát quá hạn"), "05/04/2024", "c", "0")
    assert "Câu lệnh tương ứng: cchc-xl overdue" in said
    assert "--as-of 2024-04-05" in said
    assert "Tính đến 05/04/2024, trong" in said
    assert len(desk.read(c.OVERDUE)) > 0


def test_forms_go_out_for_the_round_and_into_the_folder_that_were_chosen(menu: Menu, desk: Desk):
    out = desk.folder / "biểu quý II"
    said = menu(number("Phát hành biểu mẫu"), "2", f'"{out}"', "", "k", "k", "c", "0")
    assert "2. 2024-Q2  Quý II năm 2024  (hạn gửi 18/06/2024)" in said
    assert set(desk.read(c.FORMS)["round"]) == {"2024-Q1", "2024-Q2"}
    assert list(out.rglob("2024-Q2_SNV_*.xlsx"))


def test_forms_of_some_agencies_go_out_anew(menu: Menu, desk: Desk):
    held = desk.form_of("SNV").read_bytes()
    said = menu(number("Phát hành biểu mẫu"), "1", str(desk.forms), "snv", "c", "k", "c", "0")
    assert "--agency SNV --reissue" in said
    assert desk.form_of("SNV").read_bytes() != held
    assert "Đã phát hành 1 biểu mẫu" in said


def test_returns_are_looked_at_and_then_taken_in(menu: Menu, desk: Desk):
    desk.send_back("SNV", {}, "2024-03-12T09:00:00")
    answers = ("1", str(desk.returns), "20/03/2024", "c", "c", "0")
    said = menu(number("Tổng hợp báo cáo gửi về"), *answers)
    assert "--dry-run" in said
    assert desk.submission("SNV")["arrived_on"].day == 20


def test_the_folder_of_last_time_is_proposed(menu: Menu, desk: Desk):
    first = desk.folder / "nơi khác"
    menu(number("Phát hành biểu mẫu"), "2", str(first), "", "k", "k", "c", "0")
    said = menu(number("Phát hành biểu mẫu"), "2", "0", "0")
    assert f"[{first}]" in said


def test_what_would_be_lost_is_asked_about_before_undo_is_forced(menu: Menu, desk: Desk):
    said = menu(number("Khôi phục bản trước"), "c", "k", "0")
    assert "trước lệnh «distribute» lúc" in said
    assert "(M12)" in said
    assert len(desk.read(c.FORMS)) > 0
    menu(number("Khôi phục bản trước"), "c", "c", "0")
    assert len(desk.read(c.FORMS)) == 0


def test_a_new_master_is_made_and_gone_on_with(menu: Menu, desk: Desk):
    made = desk.folder / "CCHC-2024.xlsx"
    letter = str(desk.folder / "văn bản.txt")
    said = menu(number("Lập sổ mới từ văn bản"), letter, "2024", "", "c", "", number("Nhật ký"), "0", master=None)
    assert made.is_file()
    assert f"Sổ theo dõi: {made.name}" in said
    assert "new" in said.split("lần thay đổi gần nhất")[1]


def test_open_questions_are_counted_and_shown(menu: Menu, desk: Desk):
    said = menu(number("Nội dung cần làm rõ"), "0")
    assert f"Còn {len(desk.read(c.QUESTIONS))} nội dung cần làm rõ" in said


def test_a_return_can_be_tried_first(menu: Menu, desk: Desk):
    said = menu(number("Kiểm tra thử biểu gửi về (không ghi gì)"), str(desk.form_of("SNV")), "0")
    assert "chưa nhập nội dung nào" in said


@pytest.mark.parametrize(
    "label", ["Phát hành biểu mẫu", "Tổng hợp báo cáo gửi về", "Rà soát quá hạn", "Nhập từ văn bản"]
)
@pytest.mark.parametrize("answers", [(), ("0", "0"), ("1", "0", "0")])
def test_going_back_or_closing_the_window_at_a_question_changes_nothing(
    menu: Menu, desk: Desk, label: str, answers: list[str]
):
    before = desk.master.read_bytes()
    menu(number(label), *answers)
    assert desk.master.read_bytes() == before


def test_no_master_is_said_where_one_is_needed(menu: Menu):
    assert "Chưa chọn sổ theo dõi" in menu(number("Rà soát quá hạn"), master=None)


@pytest.mark.parametrize(
    ("written", "words"),
    [("không có.xlsx", "(M01)"), ("văn bản.txt", "(M03)")],
)
def test_a_file_that_is_no_master_is_refused_in_a_sentence(menu: Menu, desk: Desk, written: str, words: str):
    assert words in menu(number("Nhật ký"), master=desk.folder / written)


def test_odd_answers_are_asked_again(menu: Menu):
    said = menu("99", "hai", number("Rà soát quá hạn"), "31/02/2024")
    assert said.count(f"Nhập một số từ 0 đến {len(LABELS)}.") == 2
    assert "Không có ngày như vậy" in said


def test_a_command_that_is_interrupted_leads_back_to_the_menu(menu: Menu, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_xl.commands.overdue.overdue", interrupted)
    before = desk.master.read_bytes()
    said = menu(number("Rà soát quá hạn"), "", "c", "", number("Nhật ký"))
    assert "(X05)" in said
    assert "lần thay đổi gần nhất" in said
    assert desk.master.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "file"),
    [
        (
            r'C:\WINDOWS\system32\cmd.exe /c ""C:\CCHC\CCHC.cmd" "D:\Kế hoạch\sổ 2024.xlsx" "',
            r"D:\Kế hoạch\sổ 2024.xlsx",
        ),
        (r'cmd.exe /c ""C:\CCHC\CCHC.cmd" D:\a&b=%c!.xlsx"', r"D:\a&b=%c!.xlsx"),
        (r'cmd.exe /c ""\\may-chu\chung\CCHC.CMD" "\\may-chu\chung\so (1).xlsx""', r"\\may-chu\chung\so (1).xlsx"),
        (r'cmd.exe /c ""C:\CCHC\CCHC.cmd" D:\một.xlsx D:\hai.xlsx"', r"D:\một.xlsx"),
        (r'cmd.exe /c ""C:\CCHC\CCHC.cmd" "', None),
        (r'"C:\Windows\System32\cmd.exe" ', None),
        ("", None),
    ],
)
def test_a_file_that_is_dropped_onto_the_launcher_is_taken_whole(line: str, file: str | None):
    dropped = dropped_on({"CCHC_LINE": line, "CCHC_SELF": "CCHC.cmd"})
    assert dropped == (Path(file) if file else None)


def test_a_file_that_is_named_behind_the_launcher_in_a_window_counts():
    environment = {"CCHC_LINE": r'"C:\Windows\System32\cmd.exe" ', "CCHC_SELF": "CCHC.cmd", "CCHC_FILE": "sổ.xlsx"}
    assert dropped_on(environment) == Path("sổ.xlsx")


@pytest.mark.parametrize("written", ['"D:/sổ 2024.xlsx"', "D:/sổ 2024.xlsx ", "& 'D:/sổ 2024.xlsx'"])
def test_a_path_is_understood_as_windows_write_what_is_dropped_onto_them(written: str):
    assert as_path(written) == Path("D:/sổ 2024.xlsx")


def test_the_guide_is_opened_as_a_page(menu: Menu, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.opening.open_with_its_program", opened.append)
    said = menu(number("Hướng dẫn"), master=None)
    [page] = opened
    assert str(page) in said
    assert "Phát hành biểu mẫu" in page.read_text("utf-8")


def test_letters_of_reminder_and_a_report_are_written_where_the_clerk_says(menu: Menu, desk: Desk):
    out, report = desk.folder / "đôn đốc", desk.folder / "báo cáo.docx"
    menu(number("Rà soát quá hạn"), "05/04/2024", "c")
    menu(number("Đôn đốc"), str(out), "05/04/2024", "c")
    assert list(out.rglob("*.docx"))
    menu(number("Cập nhật tổng hợp"), "05/04/2024", "c")
    menu(number("Dự thảo báo cáo"), "1", str(report), "c")
    assert report.is_file()
