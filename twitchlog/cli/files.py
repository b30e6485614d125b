"""report, export, import, demo: files in and out, and the made-up year."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twitchlog.cli import given
from twitchlog.cli.app import open_window
from twitchlog.cli.say import note, progress, say, say_json
from twitchlog.cli.session import Session, diary_option, pass_session
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.paths import whole_path

if TYPE_CHECKING:
    from twitchlog.exchange.json_file import ImportFile

USUAL_DAYS = 90
PAPERS = ("a4", "letter")

force_option = click.option("--force", is_flag=True, help="Overwrite a file that exists.")


def _path(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise Invalid("File", "File must have a name.")
    return whole_path(typed)


@click.command("export", short_help="Write the diary to a file.")
@click.argument("file", metavar="FILE.json|FILE.csv")
@force_option
@diary_option
@pass_session
def export_command(session: Session, file: str, force: bool) -> None:
    """Write the whole diary to FILE.json, or only its episodes and days to FILE-episodes.csv and FILE-days.csv."""
    path = _path(file)
    kind = path.suffix.lower()
    if kind not in (".json", ".csv"):
        raise Invalid("File", f"File must end in .json or .csv, not “{path.name}”.")
    with session.diary(reading=True) as diary:
        if kind == ".csv":
            from twitchlog.exchange.csv_file import csv_paths, export_csv
            from twitchlog.exchange.json_file import left_out

            counts = export_csv(diary, path, force=force)
            for count, (one, many), each in zip(counts, CSV_WORDS, csv_paths(path), strict=True):
                say(f"Exported {count:,} {one if count == 1 else many} to {each}")
            if sum(diary.count().values()) - len(diary.thresholds()) > sum(counts):
                say("Medicines, visits, marked dates and what is known about you are in a .json export only.")
            if missing := left_out(diary):
                say(missing)
            return
        from twitchlog.exchange.json_file import export_json, left_out

        count = export_json(diary, path, session.now, force=force)
        missing = left_out(diary)
    say(f"Exported {count:,} {'entry' if count == 1 else 'entries'} to {path}")
    if missing:
        say(missing)


CSV_WORDS = (("episode", "episodes"), ("day", "days"))


@click.command("import", short_help="Merge a file into the diary.")
@click.argument("file", metavar="FILE.json|FILE.csv")
@given.json_option
@diary_option
@pass_session
def import_command(session: Session, file: str, as_json: bool) -> None:
    """Merge FILE into the diary: all of it, or nothing if one record in it is wrong. twitchlog undo takes it back.

    A .csv file is one that export wrote, also with rows changed or added in a spreadsheet; NAME.csv means
    NAME-episodes.csv and NAME-days.csv.
    """
    from twitchlog.exchange.merge import import_records

    path = _path(file)
    with progress("Checked") as tell:
        found = _read(path, session, tell)
    with session.diary() as diary, progress("Saving") as tell:
        tell(0, len(found.records))
        result = import_records(diary, found.records, f"Imported: everything from {path.name}")
    if as_json:
        say_json({"added": result.added, "changed": result.changed, "unchanged": result.unchanged})
    else:
        say(f"{result.added:,} added, {result.changed:,} changed, {result.unchanged:,} unchanged.")
    for sentence in (*found.remarks, *result.unusual):
        note(sentence)


def _read(path: Path, session: Session, tell: Callable[[int, int], None]) -> "ImportFile":
    if path.suffix.lower() == ".csv":
        from twitchlog.exchange.csv_reading import read_csv

        return read_csv(path, session.clock, tell)
    from twitchlog.exchange.json_file import read_json

    return read_json(path, session.now, tell)


@click.command("report", short_help="Make the page for the doctor.")
@click.option("-o", "--output", metavar="FILE.pdf", required=True, help="Where the page goes.")
@click.option("--from", "first", metavar="DAY", help="The first day (default: 90 days, or since the first entry).")
@click.option("--to", "last", metavar="DAY", help="The last day (default: today).")
@click.option("--paper", type=click.Choice(PAPERS, case_sensitive=False), default="a4", help="a4 (default) or letter.")
@click.option("--with-log", is_flag=True, help="Print every episode of the period too.")
@click.option("--with-notes", is_flag=True, help="Print your notes too.")
@force_option
@diary_option
@pass_session
def report_command(
    session: Session,
    output: str,
    first: str | None,
    last: str | None,
    paper: str,
    with_log: bool,
    with_notes: bool,
    force: bool,
) -> None:
    """Make the page for the doctor as a PDF."""
    from twitchlog.exchange.made_up import is_made_up
    from twitchlog.exchange.whole_file import refuse_existing, write_whole

    path = _path(output)
    refuse_existing(path, force=force)
    with session.diary(reading=True) as diary:
        period = report_period(first, last, diary.first_day(), session.today)
        from twitchlog.report.make import report_of

        demo = is_made_up(session.folder)
        printed = report_of(
            diary,
            session.now,
            period,
            "letter" if paper == "letter" else "a4",
            demo=demo,
            with_notes=with_notes,
            with_log=with_log,
        )
    write_whole(path, printed.pdf, force=force)
    say(f"Report saved: {path}")
    for remark in printed.remarks:
        note(remark)


def report_period(first: str | None, last: str | None, earliest: date | None, today: date) -> Period | None:
    """The days asked for, from the usual first day if only the last was given; None for the report's own choice."""
    from twitchlog.domain.when import parse_day

    if first is None and last is None:
        return None
    end = parse_day(last, today, "To") if last else today
    if end > today:
        raise Invalid("To", f"To {end} is in the future; today is {today}.")
    usual = Period.ending(end, USUAL_DAYS).first
    start = parse_day(first, today, "From") if first else max(usual, min(earliest or end, end))
    return Period(start, end)


@click.command("demo", short_help="Open the window on a made-up year.")
@pass_session
def demo_command(session: Session) -> int:
    """Open the window on a made-up year, in a temporary folder that goes when the window does."""
    from twitchlog.exchange.made_up import write_made_up

    if session.chosen is not None:
        raise click.UsageError("demo has a folder of its own; leave --diary out.")
    with tempfile.TemporaryDirectory(prefix="twitchlog-demo-", ignore_cleanup_errors=True) as name:
        session.chosen = name
        write_made_up(session.folder, session.clock)
        return open_window(session, demo=True)
