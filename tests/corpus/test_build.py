"""The sources of the corpus become what Word writes: lists without typed numbers, merges, changes, notes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.corpus.build import SUFFIX, document_bytes, document_of

LETTERS = sorted((Path(__file__).parent / "letters").glob(f"*{SUFFIX}"))


def built(source: str) -> Document:
    return docx.Document(io.BytesIO(document_bytes(source)))


def automatic_numbers(document: Document) -> list[str]:
    """The texts of paragraphs, in cells too, that Word numbers by itself (by the paragraph or by its style)."""
    return [_text(p) for p in document.element.body.iter(qn("w:p")) if _is_numbered(p, document)]


def _is_numbered(paragraph: Any, document: Document) -> bool:
    if paragraph.pPr is None:
        return False
    if paragraph.pPr.numPr is not None:
        return True
    names = {style.style_id: style for style in document.styles}
    style = names.get(paragraph.pPr.style or "")
    return style is not None and style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _text(element: Any) -> str:
    return "".join(piece.text for piece in element.iter(qn("w:t")))


def xml(source: str, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(document_bytes(source))) as package:
        return package.read(part).decode()


def test_a_numbered_line_carries_no_typed_number() -> None:
    document = built("#1. Rà soát thủ tục\n##a) Cấp tỉnh\n##b) Cấp xã\n#2. Công bố thủ tục")
    assert [p.text for p in document.paragraphs] == ["Rà soát thủ tục", "Cấp tỉnh", "Cấp xã", "Công bố thủ tục"]
    assert automatic_numbers(document) == [p.text for p in document.paragraphs]


def test_numbers_of_one_list_share_its_definition_and_a_new_first_number_starts_another() -> None:
    document = built("#1. a\n#2. b\n#I. c\n#3. d\n#1. e")
    used = [p._p.pPr.numPr.numId.val for p in document.paragraphs]  # pyright: ignore[reportOptionalMemberAccess]
    assert used[0] == used[1] == used[3]
    assert len(set(used)) == 3


def test_a_decimal_of_two_parts_counts_with_the_level_above() -> None:
    assert '<w:lvlText w:val="%1.%2."/>' in xml("#1. a\n##1.1. b\n##1.2. c\n#2. d\n##2.1. e", "word/numbering.xml")


def test_words_of_a_label_stand_in_the_list_definition() -> None:
    source = "#[Điều 1.] Ban hành kèm theo"
    assert '<w:lvlText w:val="Điều %1."/>' in xml(source, "word/numbering.xml")
    assert "Điều 1" not in xml(source, "word/document.xml")


def test_a_list_may_hang_on_the_style() -> None:
    document = built("#~1. Rà soát\n#~2. Công bố\nKính gửi")
    assert automatic_numbers(document) == ["Rà soát", "Công bố"]
    assert "<w:numPr>" not in document.element.body.xml


@pytest.mark.parametrize("source", ["#2. b", "#1. a\n#3. c", "#1. a\n##2.1. b", "#1. a\n##b) c"])
def test_a_number_that_word_would_not_write_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="Word would count"):
        built(source)


def test_the_number_column_of_a_table_can_be_automatic() -> None:
    document = built("| STT | Nhiệm vụ |\n| #1. | Rà soát |\n| #2. | Công bố |")
    assert [row.cells[0].text for row in document.tables[0].rows] == ["STT", "", ""]
    assert len(automatic_numbers(document)) == 2


def test_merged_cells_are_merged_and_not_repeated() -> None:
    table = built("| a | < | b |\n| ^ | < | c |\n| d | e | ^ |").tables[0]
    assert table.cell(0, 0)._tc is table.cell(1, 1)._tc
    assert table.cell(1, 2)._tc is table.cell(2, 2)._tc
    assert [cell.text for cell in table.rows[1].cells] == ["a", "a", "c"]
    assert table._tbl.xml.count("<w:gridSpan") == 2


def test_rows_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="unequal length"):
        built("| a | b |\n| c |")


def test_a_blank_line_parts_two_tables_and_a_marked_row_repeats() -> None:
    document = built("|* a | b |\n| c | d |\n\n| e |")
    assert [len(table.rows) for table in document.tables] == [2, 1]
    assert document.element.body.xml.count("<w:tblHeader/>") == 1


def test_a_cell_holds_several_paragraphs_each_with_its_own_list() -> None:
    document = built("| #- Kế hoạch // #- Báo cáo // Sở Y tế{br}Sở Tư pháp |")
    assert [p.text for p in document.tables[0].cell(0, 0).paragraphs] == [
        "Kế hoạch",
        "Báo cáo",
        "Sở Y tế\nSở Tư pháp",
    ]
    assert automatic_numbers(document) == ["Kế hoạch", "Báo cáo"]


def test_tracked_changes_and_emphasis() -> None:
    paragraph = built("Thời gian: **Quý {-I-}{+II+}** năm 2024").paragraphs[0]
    inserted = paragraph._p.find(qn("w:ins"))
    deleted = paragraph._p.find(qn("w:del"))
    assert inserted is not None
    assert deleted is not None
    assert _text(inserted) == "II"
    assert [e.text for e in deleted.iter(qn("w:delText"))] == ["I"]
    assert [run.text for run in paragraph.runs if run.bold] == ["Quý "]


def test_every_tracked_change_of_a_document_has_a_number_of_its_own() -> None:
    body = built("Quý {-I-}{+II+}\n| a | {-b-} |").element.body
    changes = [change.get(qn("w:id")) for change in body.iter(qn("w:ins"), qn("w:del"))]
    assert changes == ["1", "2", "3"]


def test_footnotes_stand_in_their_own_part() -> None:
    source = "Nhiệm vụ{^Theo Nghị quyết số 76/NQ-CP^} năm 2024"
    assert "Nghị quyết" not in xml(source, "word/document.xml")
    assert "Theo Nghị quyết số 76/NQ-CP" in xml(source, "word/footnotes.xml")


def test_header_and_footer_lines() -> None:
    section = built("%header Số: 12/KH-UBND\n%footer Trang cuối\nKính gửi").sections[0]
    assert [p.text for p in section.header.paragraphs if p.text] == ["Số: 12/KH-UBND"]
    assert [p.text for p in section.footer.paragraphs if p.text] == ["Trang cuối"]


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "thu.docx.txt"
    source.write_text("#1. a\n| b | c |", encoding="utf-8")
    target = document_of(source, tmp_path)
    assert target.name == "thu.docx"
    assert target.read_bytes() == document_bytes(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.name.removesuffix(SUFFIX))
def test_every_letter_of_the_corpus_builds(letter: Path, tmp_path: Path) -> None:
    assert docx.Document(str(document_of(letter, tmp_path))).paragraphs
