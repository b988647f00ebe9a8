Attribute VB_Name = "CchcAlone"
'Starts Python without the active workbook.
Option Explicit

Private Const HIDDEN As Long = 0

'Runs a command and waits for its end, as xlwings does; its exit code.
Public Function RunAlone(command As String) As Long
    RunAlone = CreateObject("WScript.Shell").Run(command, HIDDEN, True)
End Function
