"""The episode sheet without a window: what a choice does, what is refused, and what saving writes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.domain.strategies import episodes
from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.errors import Invalid
from twitchlog.ui.presenters.episode_draft import EpisodeDraft
from twitchlog.ui.presenters.episode_form import EpisodeFormPresenter
from twitchlog.ui.presenters.episode_when import resumed

TODAY = date(2026, 11, 23)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def kept():
    """Every draft the sheet handed over to be kept."""
    return []


@pytest.fixture
def new(diary, clock, kept):
    """A new episode's sheet: `new(LEFT_CALF, day=...)`."""
    return lambda *places, day=None: EpisodeFormPresenter(
        diary, clock, EpisodeDraft.new(clock.now(), places, day), kept.append
    )


@pytest.fixture
def edit(diary, clock, kept):
    """The sheet of an episode in the diary."""
    return lambda id: EpisodeFormPresenter(
        diary, clock, EpisodeDraft.editing(diary.episode(id), clock.now()), kept.append
    )


def chosen(options):
    return [option.label for option in options if option.on]


def test_a_new_sheet_is_a_single_twitch_now(new, diary):
    """Nothing else is answered for the person."""
    sheet = new(LEFT_CALF)
    state = sheet.state()
    assert (state.title, state.when_words, chosen(state.when)) == ("New episode", "Today, 19:42", ["Now"])
    assert chosen(state.modes) == ["Single"]
    assert chosen(state.lengths) == []
    assert (state.bother, state.problems, state.can_delete) == (None, {}, False)
    logged = sheet.save()
    assert logged.text == "Saved: left calf, 19:42"
    (episode,) = diary.episodes()
    assert episode == replace(make_episode(episode.started), id=episode.id, created=episode.started)


def test_every_choice_is_kept_at_once(new, kept):
    """The newest draft holds all choices so far."""
    sheet = new(LEFT_CALF)
    sheet.choose_mode("burst")
    sheet.change(count="6-20")
    sheet.type_length("15 min")
    assert len(kept) == 3
    assert (kept[-1].mode, kept[-1].count, kept[-1].duration_s) == ("burst", "6-20", 900)


def test_the_factors_come_from_the_day_until_the_start(new, diary, clock):
    """126 mg by 14:30; the later cola counts from 16:00 on."""
    at = clock.now().replace(hour=9, minute=0)
    cola = Drink("Cola", 33, 1, at.replace(hour=16))
    diary.save_checkin(TODAY, drinks=(Drink("Espresso", 63, 2, at), cola), factors={"sleep_h": 6.5})
    sheet = new(LEFT_CALF)
    sheet.type_start("14:30")
    caffeine, sleep, stress = sheet.state().factors
    assert (caffeine.value, caffeine.source) == (f"126{NBSP}mg", "your drinks until 14:30")
    assert (sleep.value, sleep.source) == (f"6{NBSP}h{NBSP}30", "last night, from your day")
    assert (stress.value, stress.known, stress.source) == ("not noted", False, "not noted today")
    sheet.type_start("17:00")
    assert sheet.state().factors[0].value == f"159{NBSP}mg"


def test_now_with_a_length_ended_now(new, diary, clock):
    """As on the command line."""
    sheet = new(LEFT_CALF)
    sheet.choose_length("900")
    assert sheet.state().when_words == "Today, 19:27–19:42"
    sheet.save()
    (episode,) = diary.episodes()
    assert episode.ended == clock.now()


def test_an_end_in_the_future_is_said_beside_the_start_and_not_saved(new, diary):
    """Several hours from 15 minutes ago."""
    sheet = new(LEFT_CALF)
    sheet.choose_length(f"{3 * 3600}")
    sheet.choose_when("15")
    said = "About 3 hours from 19:27 ends after now. Choose an earlier start or a shorter time."
    assert sheet.state().problems == {"when": said}
    with pytest.raises(Invalid, match="ends after now"):
        sheet.save()
    assert diary.episodes() == []


def test_without_a_place_it_says_so_only_when_it_is_to_be_saved(new, diary):
    """Nobody is nagged while still choosing."""
    sheet = new()
    assert sheet.state().problems == {}
    with pytest.raises(Invalid):
        sheet.save()
    assert list(sheet.state().problems) == ["place"]
    sheet.set_places((LEFT_CALF, LEFT_CALF, LOWER_LID))
    assert sheet.state().problems == {}
    assert sheet.draft.places == (LEFT_CALF, LOWER_LID)


def test_on_an_earlier_day_the_start_has_to_be_chosen(new, diary):
    """No time is made up; a typed time alone means that day."""
    sheet = new(LEFT_CALF, day=TODAY - timedelta(1))
    state = sheet.state()
    assert [option.label for option in state.when] == ["Morning", "Midday", "Afternoon", "Evening", "Exact"]
    assert state.when_words == "Yesterday"
    with pytest.raises(Invalid):
        sheet.save()
    assert list(sheet.state().problems) == ["when"]
    sheet.type_start("21:30")
    assert sheet.state().when_words == "Yesterday, 21:30"
    sheet.save()
    assert [episode.started.isoformat() for episode in diary.episodes()] == ["2026-11-22T21:30:00+01:00"]


