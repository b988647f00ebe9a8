Attribute VB_Name = "CchcTexts"
'Settings and sentences, from the sheet that building the add-in fills: VBA itself can hold no Vietnamese letters.
Option Explicit

Private Const SHEET_NAME As String = "cchc.conf"

Private entries As Variant

'The value beside that key; "" where there is none.
Public Function Setting(key As String) As String
    Dim row As Long
    If IsEmpty(entries) Then entries = ThisWorkbook.Worksheets(SHEET_NAME).UsedRange.Value
    For row = 1 To UBound(entries, 1)
        If entries(row, 1) = key Then
            Setting = CStr(entries(row, 2))
            Exit Function
        End If
    Next row
End Function
