"""The diary from a terminal: for people, and with --json for programs. Knows no window: `__main__` hands it one.

app.py      the group of commands, the way out of every error
session.py  what a command has at hand: clock, diary folder, the way to open a window
entries.py  log, edit, delete, undo      days.py    checkin
listing.py  list                         files.py   report, export, import, demo
safety.py   check, backup, restore       whole_diary.py  bin, move, erase
given.py    what was typed in options, as values of the domain
say.py      output that no terminal chokes on
"""

from twitchlog.cli.app import app, run

__all__ = ["app", "run"]
