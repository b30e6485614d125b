"""The diary as a file, by touches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_episode
from twitchlog.store import Diary


@pytest.fixture
def more(pilot: Any) -> Any:
    """The app at phone size, at More."""
    pilot.tap("More")
    return pilot


def test_export_and_import_by_touch(more: Any, diary: Diary, tmp_path: Path) -> None:
    """Out, in again, in twice, undone."""
    diary.add(make_episode())
    out = tmp_path / "out.json"
    more.tap("Backups, export, import")
    more.type("Export to", str(out))
    more.tap("Export")
    more.until(lambda: more.shows("1 entry exported to out.json"))
    assert len(json.loads(out.read_text())["episodes"]) == 1
    diary.delete(diary.episodes()[0].id)
    more.wait(9)  # the message of the export lies over the end of the page
    more.type("Import from", str(out))
    more.tap("Import")
    more.until(lambda: more.shows("1 added, 0 changed, 0 unchanged."))
    assert len(diary.episodes()) == 1
    more.tap("Undo")
    assert diary.episodes() == []


def test_an_existing_file_is_asked_about(more: Any, tmp_path: Path) -> None:
    """Cancel leaves it, Replace does not."""
    out = tmp_path / "out.json"
    out.write_text("mine")
    more.tap("Backups, export, import")
    more.type("Export to", str(out))
    more.tap("Export")
    assert more.shows("out.json is there already.")
    more.tap("Cancel")
    assert out.read_text() == "mine"
    more.tap("Export")
    more.tap("Replace")
    more.until(lambda: more.shows("exported to out.json"))
    assert "twitchlog" in out.read_text()


def test_spreadsheet_files_by_touch(more: Any, diary: Diary, tmp_path: Path) -> None:
    """Two of them; a name that is taken by either is asked about."""
    diary.add(make_episode())
    (tmp_path / "out-days.csv").write_text("mine")
    more.tap("Backups, export, import")
    more.type("Export to", str(tmp_path / "out.csv"))
    more.tap("Export")
    assert more.shows("out-days.csv is there already.")
    more.tap("Replace")
    more.until(lambda: more.shows("1 episode exported to out-episodes.csv, 0 days to out-days.csv"))
    assert "calf left" in (tmp_path / "out-episodes.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        ("hello", "is not a twitchlog file"),
        ('{"format": "twitchlog", "version": 1, "episodes": [{}]}', "episode 1"),
    ],
)
def test_a_bad_file_is_refused_beside_its_field(
    more: Any, diary: Diary, tmp_path: Path, content: str | None, said: str
) -> None:
    """And nothing is written."""
    path = tmp_path / "in.json"
    if content is not None:
        path.write_text(content)
    more.tap("Backups, export, import")
    more.type("Import from", str(path))
    more.tap("Import")
    more.until(lambda: more.shows(said))
    assert diary.episodes() == []
    assert not more.find("Import").disabled
