"""What buttons say to staff: before a change, and afterwards."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_xl.screen.screen import Box, Tone
from cchc_xl.values import sheets

if TYPE_CHECKING:
    from cchc_xl.books.live.book import Foreseen
    from cchc_xl.commands.outcome import Outcome

AGREE, CANCEL, CLOSE, RESTORE = "Đồng ý", "Hủy", "Đóng", "Khôi phục"
PROBLEMS, FOLDER = "Mở danh sách vấn đề", "Mở thư mục"
IN_EXCEL = "Đang ghi vào Excel, không dừng được nữa"

# The ribbon's own labels, by button.
LABELS: Mapping[str, str] = {
    "importLetters": "Nhập từ văn bản",
    "questions": "Nội dung cần làm rõ",
    "distribute": "Phát hành biểu mẫu",
    "remind": "Đôn đốc",
    "consolidate": "Tổng hợp báo cáo gửi về",
    "overdue": "Rà soát quá hạn",
    "summarize": "Cập nhật tổng hợp",
    "report": "Dự thảo báo cáo",
    "undo": "Khôi phục bản trước",
    "log": "Nhật ký",
    "doctor": "Kiểm tra cài đặt",
    "guide": "Hướng dẫn",
}

# What commands are called in the journal and in Nhật ký, as staff know them.
_COMMANDS: Mapping[str, str] = {
    "import": LABELS["importLetters"],
    **{name: LABELS[name] for name in ("distribute", "remind", "consolidate", "overdue", "summarize", "report")},
}

# Figures of commands (``Outcome.figures``) that staff are told, in this order; others are for programs.
_FIGURES: Mapping[str, str] = {
    "letters": "Văn bản đọc được",
    "added": "Thêm",
    "restated": "Nhiệm vụ cập nhật",
    "withdrawn": "Nhiệm vụ rút",
    "duplicates": "Nhiệm vụ nghi trùng",
    "questions": "Nội dung cần làm rõ mới",
    "answers": "Câu trả lời đã ghi",
    "issued": "Biểu mẫu được tạo",
    "skipped": "Cơ quan đã có biểu, giữ nguyên",
    "zips": "Tệp zip",
    "files": "Tệp đã đọc",
    "agencies": "Cơ quan phải gửi",
    "sent": "Cơ quan đã gửi",
    "late": "Trong đó gửi muộn",
    "valid": "Hợp lệ",
    "incomplete": "Cần bổ sung",
    "refused": "Trả lại",
    "missing": "Chưa gửi",
    "changed": "Dòng kết quả đổi",
    "typed": "Dòng nhập tay",
    "problems": "Lỗi dữ liệu của kỳ",
    "da_gui": "Cơ quan đã gửi báo cáo",
    "so_qua_han": "Việc quá hạn",
    "so_sap_den_han": "Việc sắp đến hạn",
    "total": "Việc phải làm trong năm",
}
_SHARED = {sheets.OVERVIEW, *(sheet.name for sheet in sheets.master_sheets((), ()))}
_MOST_PROBLEMS = 20  # told in a box; all of them stand in the list


def command_name(command: str) -> str:
    """«Tổng hợp báo cáo gửi về» for ``consolidate``."""
    return _COMMANDS.get(command, command)


def in_hand(what: str, total: int) -> str:
    """«CCHC: Tạo biểu mẫu (206)…», for the status bar; a ``total`` of 0: nobody knows how much there is."""
    return f"CCHC: {what} ({number(total)})…" if total else f"CCHC: {what}…"


def question(label: str, outcome: "Outcome", foreseen: "Foreseen") -> Box:
    """What is going to happen, to be agreed to."""
    lines = [f"Sheet sẽ được thêm: {', '.join(f'«{name}»' for name in foreseen.sheets)}."] if foreseen.sheets else []
    lines += _places(outcome.files)
    if outcome.aside:
        lines += [f"{number(len(outcome.aside))} tệp đang có ở đó được chuyển sang bên, không bị ghi đè."]
    if outcome.problems:
        lines += [f"Có {len(outcome.problems)} vấn đề cần xem sau khi chạy.", *_problems(outcome)]
    lines += ["Bản hiện tại được sao lưu trước; muốn lấy lại, bấm «Khôi phục bản trước»."]
    figures = (*_told(outcome.figures), *_rows(foreseen.rows))
    return Box(label, Tone.ASK, _going_to_happen(outcome, foreseen), figures, tuple(lines), (AGREE, CANCEL))


def result(label: str, outcome: "Outcome", actions: tuple[str, ...]) -> Box:
    """What was done, and where to look. ``actions``: buttons beside «Đóng»."""
    tone = Tone.ATTENTION if outcome.attention else Tone.DONE
    lines = (*outcome.notes, *_problems(outcome))
    return Box(label, tone, outcome.message, _told(outcome.figures), lines, (*actions, CLOSE))


def undo_question(command: str, at: dt.datetime, user: str, summary: str) -> Box:
    """Which change is to be taken back: what, when, by whom."""
    who = f", người chạy: {user}" if user else ""
    message = f"Trả sổ về trước lệnh «{command_name(command)}» lúc {at:%H:%M ngày %d/%m/%Y}{who}?"
    lines = [f"Lệnh đó đã làm: {summary}"] if summary else []
    lines += ["Bản hiện tại được giữ trong thư mục sao-luu, không mất gì."]
    return Box(LABELS["undo"], Tone.ASK, message, lines=tuple(lines), buttons=(RESTORE, CANCEL))


def undone(outcome: "Outcome") -> "Outcome":
    """The outcome of undo, in the words of the ribbon."""
    figures = outcome.figures
    command, at = command_name(str(figures["command"])), figures["at"]
    message = f"Đã trả sổ về trước lệnh «{command}» lúc {at:%H:%M ngày %d/%m/%Y}."
    return replace(outcome, message=message, notes=(*outcome.notes, f"Bản vừa có được giữ ở: {figures['kept_aside']}"))


def undo_anyway(text: str) -> Box:
    """``text``: what would be lost."""
    lines = ("Bản hiện tại, kể cả phần chưa lưu, được giữ trong thư mục sao-luu.",)
    message = f"{text[:1].upper()}{text[1:]}"
    return Box(LABELS["undo"], Tone.ATTENTION, message, lines=lines, buttons=("Vẫn khôi phục", CANCEL))


def half_written(label: str, text: str) -> Box:
    return Box(label, Tone.REFUSED, text, buttons=(RESTORE, "Để nguyên"))


def refused(label: str, sentence: str) -> Box:
    return Box(label, Tone.REFUSED, sentence)


def stopped(label: str) -> Box:
    return Box(label, Tone.DONE, "Đã dừng theo yêu cầu. Sổ và các thư mục không có gì thay đổi.")


def apology(label: str, code: str, log: Path) -> Box:
    """For a fault of ours."""
    message = f"Xin lỗi, chương trình gặp lỗi ngoài dự kiến (mã {code})."
    lines = ("Hãy kiểm tra lại sổ trước khi làm tiếp; nếu cần, bấm «Khôi phục bản trước».",
             f"Khi cần hỗ trợ, gửi kèm mã trên và tệp: {log}")  # fmt: skip
    return Box(label, Tone.FAULT, message, lines=lines)


def open_sheet(sheet: str) -> str:
    """The label of the button that leads to a sheet."""
    return f"Mở sheet «{sheet}»"


def codes(written: str) -> tuple[str, ...]:
    """«SNV, stc» as codes of agencies."""
    return tuple(written.replace(",", " ").replace(";", " ").upper().split())


def number(value: int) -> str:
    """2.109, as thousands are written in Vietnamese."""
    return f"{value:,}".replace(",", ".")


def _going_to_happen(outcome: "Outcome", foreseen: "Foreseen") -> str:
    """«206 biểu mẫu sẽ được tạo; 412 dòng ở 2 sheet sẽ thay đổi. Đồng ý?»"""
    issued = outcome.figures.get("issued")
    parts = [f"{number(issued)} biểu mẫu sẽ được tạo"] if isinstance(issued, int) and issued else []
    if not parts and outcome.files:
        parts += [f"{number(len(outcome.files))} tệp sẽ được ghi"]
    rows = [count for sheet, count in foreseen.rows.items() if not sheet.startswith("_")]  # hidden: not theirs
    if rows:
        parts += [f"{number(sum(rows))} dòng ở {len(rows)} sheet sẽ thay đổi"]
    return f"{'; '.join(parts) or 'Sổ sẽ được cập nhật'}. Đồng ý?"


def _rows(rows: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Rows that change by sheet; the agencies' own sheets, of which there are many, as one."""
    shared = {name: count for name, count in rows.items() if name in _SHARED}
    own = [count for name, count in rows.items() if name not in _SHARED and not name.startswith("_")]
    told = [(f"Sheet «{name}»", f"{number(count)} dòng") for name, count in shared.items()]
    told += [(f"Sheet riêng của {len(own)} cơ quan", f"{number(sum(own))} dòng")] if own else []
    return tuple(told)


def _places(files: Mapping[Path, bytes]) -> list[str]:
    """The folder that all of them go into."""
    if not files:
        return []
    folders = [path.absolute().parent for path in files]
    common = next(
        folder for folder in (folders[0], *folders[0].parents) if all(f.is_relative_to(folder) for f in folders)
    )
    return [f"Tệp được ghi vào: {common}"]


def _told(figures: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    from cchc_xl.values.words import State

    words = {**_FIGURES, **{state.value: state.value for state in State}}
    return tuple(
        (word, number(value)) for key, word in words.items() if isinstance(value := figures.get(key), int) and value
    )


def _problems(outcome: "Outcome") -> list[str]:
    told = [f"{p.severity}: {p}" for p in outcome.problems[:_MOST_PROBLEMS]]
    more = len(outcome.problems) - len(told)
    return [*told, f"… và {more} vấn đề khác."] if more > 0 else told
