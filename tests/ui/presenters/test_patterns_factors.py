"""What goes with what and what changed, as the cards say it; without a window."""

from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.factories import make_checkin, make_episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine, Profile, Suspect
from twitchlog.ui.presenters.patterns_factors import judged

TODAY = date(2026, 11, 23)
AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")


def fill(diary, days, of_high=3, of_other=1):
    """Some days have much coffee, and more twitches; stress goes its own way."""
    chance = Random(4)  # whatever came in a fixed rhythm would fit any shift of itself
    episodes, checkins = [], []
    for ago in range(1, days + 1):
        much = chance.random() < 0.5
        episodes += [make_episode(AT - timedelta(ago, minutes=n)) for n in range(of_high if much else of_other)]
        factors = {"caffeine_mg": 300 if much else 100, "stress": chance.randrange(8)}
        checkins.append(make_checkin(TODAY - timedelta(ago), factors=factors))
    diary.put(*episodes, *checkins, label="x")


def suspect(diary, *keys, since=TODAY - timedelta(300)):
    diary.save_profile(Profile(suspects=tuple(Suspect(key, since) for key in keys)))


def period(days):
    return Period.ending(TODAY, days)


def test_a_flagged_suspect_says_its_ratio_in_bold_its_range_and_that_it_is_no_proof(diary):
    """The raw days are behind it."""
    suspect(diary, "caffeine_mg")
    fill(diary, 100)
    found = judged(diary, period(101), TODAY, "episodes")
    (view,) = found.suspects
    assert view.tag == "main suspect"
    assert view.strong in view.sentence
    assert view.strong.endswith("times")
    assert view.below.endswith("A pattern, not proof of cause.")
    assert view.bar is not None
    assert view.bar.clear
    first, last = (end.removesuffix(" times") for end in view.bar.ends)
    assert f"anything from {first} to {last} times." in view.below
    assert view.dots is not None
    assert len(view.dots.high) + len(view.dots.other) == 100
    assert view.dots.titles == ("Higher caffeine", "Other days")
    assert any("your middle value" in note for note in view.notes)


def test_others_are_shown_with_their_range_and_never_flagged(diary):
    """However clear they look."""
    fill(diary, 100)
    found = judged(diary, period(101), TODAY, "episodes")
    assert found.suspects == ()
    assert [view.name for view in found.others] == ["Caffeine", "Stress"]
    for view in found.others:
        assert view.bar is not None
        for end in view.bar.ends:
            assert end.removesuffix("% more").removesuffix(" times").strip() in view.sentence, view.sentence
    assert not any(view.tag or view.strong or (view.bar and view.bar.clear) for view in found.others)
    assert found.others[0].sentence.startswith("Not one of your main suspects")


def test_a_suspect_that_is_not_noted_is_said_to_be_named(diary):
    """Nobody who named one is told that none is."""
    fill(diary, 60)
    assert judged(diary, period(61), TODAY, "episodes").unnoted == ""
    suspect(diary, "alcohol_g")
    found = judged(diary, period(61), TODAY, "episodes")
    assert (found.suspects, found.unnoted) == ((), "Alcohol is named; it is not noted in this time.")
    suspect(diary, "alcohol_g", "caffeine_mg", "screen_h")
    found = judged(diary, period(61), TODAY, "episodes")
    assert found.unnoted == "Alcohol and screen time are named; they are not noted in this time."


def test_the_other_lag_is_told_too(diary):
    """In one line, never bold; none while it is too early for either."""
    suspect(diary, "caffeine_mg")
    fill(diary, 100)
    (view,) = judged(diary, period(101), TODAY, "episodes").suspects
    assert [note for note in view.notes if note.startswith("The day after: your diary fits ")]
    (view,) = judged(diary, period(11), TODAY, "episodes").suspects
    assert not any("day after" in note for note in view.notes)


def test_too_early_says_how_many_more_days_and_shows_no_ratio(diary):
    """Quiet ones included."""
    suspect(diary, "caffeine_mg")
    fill(diary, 10)
    (view,) = judged(diary, period(28), TODAY, "episodes").suspects
    assert view.sentence == "Too early: about 18 more logged days, quiet ones included."
    assert (view.bar, view.dots) == (None, None)
    assert view.progress is not None
    assert view.progress.needed == "28 needed"
    assert view.progress.part == pytest.approx(10 / 28)


def test_a_suspect_named_late_is_said_to_be_so(diary):
    """It was chosen knowing the days."""
    suspect(diary, "caffeine_mg", since=TODAY - timedelta(5))
    fill(diary, 100)
    (view,) = judged(diary, period(101), TODAY, "episodes").suspects
    assert any(note.startswith("You named it on 18 Nov 2026") for note in view.notes)


def test_a_threshold_parts_the_days_where_the_person_set_it(diary):
    """And says so; too far out, it is why there is no ratio."""
    fill(diary, 100)
    diary.set_threshold("caffeine_mg", 200)
    caffeine = judged(diary, period(101), TODAY, "episodes").others[0]
    assert any("200\N{NO-BREAK SPACE}mg, as you set it" in note for note in caffeine.notes)
    diary.set_threshold("caffeine_mg", 400)
    caffeine = judged(diary, period(101), TODAY, "episodes").others[0]
    assert "none is above 400\N{NO-BREAK SPACE}mg, the threshold you set; 8 are needed." in caffeine.sentence
    assert caffeine.progress is not None
    assert caffeine.progress.needed == "8 of each needed"


def test_bother_can_be_what_is_held_against(diary):
    """Other words, other numbers."""
    fill(diary, 60)
    found = judged(diary, period(61), TODAY, "bother")
    assert found.outcome == "bother"
    assert all(view.found.outcome == "bother" for view in found.others)


def test_a_change_has_its_weeks_its_range_and_what_else_changed(diary):
    """A mark knows its id, a medicine has none."""
    fill(diary, 200)
    day = TODAY - timedelta(60)
    diary.put(Mark("m1", day, "Less coffee"), Medicine("x", "Magnesium", start=day + timedelta(7)), label="x")
    first, second = judged(diary, period(90), TODAY, "episodes").changes
    assert (first.mark, second.mark) == ("", "m1")
    assert second.title == "Less coffee, from 24 September"
    assert second.bar is not None
    assert "Also in these weeks: Magnesium, from 1 October." in second.caution
    assert second.also == "Also in these weeks: Magnesium, from 1 October."
    assert second.described.startswith("Twitches noticed a day, by week")


def test_a_change_too_early_says_how_many_weeks_are_missing(diary):
    """And has no range."""
    fill(diary, 200)
    diary.put(Mark("m1", TODAY - timedelta(10), "Less coffee"), label="x")
    (view,) = judged(diary, period(90), TODAY, "episodes").changes
    assert view.bar is None
    assert view.sentence.startswith("Too early: 3 more weeks after it")


def test_an_empty_diary_has_nothing_to_judge(diary):
    """No cards, no error."""
    found = judged(diary, period(28), TODAY, "episodes")
    assert (found.suspects, found.others, found.changes) == ((), (), ())
