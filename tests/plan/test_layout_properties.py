"""Whatever a letter looks like: nothing is lost, no number comes twice, nothing breaks."""

import contextlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.plan.letter import read_letter
from cchc_xl.values.problems import Refused
from tests.plan.letters import document

LABELS = {
    "leads": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì thực hiện", "Chủ trì tham mưu", "CQCT"),
    "coordinators": ("Cơ quan phối hợp", "Phối hợp thực hiện", "Cùng thực hiện", "Đơn vị phối hợp"),
    "products": ("Sản phẩm", "Kết quả/Sản phẩm", "Kết quả đầu ra", "Hình thức văn bản"),
    "timing": ("Thời gian", "Thời hạn hoàn thành", "Tiến độ thực hiện", "Lộ trình", "Hạn xong"),
}
VALUES = {"leads": "Sở Y tế", "coordinators": "Sở Nội vụ", "products": "Báo cáo", "timing": "Quý II"}
ORDERS = st.permutations(list(LABELS))
STYLES = st.fixed_dictionaries({name: st.sampled_from(labels) for name, labels in LABELS.items()})
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(
    ORDERS,
    STYLES,
    st.sampled_from(["- ", "+ ", "", "• ", "  ", "- + "]),
    st.sampled_from([": ", " : ", ":\n"]),
    st.integers(1, 4),
)
def test_fields_in_any_order_and_dress(order: list[str], label: dict[str, str], mark: str, between: str, count: int):
    told = "\n".join(f"{mark}{label[name]}{between}{VALUES[name]}" for name in order)
    letter = read_letter(document("\n".join(f"{n}. Rà soát phần {n}.\n{told}" for n in range(1, count + 1))))
    assert [task.number for task in letter.tasks] == [str(n) for n in range(1, count + 1)]
    for task in letter.tasks:
        assert {name: getattr(task, name) for name in VALUES} == VALUES


@FEW
@given(st.permutations(["number", "content", *LABELS]), STYLES, st.integers(1, 4), st.booleans())
def test_columns_in_any_order_and_dress(order: list[str], label: dict[str, str], count: int, is_cut: bool):
    header = {"number": "STT", "content": "Nội dung nhiệm vụ", **label}
    rows = [{"number": str(n), "content": f"Rà soát phần {n}", **VALUES} for n in range(1, count + 1)]
    lines = ["| " + " | ".join(row[name] for name in order) + " |" for row in (header, *rows)]
    if is_cut:
        lines.insert(2, "")  # the end of a page
    letter = read_letter(document(lines))
    assert [(task.number, task.content) for task in letter.tasks] == [(r["number"], r["content"]) for r in rows]
    for task in letter.tasks:
        assert {name: getattr(task, name) for name in VALUES} == VALUES


PIECES = st.sampled_from(
    [
        "1. Rà soát", "1.", "a) Rà soát", "- Chủ trì: Sở Y tế", "Chủ trì:", "Quý I", "I. Cải cách thể chế", "PHẦN I",
        "Phụ lục", "| STT | Nhiệm vụ | Chủ trì | Thời gian |", "| 1 | A | Sở Y tế | Quý I |", "| I | Thể chế | < | < |",
        "| ^ | ^ | Sở Nội vụ | ^ |", "| | | | |", "| Một | Hai |", "Nơi nhận:", "Thời hạn – Quý I", "", "./.",
        "Giao Sở Y tế chủ trì rà soát (xong trước 30/6)", "Cơ quan chủ trì, phối hợp: A", "Thứ hai, về thể chế: xong",
        "1. Sở Nội vụ", "Cải cách tài chính công", "B. Việc", "(1) (2) (3)", "| (1) | (2) | (3) | (4) |",
    ]
)  # fmt: skip


def is_even(lines: list[str]) -> bool:
    """Rows of one table are equally long, as they come from every reader of files."""
    return all(a.count("|") == b.count("|") for a, b in pairwise(lines) if a.startswith("|") and b.startswith("|"))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).filter(is_even))
def test_any_pieces_in_any_order_are_read_or_refused(lines: list[str]):
    with contextlib.suppress(Refused):
        letter = read_letter(document(lines))
        numbers = [task.number for task in letter.tasks]
        assert len(set(numbers)) == len(numbers)
        assert all(numbers)
        assert all(task.content or task.leads or task.timing or task.unread or task.questions for task in letter.tasks)
