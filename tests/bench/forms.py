"""Making 206 agency forms: against drawing each with openpyxl, and against deflating the same bytes.

Then the same as programs: the whole of ``distribute``, start and master included, against a process that starts
and has openpyxl draw 206 such forms.
"""

import datetime as dt
import io
import pickle
import shutil
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.press import FormHeading, FormPress
from cchc_xl.commands.reading import read_register, round_row
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.coordination import coordination_rows
from cchc_xl.forms.identity import Identity, new_identity
from cchc_xl.values import columns as c
from cchc_xl.values.frames import Columns, columns_by, frame
from tests.bench._by_openpyxl import Form, draw
from tests.bench._office import LETTER, desk
from tests.bench._programs import program
from tests.bench._sides import compare

HEADING = FormHeading("BIỂU KẾT QUẢ QUÝ I NĂM 2024", "Số liệu từ ngày 15/12/2023", "Văn phòng UBND tỉnh", 2024)
ROUND, DUE = "2024-Q1", dt.date(2024, 3, 18)
ASKED = [c.field for c in c.FORM.columns if not c.open]


def main() -> None:
    rows, helping = _rows()
    random = Random(1)
    identities = {agency: new_identity("CCHC", ROUND, agency, random.randbytes) for agency in rows}
    forms = pressed(rows, helping, identities)
    drawn = [_as_drawn(agency, rows[agency], helping.get(agency), identities[agency]) for agency in rows]
    what = f"{len(rows)} forms"
    compare(what, lambda: pressed(rows, helping, identities), lambda: [draw(form) for form in drawn], "openpyxl")
    parts = [_parts(form) for form in forms]
    compare(what, lambda: pressed(rows, helping, identities), lambda: [zipped(p) for p in parts], "deflating alone")
    _as_programs(drawn)


def pressed(
    rows: Mapping[str, Columns], helping: Mapping[str, Columns], identities: Mapping[str, Identity]
) -> list[bytes]:
    """All forms by a new press, its drawing included."""
    press = FormPress(HEADING)
    return [
        press.press(own, identities[a].to_strings(), identities[a].form, a, DUE, helping.get(a))
        for a, own in rows.items()
    ]


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts of a form, deflated by zipfile and nothing else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _rows() -> tuple[dict[str, Columns], dict[str, Columns]]:
    """What is asked, and what is to be helped with, by agency."""
    register = read_register(ClosedBook.open(desk() / "master.xlsx"))
    row: pd.Series[Any] = round_row(register, ROUND)
    asked = form_rows(register.obligations, frame(c.RESULTS), row)
    helping = coordination_rows(register.assignments, register.tasks)
    return columns_by("agency", asked), columns_by("agency", helping)


def _as_drawn(agency: str, rows: Columns, helping: Columns | None, identity: Identity) -> Form:
    marks = {"reporter": agency, "form": identity.form, "send_by": "3. Gửi", **HEADING.marks}
    for number, (key, value) in enumerate(identity.to_strings().items(), start=1):
        marks |= {f"key{number}": key, f"value{number}": value}
    table = [] if helping is None else list(zip(*helping.values(), strict=True))
    return Form(agency, list(zip(*(rows[field] for field in ASKED), strict=True)), table, marks)


def _parts(form: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _as_programs(forms: list[Form]) -> None:
    with TemporaryDirectory(prefix="cchc-bench-") as temporary:
        folder = Path(temporary)
        (folder / "forms.pickle").write_bytes(pickle.dumps(forms))
        run = program(folder / "bytecode")
        run("cchc_xl", "new", str(_letter()), "--out", str(folder / "new.xlsx"), "--year", "2024")

        def ours() -> None:
            master, out = folder / "master.xlsx", folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            shutil.copy(folder / "new.xlsx", master)
            run("cchc_xl", "distribute", str(master), "--round", ROUND, "--out", str(out))

        def theirs() -> None:
            shutil.rmtree(folder / "drawn", ignore_errors=True)
            run("tests.bench._by_openpyxl", str(folder / "forms.pickle"), str(folder / "drawn"))

        compare("the process of distribute", ours, theirs, "one of openpyxl drawing")


def _letter() -> Path:
    return Path(str(files("cchc_xl") / "data" / LETTER))


if __name__ == "__main__":
    main()
