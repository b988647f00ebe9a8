Attribute VB_Name = "CchcDispatch"
'The one way from a button to Python. Python is started by xlwings' RunPython, which takes its settings, and program
'code, from sheets of the active workbook, and hands that workbook's path to a command line: so nothing is started
'unless the active workbook is a master of ours, without such sheets, in a place whose name is harmless. Buttons that
'work without a master start Python by themselves, without xlwings, and so without the active workbook.
Option Explicit

Private Const PLAIN_LETTERS As String = _
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"

Public Sub Press(button As String)
    Dim reason As String, ended As Variant, isAlone As Boolean
    On Error GoTo Failed
    isAlone = WorksAlone(button) And Not IsMaster(ActiveWorkbook)
    If isAlone Then reason = IIf(IsPythonMissing(), "textNoPython", "") Else reason = Refusal(button, ActiveWorkbook)
    If reason <> "" Then
        Say Setting(reason)
        Exit Sub
    End If
    Application.StatusBar = Setting("textRunning")
    If isAlone Then
        ended = RunAlone(CommandAlone(button))
    Else
        ended = RunPython(PythonCall(button, ChosenRound(), ChosenDay()))
    End If
    If ended <> 0 Then Say Setting("textFailed")
    Application.StatusBar = False
    RefreshRibbon
    Exit Sub
Failed:
    reason = Err.Number & ", " & Err.Description
    Application.StatusBar = False
    Say Setting("textFault") & " (" & reason & ")"
End Sub

'Why this button may not be pressed now: the key of a text, or "".
Public Function Refusal(button As String, book As Workbook) As String
    If book Is Nothing Then
        Refusal = "textNoMaster"
    ElseIf Not IsMaster(book) Then
        Refusal = "textNoMaster"
    ElseIf HasForeignSettings(book) Then
        Refusal = "textHostile"
    ElseIf HasOddPath(book.FullName) Then
        Refusal = "textOddPath"
    ElseIf NeedsRound(button) And ChosenRound() = "" Then
        Refusal = "textNoRound"
    ElseIf Not IsPlain(ChosenRound()) Or Not IsPlain(button) Then
        Refusal = "textOddRound"
    ElseIf IsPythonMissing() Then
        Refusal = "textNoPython"
    End If
End Function

'Only letters A-Z, digits and hyphens get into the command.
Public Function PythonCall(button As String, roundId As String, asOf As String) As String
    PythonCall = "from cchc_xl import ribbon; ribbon.press('" & button & "', '" & roundId & "', '" & asOf & "')"
End Function

'Nothing of the active workbook gets into this command: neither its name, nor its sheets, nor (-P) its folder.
Public Function CommandAlone(button As String) As String
    CommandAlone = """" & Setting("INTERPRETER_WIN") & """ -P -c ""from cchc_xl import ribbon; ribbon.press_alone('" _
        & button & "')"""
End Function

Public Function IsPlain(text As String) As Boolean
    Dim place As Long
    For place = 1 To Len(text)
        If InStr(PLAIN_LETTERS, Mid$(text, place, 1)) = 0 Then Exit Function
    Next place
    IsPlain = True
End Function

Private Function IsPythonMissing() As Boolean
    If IsMac() Then Exit Function 'the sandbox hides files from Excel there
    On Error GoTo Missing
    IsPythonMissing = (GetAttr(Setting("INTERPRETER_WIN")) And vbDirectory) <> 0
    Exit Function
Missing:
    IsPythonMissing = True
End Function
