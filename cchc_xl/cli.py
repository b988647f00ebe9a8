"""The command line: arguments in, a message and an exit code out. What a command does stands in ``commands``.

Commands are imported inside the functions here, so that ``--help`` answers at once.
"""

import contextlib
import datetime as dt
import io
import json
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc_xl import __version__
from cchc_xl.help_page import VietnameseCommand, VietnameseGroup
from cchc_xl.values.problems import Problem, Refused, problem, refuse

if TYPE_CHECKING:
    from cchc_xl.commands.outcome import Listing, Outcome
    from cchc_xl.commands.preview import Preview
    from cchc_xl.values.telling import Tell

DONE, ATTENTION, REFUSED = 0, 1, 2
_INTERRUPTED = 130  # typer's, for Ctrl+C
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
        _finish(look_at(letters, year), as_json)
    if out is None:
        raise refuse("X02", detail="thiếu «--out»")
    _finish(run(letters, out, year), as_json)


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
        _finish(run(open_master(master), letters, day, dry_run=True), as_json)
    _finish(change(master, "import", lambda book: run(book, letters, day)), as_json)


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
    with _bar() as tell:
        outcome = change(
            master,
            "distribute",
            lambda book: run(book, round_id, out, only=only, reissue=reissue, zipped=zipped, now=_now(), tell=tell),
            tell,
        )
    _finish(outcome, as_json)


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

    with _bar() as tell:
        outcome = run(files, master, dt.date.today(), tell)
    _finish(outcome, as_json)


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
    with _bar() as tell:
        if dry_run:
            outcome = run(open_master(master), round_id, source, day, tell, dry_run=True)
        else:
            outcome = change(master, "consolidate", lambda b: run(b, round_id, source, day, tell, out=place), tell)
    _finish(outcome, as_json)


@app.command(cls=VietnameseCommand)
def overdue(master: Master, as_of: AsOfRequired, as_json: AsJson = False) -> None:
    """Rà soát: việc nào quá hạn, sắp đến hạn, chưa cập nhật."""
    from cchc_xl.commands.overdue import overdue as run
    from cchc_xl.commands.session import change

    _finish(change(master, "overdue", lambda book: run(book, as_of.date())), as_json)


@app.command(cls=VietnameseCommand)
def summarize(master: Master, as_of: AsOfRequired, as_json: AsJson = False) -> None:
    """Cập nhật các sheet tổng hợp, bảng theo dõi và biểu đồ."""
    from cchc_xl.commands.session import change
    from cchc_xl.commands.summarize import summarize as run

    _finish(change(master, "summarize", lambda book: run(book, as_of.date())), as_json)


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
    _finish(change(master, "report", lambda book: run(book, round_id, out, as_of=day, template=template)), as_json)


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

    _finish(change(master, "remind", lambda book: run(book, as_of.date(), out, forms=forms)), as_json)


@app.command(cls=VietnameseCommand)
def undo(
    master: Master,
    force: Annotated[bool, typer.Option("--force", help="Hoàn lại dù sổ đã được sửa tay sau đó.")] = False,
    as_json: AsJson = False,
) -> None:
    """Trả sổ về trước lần thay đổi gần nhất; bản hiện tại được giữ lại."""
    from cchc_xl.commands.undo import undo as run

    _finish(run(master, force=force, now=_now()), as_json)


