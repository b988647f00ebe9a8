"""What stops a reader, by the name of the file: run in worker processes, so it imports little."""

import os
import time
from collections.abc import Sequence
from dataclasses import replace

from cchc_xl.books.intake import Incoming
from cchc_xl.books.workers import Read, read_one

_MUCH = 1 << 30


def read_hostile(files: Sequence[Incoming]) -> list[Read]:
    """Reads the files, unless the name of one says what happens to whoever does."""
    return [_read(file) for file in files]


def _read(file: Incoming) -> Read:
    if "treo" in file.name:
        time.sleep(60)
    if "chết" in file.name:
        os.abort()
    if "phình" in file.name:
        file = replace(file, name=file.name * _MUCH)
    return read_one(file)
