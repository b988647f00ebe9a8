"""Reading 206 returns: with every check of the intake, against a loop of pandas.read_excel with openpyxl."""

import warnings

import pandas as pd

from cchc_xl.books.grids import read_grid
from cchc_xl.values.grid import WorkbookGrid
from tests.bench._office import desk
from tests.bench._sides import compare


def main() -> None:
    files = sorted((desk() / "forms").rglob("*.xlsx"))

    def ours() -> list[WorkbookGrid]:
        return [read_grid(file) for file in files]

    def theirs() -> list[dict[str, pd.DataFrame]]:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops
            return [pd.read_excel(file, sheet_name=None, engine="openpyxl") for file in files]

    compare(f"{len(files)} returns, all sheets", ours, theirs, "pandas.read_excel (openpyxl)")


if __name__ == "__main__":
    main()
