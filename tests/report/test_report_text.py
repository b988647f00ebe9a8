"""What the report says in words, on days when there is much to tell, and when there is nothing."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.official import drawn
from cchc_xl.books.official.fill import fill
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.reminder import reminder_content
from cchc_xl.progress.report import report_content
from cchc_xl.progress.summary import by_area
from cchc_xl.progress.wording import percent
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Area, Arrival
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, TASKS, sheet
from tests.report.documents import everything, paragraphs, table_under
from tests.report.test_owing import COMMUNE, MISSING, replace

TITLE = {"tinh": "Quảng Ngãi", "nam": "2024", "nhan": "Văn phòng UBND tỉnh", "don_vi": "Văn phòng"}
ROUND = sheet(c.ROUNDS, """
    round   | name           | start      | cutoff     | due        | sent_up_on
    2024-Q1 | Quý I năm 2024 | 2023-12-15 | 2024-03-14 | 2024-03-18 | 2024-03-18
""")  # fmt: skip
LATE = sheet(c.RESULTS, """
    round   | agency | task | milestone | progress       | data_as_of | difficulty
    2024-Q1 | SNV    | 1    | 1-KH      | Đang thực hiện | 2024-04-02 | Chờ ý kiến của Sở Tư pháp
""")  # fmt: skip
DONE = sheet(c.RESULTS, """
    round   | agency | task | milestone | progress   | data_as_of | document_date | done_on
    2024-Q1 | VP     | 1    | 1-KH      | Hoàn thành | 2024-03-15 | 2024-03-10    | 2024-03-10
    2024-Q1 | SNV    | 1    | 1-KH      | Hoàn thành | 2024-03-15 | 2024-03-10    | 2024-03-10
    2024-Q1 | X21010 | 1    | 1-KH      | Hoàn thành | 2024-03-15 | 2024-03-10    | 2024-03-10
    2024-Q1 | VP     | 2    | 2-T03     | Hoàn thành | 2024-04-01 |               | 2024-03-30
""")  # fmt: skip
APRIL_5 = dt.date(2024, 4, 5)


def roster(status: str) -> pd.DataFrame:
    """Everybody's return of the round came, or did not."""
    day = "2024-03-15" if status == Arrival.SENT else None
    came = {"round": "2024-Q1", "status": status, "arrived_on": day, "first_arrived_on": day, "times": 1}
    who: Any = AGENCIES[["agency", "agency_name", "level"]].to_dict("records")
    return frame(c.SUBMISSIONS, [{**row, **came} for row in who])


def content(
    results: pd.DataFrame = LATE,
    came: pd.DataFrame | None = None,
    changes: str = "",
    rounds: pd.DataFrame = ROUND,
    tasks: pd.DataFrame = TASKS,
    agencies: pd.DataFrame = AGENCIES,
) -> dict[str, Any]:
    came = roster(Arrival.MISSING) if came is None else came
    header = "task | milestone | agency | kind | before | after | document | signed_on"
    documents = sheet(c.ADJUSTMENTS, f"{header}\n{changes}") if changes else None
    states = derive_states(
        obligations(tasks, MILESTONES, ASSIGNMENTS, agencies, documents), results, came, rounds, APRIL_5
    )
    told = report_content(states, results, came, tasks, agencies, rounds.iloc[0], APRIL_5)
    return {**TITLE, **told}


def made(template: str, values: dict[str, Any]) -> bytes:
    return fill(drawn.template(template), template, values, {"bieu_do_theo_cap": b"", "bieu_do_nhiem_vu": b""})


def text(**given: Any) -> str:
    return everything(made(drawn.REPORT, content(**given)))


ALL_WELL = {"results": DONE, "came": roster(Arrival.SENT)}


def test_where_all_is_well_nobody_is_urged():
    said = text(**ALL_WELL)
    assert "Tính đến ngày 05/4/2024, không có việc quá hạn." in said
    assert "khẩn trương" not in said
    assert "gửi ngay báo cáo" not in said
    assert "Ngoài ra" not in said
    assert said.count("Không có.") == 3
    assert "- Các cơ quan chủ trì tiếp tục thực hiện nhiệm vụ đúng thời hạn được giao" in said


