"""What other programs say of a workbook: the Open XML SDK's validator, and LibreOffice.

Used by the tests marked ``node`` and ``soffice`` only.
"""

import json
import subprocess
from pathlib import Path

VALIDATOR = Path(__file__).parents[1] / ".ci" / "node_modules" / ".bin" / "ooxml-validator"


def validation_errors(file: Path) -> list[str]:
    """What the Open XML validator finds wrong, but for its one known false alarm.

    The false alarm is openpyxl's order of the children of ``<font>`` in styles.xml, which Excel accepts.
    """
    run = subprocess.run([str(VALIDATOR), str(file)], capture_output=True, text=True, check=False)
    errors = json.loads(run.stdout)["errors"]
    return [f"{e['path']} {e['xPath']}: {e['description']}" for e in errors if not _is_false_alarm(e)]


def _is_false_alarm(error: dict[str, str]) -> bool:
    return (
        error["path"] == "/xl/styles.xml"
        and error["id"] == "Sch_UnexpectedElementContentExpectingComplex"
        and "/x:font[" in error["xPath"]
    )


# Formulas are calculated when a file is opened, as Excel does where the file asks for it.
_CALCULATING = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item></oor:items>"
)


def convert(file: Path, to: str, folder: Path) -> Path:
    """What LibreOffice makes of the file: ``to`` is pdf, xlsx, csv … Each call has a profile of its own."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_CALCULATING, "utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    said = ""
    for _ in range(2):  # a fresh profile makes soffice restart itself once, and give up
        run = subprocess.run(
            [*command, "--outdir", str(folder), str(file)], capture_output=True, text=True, timeout=180, check=False
        )
        made = folder / f"{file.stem}.{to.split(':')[0]}"
        if made.exists():
            return made
        said = run.stderr
    raise AssertionError(f"LibreOffice made no {to} of {file.name}: {said}")
