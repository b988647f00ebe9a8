"""A long plan, as a Word table and as labelled lines."""

from pathlib import Path

from tests.corpus.build import document_bytes

_HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2024\n\n"
_LEADS = ("Sở Nội vụ", "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố", "Sở Tư pháp")
_OTHERS = "Văn phòng UBND tỉnh; UBND cấp xã; các cơ quan liên quan"


def as_word(folder: Path, tasks: int) -> Path:
    """The plan as a table in a Word file."""
    header = "|* STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
    file = folder / f"bang-{tasks}.docx"
    file.write_bytes(
        document_bytes(_HEAD + header + "\n".join(f"| {n} | {' | '.join(_task(n))} |" for n in range(1, tasks + 1)))
    )
    return file


def as_text(folder: Path, tasks: int) -> Path:
    """The plan as labelled lines in a text file."""
    file = folder / f"loi-{tasks}.txt"
    file.write_text(_HEAD + "\n".join(_lines(n) for n in range(1, tasks + 1)), encoding="utf-8")
    return file


def _task(n: int) -> tuple[str, ...]:
    times = (f"chậm nhất ngày 15/{n % 12 + 1}/2024", "Quý II, III/2024", "Thường xuyên; báo cáo trước ngày 15/12")
    content = f"Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực thứ {n} thuộc phạm vi quản lý"
    return content, f"Quyết định phê duyệt phương án số {n}", _LEADS[n % 3], _OTHERS, times[n % 3]


def _lines(n: int) -> str:
    content, product, leads, others, timing = _task(n)
    return (
        f"{n}. {content}.\n- Cơ quan chủ trì: {leads}.\n- Cơ quan phối hợp: {others}.\n- Sản phẩm: {product}.\n"
        f"- Thời gian thực hiện: {timing}."
    )