def test_what_is_late_and_what_is_asked_is_urged():
    said = text()
    assert "- Các cơ quan có việc quá hạn khẩn trương hoàn thành" in said
    assert "- Các cơ quan chưa gửi hoặc bị trả lại báo cáo gửi ngay" in said
    assert "việc đã đến hạn nhưng số liệu hiện có cũ hơn thời hạn, chưa đủ căn cứ để kết luận" in said
    assert "1. Khó khăn" in said


def test_before_any_form_went_out_no_share_of_nothing_is_told():
    said = text(came=frame(c.SUBMISSIONS))
    assert "Biểu mẫu báo cáo của kỳ chưa được phát hành." in said
    assert "0/0" not in said


@pytest.mark.parametrize("given", [{}, ALL_WELL, {"came": frame(c.SUBMISSIONS)}])
def test_the_covering_letter_says_the_same(given: dict[str, Any]):
    values = content(**given)
    (told,) = [line for line in paragraphs(made(drawn.COVER, values)) if line.startswith("Tính đến ngày 05/4/2024, ")]
    late = values["qua_han"]
    assert told.endswith(
        "không có việc chưa hoàn thành, quá hạn." if late == "0" else f"còn {late} việc chưa hoàn thành, quá hạn."
    )
    assert ("cơ quan đã gửi báo cáo" in told) == (values["phai_gui"] != "0")


def test_an_extended_deadline_is_counted_both_ways_and_both_days_stand_in_the_list():
    said = content(changes="1 | 1-KH | SNV | Gia hạn | | 2/4/2024 | QĐ 5 | 2024-03-20")
    assert [(row["han"], row["han_goc"]) for row in said["danh_sach_qua_han"] if row["ma_nv"] == "1"][-1] == (
        "02/4/2024", "31/3/2024",
    )  # fmt: skip
    later: dict[str, Any] = {"changes": "1 | 1-KH | SNV | Gia hạn | | 30/6/2024 | QĐ 5 | 2024-03-20"}
    values = content(**later)
    before, now = int(values["qua_han_goc"]), int(values["qua_han"])
    assert before == now + 1
    assert f"quá hạn (theo hạn gốc, chưa tính gia hạn: {before} việc)" in text(**later)
    assert "hạn gốc" not in text()


def test_the_days_that_a_round_does_not_have_leave_no_gap():
    open_round = sheet(c.ROUNDS, "round | name | due\n2024-Q1 | Quý I năm 2024 | 2024-03-18")
    said = text(rounds=open_round)
    assert "Quý I năm 2024 (tình trạng thực hiện tính đến ngày 05/4/2024)" in said
    assert "từ ngày" not in said
    assert "từ ngày" not in everything(made(drawn.COVER, content(rounds=open_round)))


def test_the_year_has_no_capital_in_a_sentence():
    said = text(rounds=ROUND.assign(name="Năm 2024"))
    assert "Kết quả thực hiện nhiệm vụ cải cách hành chính năm 2024" in said


def test_a_task_is_told_in_full_without_the_bullets_of_its_letter():
    long = "Xây dựng văn bản.\n- Quyết định sửa đổi " + "quy định " * 50 + "của tỉnh"
    said = text(tasks=TASKS.assign(content=long))
    assert "- Nhiệm vụ 1: Xây dựng văn bản. Quyết định sửa đổi quy định" in said
    assert "quy định của tỉnh. Kết quả: " in said


def test_a_row_past_due_says_as_of_when_it_is_known_or_that_nothing_is():
    rows = table_under(made(drawn.REPORT, content()), "Số liệu đến")
    assert {(row[1], row[6], row[7]) for row in rows} >= {
        ("Sở Nội vụ", "02/4/2024", "Chờ ý kiến của Sở Tư pháp."),
        ("UBND phường Trần Phú", "chưa có", "Chưa gửi báo cáo."),
    }


