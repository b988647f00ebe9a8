"""Pages of help that are Vietnamese throughout: typer itself speaks English."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

_WORDS = {
    "Usage: ": "Cách dùng: ",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "Options:": "Tùy chọn:",
    "Arguments:": "Tham số:",
    "Commands:": "Các lệnh:",
    "Show this message and exit.": "Cho xem trang này.",
    " <path>": "",
    " <list[Path]>": "",
    "[default: ": "[mặc định: ",
    "required]": "bắt buộc]",
}


class VietnameseCommand(TyperCommand):
    """A command with a Vietnamese page of help."""

    def get_help(self, ctx: Any) -> str:
        return _in_vietnamese(super().get_help(ctx))


class VietnameseGroup(TyperGroup):
    """The program, whose page lists its commands."""

    def get_help(self, ctx: Any) -> str:
        return _in_vietnamese(super().get_help(ctx))


def _in_vietnamese(page: str) -> str:
    for word, instead in _WORDS.items():
        page = page.replace(word, instead)
    return page
