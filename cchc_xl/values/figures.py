"""A figure (chỉ tiêu) as the sheet «Chỉ tiêu» defines it, and the ones that new masters begin with."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_xl.values.words import NumberKind, Span, Summing

EVERY_ROUND = "Mọi kỳ"


@dataclass(frozen=True)
class Figure:
    """One row of columns.FIGURES. ``low`` and ``high`` are None where there is no bound, ``not_above`` is the code of
    the figure that this one cannot exceed, "" for none."""

    figure: str
    task: str
    name: str
    unit: str
    span: str
    number_kind: str
    summing: str
    low: float | None
    high: float | None
    not_above: str
    who: str
    rounds: str

    @property
    def is_whole(self) -> bool:
        return self.number_kind != NumberKind.DECIMAL

    @property
    def chosen(self) -> list[str]:
        """The rounds for which the office chose this figure, as written; none: it is not asked for."""
        return [part.strip() for part in re.split(r"[;,\n]", self.rounds) if part.strip()]

    def asked_in(self, round_id: str) -> bool:
        """Whether the office chose this figure for that round."""
        return bool({_folded(round_id), _folded(EVERY_ROUND)} & {_folded(name) for name in self.chosen})


@dataclass(frozen=True)
class _Default:
    """A figure that many plans ask for. ``about``: words by which its task is known."""

    figure: str
    about: str
    name: str
    unit: str
    not_above: str = ""
    note: str = ""


_PORTAL = "Cổng dịch vụ công quốc gia"
_SYSTEM = "Hệ thống thông tin giải quyết TTHC tỉnh"
_DATABASE = "Cơ sở dữ liệu quốc gia về TTHC"
_COMPLAINTS = "Hệ thống phản ánh kiến nghị"

# Words by which the task is known.
_REVIEW, _INTERNAL, _SERVICE = "rà soát, đánh giá TTHC để kiến nghị", "TTHC nội bộ", "chất lượng phục vụ"
_ONLINE, _COMPLAINT = "thanh toán trực tuyến", "xử lý phản ánh, kiến nghị"

# The figures of the tasks of the letter of 2024, none chosen: national systems collect many of them already, and
# offices must not be asked twice (Nghị định 09/2019/NĐ-CP). The note says which system can be exported.
_DEFAULTS = (
    _Default("RS-TTHC", _REVIEW, "Số TTHC đã rà soát, đánh giá", "TTHC", "", _DATABASE),
    _Default("RS-DGH", _REVIEW, "Số TTHC đã đơn giản hóa, hoặc kiến nghị đơn giản hóa", "TTHC", "", _DATABASE),
    _Default("NB-RS", _INTERNAL, "Số TTHC nội bộ đã rà soát", "TTHC", "", _DATABASE),
    _Default("NB-DGH", _INTERNAL, "Số TTHC nội bộ đã đơn giản hóa, hoặc kiến nghị đơn giản hóa", "TTHC", "", _DATABASE),
    _Default("TH-HS", _SERVICE, "Số hồ sơ đã giải quyết", "hồ sơ", "", _SYSTEM),
    _Default("TH-TRE", _SERVICE, "Số hồ sơ giải quyết trễ hạn", "hồ sơ", "TH-HS", _SYSTEM),
    _Default("TH-XL", _SERVICE, "Số hồ sơ trễ hạn đã có thư xin lỗi", "hồ sơ", "TH-TRE", _SYSTEM),
    _Default("CB-TTHC", "công bố danh mục TTHC", "Số TTHC đã công bố", "TTHC", "", _DATABASE),
    _Default("CK-TTHC", "đăng tải công khai TTHC trên", "Số TTHC đã công khai trên Cơ sở dữ liệu quốc gia", "TTHC", "",
             _DATABASE),
    _Default("SH-HS", "số hóa hồ sơ", "Số hồ sơ phải số hóa", "hồ sơ", "", _SYSTEM),
    _Default("SH-SH", "số hóa hồ sơ", "Số hồ sơ đã số hóa", "hồ sơ", "SH-HS", _SYSTEM),
    _Default("TT-HS", _ONLINE, "Số hồ sơ tiếp nhận (trực tiếp và trực tuyến)", "hồ sơ", "", _PORTAL),
    _Default("TT-TT", _ONLINE, "Số hồ sơ tiếp nhận trực tuyến", "hồ sơ", "TT-HS", _PORTAL),
    _Default("TT-GD", _ONLINE, "Số giao dịch thanh toán trực tuyến", "giao dịch", "", _PORTAL),
    _Default("PA-TN", _COMPLAINT, "Số phản ánh, kiến nghị đã tiếp nhận", "PAKN", "", _COMPLAINTS),
    _Default("PA-TL", _COMPLAINT, "Số phản ánh, kiến nghị đã trả lời", "PAKN", "PA-TN", _COMPLAINTS),
    _Default("PA-QH", _COMPLAINT, "Số phản ánh, kiến nghị quá 20 ngày chưa trả lời", "PAKN", "PA-TN", _COMPLAINTS),
)  # fmt: skip


def default_figures(tasks: Sequence[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    """The rows of columns.FIGURES for a plan with these ``tasks`` (Mã NV, content), none chosen for any round.

    A figure whose task the plan has not is left out.
    """
    folded = [(task, _folded(content)) for task, content in tasks]
    for default in _DEFAULTS:
        task = next((task for task, content in folded if _folded(default.about) in content), None)
        if task is not None:
            yield {
                "figure": default.figure,
                "task": task,
                "name": default.name,
                "unit": default.unit,
                "span": Span.IN_ROUND.value,
                "number_kind": NumberKind.WHOLE.value,
                "summing": Summing.SUM.value,
                "low": 0,
                "not_above": default.not_above,
                "note": f"Có thể lấy từ {default.note}.",
            }


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()
