"""The usual places: what the tiles offer, and in which order."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.places import Place, all_places
from twitchlog.ui.presenters.usual_places import MOST, usual_places

TODAY = date(2026, 11, 23)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")


def ago(days: int, place: Place, minutes: int = 0):
    return make_episode(NOON - timedelta(days=days, minutes=minutes), places=(place,))


def test_what_was_used_more_comes_first():
    """Three uses of the right calf outweigh two of the left on the same days."""
    episodes = [ago(1, RIGHT_CALF, n) for n in range(3)] + [ago(1, LEFT_CALF, n) for n in range(2)]
    assert usual_places(episodes, TODAY) == (RIGHT_CALF, LEFT_CALF)


def test_recent_uses_count_more():
    """Two uses yesterday outweigh three of six weeks ago."""
    episodes = [ago(42, RIGHT_CALF, n) for n in range(3)] + [ago(1, LEFT_CALF, n) for n in range(2)]
    assert usual_places(episodes, TODAY) == (LEFT_CALF, RIGHT_CALF)


def test_todays_taps_do_not_move_the_tiles():
    """Logging the second tile ten times today leaves it second."""
    before = [ago(1, RIGHT_CALF, n) for n in range(2)] + [ago(1, LEFT_CALF)]
    assert usual_places([*before, *(ago(0, LEFT_CALF, n) for n in range(10))], TODAY) == (RIGHT_CALF, LEFT_CALF)


def test_a_place_first_used_today_is_offered_last():
    """The very first day has tiles too, in the order of first use."""
    assert usual_places([ago(0, LOWER_LID, 5), ago(0, LEFT_CALF)], TODAY) == (LOWER_LID, LEFT_CALF)


def test_shown_tiles_keep_their_positions_and_undone_ones_go():
    """A backfilled day cannot reorder today's tiles; a place no episode names any more is gone."""
    episodes = [ago(2, RIGHT_CALF, n) for n in range(9)] + [ago(1, LEFT_CALF)]
    assert usual_places(episodes, TODAY, shown=(LEFT_CALF, LOWER_LID)) == (LEFT_CALF, RIGHT_CALF)


@given(st.lists(st.tuples(st.integers(0, 56), st.sampled_from(all_places())), max_size=40))
def test_at_most_six_each_once_whatever_the_order_of_reading(uses):
    """Up to six distinct places; from days before today the order of the episodes does not matter."""
    episodes = [ago(days, place, index) for index, (days, place) in enumerate(uses)]
    tiles = usual_places(episodes, TODAY)
    assert len(tiles) <= MOST
    assert len(set(tiles)) == len(tiles)
    earlier = [episode for episode in episodes if episode.day < TODAY]
    assert usual_places(earlier, TODAY) == usual_places(list(reversed(earlier)), TODAY)
