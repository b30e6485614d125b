"""Reading a finished PDF with poppler's tools, which the README installs with what the tests need."""

import shutil
import subprocess
from pathlib import Path


def _run(tool: str, *arguments: str) -> str:
    assert shutil.which(tool), f"{tool} is missing: install poppler-utils"
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout


def text_of(pdf: bytes, folder: Path) -> str:
    """The text of all pages in reading order, gaps as single spaces."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    text = _run("pdftotext", str(path), "-")
    return " ".join(text.replace("\u200b", "").split())


def facts_of(pdf: bytes, folder: Path) -> dict[str, str]:
    """What pdfinfo says: "Pages", "Tagged", "Title", "Page size"..."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    lines = _run("pdfinfo", str(path)).splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def structure_of(pdf: bytes, folder: Path) -> str:
    """The tree of tags with their text."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    return _run("pdfinfo", "-struct-text", str(path))
