"""Figures (chỉ tiêu): which there are and who is asked, what was said, what it comes to."""

from cchc_xl.values.columns.shared import AGENCY, AGENCY_NAME, DATA_AS_OF, LEVEL, ROUND, TASK, opened
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import NumberKind, Span, Summing

FIGURES_FORM_SHEET = "Số liệu"  # of the form and, with what agencies said there, of the master

_FIGURE = Column("figure", "Mã chỉ tiêu", Kind.ID, 11, centred=True)
_NAME = Column("name", "Tên chỉ tiêu", width=44)
_UNIT = Column("unit", "Đơn vị tính", width=12, centred=True)
_ROUNDS = "Mã kỳ, cách nhau bằng dấu chấm phẩy, hoặc «Mọi kỳ». Để trống: không hỏi."
_WHO = "Mã, tên cơ quan hoặc tên nhóm, cách nhau bằng dấu chấm phẩy. Để trống: các cơ quan chủ trì nhiệm vụ."
_NOT_ABOVE = "Mã của chỉ tiêu mà số này không được lớn hơn, ví dụ: đã trả lời không quá tiếp nhận."

FIGURES = Table(
    "tblChiTieu",
    "Chỉ tiêu",
    ("figure",),
    opened(
        _FIGURE,
        TASK,
        _NAME,
        _UNIT,
        Column("span", "Số liệu", width=11, choices=tuple(Span), centred=True),
        Column("number_kind", "Kiểu số", width=11, choices=tuple(NumberKind), centred=True),
        Column("summing", "Cách cộng", width=11, choices=tuple(Summing), centred=True),
        Column("low", "Cận dưới", Kind.NUMBER, 9, centred=True),
        Column("high", "Cận trên", Kind.NUMBER, 9, centred=True),
        Column("not_above", "Không vượt quá", Kind.ID, 11, centred=True, prompt=_NOT_ABOVE),
        Column("who", "Đơn vị báo cáo", width=24, prompt=_WHO),
        Column("rounds", "Kỳ hỏi", Kind.ID, 18, prompt=_ROUNDS),
        Column("note", "Ghi chú", width=44),
    ),
)

# What is known of a figure of an agency in a round: by its own report, by the export of a national system, and what a
# clerk settled on. ``value`` is the one that counts: the settled one, else the agency's own, else the system's.
FIGURE_VALUES = Table(
    "tblSoLieu",
    FIGURES_FORM_SHEET,
    ("round", "agency", "figure"),
    (
        ROUND,
        AGENCY,
        AGENCY_NAME,
        LEVEL,
        _FIGURE,
        _NAME,
        _UNIT,
        Column("reported", "Cơ quan báo cáo", Kind.NUMBER, 12, centred=True),
        Column("exported", "Theo hệ thống", Kind.NUMBER, 12, centred=True),
        Column("difference", "Chênh lệch", Kind.NUMBER, 12, centred=True),
        Column("settled", "Số chốt", Kind.NUMBER, 12, open=True, centred=True),
        Column("value", "Số được tính", Kind.NUMBER, 12, centred=True),
        Column("remark", "Cơ quan ghi chú", width=22),
        DATA_AS_OF,
        Column("file", "Tệp", width=26),
        Column("cell", "Ô", width=7, centred=True),
        Column("saved_at", "Lưu lúc", Kind.MOMENT, 16, centred=True),
        Column("exported_file", "Tệp của hệ thống", width=22),
    ),
)

# Each round's figures, together and by level, beside those of the round before.
FIGURE_SUMS = Table(
    "tblTongHopSoLieu",
    "Tổng hợp số liệu",
    ("round", "figure"),
    (
        ROUND,
        _FIGURE,
        TASK,
        _NAME,
        _UNIT,
        Column("value", "Kỳ này", Kind.NUMBER, 13, centred=True),
        Column("before", "Kỳ trước", Kind.NUMBER, 13, centred=True),
        Column("change", "Tăng, giảm", Kind.NUMBER, 12, centred=True),
        Column("office", "Văn phòng", Kind.NUMBER, 12, centred=True),
        Column("department", "Sở, ban, ngành", Kind.NUMBER, 12, centred=True),
        Column("district", "Cấp huyện", Kind.NUMBER, 12, centred=True),
        Column("commune", "Cấp xã", Kind.NUMBER, 12, centred=True),
        Column("known", "Số cơ quan có số liệu", Kind.COUNT, 11, centred=True),
        Column("asked", "Số cơ quan được hỏi", Kind.COUNT, 11, centred=True),
        Column("differing", "Khác hệ thống", Kind.COUNT, 10, centred=True),
    ),
)

# What a form asks; only the last two are typed into.
FORM_FIGURES = Table(
    "tblSoLieu",
    FIGURES_FORM_SHEET,
    ("figure",),
    (
        Column("number", "STT", Kind.COUNT, 6, centred=True),
        Column("figure", "Mã chỉ tiêu", Kind.ID, 11, centred=True),
        Column("name", "Tên chỉ tiêu", width=48),
        Column("unit", "Đơn vị tính", width=11, centred=True),
        Column("span", "Số liệu tính", width=10, centred=True),
        Column("low", "Từ", Kind.NUMBER, 8, centred=True),
        Column("high", "Đến", Kind.NUMBER, 9, centred=True),
        Column("not_above", "Không vượt quá", Kind.ID, 11, centred=True),
        Column("before", "Kỳ trước", Kind.NUMBER, 12, centred=True),
        Column("value", "Số báo cáo", Kind.NUMBER, 14, open=True, centred=True),
        Column("remark", "Ghi chú", width=34, open=True),
    ),
)
