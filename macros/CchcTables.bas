Attribute VB_Name = "CchcTables"
'Reading the tables of the active workbook, wherever staff have moved them.
Option Explicit

'A column, named as tblKy[...], in one go: always an array; one blank cell where there is no such column.
Public Function ColumnValues(column As String) As Variant
    Dim found As Variant, alone(1 To 1, 1 To 1) As Variant
    On Error Resume Next
    found = Application.Range(column).Value
    If IsArray(found) Then
        ColumnValues = found
    Else
        If Not IsError(found) Then alone(1, 1) = found
        ColumnValues = alone
    End If
End Function
