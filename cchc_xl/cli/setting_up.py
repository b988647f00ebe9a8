"""Commands about the program itself: to try it, to put it on a machine, to use it without typing commands."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cchc_xl.cli.answering import bar, finish
from cchc_xl.cli.application import AsJson, app
from cchc_xl.help_page import VietnameseCommand


@app.command(cls=VietnameseCommand)
def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục chứa kết quả; được làm lại từ đầu.")
    ] = Path("demo"),
    agencies: Annotated[
        int | None, typer.Option("--agencies", metavar="SỐ", min=1, help="Chỉ phát hành cho chừng này cơ quan.")
    ] = None,
    year: Annotated[bool, typer.Option("--year", help="Chạy cả bốn kỳ của năm.")] = False,
    as_json: AsJson = False,
) -> None:
    """Chạy thử trọn một kỳ (hoặc cả năm) trên văn bản thật, với bản nộp mô phỏng."""
    from cchc_xl.commands.demo import demo as run

    with bar() as tell:
        outcome = run(out, agencies, tell=tell, year=year)
    finish(outcome, as_json)


@app.command("build-addin", cls=VietnameseCommand)
def build_addin(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlam", help="Tệp sẽ được tạo.", show_default=False)],
    python: Annotated[
        str | None,
        typer.Option("--python", metavar="ĐƯỜNG_DẪN", help="Python mà bộ nút gọi; mặc định: Python này."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tạo tệp bộ nút CCHC cho Excel (.xlam)."""
    from cchc_xl.commands.build_addin import build_addin as run

    finish(run(out, python), as_json)


@app.command(cls=VietnameseCommand)
def install(
    undo: Annotated[bool, typer.Option("--undo", help="Gỡ bộ nút khỏi Excel.")] = False,
    as_json: AsJson = False,
) -> None:
    """Cài bộ nút CCHC vào Excel trên máy này."""
    from cchc_xl.commands.install import install_here, uninstall_here

    finish(uninstall_here() if undo else install_here(), as_json)


@app.command(cls=VietnameseCommand)
def doctor(
    master: Annotated[
        Path | None, typer.Argument(metavar="[MASTER.xlsx]", help="Sổ theo dõi cần xem thêm.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Kiểm tra máy này: Python, Excel, bộ nút, thư mục, quyền ghi; chỉ ra cách khắc phục."""
    from cchc_xl.commands.doctor import doctor as run

    finish(run(master), as_json)


@app.command("offline-folder", cls=VietnameseCommand)
def offline_folder(
    out: Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục sẽ được tạo.", show_default=False)],
    python_zip: Annotated[
        Path | None,
        typer.Option("--python-zip", metavar="FILE.zip", help="Python cho Windows đã tải sẵn; mặc định: tải về."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tạo thư mục dùng trên máy Windows không có internet, không có quyền cài đặt (chạy từ mã nguồn)."""
    from cchc_xl.commands.offline_folder import offline_folder as run

    finish(run(out, python_zip), as_json)


@app.command(cls=VietnameseCommand)
def menu(
    master: Annotated[Path | None, typer.Argument(metavar="[MASTER.xlsx]", help="Sổ theo dõi.")] = None,
) -> None:
    """Làm từng việc theo danh mục, như các nút trong Excel (CCHC.cmd mở lệnh này)."""
    from cchc_xl.cli import call
    from cchc_xl.menu import hear_utf8
    from cchc_xl.menu import menu as run
    from cchc_xl.menu.dropped import dropped_on

    hear_utf8()
    run(master or dropped_on(os.environ), call)
