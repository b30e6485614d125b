"""check, backup, restore: whether the diary is whole, and how to get back what was."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from twitchlog.cli.app import Problem
from twitchlog.cli.say import note, say
from twitchlog.cli.session import Session, as_typed, diary_option, pass_session, quoted
from twitchlog.domain.wording import day_words
from twitchlog.store import BackupFolderGone, DamagedDiary, Diary, FewerEntries
from twitchlog.store.backup_file import Backup
from twitchlog.store.backup_places import away_words, missing
from twitchlog.store.backups import Backups
from twitchlog.store.comparing import RestorePlan
from twitchlog.store.examination import Examination
from twitchlog.store.files import Files
from twitchlog.store.unopened import unopened_backups

yes_option = click.option("--yes", is_flag=True, help="Do it without asking.")


def typed_path(typed: str) -> Path:
    """The path a person typed."""
    return Path(typed).expanduser().absolute()


@click.command("check", short_help="Look whether the diary is whole.")
@click.option("--salvage", is_flag=True, help="Keep damaged files aside and go on with what can be read.")
@click.option("--seen", is_flag=True, help="You have seen what was found before: check says it no more.")
@diary_option
@pass_session
def check_command(session: Session, salvage: bool, seen: bool) -> None:
    """Look whether the diary is whole; the exit code is 1 when it is not, or was not when it was opened before.

    What an opening cut off or left out is said until --seen. Changes nothing without --salvage or --seen.
    """
    found = Diary.examine(session.folder)
    if salvage or seen:
        with session.diary(salvage=salvage) as diary:
            if seen:
                _put_away(diary)
        found = Diary.examine(session.folder)
    if not found.whole:
        for line in _findings(found, session):
            say(line, err=True)
    else:
        span = found.span()
        say(f"The diary is whole: {found.readable().removesuffix(' can be read')}{f', {span}' if span else ''}.")
        _say_backup(found, session.now)
        if found.cut_off_before and not found.unseen:
            note("something was cut off its end once; the bytes are kept in diary.torn.")
    if found.unseen:
        _say_unseen(found.unseen)
        say(f"Once you have looked: {as_typed('check --seen')}", err=True)
    if found.unseen or not found.whole:
        click.get_current_context().exit(1)


def _put_away(diary: Diary) -> None:
    """Say once more what was found, as nobody may have read it yet, and then no more."""
    if sentences := diary.unseen():
        _say_unseen(sentences)
        diary.mark_seen(*sentences)
        say("That is put away now.", err=True)


def _say_unseen(sentences: Sequence[str]) -> None:
    say("Found when it was opened before:", err=True)
    for sentence in sentences:
        say(f"  {sentence}", err=True)


def _findings(found: Examination, session: Session) -> list[str]:
    lines = [f"Part of the diary can't be read: {problem}." for problem in found.problems]
    if found.torn:
        lines.append("The last line was cut short. Nobody was told that it is saved; the next opening takes it off.")
    if found.unsure:
        lines.append(
            "diary.mark is missing, damaged or of another diary, "
            "so nobody can tell whether changes are missing from the end."
        )
    span = found.span()
    lines.append(f"{found.readable()}{f', {span}' if span else ''}.")
    if unreadable := found.unreadable():
        after = found.made_after(session.today)
        lines.append(f"{unreadable[:1].upper()}{unreadable[1:]}{f' ({after})' if after else ''}.")
    if found.unproven:
        lines.append(f"{found.unproven} entries look whole, but nothing is left to prove it.")
    if found.backup is not None:
        lines.append(f"Last backup: {backup_words(found.backup, session.now)}.")
    lines += [f"{away_words(place)}" for place in missing(Files(), session.folder)]
    if found.problems:
        lines.append(f"Nothing was changed. To go on with what can be read: {as_typed('check --salvage')}")
    if found.problems and found.backup:
        lines.append(f"To bring the backup back: {as_typed(f'restore {quoted(found.backup.path)}')}")
    return lines


def _say_backup(found: Examination, now: datetime) -> None:
    away = missing(Files(), found.folder)
    if found.backup is not None:
        say(f"Last backup: {backup_words(found.backup, now)}.")
    elif not away:
        say(f"There is no backup yet. To make one: {as_typed('backup')}")
    for place in away:
        say(f"{away_words(place)}")


def backup_words(backup: Backup, now: datetime) -> str:
    """ "today, 07:38, 379 episodes and 120 days"."""
    made = backup.made
    day = "today" if made.date() == now.date() else day_words(made.date(), now.date())
    episodes = f"{backup.episodes:,} episode{'' if backup.episodes == 1 else 's'}"
    return f"{day}, {made:%H:%M}, {episodes} and {backup.days:,} day{'' if backup.days == 1 else 's'}"


@click.command("backup", short_help="Make a backup now.")
@click.option("--to", "folder", metavar="FOLDER", help="Put this one into FOLDER, such as a stick.")
@click.option("--from-now-on", is_flag=True, help="Keep all backups in that FOLDER from now on.")
@click.option("--anyway", is_flag=True, help="Also when most entries are gone since the last one.")
@click.option("--list", "listing", is_flag=True, help="List the backups instead.")
@diary_option
@pass_session
def backup_command(session: Session, folder: str | None, from_now_on: bool, anyway: bool, listing: bool) -> None:
    """Make a backup and verify it by reading it again. twitchlog makes one a day by itself."""
    if from_now_on and folder is None:
        raise click.UsageError("--from-now-on needs --to FOLDER.")
    with session.diary(reading=listing or (folder is not None and not from_now_on)) as diary:
        if listing:
            _list_backups(diary, session.now)
            return
        to = typed_path(folder) if folder is not None else None
        try:
            made = diary.backups.choose(to, anyway=anyway) if from_now_on else diary.backups.make(to=to, anyway=anyway)
        except FewerEntries as refused:
            where = f" --to {quoted(folder)}" if folder is not None else ""
            typed = f"backup{where}{' --from-now-on' if from_now_on else ''} --anyway"
            raise Problem(f"{refused.message}\nTo make one anyway: {as_typed(typed)}") from None
        except BackupFolderGone as refused:
            choose = as_typed("backup --to FOLDER --from-now-on")
            raise Problem(f"{refused.message}\nTo choose another one: {choose}") from None
    say(f"Backup made and verified: {backup_words(made, session.now)}")
    say(str(made.path))


def _list_backups(diary: Diary, now: datetime) -> None:
    found = diary.backups.all()
    if not found:
        say(f"No backups in {diary.backups.folder} yet.")
    for place in diary.backups.missing():
        note(f"{away_words(place)}")
    for one in found:
        say(f"{one.path}  {backup_words(one, now)}{'' if one.own else ' (of another diary)'}")


@click.command("restore", short_help="Bring a backup back.")
@click.argument("file", metavar="FILE")
@click.option("--merge", "how", flag_value="merge", help="Bring back what is missing; keep what is newer here.")
@click.option("--replace", "how", flag_value="replace", help="Make the diary what the backup is.")
@yes_option
@diary_option
@pass_session
def restore_command(session: Session, file: str, how: str | None, yes: bool) -> None:
    """Bring the backup FILE back. Without --yes it says what would come and change, and asks.

    The state before is itself backed up, and twitchlog undo takes it back.
    """
    path = typed_path(file)
    if not path.is_file():  # before a diary is opened, and so begun
        raise Problem(f"There is no file {path}. Nothing was changed.")
    damaged = _is_damaged(session)
    if damaged:
        say(f"The diary is damaged. To see how: {as_typed('check')}", err=True)
        say("Compared with what can be read of it:")
        backups = unopened_backups(session.folder, lambda: session.now)
        if not _agreed(backups, path, how, session.now, yes, "Go on with what can be read, and restore the backup?"):
            if how is not None:
                go_on = as_typed("check --salvage")
                raise Problem(
                    f"Nothing was changed, so the diary is still damaged. To go on with what can be read: {go_on}"
                )
            return
    with session.diary(salvage=damaged) as diary:
        if damaged or _agreed(diary.backups, path, how, session.now, yes, "Restore it?"):
            diary.backups.restore(path, replace=how == "replace")
            say("Restored.")
            say(f"To take it back: {as_typed('undo')}")


def _agreed(backups: Backups, path: Path, how: str | None, now: datetime, yes: bool, question: str) -> bool:
    """Say what would come and change; whether it shall be done. Raises Problem when it was asked and shall not."""
    plans = {way: backups.plan(path, replace=way == "replace") for way in ("merge", "replace") if how in (way, None)}
    plan = next(iter(plans.values()))
    say(f"Backup of {backup_words(plan.backup, now)}.")
    if plan.foreign:
        say("It is a backup of another diary, not of this one.")
    for way, each in plans.items():
        words = plan_words(each)
        say(f"With --{way}: {words}." if how is None else f"{words[0].upper()}{words[1:]}.")
    if how is None:
        say("Nothing was changed. Give --merge or --replace.")
    if how is None or plan.does_nothing:
        return False
    confirm(question, yes)
    return True


def _is_damaged(session: Session) -> bool:
    """Whether only what is whole can be opened; its damaged files are kept aside then."""
    try:
        Diary.open(session.folder, session.clock).close()
    except DamagedDiary:
        return True
    return False


def plan_words(plan: RestorePlan) -> str:
    """ "3 entries would come, 1 would change, 2 would go, 376 stay as they are"."""
    if plan.does_nothing:
        return "nothing would change: the diary holds all of it already"
    parts = [f"{plan.added:,} {'entry' if plan.added == 1 else 'entries'} would come", f"{plan.changed:,} would change"]
    parts += [f"{plan.removed:,} would go"] if plan.replace else []
    return ", ".join([*parts, f"{plan.same:,} stay as they are"])


def confirm(question: str, yes: bool) -> None:
    """Go on only when the person says so."""
    if not yes and not click.confirm(question):
        raise Problem("Nothing was changed.")
