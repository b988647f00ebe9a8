"""Commands on the plan of a year: from a letter to a register."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from cchc_xl.cli.answering import finish
from cchc_xl.cli.application import DAYS, AsJson, AsOf, DryRun, Letters, Master, app
from cchc_xl.help_page import VietnameseCommand
from cchc_xl.values.problems import refuse


@app.command(cls=VietnameseCommand)
def new(
    letters: Letters,
    year: Annotated[
        int, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.", min=2000, max=2100, show_default=False)
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="MASTER.xlsx", help="Sổ theo dõi sẽ được tạo.", show_default=False)
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Đọc văn bản giao (đề xuất) nhiệm vụ và lập sổ theo dõi của năm."""
    from cchc_xl.commands.new import look_at
    from cchc_xl.commands.new import new as run

    if dry_run:
        finish(look_at(letters, year), as_json)
    if out is None:
        raise refuse("X02", detail="thiếu «--out»")
    finish(run(letters, out, year), as_json)


@app.command("import", cls=VietnameseCommand)
def import_letters(
    letters: Letters,
    master: Annotated[Path, typer.Option("--master", metavar="MASTER.xlsx", help="Sổ theo dõi.", show_default=False)],
    as_of: AsOf = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Thêm văn bản vào sổ đã có: nhiệm vụ mới, kế hoạch được ban hành, điều chỉnh; ghi các câu trả lời."""
    from cchc_xl.commands.import_letters import import_letters as run
    from cchc_xl.commands.session import change, open_master

    day = as_of.date() if as_of else dt.date.today()
    if dry_run:
        finish(run(open_master(master), letters, day, dry_run=True), as_json)
    finish(change(master, "import", lambda book: run(book, letters, day)), as_json)


@app.command(cls=VietnameseCommand)
def succeed(
    master: Master,
    on: Annotated[
        dt.datetime,
        typer.Option("--on", metavar="NGÀY", formats=DAYS, help="Ngày sắp xếp, ví dụ 2025-07-01.", show_default=False),
    ],
    document: Annotated[
        str,
        typer.Option("--document", metavar="VĂN_BẢN", help="Văn bản sắp xếp, ghi vào từng dòng.", show_default=False),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết chuyển gì cho ai, không ghi gì.")] = False,
    as_json: AsJson = False,
) -> None:
    """Chuyển việc chưa xong của cơ quan đã kết thúc cho cơ quan kế thừa; chỗ chưa rõ thì hỏi."""
    from cchc_xl.commands.session import change, open_master
    from cchc_xl.commands.succeed import succeed as run

    if dry_run:
        finish(run(open_master(master), on.date(), document, dry_run=True), as_json)
    finish(change(master, "succeed", lambda book: run(book, on.date(), document)), as_json)


@app.command("next-year", cls=VietnameseCommand)
def next_year(
    master: Master,
    out: Annotated[
        Path, typer.Option("--out", metavar="MASTER.xlsx", help="Sổ năm sau sẽ được tạo.", show_default=False)
    ],
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của sổ mới. Mặc định: năm kế tiếp.", max=2100)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Lập sổ năm sau, chuyển sang những việc năm nay chưa hoàn thành."""
    from cchc_xl.commands.next_year import next_year as run

    finish(run(master, out, year), as_json)
