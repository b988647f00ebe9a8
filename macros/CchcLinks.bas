Attribute VB_Name = "CchcLinks"
'Links from codes of agencies to their sheets. Python says in which cells: for it each link would be a call to Excel.
Option Explicit

'Links each cell that names a sheet to that sheet, and the others to none; False where something failed.
Public Function SetLinks(bookName As String, sheetName As String, addresses As String) As Boolean
    Dim cell As Range, place As Range, sheets As String, target As String
    On Error GoTo Failed
    Set place = Workbooks(bookName).Worksheets(sheetName).Range(addresses)
    sheets = SheetNames(Workbooks(bookName))
    RemoveLinks place
    For Each cell In place.Cells
        target = ""
        If Not IsError(cell.Value) Then target = NameAmong(sheets, CStr(cell.Value))
        If target <> "" Then AddLink cell, "'" & Replace(target, "'", "''") & "'!A1"
    Next cell
    SetLinks = True
Failed:
End Function

'All names, each between two tabs, which no name can hold.
Private Function SheetNames(book As Workbook) As String
    Dim sheet As Worksheet
    SheetNames = vbTab
    For Each sheet In book.Worksheets
        SheetNames = SheetNames & sheet.Name & vbTab
    Next sheet
End Function

'The name as the sheet has it; "" where there is none.
Private Function NameAmong(names As String, text As String) As String
    Dim place As Long
    If text = "" Then Exit Function
    place = InStr(LCase$(names), vbTab & LCase$(text) & vbTab)
    If place > 0 Then NameAmong = Mid$(names, place + 1, Len(text))
End Function
