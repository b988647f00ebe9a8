"""Where the program keeps what is this user's own: settings, log, back-ups of masters that lie in the cloud."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Folders of this user; they need not be there yet."""

    settings: Path
    log: Path
    data: Path

    @property
    def last_folders(self) -> Path:
        return self.settings / "thu-muc.json"

    @property
    def log_file(self) -> Path:
        return self.log / "cchc.log"


def of_this_user() -> Places:
    """The folders that the operating system means for programs."""
    import platformdirs

    name = "cchc_xl"
    settings, log, data = platformdirs.user_config_dir, platformdirs.user_log_dir, platformdirs.user_data_dir
    return Places(*(Path(folder(name, appauthor=False)) for folder in (settings, log, data)))
