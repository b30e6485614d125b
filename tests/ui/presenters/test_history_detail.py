"""The whole of one episode, for the card beside the list."""

from datetime import date

from tests.clock import FrozenClock
from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.ui.presenters.history_detail import detail, figure

NBSP = "\N{NO-BREAK SPACE}"


def test_every_field_is_said_in_words(diary: Diary, clock: FrozenClock) -> None:
    """As drawn in history-wide.png."""
    episode = make_episode(
        "2026-11-13T21:10:00+01:00", places=(RIGHT_CALF,), mode="burst", count="6-20", duration_s=900, bother=3,
        visible=True, contexts=("at rest", "at a screen"), symptoms=("cramp",), caffeine_mg=240, sleep_h=6, stress=6,
        note="After the long drive.",
    )  # fmt: skip
    diary.add(episode)
    shown = detail(diary, clock, episode.id)
    assert shown is not None and (shown.title, shown.when) == ("Right calf", "Friday 13 November, 21:10")
    assert dict(shown.fields) == {
        "Kind": "Twitch, a burst",
        "How many": "6–20",
        "Over how long": f"15{NBSP}min",
        "Bother": "3 of 10",
        "Visible to others": "Yes",
        "What was going on": "At rest, at a screen",
        "Anything with it": "Cramp",
        "Caffeine so far": f"240{NBSP}mg",
        "Sleep the night before": f"6{NBSP}h",
        "Stress at the time": "6 of 10",
        "Note": "After the long drive.",
    }


def test_zero_and_no_are_answers_and_the_rest_is_not_noted(diary: Diary, clock: FrozenClock) -> None:
    episode = make_episode("2026-11-13T21:10:00+01:00", bother=0, visible=False, caffeine_mg=0)
    diary.add(episode)
    shown = detail(diary, clock, episode.id)
    assert shown is not None
    fields = dict(shown.fields)
    assert (fields["Bother"], fields["Visible to others"]) == ("0 of 10", "No")
    assert fields["Caffeine so far"] == f"0{NBSP}mg"
    assert fields["How long"] is None and fields["Note"] is None and "How many" not in fields


def test_what_goes_on_says_since_when(diary: Diary, clock: FrozenClock) -> None:
    episode = make_episode("2026-11-23T08:10:00+01:00", mode="ongoing")
    diary.add(episode)
    shown = detail(diary, clock, episode.id)
    assert shown is not None and dict(shown.fields)["How long"] == "still going, since this morning"


def test_the_last_line_counts_days_of_the_place_and_logged_days(diary: Diary, clock: FrozenClock) -> None:
    episode = make_episode("2026-11-22T21:10:00+01:00")
    diary.add(episode, make_episode("2026-11-22T22:10:00+01:00"), make_episode("2026-11-20T22:10:00+01:00"))
    diary.add(make_episode("2026-11-18T22:10:00+01:00", places=(RIGHT_CALF,)))
    diary.save_checkin(date(2026, 11, 21), none=True)
    diary.save_checkin(date(2026, 11, 19), factors={"stress": 2})
    shown = detail(diary, clock, episode.id)
    assert shown is not None and shown.line == "Left calf: on 2 of 4 logged days since 18 November."


def test_an_episode_that_is_gone_has_no_card(diary: Diary, clock: FrozenClock) -> None:
    assert detail(diary, clock, "gone") is None


def test_the_figure_shows_the_view_that_holds_most_places() -> None:
    back = figure((RIGHT_CALF,))
    assert back is not None and (back.view, back.title, back.sides) == ("back", "Back", ("Your left", "Your right"))
    assert back.regions == {"back.calf.right"}
    lid = figure((LOWER_LID,))
    assert lid is not None and lid.view == "face" and lid.regions == {"face.lower_eyelid.left"}
    both = figure((LOWER_LID, LEFT_CALF, RIGHT_CALF))
    assert both is not None and both.view == "back" and len(both.regions) == 2


def test_a_place_without_a_region_has_no_figure() -> None:
    assert figure((Place("throat", None),)) is None
