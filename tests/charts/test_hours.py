"""When: hour of the day by weekday, per logged day."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.drawn import rgb, shares, words
from twitchlog.analysis.hours import Hours
from twitchlog.charts import hours
from twitchlog.charts.style import LIGHT, PRINT


def hours_in(found: dict[tuple[int, int], int], days: int = 4) -> Hours:
    """So many twitches by weekday and hour, of so many logged days of each weekday."""
    grid = np.zeros((7, 24), dtype=np.int64)
    for (weekday, hour), number in found.items():
        grid[weekday, hour] = number
    return Hours(grid, np.full(7, days), grid / days if days else np.full((7, 24), np.nan))


def test_hours_are_shaded_by_how_many_there_are_on_such_a_day_and_told():
    found = hours_in({(0, 21): 8, (6, 3): 2})
    covered = shares(hours.draw(found, LIGHT, 348))
    assert covered[rgb(LIGHT.heat[4])] > 0.005
    assert covered[rgb(LIGHT.heat[2])] > 0.005
    assert rgb(LIGHT.heat[3]) not in covered
    assert hours.legend(found) == ("none", "2 or more in two hours")
    assert hours.caption(found) == "Twitches noticed per logged day of each weekday."
    assert hours.describe(found) == (
        "Twitches by hour of the day: 0 to 6 2, 6 to 12 0, 12 to 18 0, 18 to 24 8, 10 in all."
        " Per logged day, by weekday: Mon 2.0, Tue 0.0, Wed 0.0, Thu 0.0, Fri 0.0, Sat 0.0, Sun 0.5."
    )
    assert "none noted" in hours.describe(hours_in({}))
    assert {"0:00", "6:00", "12:00", "18:00", "24:00"} <= set(words(hours.draw(found, PRINT, 348)))


def test_hours_look_the_same_in_a_long_time_as_in_a_short_one():
    """Totals would grow with the period, and each Monday evening would be "32 or more"."""
    month, decade = ({(0, 21): 8 * times, (6, 3): 2 * times} for times in (1, 130))
    assert hours.legend(hours_in(decade, 520)) == hours.legend(hours_in(month, 4))
    assert shares(hours.draw(hours_in(decade, 520), LIGHT, 348)) == shares(hours.draw(hours_in(month, 4), LIGHT, 348))


def test_a_weekday_never_logged_is_dashed_and_not_none():
    nothing = shares(hours.draw(hours_in({}, 0), LIGHT, 348))
    calm = shares(hours.draw(hours_in({}, 4), LIGHT, 348))
    assert rgb(LIGHT.heat[0]) not in nothing
    assert rgb(LIGHT.heat[0]) in calm
    assert hours.caption(hours_in({}, 0)).endswith("Dashed: no such day is logged.")


@given(st.integers(0, 100_000), st.integers(1, 600))
def test_the_shades_of_hours_keep_up_with_busy_diaries(most, days):
    limits = hours.edges(hours_in({(2, 5): most}, days))
    assert list(limits) == sorted(set(limits))
    assert limits[-1] <= max(0.5, most / days)
    assert limits[-1] > most / days / 1.34


def test_a_busy_diary_is_not_darkest_everywhere():
    """Five to eight at any time of the day: the darkest begins near the most there are, at a round number."""
    found = hours_in({(day, hour): 20 + (day * 5 + hour) % 12 for day in range(7) for hour in range(0, 24, 2)})
    assert hours.legend(found) == ("none", "7 or more in two hours")
    covered = shares(hours.draw(found, LIGHT, 348))
    assert covered[rgb(LIGHT.heat[3])] > covered[rgb(LIGHT.heat[4])] > 0.005
