"""Commands of a reporting round, in the order they come in."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from cchc_xl.cli.answering import bar, finish, now
from cchc_xl.cli.application import DAYS, AsJson, AsOf, AsOfRequired, Master, RoundId, app
from cchc_xl.help_page import VietnameseCommand


@app.command(cls=VietnameseCommand)
def distribute(
    master: Master,
    round_id: RoundId,
    out: Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục ghi biểu mẫu.", show_default=False)],
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", metavar="MÃ_CQ", help="Chỉ cho cơ quan có mã này; dùng được nhiều lần."),
    ] = None,
    reissue: Annotated[bool, typer.Option("--reissue", help="Phát hành lại; biểu cũ hết hiệu lực.")] = False,
    zipped: Annotated[
        bool, typer.Option("--zip", help="Gói thêm: mỗi huyện một tệp zip (các xã gửi qua huyện), một tệp cho còn lại.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tạo biểu mẫu của kỳ cho từng cơ quan."""
    from cchc_xl.commands.distribute import distribute as run
    from cchc_xl.commands.session import change

    only = tuple(agency or ())
    with bar() as tell:
        outcome = change(
            master,
            "distribute",
            lambda book: run(book, round_id, out, only=only, reissue=reissue, zipped=zipped, now=now(), tell=tell),
            tell,
        )
    finish(outcome, as_json)


@app.command(cls=VietnameseCommand)
def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Bản nộp cần kiểm tra: tệp, thư mục, tệp .zip.", show_default=False),
    ],
    master: Annotated[Path | None, typer.Option("--master", metavar="MASTER.xlsx", help="Sổ theo dõi.")] = None,
    as_json: AsJson = False,
) -> None:
    """Kiểm tra bản nộp, chỉ ra từng ô có lỗi; không thay đổi gì."""
    from cchc_xl.commands.check import check as run

    with bar() as tell:
        outcome = run(files, master, dt.date.today(), tell)
    finish(outcome, as_json)


@app.command(cls=VietnameseCommand)
def consolidate(
    master: Master,
    round_id: RoundId,
    source: Annotated[
        Path,
        typer.Option(
            "--from", metavar="THƯ_MỤC", help="Thư mục, tệp .zip hoặc tệp có các bản nộp.", show_default=False
        ),
    ],
    as_of: AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="THƯ_MỤC",
            help="Nơi đặt thư mục tra-lai (tệp chưa dùng được, kèm lý do) và phan-hoi (tệp góp ý cho cơ quan). "
            "Mặc định: cạnh sổ theo dõi.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ in ra những gì sẽ thay đổi, không ghi gì.")] = False,
    as_json: AsJson = False,
) -> None:
    """Tổng hợp các bản nộp của kỳ vào sổ theo dõi."""
    from cchc_xl.commands.consolidate import consolidate as run
    from cchc_xl.commands.session import change, open_master

    day, place = as_of.date() if as_of else dt.date.today(), out or master.absolute().parent
    with bar() as tell:
        if dry_run:
            outcome = run(open_master(master), round_id, source, day, tell, dry_run=True)
        else:
            outcome = change(master, "consolidate", lambda b: run(b, round_id, source, day, tell, out=place), tell)
    finish(outcome, as_json)


@app.command(cls=VietnameseCommand)
def figures(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Tệp xuất từ hệ thống (.xlsx, .xls, .ods).", show_default=False),
    ],
    mapping: Annotated[
        Path,
        typer.Option(
            "--map", metavar="KHAI-BÁO.toml", help="Cột nào của tệp là chỉ tiêu nào (.toml, .csv).", show_default=False
        ),
    ],
    master: Annotated[Path, typer.Option("--master", metavar="MASTER.xlsx", help="Sổ theo dõi.", show_default=False)],
    round_id: RoundId,
    as_json: AsJson = False,
) -> None:
    """Nhận số liệu chỉ tiêu từ tệp xuất của hệ thống, chỉ ra chỗ khác với cơ quan báo cáo."""
    from cchc_xl.commands.figures import figures as run
    from cchc_xl.commands.session import change

    finish(change(master, "figures", lambda book: run(book, file, mapping, round_id)), as_json)


@app.command(cls=VietnameseCommand)
def overdue(master: Master, as_of: AsOfRequired, as_json: AsJson = False) -> None:
    """Rà soát: việc nào quá hạn, sắp đến hạn, chưa cập nhật."""
    from cchc_xl.commands.overdue import overdue as run
    from cchc_xl.commands.session import change

    finish(change(master, "overdue", lambda book: run(book, as_of.date())), as_json)


@app.command(cls=VietnameseCommand)
def summarize(master: Master, as_of: AsOfRequired, as_json: AsJson = False) -> None:
    """Cập nhật các sheet tổng hợp, bảng theo dõi và biểu đồ."""
    from cchc_xl.commands.session import change
    from cchc_xl.commands.summarize import summarize as run

    finish(change(master, "summarize", lambda book: run(book, as_of.date())), as_json)


@app.command(cls=VietnameseCommand)
def report(
    master: Master,
    round_id: RoundId,
    out: Annotated[
        Path, typer.Option("--out", metavar="BAO-CAO.docx", help="Tệp Word sẽ được tạo.", show_default=False)
    ],
    as_of: Annotated[
        dt.datetime | None,
        typer.Option("--as-of", metavar="NGÀY", formats=DAYS, help="Tính đến ngày. Mặc định: ngày ghi ở «Tổng quan»."),
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="MẪU.docx", help="Mẫu báo cáo của cơ quan, sửa từ mẫu có sẵn.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Soạn báo cáo của kỳ (Word, thể thức Nghị định 30/2020/NĐ-CP), kèm công văn gửi."""
    from cchc_xl.commands.report import report as run
    from cchc_xl.commands.session import change

    day = as_of.date() if as_of else None
    finish(change(master, "report", lambda book: run(book, round_id, out, as_of=day, template=template)), as_json)


@app.command(cls=VietnameseCommand)
def remind(
    master: Master,
    as_of: AsOfRequired,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục ghi công văn và thư nháp.", show_default=False),
    ],
    forms: Annotated[
        Path | None,
        typer.Option(
            "--forms",
            metavar="THƯ_MỤC",
            help="Thư mục biểu mẫu đã phát hành, để đính kèm. Mặc định: bieu-mau cạnh --out.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Soạn công văn đôn đốc và thư nháp cho từng cơ quan còn việc, còn báo cáo; không gửi gì."""
    from cchc_xl.commands.remind import remind as run
    from cchc_xl.commands.session import change

    finish(change(master, "remind", lambda book: run(book, as_of.date(), out, forms=forms)), as_json)


@app.command(cls=VietnameseCommand)
def undo(
    master: Master,
    force: Annotated[bool, typer.Option("--force", help="Hoàn lại dù sổ đã được sửa tay sau đó.")] = False,
    as_json: AsJson = False,
) -> None:
    """Trả sổ về trước lần thay đổi gần nhất; bản hiện tại được giữ lại."""
    from cchc_xl.commands.undo import undo as run

    finish(run(master, force=force, now=now()), as_json)
