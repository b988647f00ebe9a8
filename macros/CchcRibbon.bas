Attribute VB_Name = "CchcRibbon"
'The callbacks that ribbon.xml names, one line each, and the ribbon itself, to be drawn anew when something changed.
'What they do stands in CchcDispatch (pressing), CchcRounds (what is chosen) and CchcMaster (what may be pressed).
Option Explicit

Private ribbonOnScreen As IRibbonUI
Private watcher As CchcEvents

Public Sub CchcOnLoad(ribbon As IRibbonUI)
    Set ribbonOnScreen = ribbon
    Set watcher = New CchcEvents
End Sub

Public Sub RefreshRibbon()
    If Not ribbonOnScreen Is Nothing Then ribbonOnScreen.Invalidate
End Sub

Public Sub CchcOnPress(control As IRibbonControl)
    Press control.ID
End Sub

Public Sub CchcGetEnabled(control As IRibbonControl, ByRef enabled As Variant)
    enabled = CanPress(control.ID)
End Sub

Public Sub CchcRoundCount(control As IRibbonControl, ByRef count As Variant)
    count = RoundCount()
End Sub

Public Sub CchcRoundLabel(control As IRibbonControl, index As Integer, ByRef label As Variant)
    label = RoundLabel(index)
End Sub

Public Sub CchcRoundIndex(control As IRibbonControl, ByRef index As Variant)
    index = ChosenIndex()
End Sub

Public Sub CchcOnRound(control As IRibbonControl, selectedId As String, selectedIndex As Integer)
    ChooseRound selectedIndex
End Sub

Public Sub CchcAsOfText(control As IRibbonControl, ByRef text As Variant)
    text = AsOfText()
End Sub

Public Sub CchcOnAsOf(control As IRibbonControl, text As String)
    ChooseDay text
End Sub
