"""Text files: paragraphs line by line, and tables drawn with bars or tabs."""

from pathlib import Path

from cchc_xl.books.documents import read_document
from cchc_xl.values.document import Document, Paragraph, TextTable


def read(folder: Path, text: str) -> Document:
    (folder / "ke-hoach.md").write_text(text, "utf-8")
    return read_document(folder / "ke-hoach.md")


def test_lines_are_paragraphs_with_their_marks_and_indents(tmp_path: Path):
    assert read(tmp_path, "**1.** Rà soát\n\n  - Sở Nội vụ\n").blocks == (
        Paragraph("**1.** Rà soát"),
        Paragraph(""),
        Paragraph("  - Sở Nội vụ"),
    )


def test_a_markdown_table(tmp_path: Path):
    text = (
        "Phụ lục\n\n| STT | Nhiệm vụ | Chủ trì |\n|:---|---|--:|\n"
        "| 1 | Rà soát \\| đánh giá | Sở Tư pháp;<br>Sở Nội vụ |\n| 2 | Công bố |\n\nNơi nhận:"
    )
    assert read(tmp_path, text).blocks == (
        Paragraph("Phụ lục"),
        Paragraph(""),
        TextTable(
            (
                ("STT", "Nhiệm vụ", "Chủ trì"),
                ("1", "Rà soát | đánh giá", "Sở Tư pháp;\nSở Nội vụ"),
                ("2", "Công bố", ""),
            )
        ),
        Paragraph(""),
        Paragraph("Nơi nhận:"),
    )


def test_a_table_between_ruled_lines(tmp_path: Path):
    text = "+-----+---------+\n| STT | Việc    |\n+=====+=========+\n| 1   | Rà soát |\n+-----+---------+"
    assert read(tmp_path, text).blocks == (TextTable((("STT", "Việc"), ("1", "Rà soát"))),)


def test_a_table_pasted_with_tabs(tmp_path: Path):
    text = "STT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở Tư pháp"
    assert read(tmp_path, text).blocks == (TextTable((("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Sở Tư pháp"))),)


def test_a_single_line_with_bars_or_tabs_is_text(tmp_path: Path):
    assert read(tmp_path, "| a | b |\n\nSố:\t\t12").blocks == (
        Paragraph("| a | b |"),
        Paragraph(""),
        Paragraph("Số:\t\t12"),
    )


def test_letters_are_composed_and_unseen_signs_dropped(tmp_path: Path):
    assert read(tmp_path, "So\u031b\u0309\u00a0No\u0323\u0302i\u200b vu\u0323").blocks == (Paragraph("Sở Nội vụ"),)


def test_a_page_number_cuts_no_sentence(tmp_path: Path):
    text = "- Chủ trì: Sở Kế hoạch\n\n                  - 2 -\n\nvà Đầu tư.\n\n               3\n\n2. Rà soát\n"
    assert [b.text for b in read(tmp_path, text).blocks if isinstance(b, Paragraph)] == [
        "- Chủ trì: Sở Kế hoạch", "và Đầu tư.", "", "2. Rà soát"]  # fmt: skip
