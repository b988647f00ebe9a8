Attribute VB_Name = "CchcSay"
'Tells the clerk something. MsgBox knows only the letters of the machine's code page on Windows; Popup knows all.
Option Explicit

Private Const EXCLAMATION_ON_TOP As Long = 4144

Public Sub Say(message As String)
    If IsMac() Then
        MsgBox message, vbExclamation, "CCHC"
    Else
        CreateObject("WScript.Shell").Popup message, 0, "CCHC", EXCLAMATION_ON_TOP
    End If
End Sub
