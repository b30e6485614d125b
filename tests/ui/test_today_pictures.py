"""Today looks as accepted; the accepted pictures were laid beside the drawn ones."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.places import Place

PLACES = (
    LEFT_CALF,
    RIGHT_CALF,
    LOWER_LID,
    Place("thigh_front", "left"),
    Place("thumb_base", "right"),
    Place("foot_arch", "left"),
)
COUNTS = {10: 3, 11: 1, 13: 2, 16: 2, 17: 5, 19: 1, 20: 3, 21: 4, 22: 2}


@pytest.fixture
def drawn(diary):
    """The diary of the drawn pictures: fourteen days with two gaps, one eyelid still going."""
    start = datetime.fromisoformat("2026-11-09T08:00:00+01:00")
    for rank, place in enumerate(PLACES):
        moments = [start - timedelta(days=rank, minutes=n) for n in range(12 - 2 * rank)]
        diary.add(*(make_episode(moment, places=(place,)) for moment in moments))
    for day, count in COUNTS.items():
        for n in range(count):
            moment = datetime(2026, 11, day, 12 + n, 5, tzinfo=start.tzinfo)
            diary.add(make_episode(moment, places=(PLACES[n],)))
    for hour, place in ((9, LEFT_CALF), (10, RIGHT_CALF), (11, LEFT_CALF)):
        diary.add(make_episode(f"2026-11-23T{hour:02d}:05:00+01:00", places=(place,)))
    diary.add(make_episode("2026-11-23T08:10:00+01:00", mode="ongoing", places=(LOWER_LID,)))
    for day in (12, 18):
        diary.save_checkin(date(2026, 11, day), none=True)
    drinks = (Drink("Espresso", 63, 2), Drink("Black tea", 48))
    diary.save_checkin(date(2026, 11, 23), drinks=drinks, factors={"sleep_h": 6.5}, overall="few")
    return diary


@pytest.mark.parametrize(
    ("name", "size", "density", "theme"),
    [
        ("today", (412, 860), 1, "light"),
        ("today-full", (412, 1600), 1, "light"),
        ("today-dark", (412, 860), 1, "dark"),
        ("today-wide", (1180, 800), 1, "light"),
        ("today-150", (275, 1900), 1.5, "light"),
    ],
)
def test_a_diary_in_use(drawn, fly, looks_like, name, size, density, theme):
    """Phone, the whole scroll, dark, wide, and large text where it is narrow."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=size, density=density, settings=Settings(theme=theme))
    pilot.wait(1)
    looks_like(pilot, name)


def test_an_empty_diary(diary, fly, looks_like):
    """The body, the quiet card, the folded day."""
    pilot = fly()
    pilot.wait(1)
    looks_like(pilot, "today-empty")


def test_a_saved_twitch(drawn, fly, looks_like):
    """The tile stays lit while its message shows."""
    pilot = fly()
    pilot.tap("Left calf")
    looks_like(pilot, "today-saved")
