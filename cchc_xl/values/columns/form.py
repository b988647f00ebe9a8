"""The form that an agency fills in."""

from dataclasses import replace

from cchc_xl.values.columns.shared import ANSWERS, MILESTONE, TASK
from cchc_xl.values.table import Column, Kind, Table

FORM_SHEET, GUIDE_SHEET, IDENTITY_SHEET = "Biểu báo cáo", "Hướng dẫn", "_cchc"
COORDINATION_SHEET = "Việc phối hợp"
CORRECTIONS_SHEET = "Cần sửa"  # the first sheet of a return that went back to be corrected
VISIBLE_ID = "Mã biểu:"  # stands before a form's id in its title block

# What the agency reported last; in the forms of a round that has answers of earlier ones.
PREVIOUS = Column("previous", "Kỳ trước đã báo cáo", width=18)

_ASKED: tuple[Column, ...] = (
    Column("number", "STT", Kind.COUNT, 5, centred=True),
    MILESTONE,
    Column("task_content", "Nhiệm vụ", width=34),
    Column("content", "Nội dung phải báo cáo", width=24),
    Column("products", "Sản phẩm", width=22),
    Column("deadline", "Thời hạn", width=13, centred=True),
)

FORM = Table("tblBaoCao", FORM_SHEET, ("milestone",), (*_ASKED, *ANSWERS))
LATER_FORM = replace(FORM, columns=(*_ASKED, PREVIOUS, *ANSWERS))

# What the agency only helps others with: for its information, nothing is typed there.
COORDINATION = Table(
    "tblPhoiHop",
    COORDINATION_SHEET,
    ("task",),
    (
        Column("number", "STT", Kind.COUNT, 5, centred=True),
        TASK,
        Column("content", "Nhiệm vụ", width=50),
        Column("leads", "Cơ quan chủ trì", width=36),
        Column("duty", "Nội dung phối hợp", width=40),
        Column("timing", "Thời gian thực hiện", width=30),
    ),
)