@app.command(cls=VietnameseCommand)
def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục chứa kết quả; được làm lại từ đầu.")
    ] = Path("demo"),
    agencies: Annotated[
        int | None, typer.Option("--agencies", metavar="SỐ", min=1, help="Chỉ phát hành cho chừng này cơ quan.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Chạy thử trọn một kỳ trên văn bản thật, với bản nộp mô phỏng."""
    from cchc_xl.commands.demo import demo as run

    with _bar() as tell:
        outcome = run(out, agencies, tell=tell)
    _finish(outcome, as_json)


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

    _finish(run(out, python), as_json)


@app.command(cls=VietnameseCommand)
def install(
    undo: Annotated[bool, typer.Option("--undo", help="Gỡ bộ nút khỏi Excel.")] = False,
    as_json: AsJson = False,
) -> None:
    """Cài bộ nút CCHC vào Excel trên máy này."""
    from cchc_xl.commands.install import install_here, uninstall_here

    _finish(uninstall_here() if undo else install_here(), as_json)


@app.command(cls=VietnameseCommand)
def doctor(
    master: Annotated[
        Path | None, typer.Argument(metavar="[MASTER.xlsx]", help="Sổ theo dõi cần xem thêm.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Kiểm tra máy này: Python, Excel, bộ nút, thư mục, quyền ghi; chỉ ra cách khắc phục."""
    from cchc_xl.commands.doctor import doctor as run

    _finish(run(master), as_json)


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

    _finish(run(out, python_zip), as_json)


@app.command(cls=VietnameseCommand)
def menu(
    master: Annotated[Path | None, typer.Argument(metavar="[MASTER.xlsx]", help="Sổ theo dõi.")] = None,
) -> None:
    """Làm từng việc theo danh mục, như các nút trong Excel (CCHC.cmd mở lệnh này)."""
    from cchc_xl.menu import hear_utf8
    from cchc_xl.menu import menu as run
    from cchc_xl.menu.dropped import dropped_on

    hear_utf8()
    run(master or dropped_on(os.environ), call)


@app.callback(invoke_without_command=True)
def version(
    context: typer.Context,
    show: Annotated[bool, typer.Option("--version", help="Cho biết phiên bản.", is_eager=True)] = False,
) -> None:
    if show or context.invoked_subcommand is None:
        typer.echo(__version__ if show else context.get_help())
        raise typer.Exit


def main() -> None:
    """Runs the command line; whatever goes wrong becomes one Vietnamese sentence, never a traceback."""
    _speak_utf8()
    sys.exit(call(sys.argv[1:]))


def call(arguments: Sequence[str]) -> int:
    """Runs one command line, without the program's name; the exit code."""
    try:
        code = app(list(arguments), standalone_mode=False) or DONE  # what typer.Exit was raised with; None without
        if code != _INTERRUPTED:
            return code
        _refuse(problem("X05"))
    except Refused as refused:
        _refuse(refused.problem)
    except Exception as fault:
        is_misuse = hasattr(fault, "format_message")  # the command line itself was wrong
        _refuse(problem("X02", detail=_misuse(fault)) if is_misuse else problem("X01", log=_logged(fault)))
    return REFUSED


def _finish(outcome: "Outcome", as_json: bool) -> None:
    code = ATTENTION if outcome.attention else DONE
    if as_json:
        answer = {"exit_code": code, "message": outcome.message, "figures": dict(outcome.figures),
                  "notes": list(outcome.notes), "problems": [_row(p) for p in outcome.problems]}  # fmt: skip
        seen = {"understood": [asdict(p) for p in outcome.previews]} if outcome.previews else {}
        listed = {"changes": [asdict(listing) for listing in outcome.listings]} if outcome.listings else {}
        _print_json(answer | seen | listed)
    elif outcome.previews:
        _show(outcome.previews)
    elif outcome.listings:
        _list(outcome.listings)
    for found in outcome.problems:
        _say(f"{found.severity}: {found}")
    for line in (*outcome.notes, outcome.message):
        _say(line)
    raise typer.Exit(code)


def _show(previews: "Sequence[Preview]") -> None:
    """What was understood of letters, on stdout: each field beside the letter's words."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, markup=False, highlight=False)
    for letter in previews:
        table = Table("NV", "Mục", "Văn bản viết", "Chương trình hiểu", box=box.ASCII2, show_lines=True, expand=True,
                      title=f"{letter.file}: {letter.source}", title_justify="left")  # fmt: skip
        for task in letter.tasks:
            for nth, line in enumerate(task.lines):
                table.add_row("" if nth else task.task, line.field, line.written, line.understood)
        console.print(table)


def _list(listings: "Sequence[Listing]") -> None:
    """What would change, on stdout."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, markup=False, highlight=False)
    for listing in listings:
        table = Table(*listing.headers, box=box.ASCII2, expand=True, title=listing.title, title_justify="left")
        for row in listing.rows:
            table.add_row(*row)
        console.print(table)


def _refuse(cause: Problem) -> None:
    if "--json" in sys.argv:
        _print_json({"exit_code": REFUSED, "message": str(cause), "figures": {}, "notes": [],
                     "problems": [_row(cause)]})  # fmt: skip
    _say(str(cause))


def _misuse(fault: Any) -> str:
    """What is wrong with a command line, in the words of staff; typer itself speaks English."""
    parameter = getattr(fault, "param", None)
    name = getattr(fault, "option_name", None) or (parameter and _called(parameter))
    return {
        "MissingParameter": f"thiếu «{name}»",
        "NoSuchOption": f"không có tùy chọn «{name}»",
        "BadOptionUsage": f"tùy chọn «{name}» thiếu giá trị",
        "BadParameter": f"giá trị của «{name}» không hợp lệ",
    }.get(type(fault).__name__, "không có lệnh như vậy, hoặc thừa tham số")


def _called(parameter: Any) -> str:
    """An option by its name, an argument by what stands for it in the help."""
    name: str = parameter.opts[0]
    return name if name.startswith("-") else parameter.metavar or name


def _row(found: Problem) -> dict[str, str]:
    fields = ("severity", "code", "file", "sheet", "cell", "round", "agency", "text", "remedy")
    return {field: getattr(found, field) for field in fields}


def _print_json(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=str) + "\n")


def _say(sentence: str) -> None:
    """Tells people: on stderr, so that stdout stays free for programs."""
    print(sentence, file=sys.stderr)


def _logged(fault: Exception) -> Path:
    """The place of the log, which now holds the traceback of a fault of ours."""
    log = Path.home() / ".cchc_xl" / "loi.log"
    with contextlib.suppress(OSError):
        log.parent.mkdir(exist_ok=True)
        entry = f"{_now().isoformat()} {' '.join(sys.argv)}\n{''.join(traceback.format_exception(fault))}\n"
        with log.open("a", encoding="utf-8") as file:
            file.write(entry)
    return log


def _now() -> dt.datetime:
    return dt.datetime.now().replace(microsecond=0)


def _speak_utf8() -> None:
    """Windows redirects in a local code page, where Vietnamese letters crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def _bar() -> Iterator["Tell"]:
    """A progress bar on stderr, where a person watches; silent otherwise."""
    if not sys.stderr.isatty():
        from cchc_xl.values.telling import silent

        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bars: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int, _file: str = "") -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total)
            progress.update(bars[what], completed=done, total=total)

        yield tell
