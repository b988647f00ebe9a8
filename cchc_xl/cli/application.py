"""The program as typer knows it, and the arguments that several commands have."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from cchc_xl import __version__
from cchc_xl.help_page import VietnameseGroup

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]  # as programs write days, and as staff do

app = typer.Typer(
    name="cchc-xl",
    cls=VietnameseGroup,
    help="Theo dõi kế hoạch cải cách hành chính trong Excel: lập sổ, phát hành biểu mẫu, tổng hợp, rà soát quá hạn.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Master = Annotated[Path, typer.Argument(metavar="MASTER.xlsx", help="Sổ theo dõi.", show_default=False)]
RoundId = Annotated[
    str, typer.Option("--round", metavar="MÃ_KỲ", help="Mã kỳ báo cáo, ví dụ 2024-Q1.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON ra stdout, cho chương trình khác.")]
AsOf = Annotated[
    dt.datetime | None,
    typer.Option(
        "--as-of",
        metavar="NGÀY",
        formats=DAYS,
        help="Tính đến ngày, ví dụ 2024-04-05 hoặc 05/04/2024. Mặc định: hôm nay.",
    ),
]
AsOfRequired = Annotated[
    dt.datetime,
    typer.Option(
        "--as-of",
        metavar="NGÀY",
        formats=DAYS,
        help="Tính đến ngày, ví dụ 2024-04-05 hoặc 05/04/2024.",
        show_default=False,
    ),
]


Letters = Annotated[
    list[Path],
    typer.Argument(metavar="LETTER...", help="Văn bản (.docx, .pdf, .txt, .md) hoặc thư mục.", show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ in ra những gì đã hiểu từ văn bản, không ghi gì.")]


@app.callback(invoke_without_command=True)
def version(
    context: typer.Context,
    show: Annotated[bool, typer.Option("--version", help="Cho biết phiên bản.", is_eager=True)] = False,
) -> None:
    if show or context.invoked_subcommand is None:
        typer.echo(__version__ if show else context.get_help())
        raise typer.Exit
