"""The content of the letter of reminder, as plain text by the names that its template has for it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_xl.progress.owing import Debt, OwedReport, OwedWork
from cchc_xl.progress.wording import count, day, day_in_words, in_sentence, one_line
from cchc_xl.values.words import Level

Content = dict[str, Any]

_ADDRESSEES: Mapping[str, str] = {
    Level.OFFICE: "Các phòng, đơn vị trực thuộc Văn phòng",
    Level.DEPARTMENT: "Các sở, ban, ngành",
    Level.DISTRICT: "UBND các huyện, thị xã, thành phố",
    Level.COMMUNE: "UBND các xã, phường, thị trấn",
}
_MOST_NAMES, _LONGEST_WORK, _MOST_SOURCES = 12, 160, 2
_MOST_IN_LETTER = 40  # names of one level that the letter itself lists; of more it refers to the appendix


def reminder_content(debts: Sequence[Debt], as_of: dt.date) -> Content:
    """What the letter says; to whom it goes, the reports, three kinds of work, the list by level; ``muc`` numbers
    the parts that are there."""
    debts = [debt for debt in debts if debt.owes]
    sources = dict.fromkeys(one_line(w.source) for d in debts for w in (*d.overdue, *d.asked, *d.soon) if w.source)
    parts = {
        "gui_bao_cao": _reports(debts),
        "qua_han": _works((d, w) for d in debts for w in d.overdue),
        "chua_cap_nhat": _works((d, w) for d in debts for w in d.asked),
        "sap_den_han": _works((d, w) for d in debts for w in d.soon),
    }
    there = [name for name, part in parts.items() if part]
    return {
        **parts,
        "muc": {name: count(number) for number, name in enumerate(there, start=1)},
        "ngay": day_in_words(as_of),
        "tinh_den_ngay": day(as_of),
        "van_ban": "; ".join(sources) if len(sources) <= _MOST_SOURCES else "",
        "kinh_gui": [_ADDRESSEES.get(level, level or "Các cơ quan khác") for level in _levels(debts)],
        "cac_cap": [_level(level, [debt for debt in debts if debt.level == level]) for level in _levels(debts)],
    }


def _levels(debts: Iterable[Debt]) -> list[str]:
    return list(dict.fromkeys(debt.level for debt in debts))


def _reports(debts: Sequence[Debt]) -> list[Content]:
    """For each round and fault: how many agencies, their names by level; each day that binds one of them."""
    groups: dict[tuple[str, str, str], list[tuple[Debt, OwedReport]]] = {}
    for debt in debts:
        for report in debt.reports:
            groups.setdefault((report.round, report.name, report.what), []).append((debt, report))
    return [
        {
            "ten": in_sentence(name),
            "tinh_trang": what,
            "han": ", ".join(day(due) for due in sorted({report.due for _, report in owed})),
            "so_co_quan": count(len(owed)),
            "theo_cap": _by_level([debt for debt, _ in owed]),
        }
        for (_, name, what), owed in groups.items()
    ]


def _by_level(debts: Sequence[Debt]) -> list[Content]:
    return [_names(level, [debt for debt in debts if debt.level == level]) for level in _levels(debts)]


def _names(level: str, debts: Sequence[Debt]) -> Content:
    names = "; ".join(one_line(debt.agency_name) for debt in debts)
    many = len(debts) > _MOST_IN_LETTER
    return {"ten": level or "Khác", "so_co_quan": count(len(debts)), "co_quan": names, "nhieu": many}


def _works(owed: Iterable[tuple[Debt, OwedWork]]) -> list[Content]:
    """For each milestone and day: the agencies, the first of them by name."""
    groups: dict[tuple[str, str, str, dt.date], list[str]] = {}
    for debt, work in owed:
        groups.setdefault((work.task, work.milestone, work.content, work.due), []).append(one_line(debt.agency_name))
    return [
        {
            "ma_nv": task,
            "noi_dung": one_line(content, _LONGEST_WORK),
            "han": day(due),
            "so_co_quan": count(len(names)),
            "co_quan": _some(names),
        }
        for (task, _, content, due), names in sorted(groups.items(), key=lambda item: item[0][3])
    ]


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return "; ".join(names[:_MOST_NAMES]) + (f" và {count(more)} cơ quan khác (Phụ lục)" if more > 0 else "")


def _level(level: str, debts: Sequence[Debt]) -> Content:
    rows = [_row(number, debt) for number, debt in enumerate(debts, start=1)]
    return {"ten": level or "Khác", "so_co_quan": count(len(debts)), "dong": rows}


def _row(number: int, debt: Debt) -> Content:
    return {
        "stt": count(number),
        "co_quan": one_line(debt.agency_name),
        "bao_cao": "; ".join(f"{one_line(r.name)}: {r.what} (hạn {day(r.due)})" for r in debt.reports),
        "qua_han": _in_short(debt.overdue),
        "chua_cap_nhat": _in_short(debt.asked),
        "sap_den_han": _in_short(debt.soon),
    }


def _in_short(works: Sequence[OwedWork]) -> str:
    """NV 4 Thực hiện trong tháng 01/2024 (hạn 31/01/2024, quá 65 ngày)."""
    return "; ".join(
        f"NV {w.task} {one_line(w.content, _LONGEST_WORK)} (hạn {day(w.due)}"
        + (f", quá {count(w.days_late)} ngày)" if w.days_late > 0 else ")")
        for w in works
    )