@pytest.mark.parametrize("typed", ["23:10", "tomorrow 3:00", "25:00", "soon", ""])
def test_a_start_that_makes_no_sense_is_refused_and_changes_nothing(new, typed):
    """Plain sentences; the draft stays."""
    sheet = new(LEFT_CALF)
    with pytest.raises(Invalid):
        sheet.type_start(typed)
    assert not sheet.changed


def test_an_exact_start_can_be_typed_again_unchanged(new):
    """What the dialog offers means the same moment."""
    sheet = new(LEFT_CALF)
    for typed in ("14:30", "yesterday 21:30", "2026-10-24 12:00"):
        sheet.type_start(typed)
        before = sheet.started
        sheet.type_start(sheet.start_typed())
        assert sheet.started == before


def test_an_ongoing_one_is_still_going_until_an_end_is_given(new, diary):
    """An end before the start is refused; a later start keeps the end."""
    sheet = new(LOWER_LID)
    sheet.choose_mode("ongoing")
    assert sheet.state().lengths == ()
    assert chosen(sheet.state().until) == ["Still going"]
    sheet.type_start("10:00")
    with pytest.raises(Invalid, match="before it began"):
        sheet.type_end("9:00")
    sheet.type_end("12:00")
    assert chosen(sheet.state().until) == ["Ended today, 12:00"]
    sheet.type_start("11:00")
    sheet.save()
    (episode,) = diary.episodes()
    assert (episode.mode, episode.duration_s) == ("ongoing", 3600)


def test_answers_of_another_mode_wait_and_do_not_get_into_the_episode(new, diary):
    """A count chosen by mistake does no harm, and is there again when one comes back."""
    sheet = new(LEFT_CALF)
    sheet.choose_mode("burst")
    sheet.change(count="6-20")
    sheet.choose_mode("single")
    assert sheet.state().counts == ()
    sheet.save()
    assert diary.episodes()[0].count is None
    sheet.choose_mode("burst")
    assert chosen(sheet.state().counts) == ["6–20"]


def test_a_changed_sleep_changes_the_day_in_the_same_step(new, diary):
    """One undo takes both back."""
    diary.save_checkin(TODAY, factors={"sleep_h": 6.5, "stress": 4})
    sheet = new(LEFT_CALF)
    sheet.type_factor("sleep_h", "7h15")
    logged = sheet.save()
    assert diary.checkin(TODAY).factors == {"sleep_h": 7.25, "stress": 4}
    assert diary.episodes()[0].sleep_h == 7.25
    (change,) = logged.undo
    diary.undo(change)
    assert diary.checkin(TODAY).factors == {"sleep_h": 6.5, "stress": 4}
    assert diary.episodes() == []


def test_caffeine_and_stress_of_the_episode_leave_the_day_alone(new, diary):
    """They are as the person says they were at this episode; cleared, they are not noted."""
    diary.save_checkin(TODAY, factors={"caffeine_mg": 190, "stress": 4})
    sheet = new(LEFT_CALF)
    sheet.type_factor("caffeine_mg", "63")
    sheet.set_factor("stress", None)
    assert sheet.state().factors[0].source == "for this episode"
    sheet.save()
    (episode,) = diary.episodes()
    assert (episode.caffeine_mg, episode.stress) == (63, None)
    assert diary.checkin(TODAY).factors == {"caffeine_mg": 190, "stress": 4}


def test_a_factor_can_follow_the_day_again(new, diary):
    """As on your day."""
    diary.save_checkin(TODAY, factors={"stress": 4})
    sheet = new(LEFT_CALF)
    sheet.set_factor("stress", 9)
    sheet.follow_day("stress")
    assert sheet.state().factors[2].value == "4 of 10"


@pytest.mark.parametrize(
    ("key", "typed"), [("caffeine_mg", "-1"), ("caffeine_mg", "20001"), ("sleep_h", "25"), ("sleep_h", "nan")]
)
def test_an_impossible_amount_is_refused(new, key, typed):
    """And nothing is kept of it."""
    sheet = new(LEFT_CALF)
    with pytest.raises(Invalid):
        sheet.type_factor(key, typed)
    assert not sheet.changed


def test_an_unusual_amount_is_asked_about_beside_it_and_kept(new, diary):
    """1,800 mg is more than most people have."""
    sheet = new(LEFT_CALF)
    sheet.type_factor("caffeine_mg", "1800")
    caffeine = sheet.state().factors[0]
    assert caffeine.doubt == f"Caffeine 1,800{NBSP}mg is more than most people have in a day; it is kept as typed."
    sheet.save()
    assert diary.episodes()[0].caffeine_mg == 1800


def test_an_episode_on_a_quiet_day_ends_the_quiet_and_undo_restores_it(new, diary, clock):
    """None today no longer holds; for an ongoing one on each of its days."""
    for ago in (0, 1):
        diary.save_checkin(TODAY - timedelta(ago), none=True)
    sheet = new(LEFT_CALF)
    sheet.choose_mode("ongoing")
    sheet.type_start("yesterday 21:00")
    logged = sheet.save()
    assert diary.checkins() == []
    for change in logged.undo:
        diary.undo(change)
    assert [day.none for day in diary.checkins()] == [True, True]
    assert diary.episodes() == []