def test_two_wards_of_one_name_are_told_apart():
    twins = AGENCIES.assign(parent=["", "", "", "", "BATO"], agency_name=[*AGENCIES["agency_name"][:4], "Sở Nội vụ"])
    assert "Sở Nội vụ, huyện Ba Tơ" in text(agencies=twins)


NAMES = [
    "Sở A & B",
    "Phòng <Tổng hợp>",
    "Ban \"Dân tộc\" 'x'",
    '=HYPERLINK("x")',
    "UBND\x07 xã\x0b Ba\r\nVì",
    "{{ tinh }}",
]


@pytest.mark.parametrize("name", NAMES)
def test_an_agency_s_name_stands_as_it_was_typed(name: str):
    named = AGENCIES.assign(agency_name=[name, *AGENCIES["agency_name"][1:]])
    shown = " ".join(name.replace("\x07", " ").replace("\x0b", " ").split())
    assert shown in text(agencies=named)
    debts = [replace(COMMUNE, agency_name=name)]
    letter = made(drawn.REMINDER, {**TITLE, **reminder_content(debts, APRIL_5)})
    assert f"({len(debts)}): {shown}." in everything(letter)


def test_a_long_reason_is_cut_in_the_list_and_told_as_long():
    long = "Chưa có kinh phí, " * 120
    row = next(r for r in content(LATE.assign(difficulty=long))["danh_sach_qua_han"] if r["co_quan"] == "Sở Nội vụ"
               and r["ma_nv"] == "1" and r["so_lieu_den"] != "chưa có")  # fmt: skip
    assert row["ly_do"].endswith("….")
    assert len(row["ly_do"]) <= 602


def test_of_many_agencies_of_one_level_the_letter_refers_to_its_appendix():
    many = [replace(COMMUNE, agency=f"X{n}", agency_name=f"UBND xã {n:03d}") for n in range(41)]
    letter = made(drawn.REMINDER, {**TITLE, **reminder_content(many, APRIL_5)})
    assert "- Cấp xã (41): theo danh sách ở Phụ lục." in paragraphs(letter)
    assert len(table_under(letter, "Báo cáo")) == 41
    few = made(drawn.REMINDER, {**TITLE, **reminder_content(many[:40], APRIL_5)})
    assert "UBND xã 039." in everything(few)


def test_the_letter_leaves_the_day_of_the_answer_open_whatever_the_year():
    january = reminder_content([replace(COMMUNE, reports=(MISSING,))], dt.date(2025, 1, 6))
    assert "trước ngày ….../….../………." in everything(made(drawn.REMINDER, {**TITLE, **january}))


def test_what_is_said_at_length_is_short_in_the_text_and_long_in_the_appendix():
    long = "Chưa có kinh phí, " * 120
    values = content(LATE.assign(difficulty=long))
    assert len(values["kho_khan"][0]["noi_dung"]) <= 301
    assert 900 < len(values["kho_khan_day_du"][0]["noi_dung"]) <= 1001


def test_the_areas_are_those_of_the_sheet_in_its_order_with_its_counts():
    areas = TASKS.assign(area=[Area.DIGITAL.value, "", Area.PROCEDURES.value])
    values = content(tasks=areas)
    states = derive_states(obligations(areas, MILESTONES, ASSIGNMENTS, AGENCIES), LATE, roster(Arrival.MISSING), ROUND,
                           APRIL_5)  # fmt: skip
    told = [(area["ten"], area["tong_so"], area["qua_han"], area["ty_le"]) for area in values["linh_vuc"]]
    rows = by_area(states, areas).to_dict("records")
    assert told == [(r["area"], str(r["total"]), str(r["overdue"]), percent(r["rate"])) for r in rows]
    assert [area["nhiem_vu"][0]["ma"] for area in values["linh_vuc"]] == ["10.1", "1", "2"]


def test_the_levels_add_up_to_all_who_were_to_send():
    values = content()
    assert sum(int(level["phai_gui"]) for level in values["theo_cap"]) == int(values["phai_gui"]) == 5
