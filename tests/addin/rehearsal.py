"""Our VBA in LibreOffice: everything of the add-in but xlwings' module, which LibreOffice cannot compile.

In its place, and in place of what shows a box, stand stubs that write down what they were asked. Tables, which Calc's
object model lacks, are read from fixed cells, and the add-in can be told that it is on Windows. Calc gives no error for
a macro that fails: tests look at effects.
"""

from pathlib import Path
from typing import Any

from cchc_xl.addin import sources
from cchc_xl.addin.build import assemble
from cchc_xl.addin.settings_sheet import settings
from cchc_xl.values import sheets
from tests.excel_over_calc.office import Office, value

_STUBS = {
    "xlwings": """
Public Function RunPython(PythonCommand As String)
    ThisWorkbook.Worksheets(1).Range("D1").Value = PythonCommand
    RunPython = ThisWorkbook.Worksheets(1).Range("D3").Value
End Function
""",
    "CchcAlone": """
Public Function RunAlone(command As String) As Long
    ThisWorkbook.Worksheets(1).Range("D1").Value = command
    RunAlone = ThisWorkbook.Worksheets(1).Range("D3").Value
End Function
""",
    "CchcLinking": """
Public Sub RemoveLinks(place As Range)
    ThisWorkbook.Worksheets(1).Range("D5").Value = "off " & place.Address & ";"
End Sub

Public Sub AddLink(cell As Range, location As String)
    With ThisWorkbook.Worksheets(1).Range("D5")
        .Value = .Value & cell.Address & " " & location & ";"
    End With
End Sub
""",
    "CchcSay": """
Public Sub Say(message As String)
    ThisWorkbook.Worksheets(1).Range("D2").Value = message
End Sub
""",
    "CchcTables": """
Public Function ColumnValues(column As String) As Variant
    Dim number As Integer
    number = IIf(column = Setting("roundIds"), 1, 2)
    ColumnValues = ActiveWorkbook.Worksheets(ROUNDS).Range("A5:B8").Columns(number).Value
End Function
""",
    "Rehearsal": """
Public Sub PressIn(book As String, button As String)
    Dim control As New IRibbonControl
    Workbooks(book).Activate
    control.ID = button
    CchcOnPress control
End Sub

Public Function IsEnabledIn(book As String, button As String) As Boolean
    Dim control As New IRibbonControl, answer As Variant
    Workbooks(book).Activate
    control.ID = button
    CchcGetEnabled control, answer
    IsEnabledIn = answer
End Function

Public Function RoundsIn(book As String) As String
    Dim control As New IRibbonControl, count As Variant, label As Variant, place As Integer
    Workbooks(book).Activate
    CchcRoundCount control, count
    For place = 0 To count - 1
        CchcRoundLabel control, place, label
        RoundsIn = RoundsIn & label & ";"
    Next place
End Function

Public Sub ChooseRoundIn(book As String, place As Integer)
    Dim control As New IRibbonControl
    Workbooks(book).Activate
    CchcOnRound control, "", place
End Sub

Public Function TypeDay(text As String) As String
    Dim control As New IRibbonControl, answer As Variant
    CchcOnAsOf control, text
    CchcAsOfText control, answer
    TypeDay = answer
End Function

Public Function LinkIn(book As String, sheet As String, addresses As String) As Boolean
    LinkIn = SetLinks(book, sheet, addresses)
End Function

Public Function IsOdd(path As String) As Boolean
    IsOdd = HasOddPath(path)
End Function
""",
    "IRibbonControl": "Public ID As String\n",
    "IRibbonUI": "Public Sub Invalidate()\nEnd Sub\n",
}
_CLASSES = {"CchcEvents", "IRibbonControl", "IRibbonUI"}
_IS_MAC = '(Application.PathSeparator = "/")'
_ALWAYS_RUN = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


class Rehearsal:
    """The add-in loaded in LibreOffice, and the workbooks beside it."""

    def __init__(self, office: Office, folder: Path, python: Path) -> None:
        """``python``: what the add-in takes for Python."""
        self._office, self.python = office, python
        file = folder / "rehearsal.xlam"
        ours = sources.our_modules()
        assert ours["CchcMaster"].count(_IS_MAC) == 1
        ours["CchcMaster"] = ours["CchcMaster"].replace(_IS_MAC, 'ThisWorkbook.Worksheets(1).Range("D4").Value = ""')
        modules = {**ours, **{name: _module(name, body) for name, body in _STUBS.items()}}
        file.write_bytes(assemble(settings(str(python)), modules, _CLASSES))
        wanted = (value("MacroExecutionMode", _ALWAYS_RUN), value("FilterName", "Calc MS Excel 2007 VBA XML"))
        self._addin = office.desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, wanted)
        self._open: dict[str, Any] = {}

    def open(self, file: Path) -> str:
        """Opens a workbook; its name, by which macros know it."""
        self._open[file.name] = self._office.open(file)
        return file.name

    @property
    def linked(self) -> list[str]:
        """The cells whose links were taken off, and each that got one, with where to."""
        return self._addin.Sheets.getByIndex(0).getCellRangeByName("D5").String.strip(";").split(";")

    def call(self, macro: str, *arguments: object) -> Any:
        """What a macro of the stubs returns."""
        address = f"vnd.sun.star.script:VBAProject.Rehearsal.{macro}?language=Basic&location=document"
        return self._addin.getScriptProvider().getScript(address).invoke(arguments, (), ())[0]

    def press(self, book: str, button: str, *, ends_with: int = 0) -> tuple[str, str]:
        """What Python was called with, and what the clerk was told, each "" where nothing."""
        called, said, ending = (self._addin.Sheets.getByIndex(0).getCellRangeByName(at) for at in ("D1", "D2", "D3"))
        called.String = said.String = ""
        ending.Value = ends_with
        self.call("PressIn", book, button)
        return called.String, said.String

    def be_on(self, system: str) -> None:
        """Windows, or a Mac ("")."""
        self._addin.Sheets.getByIndex(0).getCellRangeByName("D4").String = system

    def close(self) -> None:
        for document in (*self._open.values(), self._addin):
            document.close(True)


def _module(name: str, body: str) -> str:
    rounds = next(n for n, sheet in enumerate((None, *sheets.PLAN_SHEETS), 1) if sheet and sheet.name == "Kỳ báo cáo")
    lines = [f'Attribute VB_Name = "{name}"', "Option Explicit", *body.replace("ROUNDS", str(rounds)).splitlines()]
    return "\r\n".join(lines) + "\r\n"
