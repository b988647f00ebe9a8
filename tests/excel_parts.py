"""What Excel writes into a package that openpyxl does not draw, as text: shapes, sparklines, threaded comments."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_2017 = "http://schemas.microsoft.com/office/2017/10/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_EXCEL_2009 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PRINTER_TYPE = f"{_SPREADSHEET}.printerSettings"
CALC_CHAIN_TYPE = f"{_SPREADSHEET}.calcChain+xml"
COMMENTS_TYPE = f"{_SPREADSHEET}.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
THREADS_TYPE = "application/vnd.ms-excel.threadedcomments+xml"
PERSONS_TYPE = "application/vnd.ms-excel.person+xml"

_PERSON = "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}"
THREAD = "{6B29FC40-CA47-1067-B31D-00DD010662DA}"

PERSONS = (
    f'<personList xmlns="{_THREADS}"><person displayName="Lan" id="{_PERSON}" userId="lan" providerId="None"/>'
    "</personList>"
)
SHAPE = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="Hình 1"/><xdr:cNvSpPr/></xdr:nvSpPr>'
    '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>'
)


def chart_frame(relation: str) -> str:
    """What shows a chart in a drawing; ``relation``: the id that leads to its part."""
    return (
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Biểu đồ 1"/>'
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" '
        f'xmlns:r="{OFFICE}" r:id="{relation}"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    )


def drawing(*objects: str) -> str:
    """A drawing with these shapes and charts, each in its own place."""
    return (
        f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">'
        f"{''.join(_anchored(4 * i, what) for i, what in enumerate(objects))}</xdr:wsDr>"
    )


def _anchored(row: int, what: str) -> str:
    return (
        f"<xdr:twoCellAnchor><xdr:from>{_place(5, row + 2)}</xdr:from><xdr:to>{_place(7, row + 5)}</xdr:to>"
        f"{what}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _place(column: int, row: int) -> str:
    return f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"


def bar_chart(cells: str) -> str:
    """A chart of one series that reads these cells (``'Sheet'!$A$1:$A$3``)."""
    return (
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart"><c:chart><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:val><c:numRef><c:f>{cells}</c:f></c:numRef></c:val></c:ser>"
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_axis('catAx', 1, 2, 'b')}{_axis('valAx', 2, 1, 'l')}"
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _axis(tag: str, number: int, crosses: int, side: str) -> str:
    return (
        f'<c:{tag}><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:crossAx val="{crosses}"/></c:{tag}>'
    )


def sparkline(cells: str, at: str) -> str:
    """The extension list of a sheet with one sparkline of these cells."""
    return (
        f'<extLst><ext xmlns:x14="{_EXCEL_2009}" uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}">'
        '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines>'
        f"<x14:sparkline><xm:f>{cells}</xm:f><xm:sqref>{at}</xm:sqref></x14:sparkline>"
        "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
    )


def calc_chain(*places: tuple[str, int]) -> str:
    """The order of calculation: cells and the numbers of their sheets."""
    cells = "".join(f'<c r="{cell}" i="{sheet}"/>' for cell, sheet in places)
    return f'<calcChain xmlns="{MAIN}">{cells}</calcChain>'


def thread(cell: str, text: str) -> str:
    """The threaded comments of a sheet: one, at a cell."""
    return (
        f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="{cell}" dT="2024-03-01T08:00:00.00" '
        f'personId="{_PERSON}" id="{THREAD}"><text>{text}</text></threadedComment></ThreadedComments>'
    )


def legacy_comment(cell: str, text: str) -> str:
    """The comment that older versions show in place of the thread."""
    return (
        f'<comments xmlns="{MAIN}"><authors><author>tc={THREAD}</author></authors><commentList>'
        f'<comment ref="{cell}" authorId="0" shapeId="0"><text><t>[Threaded comment] {text}</t></text></comment>'
        "</commentList></comments>"
    )


def legacy_shape(row: int, column: int) -> str:
    """The box of that comment, at a 0-based cell."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
        'o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" '
        'style="visibility:hidden"><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape></xml>"
    )