def test_an_edit_keeps_what_was_not_changed(diary, edit, clock):
    """The offset it was recorded with, its seconds, its creation; only `updated` is new."""
    before = make_episode(
        "2026-07-01T21:30:17+02:00",
        mode="burst",
        count="6-20",
        duration_s=97,
        bother=3,
        contexts=("at rest",),
        caffeine_mg=100,
        note="as it was",
        created=datetime.fromisoformat("2026-07-01T21:31:00+02:00"),
    )
    diary.add(before)
    sheet = edit(before.id)
    assert (sheet.state().title, sheet.state().can_delete) == ("Edit episode", True)
    sheet.change(bother=5)
    assert sheet.save().text == "Changed: left calf, 21:30"
    after = diary.episode(before.id)
    assert after == replace(before, bother=5, updated=clock.now())
    assert after.started.isoformat() == before.started.isoformat()


def test_an_edited_start_keeps_to_its_day_and_its_clock(diary, edit):
    """A time alone means the episode's day, in the offset in force then."""
    diary.add(make_episode("2026-07-01T21:30:00+02:00", id="summer"))
    sheet = edit("summer")
    assert sheet.start_typed() == "21:30"
    sheet.type_start("22:15")
    sheet.save()
    assert diary.episode("summer").started.isoformat() == "2026-07-01T22:15:00+02:00"


def test_the_sleep_of_an_edit_changes_its_day_and_keeps_its_creation(diary, edit, clock):
    """Also in the step that writes both."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", id="e", sleep_h=6))
    created = diary.episode("e").created
    clock.move(hours=1)
    sheet = edit("e")
    sheet.type_factor("sleep_h", "8")
    sheet.save()
    episode = diary.episode("e")
    assert (episode.sleep_h, episode.created, episode.updated) == (8, created, clock.now())
    assert diary.checkin(date(2026, 11, 22)).factors == {"sleep_h": 8}


def test_an_ongoing_one_made_a_burst_keeps_its_length(diary, edit):
    """What is known is not lost by naming it otherwise."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", id="e", mode="ongoing", duration_s=7200))
    sheet = edit("e")
    sheet.choose_mode("burst")
    sheet.save()
    assert (diary.episode("e").mode, diary.episode("e").duration_s) == ("burst", 7200)


def test_several_symptoms_are_counted_and_listed(new):
    """One short word stands at the right."""
    sheet = new(LEFT_CALF)
    assert (sheet.state().with_it.value, sheet.state().with_it.known) == ("not noted", False)
    sheet.change(symptoms=("cramp",))
    assert (sheet.state().with_it.value, sheet.state().with_it.second) == ("Cramp", "1 chosen")
    sheet.change(symptoms=("cramp", "pain"), visible=True)
    assert sheet.state().with_it.second == "cramp, pain · others could see it"


def test_a_megabyte_of_note_is_shown_shortened_and_kept_whole(new, diary):
    """Only its beginning is read for the row."""
    sheet = new(LEFT_CALF)
    sheet.change(note="very long " * 110_000)
    assert len(sheet.state().note.second) <= 120
    sheet.save()
    assert len(diary.episodes()[0].note) == 1_100_000


def test_a_draft_taken_up_later_means_the_same_moment(clock):
    """Now, then, is an exact time."""
    draft = replace(EpisodeDraft.new(clock.now(), (RIGHT_CALF,)), when="15")
    clock.move(hours=9)
    again = resumed(draft, clock)
    assert again.started is not None
    assert (again.when, again.started.isoformat(), again.day) == ("exact", "2026-11-23T19:27:00+01:00", TODAY)


def test_fifteen_minutes_ago_over_a_clock_change_is_fifteen_minutes_ago(diary, kept):
    """Ten past three in summer time; a quarter of an hour ago it was five to two."""
    clock = FrozenClock(datetime.fromisoformat("2026-03-29T03:10:00+02:00"))
    sheet = EpisodeFormPresenter(diary, clock, EpisodeDraft.new(clock.now(), (LEFT_CALF,)), kept.append)
    sheet.choose_when("15")
    assert sheet.started.isoformat() == "2026-03-29T01:55:00+01:00"
    assert clock.now() - sheet.started == timedelta(minutes=15)


@given(episodes())
def test_any_draft_comes_back_from_the_disk_as_it_was(episode):
    """Through plain JSON values."""
    draft = EpisodeDraft.editing(episode, episode.started)
    assert EpisodeDraft.from_data(draft.to_data()) == draft


@given(st.dictionaries(st.sampled_from([*EpisodeDraft.__dataclass_fields__]), st.none() | st.text() | st.integers()))
def test_a_draft_that_makes_no_sense_is_none(data):
    """Never an error."""
    found = EpisodeDraft.from_data(data)
    assert found is None or isinstance(found, EpisodeDraft)
