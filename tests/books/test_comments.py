"""Comments at cells of a table follow their row, with their boxes and threads."""

import re

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests import excel_parts as e
from tests.books.test_replace import NEW, ONE, SEVENTEEN, TEN, replaced
from tests.books.workbooks import draw, loaded, packed, parts

VML = "xl/drawings/commentsDrawing1.vml"
AT = {"C5": "về kế hoạch", "F6": "về rà soát", "A1": "về tiêu đề", "J6": "bên cạnh bảng", "B12": "bên dưới bảng"}


def commented(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    for cell, text in AT.items():
        sheet[cell].comment = Comment(text, "Lan")
    sheet["B12"] = "chữ ở dưới"


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment by its cell, as openpyxl reads it."""
    (sheet, *_) = loaded(data).worksheets
    return {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}


def boxes(data: bytes) -> set[str]:
    """The cells that the boxes of the comments belong to."""
    found = re.findall(r"Row>(\d+)</\w+:Row><\w+:Column>(\d+)", parts(data)[VML].decode())
    return {f"{get_column_letter(int(column) + 1)}{int(row) + 1}" for row, column in found}


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ((TEN, ONE, SEVENTEEN), {"C6", "F5", "A1", "J6", "B12"}),
        ((NEW, ONE, TEN, SEVENTEEN), {"C6", "F7", "A1", "J6", "B13"}),
        ((SEVENTEEN, TEN), {"F6", "A1", "J6", "B11"}),
        ((ONE, TEN, (*SEVENTEEN[:2], "Việc khác", *SEVENTEEN[3:])), set(AT)),
    ],
    ids=["sorted otherwise", "a row more", "its row goes", "rows stay"],
)
def test_comments_follow_their_rows(rows: object, cells: set[str]):
    after = replaced(draw(then=commented), rows)
    assert set(comments(after)) == cells
    assert boxes(after) == cells


def test_the_texts_go_with_them():
    after = comments(replaced(draw(then=commented), (TEN, ONE, SEVENTEEN)))
    assert (after["F5"], after["C6"]) == ("về rà soát", "về kế hoạch")


def test_a_thread_goes_along():
    content = parts(draw(then=commented))
    content["xl/threadedComments/threadedComment1.xml"] = e.thread("C5", "Xem lại").encode()
    target = 'Target="../threadedComments/threadedComment1.xml"'
    link = f'<Relationship Id="rId77" Type="{e.OFFICE_2017}/threadedComment" {target}/></Relationships>'
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    content[rels] = content[rels].replace(b"</Relationships>", link.encode())
    after = parts(replaced(packed(content), (NEW, TEN, ONE)))
    assert b'ref="C7"' in after["xl/threadedComments/threadedComment1.xml"]


def test_a_box_moves_with_its_anchor():
    content = parts(draw(then=commented))
    excels = e.legacy_shape(4, 2).replace("<x:AutoFill>", "<x:Anchor>3, 15, 4, 10, 5, 15, 8, 4</x:Anchor><x:AutoFill>")
    content[VML] = excels.encode()
    after = parts(replaced(packed(content), (NEW, TEN, ONE)))[VML].decode()
    assert "<x:Row>6</x:Row><x:Column>2</x:Column>" in after
    assert "<x:Anchor>3, 15, 6, 10, 5, 15, 10, 4</x:Anchor>" in after
