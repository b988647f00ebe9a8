"""The package editor: an .xlsx file as the parts it is made of, of which only the owned ones are rewritten.

The one room of lxml and zipfile for workbooks that staff keep. Everything that is not named by a verb is
carried over byte for byte: staff's own sheets, settings of printers, shapes, sparklines, comments.
"""
