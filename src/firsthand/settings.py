"""What a user can set: on the command line, in the environment, in firsthand.toml here or in the user's folder."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from firsthand.errors import BadConfig

FILE = "firsthand.toml"
PREFIX = "FIRSTHAND_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run; `names` is a CSV file of own names, None for the package's names alone."""

    names: Path | None = None


def load(
    *,
    names: str | Path | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    user_folder: Path | None = None,
) -> Settings:
    """The settings, each from the first place that gives it: the call, FIRSTHAND_NAMES, `folder`, `user_folder`.

    None stands for the process's environment, the working directory and the user's configuration folder. Both files
    are checked even where they are overruled: BadConfig names file, key and what is known. A relative path in a file
    starts at that file's folder; ~ is the user's home folder.
    """
    if names is not None and not str(names).strip():
        raise BadConfig("--names: the file's name is empty; name the CSV file of own names, or leave the option out")
    in_user, in_folder = of_file((user_folder or _user_folder()) / FILE), of_file((folder or Path()) / FILE)
    in_environment = (os.environ if environ is None else environ).get(PREFIX + "NAMES", "").strip()
    given = names or in_environment
    found = home(Path(given)) if given else in_folder.get("names") or in_user.get("names")
    return Settings(names=found)


def _user_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("firsthand", appauthor=False)


def of_file(file: Path) -> dict[str, Path]:
    """The settings of one file, empty where there is none; BadConfig where it is broken or has an unknown key."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as fault:
        raise BadConfig(f"{file}: cannot be read ({fault.strerror}); make it a file that you may read") from None
    except ValueError as fault:
        raise BadConfig(f"{file}: not readable as TOML in UTF-8: {fault}; correct that place in the file") from None
    known = [part.name for part in fields(Settings)]
    for key, value in found.items():
        if key not in known:
            raise BadConfig(f"{file}: unknown key {key!r}; known are: {', '.join(known)}")
        if not isinstance(value, str) or not value.strip():
            raise BadConfig(f'{file}: {key} is {value!r}; write a path in quotation marks: {key} = "own-names.csv"')
    return {key: file.parent / home(Path(value)) for key, value in found.items()}


def home(path: Path) -> Path:
    """The path with ~ as the user's home folder."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise BadConfig(f"{path}: the home folder is not known; write the path in full") from None


__all__ = ["FILE", "Settings", "load"]
