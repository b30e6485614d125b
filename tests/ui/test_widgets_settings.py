"""Settings survive anything, and the palette is what KivyMD would have solved."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from twitchlog.store import Diary
from twitchlog.store.erasing import erase_diary
from twitchlog.store.moving import move_diary
from twitchlog.store.own_files import own_files
from twitchlog.ui import palette
from twitchlog.ui.drafts import Drafts
from twitchlog.ui.presenters.episode_draft import EpisodeDraft
from twitchlog.ui.settings import FILE, Settings, keep_settings, load_settings, save_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    """Nothing is left beside the file, and nobody else can read it."""
    wanted = Settings(theme="dark", text_percent=150, system_style="dark", window_width=900, window_height=700)
    save_settings(tmp_path, wanted)
    save_settings(tmp_path, wanted)
    assert load_settings(tmp_path) == wanted
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_what_a_crash_leaves_of_a_file_being_written_is_erased_with_the_diary(tmp_path: Path, monkeypatch) -> None:
    """Neither half a draft nor half the settings stays behind."""

    def crash(*_: object, **__: object) -> None:
        raise OSError("crash")

    for name in ("replace", "unlink"):
        monkeypatch.setattr(os, name, crash)
    monkeypatch.setattr(Path, "unlink", crash)
    with pytest.raises(OSError, match="crash"):
        save_settings(tmp_path, Settings())
    drafts = Drafts(tmp_path)
    with pytest.raises(OSError, match="crash"):
        drafts._write({"a": {"note": "private"}})
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) == 2
    assert {path.name for path in own_files(tmp_path)} == left


@pytest.mark.parametrize("way", ["move", "erase"])
def test_a_window_still_open_writes_nothing_where_its_diary_is_gone(tmp_path: Path, way: str) -> None:
    """Neither drafts nor settings come back in a folder whose diary was moved or erased."""
    folder, clock = tmp_path / "diary", FrozenClock()
    diary = Diary.open(folder, clock)
    drafts, draft = Drafts(folder), EpisodeDraft("a", clock.now())
    drafts.keep(draft)
    assert drafts.flush()
    keep_settings(folder, Settings(theme="dark"))
    assert load_settings(folder).theme == "dark"
    (folder / "my notes.txt").write_text("mine")
    if way == "move":
        move_diary(folder, tmp_path / "new", clock, lambda _: None)
    else:
        erase_diary(folder, backups=True)
    drafts.keep(draft)
    assert not drafts.flush()
    assert drafts.get("a") == draft
    keep_settings(folder, Settings(theme="light"))
    assert [path.name for path in folder.iterdir()] == ["my notes.txt"]
    diary.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_an_unreadable_file_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    """Losing the settings costs nothing."""
    (tmp_path / FILE).write_bytes(content)
    assert load_settings(tmp_path) == Settings()


anything = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers()))


@given(data=st.dictionaries(st.sampled_from([*Settings.__dataclass_fields__, "other"]), anything))
def test_impossible_values_mean_the_default_of_that_one(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    """Whatever stands in the file, the window opens in a size and style that exist."""
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE).write_text(json.dumps(data), encoding="utf-8")
    settings = load_settings(folder)
    assert settings.style in ("light", "dark")
    assert 1.0 <= settings.density <= 2.0


def test_the_style_is_the_chosen_one_or_the_systems() -> None:
    """ "system" shows what was last seen of the system."""
    assert Settings(theme="system", system_style="dark").style == "dark"
    assert Settings(theme="light", system_style="dark").style == "light"


@pytest.mark.parametrize("dark", [False, True])
def test_the_palette_is_what_kivymd_solves_for_the_seed(dark: bool) -> None:
    """Written down only to start sooner."""
    from kivymd import theming

    seed = theming.Hct.from_int(int("FF" + palette.SEED[1:], 16))
    seed = theming.Hct.from_int(theming.DislikeAnalyzer.fix_if_disliked(seed).to_int())
    scheme = theming.SCHEMES["TONAL_SPOT"](seed, dark, 0.0, spec_version="2025")
    solved = {
        name: "#{:02X}{:02X}{:02X}".format(*getattr(theming.MaterialDynamicColors, name).get_rgba(scheme)[:3])
        for name in theming.COLOR_NAMES
    }
    assert {name: pair[dark] for name, pair in palette.MATERIAL.items()} == solved


def _luminance(role: str, dark: bool) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in palette.rgba_of(role, dark)[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "ink, ground",
    [
        ("onSurface", "surface"), ("onSurfaceVariant", "surface"), ("onSurfaceVariant", "cardLow"),
        ("onSurfaceVariant", "surfaceContainer"), ("onSurfaceVariant", "sheet"), ("primary", "surface"),
        ("primary", "cardLow"), ("onPrimary", "primary"), ("onSecondaryContainer", "secondaryContainer"),
        ("onSurface", "secondaryContainer"), ("onPrimaryContainer", "primaryContainer"), ("onQuiet", "quiet"),
        ("onHeat1", "heat1"), ("onHeat2", "heat2"), ("onHeat4", "heat4"), ("inverseOnSurface", "inverseSurface"),
        ("inversePrimary", "inverseSurface"), ("surface", "inverseSurface"), ("primary", "sheet"),
        ("onSurfaceVariant", "surfaceContainerHigh"), ("primary", "surfaceContainerHigh"),
        ("onSurfaceVariant", "secondaryContainer"), ("primary", "secondaryContainer"),
    ],
)  # fmt: skip
def test_every_text_can_be_read_on_its_ground(ink: str, ground: str, dark: bool) -> None:
    """Contrast of at least 4.5 to 1."""
    light, low = sorted((_luminance(ink, dark), _luminance(ground, dark)), reverse=True)
    assert (light + 0.05) / (low + 0.05) >= 4.5
