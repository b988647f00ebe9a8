"""Excel's object model over LibreOffice Calc, as far as the product uses it, so that xlwings' own engine for Windows
runs here against a real spreadsheet.

A contract: a name that is not here raises, as a wrong name does in Excel; where Calc is more lenient than Excel, it is
Excel's error that is raised. Calls are counted. It grows only by names that the product uses.
"""
