"""The folder that each button was last used with, kept for this user between sessions."""

import contextlib
import json
from pathlib import Path


class LastFolders:
    """Remembers folders in a small file. A file that is damaged or cannot be written is no reason to fail."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, button: str, otherwise: Path) -> Path:
        """The folder that the button was last used with, if it is still there."""
        folder = self._known().get(button)
        return Path(folder) if folder and _is_there(Path(folder)) else otherwise

    def remember(self, button: str, folder: Path) -> None:
        known = self._known() | {button: str(folder.absolute())}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")

    def _known(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        texts = known.items() if isinstance(known, dict) else ()
        return {button: folder for button, folder in texts if isinstance(folder, str)}


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):  # a share that is gone, a name that is none
        return False
