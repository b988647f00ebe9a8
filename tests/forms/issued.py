"""Forms as they go out, for tests: one of every shape, with few rows."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from cchc_xl.books.press import FormHeading, FormPress
from cchc_xl.values.columns import COORDINATION, LATER_FORM
from cchc_xl.values.frames import columns_of, frame
from tests.forms.workbooks import KINDS, SNV

TITLE = "BIỂU KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2024"
HEADING = FormHeading(TITLE, "Số liệu từ 15/12/2023 đến 14/03/2024", "Văn phòng UBND tỉnh", 2024)
CONTACT, DUE = "Bà Hoa, 0255 1", dt.date(2024, 3, 18)
SAVED = dt.datetime(2024, 3, 15, 3, 30)  # when a clerk last saves it
DEADLINES = {"2-KH": "31/03/2024", "4-T01": "31/01/2024", "6-TX": "Thường xuyên, đến 31/12/2024"}


def asked(milestones: Sequence[str] = tuple(DEADLINES), **changed: str) -> pd.DataFrame:
    """The rows of a form about these milestones; ``changed`` fields are the same in all of them."""
    rows = [
        {"number": number, "milestone": milestone, "task_content": "Rà soát thủ tục", "content": "Ban hành kế hoạch",
         "products": "=Kế hoạch", "deadline": DEADLINES[milestone], **changed}
        for number, milestone in enumerate(milestones, start=1)
    ]  # fmt: skip
    return frame(LATER_FORM, rows).assign(kind=[KINDS[milestone].value for milestone in milestones])


def helping(content: str = "Rà soát TTHC nội bộ") -> pd.DataFrame:
    """One task in which the agency only helps."""
    row = {"number": 1, "task": "10.1", "content": content, "leads": "Văn phòng UBND tỉnh", "duty": "Góp ý dự thảo",
           "timing": "Quý II năm 2024"}  # fmt: skip
    return frame(COORDINATION, [row])


def form(
    rows: pd.DataFrame | None = None,
    *,
    later: bool = False,
    others: pd.DataFrame | None = None,
    identity: Mapping[str, str] | None = None,
    name: str = "Sở Nội vụ",
) -> bytes:
    """Sở Nội vụ's form."""
    press = FormPress(HEADING, CONTACT, later=later)
    own, helped = columns_of(asked() if rows is None else rows), None if others is None else columns_of(others)
    return press.press(own, identity or SNV.to_strings(), SNV.form, name, DUE, helped)
