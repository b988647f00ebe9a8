"""The draft e-mail that reminds one agency: plain text, what it owes under the headings a clerk would use."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.progress.owing import INCOMPLETE, Debt, OwedReport, OwedWork
from cchc_xl.progress.wording import as_sentence, day, in_sentence, one_line

_LONGEST_WORK = 160
_OF_A_YEAR = re.compile(r"^((?:Quý|tháng) \w+) năm (\d{4})$")


@dataclass(frozen=True)
class Draft:
    """Subject and text of an e-mail."""

    subject: str
    text: str


@dataclass(frozen=True)
class Sender:
    """The office that reminds: its name; whom to ask; the plan's year."""

    name: str
    contact: str
    year: str


def draft(debt: Debt, below: Sequence[Debt], sender: Sender, as_of: dt.date, *, form_attached: bool) -> Draft:
    """The e-mail for one agency; ``below``: what agencies owe that send through it."""
    name, asked = one_line(debt.agency_name), "quý cơ quan"
    if name == sender.name:  # its own divisions
        name, asked = f"Các phòng, đơn vị thuộc {name}", "các phòng, đơn vị"
    parts = [
        f"Kính gửi: {name}",
        f"{_grounds(debt)}tính đến ngày {day(as_of)}, {sender.name} đề nghị {asked}:",
        *_sections(debt, below, form_attached=form_attached),
        "Nếu đã gửi báo cáo hoặc đã hoàn thành, đề nghị cho biết số, ký hiệu và ngày văn bản để cập nhật.",
        "\n".join(["Trân trọng.", "", sender.name, *([f"Liên hệ: {sender.contact}"] if sender.contact else [])]),
    ]
    return Draft(_subject(debt, sender.year), "\n\n".join(parts) + "\n")


def _subject(debt: Debt, year: str) -> str:
    name = one_line(debt.agency_name)
    if debt.reports:
        report = next((report for report in debt.reports if report.what != INCOMPLETE), debt.reports[0])
        if report.what == INCOMPLETE:
            return f"Bổ sung báo cáo CCHC {_short(report.name)} – {name}"
        return f"Gửi báo cáo CCHC {_short(report.name)} – {name} (hạn {day(report.due)})"
    past, asked, soon = len(debt.overdue), len(debt.asked), len(debt.soon)
    told = [f"{past} việc quá hạn"] if past else []
    told += [f"{asked} việc chưa cập nhật"] if asked else []
    told += [f"{soon} việc sắp đến hạn"] if soon else []
    told = told or [f"{len(debt.below)} cơ quan gửi qua"]
    return f"Nhiệm vụ CCHC năm {year} – {name} ({', '.join(told)})"


def _short(round_name: str) -> str:
    """Quý I năm 2024 → Quý I/2024; «6 tháng đầu năm 2024» and «năm 2024» in full."""
    return _OF_A_YEAR.sub(r"\1/\2", in_sentence(round_name))


def _grounds(debt: Debt) -> str:
    works = (*debt.overdue, *debt.asked, *debt.soon)
    sources = dict.fromkeys(map(one_line, filter(None, [work.source for work in works] or debt.sources)))
    return f"Theo nhiệm vụ tại {'; '.join(sources)}, " if sources else "Qua theo dõi, "


def _sections(debt: Debt, below: Sequence[Debt], *, form_attached: bool) -> list[str]:
    lines: Mapping[str, list[str]] = {
        "Gửi, bổ sung báo cáo": [_report_line(report) for report in debt.reports]
        + (["  Biểu mẫu được đính kèm thư này."] if form_attached else []),
        "Hoàn thành việc đã quá hạn; cho biết nguyên nhân và thời gian hoàn thành": _work_lines(debt.overdue),
        "Cho biết kết quả việc đã đến hạn (thông tin hiện có cũ hơn thời hạn)": _work_lines(debt.asked),
        "Hoàn thành đúng hạn việc sắp đến hạn": _work_lines(debt.soon),
        "Đôn đốc các cơ quan gửi qua quý cơ quan": [_below_line(one) for one in below],
    }
    told = [(title, rows) for title, rows in lines.items() if rows]
    return ["\n".join([f"{number}. {title}:", *rows]) for number, (title, rows) in enumerate(told, start=1)]


def _report_line(report: OwedReport) -> str:
    if report.what == INCOMPLETE:
        return f"- Báo cáo {in_sentence(report.name)}: đã nhận, cần bổ sung theo góp ý đã gửi."
    return f"- Báo cáo {in_sentence(report.name)}: {report.what}; hạn {day(report.due)}{_late(report.days_late)}."


def _work_lines(works: Sequence[OwedWork]) -> list[str]:
    return [
        as_sentence(f"- Nhiệm vụ {w.task}, {one_line(w.content, _LONGEST_WORK)}: hạn {day(w.due)}{_late(w.days_late)}")
        for w in works
    ]


def _below_line(debt: Debt) -> str:
    told = [f"báo cáo {_short(report.name)} {report.what}" for report in debt.reports]
    told += [f"{len(debt.overdue)} việc quá hạn"] if debt.overdue else []
    told += [f"{len(debt.asked)} việc đến hạn, chưa cập nhật"] if debt.asked else []
    told += [f"{len(debt.soon)} việc sắp đến hạn"] if debt.soon else []
    return f"- {one_line(debt.agency_name)}: {'; '.join(told)}."


def _late(days: int) -> str:
    if days > 0:
        return f", đã quá {days} ngày"
    return f", còn {-days} ngày" if days < 0 else ", hôm nay là ngày cuối"
