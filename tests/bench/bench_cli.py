"""The command line as whole processes: one entry into a year's diary, and the report of that year."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import Row, compared, timed
from twitchlog.clock import SystemClock
from twitchlog.exchange.made_up import write_made_up

ROUNDS = 25
LIMIT = 1.5
CHECKOUT = Path(__file__).parents[2]
# What any command would cost that is built of the same parts.
FLOOR = "import click, tinydb, orjson\n@click.command()\ndef main():\n    pass\nmain()\n"
# What the installed script `twitchlog` does.
SCRIPT = "import sys\nfrom twitchlog.__main__ import main\nsys.exit(main())\n"


def run() -> list[Row]:
    """The figures, each process in turn with its floor; bytecode is kept, as for an installed program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_made_up(folder / "diary", SystemClock())
        (folder / "floor.py").write_text(FLOOR)
        (folder / "script.py").write_text(SCRIPT)
        environment = os.environ | {
            "TWITCHLOG_DIARY": str(folder / "diary"),
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def process(*arguments: str) -> None:
            subprocess.run(
                [sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL, cwd=folder
            )

        def log() -> None:
            process("script.py", "log", "left calf")

        def floor() -> None:
            process("floor.py")

        def report() -> None:
            process("script.py", "report", "--from", "-365d", "--force", "-o", "visit.pdf")

        for warm_up in (log, floor, report):
            warm_up()
        return [
            compared("twitchlog log, a whole process", log, floor, LIMIT, ROUNDS),
            Row("twitchlog report of a year, a whole process", min(timed(report) for _ in range(3)), None, None, None),
        ]
