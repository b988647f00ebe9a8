Attribute VB_Name = "CchcMaster"
'What the active workbook is, and which buttons make sense for it.
Option Explicit

Public Function CanPress(button As String) As Boolean
    If IsMaster(ActiveWorkbook) Then
        CanPress = (ChosenRound() <> "" Or Not NeedsRound(button))
    Else
        CanPress = WorksAlone(button)
    End If
End Function

'Buttons that make sense before there is a master: a new one is made, the machine is looked at, the guide opens.
Public Function WorksAlone(button As String) As Boolean
    WorksAlone = (button = "importLetters" Or button = "doctor" Or button = "guide") And Not IsMac()
End Function

Public Function NeedsRound(button As String) As Boolean
    NeedsRound = (button = "distribute" Or button = "consolidate" Or button = "report")
End Function

'Whether the workbook bears the mark of a master: a named cell of a hidden sheet.
Public Function IsMaster(book As Workbook) As Boolean
    Dim parts() As String
    On Error Resume Next
    parts = Split(Mid$(book.Names(Setting("markName")).RefersTo, 2), "!")
    IsMaster = (book.Worksheets(Replace(parts(0), "'", "")).Range(parts(1)).Value = Setting("mark"))
End Function

'Sheets from which xlwings would take settings (*.conf) or program code (*.py).
Public Function HasForeignSettings(book As Workbook) As Boolean
    Dim sheet As Object
    For Each sheet In book.Sheets
        If LCase$(sheet.Name) Like "*.conf" Or LCase$(sheet.Name) Like "*.py" Then HasForeignSettings = True
    Next sheet
End Function

'Characters that a command line would not take as part of a name; in an address on the web, % is one of the name's.
Public Function HasOddPath(fullName As String) As Boolean
    Dim odd As String, place As Long
    odd = "^;|<>""" & IIf(InStr(fullName, "://") > 0, "", "%") & IIf(IsMac(), "$`\", "")
    For place = 1 To Len(fullName)
        If InStr(odd, Mid$(fullName, place, 1)) > 0 Then HasOddPath = True
        If AscW(Mid$(fullName, place, 1)) >= 0 And AscW(Mid$(fullName, place, 1)) < 32 Then HasOddPath = True
    Next place
End Function

Public Function IsMac() As Boolean
    IsMac = (Application.PathSeparator = "/")
End Function
