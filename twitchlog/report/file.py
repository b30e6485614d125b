"""The report as a file: nobody else may read it, and nothing that exists is lost by accident."""

import os
from datetime import date
from pathlib import Path
from tempfile import mkstemp


def suggested_name(made: date) -> str:
    """A file name that tells nobody whose it is: "twitch-report-2026-11-23.pdf"."""
    return f"twitch-report-{made.isoformat()}.pdf"


def write_report(path: Path, pdf: bytes, *, force: bool = False) -> None:
    """Write the PDF whole or not at all, readable by its owner only.

    Raises FileExistsError when the file exists and `force` is not given, and OSError when it can't be written.
    """
    if not force and path.exists():
        raise FileExistsError(f"{path} exists already.")
    handle, name = mkstemp(prefix=".twitch-report-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        if force:
            part.replace(path)
        else:
            _place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _place(part: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody took it meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise FileExistsError(f"{path} exists already.") from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(f"{path} exists already.") from None
        part.replace(path)
