"""An Excel for tests: ``xlwings.Book`` objects of xlwings' engine for Windows, over Calc."""

from pathlib import Path
from typing import Any

from tests.excel_over_calc.com import Line
from tests.excel_over_calc.office import Office
from tests.excel_over_calc.pywin32 import windows_engine
from tests.excel_over_calc.workbooks import Application, Workbook


class ExcelOverCalc:
    """One Excel with its line; ``open`` a file as ``xlwings.Book``."""

    def __init__(self, office: Office) -> None:
        self.line = Line()
        self.application = Application(office, self.line)

    def open(self, path: Path) -> Any:
        import xlwings

        engine = windows_engine()
        opened = self.application.Workbooks.Open(str(path))
        return xlwings.Book(impl=engine.Book(engine.COMRetryObjectWrapper(opened)))

    def workbook(self, name: str) -> Workbook:
        """The facade's own object of an open workbook."""
        return next(book for book in self.application._books if book._name() == name)

    def close(self) -> None:
        """Closes every workbook, saving none."""
        for book in list(self.application._books):
            self.line.__init__()
            book.Close(SaveChanges=False)
