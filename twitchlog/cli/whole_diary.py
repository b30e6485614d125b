"""bin, move, erase: what was deleted, and the diary as a whole."""

from typing import TYPE_CHECKING

import click

from twitchlog.cli.app import Problem
from twitchlog.cli.safety import backup_words, confirm, typed_path, yes_option
from twitchlog.cli.say import note, say
from twitchlog.cli.session import Session, as_typed, diary_option, pass_session, quoted
from twitchlog.cli.short_ids import LEAST, shortened
from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.wording import day_words
from twitchlog.paths import VARIABLE, is_named, remember_folder
from twitchlog.store import Diary
from twitchlog.store.backup_places import away_words
from twitchlog.store.binned import Binned
from twitchlog.store.own_files import kept_aside

if TYPE_CHECKING:
    from twitchlog.store.erasing import Erasing

WORD = "erase"


@click.command("bin", short_help="What was deleted in the last 30 days.")
@click.argument("what", type=click.Choice(["list", "restore", "empty"]), default="list")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@yes_option
@diary_option
@pass_session
def bin_command(session: Session, what: str, ids: tuple[str, ...], yes: bool) -> None:
    """List what was deleted, restore it by ID, or empty the bin for good."""
    if (what == "restore") != bool(ids):
        raise click.UsageError(f"Give the ID to restore, as in: {as_typed('bin restore 1a2b3c4d')}")
    with session.diary(reading=what == "list") as diary:
        if what == "list":
            _list_bin(diary, session)
        elif what == "restore":
            found = diary.bin()
            say(diary.bring_back(*(_find(found, id).key for id in ids)).label)
        else:
            count = len(diary.bin())
            still = "Backups still hold them"
            if aside := kept_aside(diary.folder):
                still += f", and so may {', '.join(aside)}"
            confirm(f"Delete {count} {'entry' if count == 1 else 'entries'} for good? {still}.", yes)
            say(diary.empty_bin().label)


def _name(one: Binned) -> str:
    return str(getattr(one.record, "id", None) or getattr(one.record, "date", one.key))


def _list_bin(diary: Diary, session: Session) -> None:
    found = diary.bin()
    if not found:
        say("The bin is empty. What is deleted stays in it for 30 days.")
    ids = shortened(map(_name, found))
    for one in found:
        say(f"  {ids[_name(one)]:<10}  {one.label:<40}  until {day_words(one.until, session.today)}")


def _find(found: list[Binned], typed: str) -> Binned:
    fitting = [one for one in found if _name(one) == typed]
    if not fitting and len(typed) >= LEAST:
        fitting = [one for one in found if _name(one).casefold().startswith(typed.casefold())]
    if not fitting:
        raise Invalid("Id", f"There is nothing “{shown(typed)}” in the bin. To see what is: {as_typed('bin')}")
    if len({_name(one) for one in fitting}) > 1:
        raise Invalid("Id", f"Id “{shown(typed)}” fits {len(fitting)} entries; give more of its characters.")
    return fitting[0]


@click.command("move", short_help="Move the diary to another folder.")
@click.argument("folder", metavar="FOLDER")
@diary_option
@pass_session
def move_command(session: Session, folder: str) -> None:
    """Move the diary to FOLDER: copied, verified, remembered, and only then removed where it was."""
    from twitchlog.store.moving import move_diary

    target = typed_path(folder)
    named = is_named(session.chosen)
    moved = move_diary(session.folder, target, session.clock, None if named else remember_folder)
    for sentence in moved.notes:
        note(sentence)
    say(f"The diary is in {target} now.")
    if named:
        note(f"where it is was named for this run: from now on say --diary {quoted(target)}, or set {VARIABLE}.")
    for path in moved.left:
        note(f"{path} could not be removed.")


@click.command("erase", short_help="Erase the diary for good.")
@click.option("--with-backups", is_flag=True, help="Its backups too.")
@click.option("--word", metavar="WORD", help=f"The word that confirms it: {WORD}.")
@diary_option
@pass_session
def erase_command(session: Session, with_backups: bool, word: str | None) -> None:
    """Erase everything twitchlog keeps: all entries, settings and, if you say so, backups. It can't be undone."""
    from twitchlog.store.erasing import erase_diary, plan_erasing

    plan = plan_erasing(session.folder)
    if not plan.files and not plan.backups:
        raise Problem(f"There is no diary in {session.folder}.")
    _say_what_goes(plan, session, "goes too" if with_backups else "stays")
    if word is None:
        word = click.prompt(f"Type {WORD} to go on", default="", show_default=False)
    if word.strip().casefold() != WORD:
        raise Problem("Nothing was changed.")
    left = erase_diary(session.folder, backups=with_backups)
    for path in left:
        note(f"{path} could not be removed.")
    if left:
        raise Problem("Not all of it could be erased: what is named above is still there.")
    if not is_named(session.chosen):
        remember_folder(None)
    if with_backups and (plan.away or plan.unsure):
        places = " and ".join(dict.fromkeys(map(str, (*plan.away, *(path.parent for path in plan.unsure)))))
        raise Problem(f"Erased, but for backups in {places}. Delete the files twitchlog-….json there yourself.")
    say("Erased.")


def _say_what_goes(plan: "Erasing", session: Session, kept: str) -> None:
    say(f"This erases the diary in {session.folder}.")
    for one in plan.backups:
        say(f"  Backup of {backup_words(one, session.now)}, {kept}: {one.path}")
    for path in plan.damaged:
        say(f"  Damaged backup, {kept}: {path}")
    for path in plan.unsure:
        say(f"  Damaged backup of this diary or another, stays: {path}")
    for place in plan.away:
        say(f"  {away_words(place)} They stay.")
