Attribute VB_Name = "CchcLinking"
'Links of cells, taken off and put on.
Option Explicit

Public Sub RemoveLinks(place As Range)
    place.ClearHyperlinks
End Sub

'Excel gives a cell with a link the looks of one: it is to keep its own.
Public Sub AddLink(cell As Range, location As String)
    Dim family As String, points As Double, isBold As Boolean, isItalic As Boolean, lined As Long, colour As Long
    With cell.Font
        family = .Name
        points = .Size
        isBold = .Bold
        isItalic = .Italic
        lined = .Underline
        colour = .Color
    End With
    cell.Worksheet.Hyperlinks.Add cell, "", location
    With cell.Font
        .Name = family
        .Size = points
        .Bold = isBold
        .Italic = isItalic
        .Underline = lined
        .Color = colour
    End With
End Sub
