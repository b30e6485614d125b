"""The picture at the head of the README, from the real window: `python -m tests.ui.readme_picture`."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from tests.clock import FrozenClock
from tests.ui import display

TARGET = Path(__file__).parents[2] / "assets" / "readme.png"
GROUND, SHADE = "#E7EFEF", (11, 76, 80, 70)
WIDTH, GAP, CORNER = 480, 56, 40
DENSITY = 2.0
SIZE = (412, 860)


def screens(folder: Path) -> list[Path]:
    """Today, Patterns and the report of the made-up year."""
    from tests.ui.harness import flying
    from tests.ui.shots import settle
    from twitchlog.exchange.made_up import made_up_year
    from twitchlog.store import Diary
    from twitchlog.ui.app import TwitchlogApp
    from twitchlog.ui.settings import Settings

    clock = FrozenClock(datetime(2026, 11, 23, 19, 42))
    diary = Diary.open(folder / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="made up")
    shots: list[Path] = []

    def shoot(pilot: Any, name: str) -> None:
        settle(pilot)
        shots.append(pilot.shot(folder / f"{name}.png"))

    with flying(TwitchlogApp(diary=diary, clock=clock, settings=Settings(theme="light")), SIZE, DENSITY) as pilot:
        shoot(pilot, "today")
        pilot.app.shell.go("Patterns")
        shoot(pilot, "patterns")
        pilot.app.shell.go("Report")
        shoot(pilot, "report")
    return shots


def rounded(path: Path) -> Image.Image:
    """A screen at its size in the picture, with round corners."""
    shot = Image.open(path).convert("RGB")
    shot = shot.resize((WIDTH, round(WIDTH * shot.height / shot.width)), Image.Resampling.LANCZOS)
    mask = Image.new("L", (shot.width * 4, shot.height * 4), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), CORNER * 4, fill=255)
    shot.putalpha(mask.resize(shot.size, Image.Resampling.LANCZOS))
    return shot


def beside(shots: list[Image.Image]) -> Image.Image:
    """The screens in a row on a calm ground, each with a soft shadow."""
    height = max(shot.height for shot in shots)
    canvas = Image.new("RGB", (GAP + len(shots) * (WIDTH + GAP), height + 2 * GAP), GROUND)
    shadow = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    spots = [(GAP + number * (WIDTH + GAP), GAP) for number in range(len(shots))]
    for x, y in spots:
        box = (x, y + 10, x + WIDTH, y + height + 10)
        ImageDraw.Draw(shadow).rounded_rectangle(box, CORNER, fill=SHADE)
    soft = shadow.filter(ImageFilter.GaussianBlur(18))
    canvas.paste(soft, (0, 0), soft)
    for shot, spot in zip(shots, spots, strict=True):
        canvas.paste(shot, spot, shot)
    return canvas


def main() -> int:
    """Make the picture anew."""
    display.prepare(DENSITY)
    with tempfile.TemporaryDirectory() as name:
        picture = beside([rounded(path) for path in screens(Path(name))])
    picture.quantize(256, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
