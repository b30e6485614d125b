"""The list of More, the look, and the diary as files."""

from datetime import date
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Medicine
from twitchlog.exchange.whole_file import BadFile
from twitchlog.ui.presenters.diary_files import DiaryFilesPresenter, typed_path
from twitchlog.ui.presenters.look import LookPresenter
from twitchlog.ui.presenters.more import MorePresenter, look_words, short_path
from twitchlog.ui.settings import Settings


@pytest.fixture
def files(diary):
    return DiaryFilesPresenter(diary, FrozenClock())


def seconds(diary):
    state = MorePresenter(diary, FrozenClock(), Settings).state()
    return {row.key: row.second for group in state.groups for row in group.rows}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "None noted"),
        (["Magnesium"], "Magnesium"),
        (["Magnesium", "Levothyroxine"], "Magnesium, levothyroxine"),
        (["Biotin", "B12", "Zinc", "Iron", "Iodine"], "Biotin, B12, zinc and 2 more"),
    ],
)
def test_medicines_are_named(diary, names, said):
    """Up to three of those taken now."""
    diary.put(*(Medicine(name, name) for name in names), label="x")
    diary.put(Medicine("old", "Old one", stop=date(2020, 1, 1)), label="x") if names else None
    assert seconds(diary)["medicines"] == said


def test_the_look_in_words():
    """As the list says it."""
    assert look_words(Settings()) == "Follows the system, 100\N{NO-BREAK SPACE}%"
    assert look_words(Settings(theme="dark", text_percent=150)) == "Dark, 150\N{NO-BREAK SPACE}%"


def test_a_long_path_is_cut_in_the_middle():
    """Its beginning and its end stay."""
    path = Path("/home/somebody/with a long name/.local/share/twitchlog")
    assert len(short_path(path, 34)) == 34
    assert short_path(path, 34).startswith("/home/")
    assert short_path(path, 34).endswith("share/twitchlog")
    assert short_path(Path("/tmp/d")) == str(Path("/tmp/d"))


def test_a_new_text_size_waits_for_the_next_start():
    """The one that shows does not."""
    assert LookPresenter(lambda: Settings(text_percent=150), 150).state().restart == ""
    assert "next start" in LookPresenter(lambda: Settings(text_percent=150), 100).state().restart


def test_the_diary_goes_out_and_comes_in_again(files, diary, tmp_path):
    """Exported, deleted, imported: all is there; again: unchanged; undone: gone."""
    episode = make_episode()
    diary.add(episode)
    kept = diary.episode(episode.id)
    path = files.export_path(str(tmp_path / "out.json"))
    assert files.export(path) == "1 entry exported to out.json"
    diary.delete(episode.id)
    result = files.take_in(path)
    assert result.words == "1 added, 0 changed, 0 unchanged"
    assert diary.episode(episode.id) == kept
    again = files.take_in(path)
    assert (again.words, again.change) == ("0 added, 0 changed, 1 unchanged", None)
    diary.undo(result.change.id)
    assert diary.episode(episode.id) is None


def test_an_export_says_that_thresholds_are_not_in_it(files, diary, tmp_path):
    """A backup holds them."""
    diary.set_threshold("caffeine_mg", 200)
    told = "0 entries exported to out.json. Your threshold is not in it: the exchange format has no place for it. "
    assert files.export(tmp_path / "out.json") == f"{told}A backup holds it"


def test_a_file_that_is_there_is_replaced_only_when_said(files, tmp_path):
    """It may be another diary's."""
    path = tmp_path / "out.json"
    path.write_text("mine")
    with pytest.raises(BadFile):
        files.export(path)
    assert path.read_text() == "mine"
    files.export(path, replace=True)
    assert "twitchlog" in path.read_text()


def test_the_suggested_file_is_not_taken(files, tmp_path):
    """Its name has the day."""
    first = files.suggested_file(tmp_path)
    assert first.name == "twitchlog-2026-11-23.json"
    first.touch()
    assert files.suggested_file(tmp_path).name == "twitchlog-2026-11-23-2.json"


@pytest.mark.parametrize("text", ["", "  ", "a\0b", '""'])
def test_a_path_that_is_none_is_refused(text):
    """In one sentence."""
    with pytest.raises(Invalid, match="must have a name"):
        typed_path(text)


def test_a_pasted_path_is_understood(tmp_path):
    """With quotes or as an address of the file manager."""
    assert typed_path(f'"{tmp_path}/a.json"') == tmp_path / "a.json"
    assert typed_path(f"file://{tmp_path}/a%20b.json") == tmp_path / "a b.json"


def test_an_export_must_be_json_or_csv(files, tmp_path):
    """The name says what is in it."""
    with pytest.raises(Invalid, match=r"end in \.json or \.csv"):
        files.export_path(str(tmp_path / "out.xls"))


def test_csv_goes_out_as_two_files_and_comes_in_again(files, diary, tmp_path):
    """The name typed names both."""
    diary.add(make_episode())
    path = files.export_path(str(tmp_path / "out.CSV".lower()))
    words = files.export(path)
    assert words == "1 episode exported to out-episodes.csv, 0 days to out-days.csv"
    assert all(each.is_file() for each in files.written(path))
    diary.delete(diary.episodes()[0].id)
    assert files.take_in(path).words == "1 added, 0 changed, 0 unchanged"


def test_checking_a_file_is_told(files, diary, tmp_path, monkeypatch):
    """How many of how many; the last time all."""
    monkeypatch.setattr("twitchlog.exchange.json_file.TELL_EVERY", 1)
    diary.add(make_episode())
    files.export(tmp_path / "out.json")
    told = []
    files.take_in(tmp_path / "out.json", lambda done, of: told.append((done, of)))
    assert told[-1] == (1, 1)
