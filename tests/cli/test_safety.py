"""check, backup, restore, bin, move and erase, as typed."""

import errno
import os
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from twitchlog.domain.person import Medicine
from twitchlog.paths import memory_file, remembered_folder
from twitchlog.store.files import Files


@pytest.fixture
def used(cli: CommandLine) -> CommandLine:
    """Two episodes and a day, and the backup of today's first."""
    cli.good("log", "left calf")
    cli.good("log", "right calf", "--at", "-1h")
    cli.good("checkin", "--overall", "few")
    return cli


def damage(cli: CommandLine) -> None:
    """Change one letter of an entry in the snapshot."""
    diary = cli.diary()
    diary.tidy_up()
    diary.close()
    file = cli.folder / "diary.json"
    file.write_bytes(file.read_bytes().replace(b"calf", b"half", 1))


def newest(cli: CommandLine) -> Path:
    diary = cli.diary()
    found = diary.backups.all()[0].path
    diary.close()
    return found


def test_a_whole_diary_is_told_with_its_last_backup(used: CommandLine) -> None:
    said = used.good("check")
    assert "The diary is whole: 2 episodes and 1 day, 23 November 2026, 19:42." in said
    assert "Last backup: today, 19:42, 1 episode and 0 days." in said


def test_a_damaged_diary_is_told_and_left_as_it_is(used: CommandLine) -> None:
    damage(used)
    before = {path.name: path.read_bytes() for path in used.folder.iterdir() if path.is_file()}
    result = used("check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "diary.json is damaged" in result.stderr
    assert "1 episode and 1 day can be read" in result.stderr
    assert "1 entry can't be read" in result.stderr
    assert f"twitchlog restore {newest_file(used)}" in result.stderr
    assert {path.name: path.read_bytes() for path in used.folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("name", ["diary", "my diary's"])
def test_the_commands_it_names_work_as_they_are_printed(tmp_path: Path, name: str) -> None:
    """In a shell, on the diary that was named."""
    cli = CommandLine(tmp_path / name)
    cli.good("log", "left calf")
    damage(cli)
    said = "".join(cli(*words).stderr for words in (["check"], ["list"], ["restore", str(newest_file(cli))]))
    typed = [shlex.split(command) for command in re.findall(r": twitchlog (.+)", said)]
    assert {words[0] for words in typed} == {"check", "restore"}
    elsewhere = CommandLine(tmp_path / "elsewhere")
    for words in sorted(typed, key=lambda words: "--salvage" in words):
        assert words[-2:] == ["--diary", str(cli.folder)]
        assert elsewhere(*words).exit_code == (1 if words[0] == "check" and "--salvage" not in words else 0)
    assert not elsewhere.folder.exists()


def test_without_a_named_folder_commands_are_short(cli: CommandLine) -> None:
    cli.folder = None  # type: ignore[assignment]
    assert cli.good("list").endswith(': twitchlog log "left calf"\n')


def newest_file(cli: CommandLine) -> Path:
    return sorted((cli.folder / "backups").iterdir())[-1]


def test_a_torn_end_is_told_by_check_and_by_the_next_command(used: CommandLine) -> None:
    with (used.folder / "diary.journal").open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    assert "cut short" in used("check").stderr
    result = used("list")
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: The last change was not finished")
    assert "diary.torn" in used("check").stderr
    assert used("check").exit_code == 1
    assert "check --seen" in used("check").stderr
    assert used("check", "--seen").exit_code == 0
    assert "diary.torn" in used("check").stderr
    assert used("check").exit_code == 0


def test_what_is_put_away_is_said_once_more(used: CommandLine) -> None:
    """A script may have opened the diary, with nobody reading what it wrote."""
    with (used.folder / "diary.journal").open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    used("list")
    result = used("check", "--seen")
    assert (result.exit_code, "The last change was not finished" in result.stderr) == (0, True)
    assert "The last change" not in used("check").stderr


@pytest.mark.parametrize("option", ["--seen", "--salvage"])
def test_looking_where_there_is_no_diary_begins_none(cli: CommandLine, option: str) -> None:
    result = cli("check", option)
    assert (result.exit_code, "There is no diary" in result.stderr) == (1, True)
    assert not cli.folder.exists()


@pytest.mark.parametrize(
    "typed",
    [("list",), ("patterns",), ("export", "out.json"), ("bin",), ("backup", "--to", ".")],
    ids=lambda typed: typed[0],
)
def test_a_folder_that_can_only_be_read_can_be_read(
    used: CommandLine, typed: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Files.open

    def protected(self: Files, path: Path, *, new: bool = False) -> int:
        if path.parent == used.folder:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return real(self, path, new=new)

    monkeypatch.setattr(Files, "open", protected)
    monkeypatch.chdir(tmp_path)
    before = {path.name: path.read_bytes() for path in used.folder.iterdir() if path.is_file()}
    result = used(*typed)
    assert (result.exit_code, "it is only read, and nothing in it is changed" in result.stderr) == (0, True)
    refused = used("log", "left calf")
    assert (refused.exit_code, "can only be read. Nothing was changed." in refused.stderr) == (1, True)
    assert {path.name: path.read_bytes() for path in used.folder.iterdir() if path.is_file()} == before


def test_what_can_be_read_goes_on_and_the_damaged_file_is_kept(used: CommandLine) -> None:
    damage(used)
    result = used("check", "--salvage")
    assert result.exit_code == 0
    assert "kept as diary-damaged-2026-11-23" in result.stderr
    assert len(used.listed()["episodes"]) == 1
    assert (used.folder / "diary-damaged-2026-11-23.json").exists()


def test_there_is_nothing_to_check_without_a_diary(cli: CommandLine) -> None:
    result = cli("check")
    assert (result.exit_code, "There is no diary in" in result.stderr) == (1, True)
    assert not cli.folder.exists()


def test_a_backup_goes_where_it_is_told(used: CommandLine, tmp_path: Path) -> None:
    said = used.good("backup", "--to", str(tmp_path / "stick"))
    assert "Backup made and verified: today, 19:42, 2 episodes and 1 day" in said
    assert len(list((tmp_path / "stick").iterdir())) == 1
    used.good("backup", "--to", str(tmp_path / "stick"), "--from-now-on")
    assert str(tmp_path / "stick") in used.good("backup", "--list")


def test_a_backup_held_back_names_the_way_to_make_it(used: CommandLine, tmp_path: Path) -> None:
    for number in range(10):
        used.good("log", "left calf", "--at", f"-{number + 1}h")
    used.good("backup")
    for episode in used.listed()["episodes"][1:]:
        used.good("delete", episode["id"])
    said = used("backup", "--to", str(tmp_path)).stderr
    assert "the diary has 2 entries, the last backup 13." in said
    assert said.endswith(f"To make one anyway: twitchlog backup --to {tmp_path} --anyway --diary {used.folder}\n")
    (stick := tmp_path / "stick").mkdir()
    used.good("backup", "--to", str(stick), "--from-now-on", "--anyway")
    stick.rename(tmp_path / "away")
    assert "To choose another one: twitchlog backup --to FOLDER --from-now-on" in used("backup").stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes on this system")
@pytest.mark.parametrize("name", ["diary.json", "diary.journal", "diary.mark", "backups.json", "diary.findings"])
def test_a_pipe_in_place_of_a_file_is_told_and_not_waited_for(used: CommandLine, name: str) -> None:
    (used.folder / name).unlink(missing_ok=True)
    os.mkfifo(used.folder / name)
    for words in (["check"], ["list"], ["backup"]):
        result = used(*words)
        if name in ("diary.json", "diary.journal"):
            assert (result.exit_code, f"{name} is no ordinary file" in result.stderr) == (1, True)
            assert "Nothing was changed." in result.stderr


def test_a_restore_is_tried_dry_then_done_then_undone(used: CommandLine) -> None:
    used.good("backup")
    file = newest(used)
    for episode in used.listed()["episodes"]:
        used.good("delete", episode["id"])
    said = used.good("restore", str(file))
    assert "With --merge: 2 entries would come, 0 would change, 1 stay as they are." in said
    assert "Nothing was changed" in said
    assert "2 entries would come" in used.good("restore", str(file), "--replace", "--yes")
    assert len(used.listed()["episodes"]) == 2
    used.good("undo")
    assert used.listed()["episodes"] == []
    assert "nothing would change" not in used.good("restore", str(file))


def test_a_restore_that_is_not_confirmed_changes_nothing(used: CommandLine) -> None:
    used.good("backup")
    used.good("delete", used.listed()["episodes"][0]["id"])
    result = used("restore", str(newest(used)), "--merge")
    assert result.exit_code != 0
    assert len(used.listed()["episodes"]) == 1


def files_of(cli: CommandLine) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in cli.folder.iterdir() if path.is_file()}


def test_a_damaged_diary_gets_its_backup_back_after_a_dry_run(used: CommandLine) -> None:
    """What would come is told in numbers, and nothing is changed until it was agreed to."""
    used.good("backup")
    file = newest(used)
    damage(used)
    before = files_of(used)
    said = used.good("restore", str(file))
    assert "With --merge: 1 entry would come, 0 would change, 2 stay as they are." in said
    assert "With --replace: 1 entry would come, 0 would change, 0 would go, 2 stay as they are." in said
    assert "Nothing was changed." in said
    refused = used("restore", str(file), "--merge")
    assert "1 entry would come, 0 would change, 2 stay as they are." in refused.stdout
    assert refused.stdout.index("would come") < refused.stdout.index("restore the backup?")
    assert refused.exit_code != 0 and files_of(used) == before
    used.good("restore", str(file), "--replace", "--yes")
    assert len(used.listed()["episodes"]) == 2
    assert list(used.folder.glob("diary-damaged-*"))


def test_a_damaged_diary_that_a_backup_adds_nothing_to_is_said_to_be_damaged_still(used: CommandLine) -> None:
    """And what goes on with it is named: nothing is done, so the exit code is 1."""
    file = newest(used)
    used.good("log", "left eyelid lower")
    diary = used.diary()
    diary.tidy_up()
    diary.close()
    snapshot = used.folder / "diary.json"
    snapshot.write_bytes(snapshot.read_bytes().replace(b"eyelid", b"eyelit"))
    before = files_of(used)
    result = used("restore", str(file), "--merge", "--yes")
    assert (result.exit_code, "Nothing would change" in result.stdout) == (1, True)
    go_on = f"twitchlog check --salvage --diary {used.folder}"
    assert f"the diary is still damaged. To go on with what can be read: {go_on}\n" in result.stderr
    assert files_of(used) == before
    assert "Nothing was changed." in used.good("restore", str(file))


@pytest.mark.parametrize("how", [(), ("--merge",), ("--replace", "--yes")])
def test_a_damaged_diary_stays_as_it_is_when_there_is_no_such_backup(
    used: CommandLine, tmp_path: Path, how: tuple[str, ...]
) -> None:
    damage(used)
    (tmp_path / "x.json").write_text("{}")
    before = files_of(used)
    for file, words in (("none.json", "There is no file"), ("x.json", "is not a twitchlog diary")):
        result = used("restore", str(tmp_path / file), *how)
        assert (result.exit_code, words in result.stderr, "Nothing was changed" in result.stderr) == (1, True, True)
    assert files_of(used) == before


def test_no_diary_begins_for_a_backup_that_is_not_there(cli: CommandLine, tmp_path: Path) -> None:
    assert cli("restore", str(tmp_path / "none.json")).exit_code == 1
    assert not cli.folder.exists()


def test_a_backup_of_another_diary_is_told_before_anything_is_asked(used: CommandLine, tmp_path: Path) -> None:
    """In a diary that is still empty it goes without saying."""
    other = CommandLine(tmp_path / "other")
    other.good("log", "left eyelid lower")
    other.good("backup")
    told = "It is a backup of another diary, not of this one."
    for how in ((), ("--merge",), ("--replace",)):
        said = used("restore", str(newest(other)), *how).stdout
        assert told in said and said.index(told) < said.index("would come")
    assert told not in used.good("restore", str(newest(used)))
    assert told not in CommandLine(tmp_path / "empty").good("restore", str(newest(other)))


def test_what_is_no_backup_is_told(used: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert "is not a twitchlog diary" in used.bad("restore", str(tmp_path / "x.json"), "--merge")
    assert "There is no file" in used.bad("restore", str(tmp_path / "none.json"), "--merge")


def test_the_bin_lists_restores_and_is_emptied(used: CommandLine) -> None:
    assert "The bin is empty" in used.good("bin")
    id = used.listed()["episodes"][0]["id"]
    used.good("delete", id)
    assert "until Wednesday 23 December" in used.good("bin", "list")
    assert "Brought back" in used.good("bin", "restore", id[:8])
    assert len(used.listed()["episodes"]) == 2
    used.good("delete", id)
    assert "nothing “zzzz” in the bin" in used.bad("bin", "restore", "zzzz")
    assert "for good? Backups still hold them. [y/N]" in used("bin", "empty").stdout
    (used.folder / "diary-damaged-2026-11-20.json").write_text("{}")
    refused = used("bin", "empty")
    assert "Backups still hold them, and so may diary-damaged-2026-11-20.json." in refused.stdout
    assert refused.exit_code != 0
    assert "Deleted for good: 1 entry" in used.good("bin", "empty", "--yes")
    assert "The bin is empty" in used.good("bin")


def test_a_named_diary_moves_and_says_how_to_find_it(used: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    result = used("move", str(target))
    assert result.exit_code == 0
    assert f"--diary {target}" in result.stderr
    assert [path.name for path in used.folder.iterdir()] == ["diary-moved.txt"]
    for words in (["log", "left calf"], ["check"], ["move", str(tmp_path / "further")], ["erase"]):
        refused = used(*words)
        assert (refused.exit_code, f"is in {target} now" in refused.stderr) == (1, True)
        assert refused.stderr.endswith(f"Say --diary {target}.\n")
    used.folder = target
    assert len(used.listed()["episodes"]) == 2
    assert remembered_folder() is None


def test_a_move_says_what_opening_the_diary_found(used: CommandLine, tmp_path: Path) -> None:
    with (used.folder / "diary.journal").open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    assert "Note: The last change was not finished" in used("move", str(tmp_path / "new")).stderr


def test_a_move_into_a_file_is_refused(used: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "hostname").write_text("mine")
    assert "is a file, not a folder. Nothing was moved" in used.bad("move", str(tmp_path / "hostname"))


def test_the_usual_diary_moves_and_is_found_again(cli: CommandLine, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("TWITCHLOG_DIARY")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    cli.folder = None  # type: ignore[assignment]
    cli.good("log", "left calf")
    target = tmp_path / "elsewhere"
    cli.good("move", str(target))
    assert remembered_folder() == target
    assert memory_file().stat().st_mode & 0o077 == 0
    assert len(cli.listed()["episodes"]) == 1
    target.rename(tmp_path / "unplugged")
    result = cli("log", "left calf")
    assert (result.exit_code, "Plug its drive in" in result.stderr) == (1, True)
    assert not target.exists()
    (tmp_path / "unplugged").rename(target)
    cli.good("erase", "--word", "erase", "--with-backups")
    assert remembered_folder() is None
    assert not target.exists()


def test_erasing_needs_its_word_and_names_the_backups(used: CommandLine) -> None:
    result = used("erase", "--word", "yes")
    assert (result.exit_code, "Nothing was changed." in result.stderr) == (1, True)
    assert "Backup of today, 19:42, 1 episode and 0 days, stays" in result.stdout
    assert len(used.listed()["episodes"]) == 2
    used.good("erase", "--word", "erase")
    assert [path.name for path in used.folder.iterdir()] == ["backups"]


def test_erasing_names_what_it_cannot_reach_and_does_not_say_that_all_is_gone(
    used: CommandLine, tmp_path: Path
) -> None:
    """The stick with the backups is out: said before the word, and after; check and backup --list know it too."""
    (stick := tmp_path / "stick").mkdir()
    used.good("backup", "--to", str(stick), "--from-now-on")
    (used.folder / "backups" / newest_file(used).name).unlink()
    stick.rename(tmp_path / "away")
    told = f"Backups were made in {stick}, but that folder is not there now: its drive may be out."
    assert told in used.good("check") and "There is no backup yet" not in used.good("check")
    assert told in used("backup", "--list").stderr
    result = used("erase", "--with-backups", "--word", "erase")
    assert (result.exit_code, f"{told} They stay." in result.stdout, "Erased.\n" in result.stdout) == (1, True, False)
    assert f"Erased, but for backups in {stick}" in result.stderr
    assert not used.folder.exists()


def test_erasing_names_a_damaged_backup_on_a_stick(used: CommandLine, tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    used.good("backup", "--to", str(stick), "--from-now-on")
    (damaged := next(stick.iterdir())).write_text("garbage")
    used.good("backup")
    result = used("erase", "--with-backups", "--word", "erase")
    assert f"Damaged backup of this diary or another, stays: {damaged}" in result.stdout
    assert (result.exit_code, "Erased.\n" in result.stdout) == (1, False)
    assert f"Erased, but for backups in {stick}" in result.stderr
    assert list(stick.iterdir()) == [damaged]


def test_backups_beside_the_diary_are_listed_and_erased_though_a_stick_is_chosen(
    used: CommandLine, tmp_path: Path
) -> None:
    beside = newest_file(used)
    (stick := tmp_path / "stick").mkdir()
    used.good("backup", "--to", str(stick), "--from-now-on")
    assert str(beside) in used.good("backup", "--list")
    said = used.good("erase", "--with-backups", "--word", "erase")
    assert f"goes too: {beside}" in said and said.endswith("Erased.\n")
    assert not used.folder.exists() and list(stick.iterdir()) == []


def test_csv_goes_out_and_comes_back(used: CommandLine, tmp_path: Path) -> None:
    before = used.listed()
    said = used.good("export", str(tmp_path / "out.csv"))
    assert "Exported 2 episodes to" in said and "Exported 1 day to" in said
    diary = used.diary()
    diary.put(Medicine("m", "Magnesium"), label="x")
    diary.close()
    said = used.good("export", str(tmp_path / "more.csv"))
    assert said.endswith("\nMedicines, visits, marked dates and what is known about you are in a .json export only.\n")
    used.good("undo")
    other = CommandLine(tmp_path / "other")
    assert other.good("import", str(tmp_path / "out.csv")).startswith("3 added")
    assert other.listed() == before
    assert other.good("import", str(tmp_path / "out-days.csv")).startswith("0 added, 0 changed, 1 unchanged")
    other.good("undo")
    assert other.listed()["episodes"] == []


def test_what_could_not_be_erased_is_told_and_the_exit_code_says_so(cli: CommandLine, monkeypatch) -> None:
    cli.good("log", "left calf")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("twitchlog.store.files.Files.remove", refuse)
    result = cli("erase", "--word", "erase")
    assert result.exit_code == 1
    assert "Erased." not in result.stdout
    assert "diary.json could not be removed." in result.stderr
