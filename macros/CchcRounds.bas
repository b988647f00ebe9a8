Attribute VB_Name = "CchcRounds"
'The round and the day that are chosen in the ribbon. Rounds are read from the active master itself, a column in one
'go, so that the ribbon is drawn without Python. A chosen round holds for one master and comes back with it.
Option Explicit

Private ids As Collection
Private labels As Collection
Private chosenId As String
Private chosenFor As String
Private asOfDay As Date

'The rounds, and one item before them that says: choose.
Public Function RoundCount() As Integer
    ReadRounds
    RoundCount = ids.count + 1
End Function

Public Function RoundLabel(index As Integer) As String
    If ids Is Nothing Then ReadRounds
    RoundLabel = Setting("textChooseRound")
    If index >= 1 And index <= labels.count Then RoundLabel = labels.Item(index)
End Function

Public Function ChosenIndex() As Integer
    Dim place As Integer
    If ids Is Nothing Then ReadRounds
    For place = 1 To ids.count
        If ids.Item(place) = ChosenRound() Then ChosenIndex = place
    Next place
End Function

Public Sub ChooseRound(index As Integer)
    If ids Is Nothing Then ReadRounds
    chosenId = ""
    If index >= 1 And index <= ids.count Then chosenId = ids.Item(index)
    chosenFor = MasterName()
    RefreshRibbon
End Sub

'The id of the chosen round; "" where none is, or where another master is active.
Public Function ChosenRound() As String
    If chosenFor = MasterName() Then ChosenRound = chosenId
End Function

'The day in the ribbon: today, unless the clerk typed another.
Public Function AsOfText() As String
    Dim shown As Date
    shown = IIf(asOfDay = 0, Date, asOfDay)
    AsOfText = TwoDigits(Day(shown)) & "/" & TwoDigits(Month(shown)) & "/" & Year(shown)
End Function

'A day as Python reads it, whatever the calendar of this machine; "" for today.
Public Function ChosenDay() As String
    If asOfDay = 0 Then Exit Function
    ChosenDay = Year(asOfDay) & "-" & TwoDigits(Month(asOfDay)) & "-" & TwoDigits(Day(asOfDay))
End Function

'What the clerk typed, day before month; blank means today again.
Public Sub ChooseDay(text As String)
    If Trim$(text) = "" Then
        asOfDay = 0
    ElseIf DayFrom(text) = 0 Then
        Say Setting("textOddDay")
    Else
        asOfDay = DayFrom(text)
    End If
    RefreshRibbon
End Sub

'5/4/2024 as a day; 0 for what is none.
Public Function DayFrom(text As String) As Date
    Dim parts() As String, found As Date
    On Error GoTo NoDay
    parts = Split(Replace(Replace(Trim$(text), "-", "/"), ".", "/"), "/")
    If UBound(parts) <> 2 Then Exit Function
    If Not (IsNumber(parts(0)) And IsNumber(parts(1)) And Len(parts(2)) = 4 And IsNumber(parts(2))) Then Exit Function
    found = DateSerial(CInt(parts(2)), CInt(parts(1)), CInt(parts(0)))
    If Day(found) = CInt(parts(0)) And Month(found) = CInt(parts(1)) Then DayFrom = found
NoDay:
End Function

Private Function IsNumber(text As String) As Boolean
    Dim place As Long
    For place = 1 To Len(text)
        If InStr("0123456789", Mid$(text, place, 1)) = 0 Then Exit Function
    Next place
    IsNumber = (Len(text) >= 1 And Len(text) <= 4)
End Function

Private Function TwoDigits(number As Integer) As String
    TwoDigits = Right$("0" & number, 2)
End Function

Private Sub ReadRounds()
    Dim keys As Variant, names As Variant, row As Long, id As String
    Set ids = New Collection
    Set labels = New Collection
    If Not IsMaster(ActiveWorkbook) Then Exit Sub
    keys = ColumnValues(Setting("roundIds"))
    names = ColumnValues(Setting("roundNames"))
    For row = 1 To UBound(keys, 1)
        id = TextAt(keys, row)
        If id <> "" Then
            ids.Add id
            labels.Add id & "  " & TextAt(names, row)
        End If
    Next row
End Sub

'A cell of a column as text; "" for a fault (#REF!), and beyond the column's end.
Private Function TextAt(cells As Variant, row As Long) As String
    If row > UBound(cells, 1) Then Exit Function
    If Not IsError(cells(row, 1)) Then TextAt = Trim$(CStr(cells(row, 1)))
End Function

'The active master; while another kind of workbook is in front, the last one.
Private Function MasterName() As String
    MasterName = chosenFor
    If IsMaster(ActiveWorkbook) Then MasterName = ActiveWorkbook.FullName
End Function
