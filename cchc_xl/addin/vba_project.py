"""The VBA project as the binary part that Excel reads (MS-OVBA), written by pyOpenVBA; nobody else knows it here."""

import tempfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind

PART = "xl/vbaProject.bin"
_GIVEN = "Module1"  # comes with an empty project


def vba_project(modules: Mapping[str, str], classes: Collection[str]) -> bytes:
    """The project with these modules by name, besides those of the workbook and its one sheet (Sheet1)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "addin.xlam"
        with ExcelFile.create_new(file) as workbook:
            project = workbook.vba_project()
            for name, source in modules.items():
                kind = VBAModuleKind.other if name in classes else VBAModuleKind.standard
                project.add_module(name, source, kind=kind)
            project.delete_module(_GIVEN)
            workbook.save()
        with zipfile.ZipFile(file) as package:
            return package.read(PART)
