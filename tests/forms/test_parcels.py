"""Which forms go together in one zip, what the list of them says, which forms have become older than the plan."""

import datetime as dt

import pandas as pd

from cchc_xl.forms.issue import outdated, with_addresses
from cchc_xl.forms.parcels import listing, parcels, valid_forms
from cchc_xl.values.columns import AGENCIES, FORM_LIST, SEALS
from cchc_xl.values.frames import frame

NAMES = pd.Series({"BATO": "UBND huyện Ba Tơ", "SNV": "Sở Nội vụ", "X1": "UBND xã Ba Vì", "X2": "UBND xã Ba Bích"})


def forms(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Forms of agency, whom it sends through, file."""
    return frame(
        FORM_LIST,
        [{"form": a, "round": "2024-Q1", "agency": a, "via": via, "file": file, "status": "Đã phát hành",
          "agency_name": NAMES[a], "issued_at": dt.datetime(2024, 3, 1, 8, 5), "send_by": dt.date(2024, 3, 18)}
         for a, via, file in rows],
    )  # fmt: skip


ROUND = forms(
    ("SNV", "", "1-So-nganh/a.xlsx"),
    ("BATO", "", "2-Cap-huyen/b.xlsx"),
    ("X1", "BATO", "3-Cap-xa/UBND-huyen-Ba-To/c.xlsx"),
    ("X2", "BATO", "3-Cap-xa/UBND-huyen-Ba-To/d.xlsx"),
)


def test_communes_go_in_the_parcel_of_whom_they_send_through_and_all_others_in_one():
    rest, district = parcels(ROUND, NAMES)
    assert rest.path == "Goi-gui/2024-Q1_Cac-co-quan-con-lai.zip"
    assert rest.members == {"SNV": "1-So-nganh/a.xlsx", "BATO": "2-Cap-huyen/b.xlsx"}
    assert district.path == "Goi-gui/2024-Q1_BATO_UBND-huyen-Ba-To.zip"
    assert district.members == {"X1": "c.xlsx", "X2": "d.xlsx"}


def test_an_agency_that_nobody_knows_still_gets_its_parcel():
    [parcel] = parcels(forms(("X1", "../cổng", "x.xlsx")), NAMES)
    assert parcel.path == "Goi-gui/2024-Q1_cong.zip"


def test_two_that_are_written_alike_do_not_share_a_parcel():
    paths = [p.path for p in parcels(forms(("X1", "SơnHà", "x.xlsx"), ("X2", "SonHa", "y.xlsx")), NAMES)]
    assert sorted(paths) == ["Goi-gui/2024-Q1_SonHa.zip", "Goi-gui/2024-Q1_SonHa-2.zip"][::-1]


def test_the_list_says_who_gets_what_by_when():
    headers, first, *_ = listing(ROUND)
    assert headers == [
        "Mã CQ", "Tên cơ quan", "Cấp", "Gửi qua", "Email", "Hạn gửi", "Tệp", "Mã biểu", "Phát hành lúc",
    ]  # fmt: skip
    assert first == ["SNV", "Sở Nội vụ", "", "", "", "18/03/2024", "1-So-nganh/a.xlsx", "SNV", "01/03/2024 08:05"]


def test_the_list_of_a_parcel_has_only_what_is_inside_under_its_name_there():
    _, *rows = listing(ROUND, {"X1": "c.xlsx"})
    assert [(row[0], row[6]) for row in rows] == [("X1", "c.xlsx")]


def test_a_replaced_form_does_not_count():
    both = pd.concat([ROUND.iloc[:1].assign(form="old", status="Đã thay thế"), ROUND.iloc[:1]])
    assert list(valid_forms(both, "2024-Q1")["form"]) == ["SNV"]
    assert valid_forms(both, "2024-Q2").empty


def test_addresses_are_those_of_the_directory_now_and_stay_for_other_rounds():
    rows = pd.concat([ROUND.iloc[:1], ROUND.iloc[:1].assign(form="other", round="2023-NAM", email="cũ@x.vn")])
    directory = frame(AGENCIES, [{"agency": "SNV", "email": "snv@x.vn", "via": "VP", "level": "Sở, ban, ngành"}])
    found = with_addresses(rows, directory, "2024-Q1")
    assert list(found["email"]) == ["snv@x.vn", "cũ@x.vn"]
    assert list(found["via"]) == ["VP", ""]


def test_a_form_that_went_out_before_a_task_was_given_is_named_with_what_it_lacks():
    seals = frame(SEALS, [{"form": "SNV", "milestones": "1-KH 3"}, {"form": "BATO", "milestones": "3"}])
    asked = pd.DataFrame([("SNV", "1-KH"), ("SNV", "18"), ("BATO", "3"), ("X1", "18")], columns=["agency", "milestone"])
    assert outdated(ROUND, seals, asked) == {"SNV": ["18"]}


def test_of_a_form_that_is_not_known_to_have_asked_anything_nothing_is_said():
    asked = pd.DataFrame([("SNV", "18")], columns=["agency", "milestone"])
    assert outdated(ROUND, frame(SEALS, [{"form": "SNV", "milestones": ""}]), asked) == {}
