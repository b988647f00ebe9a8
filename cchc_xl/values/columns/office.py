"""The office's own settings and the log of commands."""

from cchc_xl.values.table import Column, Kind, Table

SETTINGS = Table(
    "tblCauHinh",
    "Cấu hình",
    ("key",),
    (
        Column("key", "Khóa", width=34, open=True),
        Column("value", "Giá trị", width=44, open=True),
        Column("note", "Ghi chú", width=70, open=True),
    ),
)

LOG = Table(
    "tblNhatKy",
    "Nhật ký",
    (),
    (
        Column("at", "Lúc", Kind.MOMENT, 17, centred=True),
        Column("command", "Lệnh", width=14),
        Column("user", "Người dùng", width=16),
        Column("summary", "Tóm tắt", width=110),
    ),
)
