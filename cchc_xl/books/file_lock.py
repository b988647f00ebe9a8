"""A lock on an open file, which the system gives back when its holder closes the file or is killed."""

import errno
import sys
from typing import BinaryIO

_FAR = 1 << 30  # beyond all content: on Windows a locked byte cannot be read by others
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


def is_ours(file: BinaryIO) -> bool:
    """Takes the lock; False where somebody else has it. A disk that knows no locks gives it to everybody."""
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        place = file.tell()
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(place)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
