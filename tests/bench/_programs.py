"""Programs from their start, with their bytecode compiled beforehand, as installed programs have it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol


class Run(Protocol):
    """Runs a module of Python with these arguments, to its end; RuntimeError where it ends badly."""

    def __call__(self, *arguments: str) -> None: ...


def compiling_into(folder: Path) -> dict[str, str]:
    """The environment of programs whose bytecode that folder takes: the first run compiles, and does not count."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONPYCACHEPREFIX": str(folder)}


def program(folder: Path) -> Run:
    """``folder`` takes the bytecode."""
    environment = compiling_into(folder)

    def run(*arguments: str) -> None:
        ended = subprocess.run(
            [sys.executable, "-m", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise RuntimeError(ended.stderr or ended.stdout)

    return run
