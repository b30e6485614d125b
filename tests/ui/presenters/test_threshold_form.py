"""Where a factor's high days begin: what the dialog says while one types, and what it keeps."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.domain.refusal import plain_sentence, refused
from tests.factories import make_checkin
from twitchlog.analysis.associations import associations
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.domain.person import OwnFactor, Profile, Threshold
from twitchlog.store import Diary
from twitchlog.ui.presenters.threshold_form import ThresholdForm

CLOCK = FrozenClock("2026-11-23T19:42:00")
TODAY = date(2026, 11, 23)
TEA = OwnFactor("own_tea", "Tea", "number", "cups")


@pytest.fixture
def diary(tmp_path):
    """Ninety quiet days: caffeine 100 to 189 mg, sleep 6 to 8 h, stress 0 to 5, some tea."""
    diary = Diary.open(tmp_path / "diary", CLOCK)
    diary.save_profile(Profile(own_factors=(TEA,)))
    factors = [{"caffeine_mg": 100 + n, "sleep_h": 6 + n % 3, "stress": n % 6, "own_tea": n % 2} for n in range(90)]
    days = (make_checkin(TODAY - timedelta(n + 1), none=True, factors=each) for n, each in enumerate(factors))
    diary.put(*days, label="x")
    yield diary
    diary.close()


def form(diary, key="caffeine_mg", typed=None, **more):
    """The form of a factor, with something typed."""
    period = Period.ending(TODAY, 91)
    found = associations([], diary.checkins(), diary.profile(), period, TODAY, "episodes", diary.thresholds())
    asked = ThresholdForm(diary, next(each for each in found if each.factor.key == key), **more)
    if typed is not None:
        asked.type(typed)
    return asked


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_it_says_the_middle_value_and_begins_empty(diary):
    """With how many of the card's days are above it."""
    asked = form(diary)
    assert (asked.title, asked.label, asked.typed) == ("Caffeine: where high begins", "Higher begins above, mg", "")
    assert plain(asked.about).startswith("Your middle value is 144.5 mg; 45 of 90 days are above it. Set now, ")
    assert plain(asked.example) == "such as 144.5 mg"
    assert not asked.known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("150", "39 days would be above it, 51 would not."),
        ("188 mg", "1 day would be above it, 89 would not. At least 8 on each side are needed."),
        ("1,000", "No day would be above it, 90 would not. At least 8 on each side are needed."),
        ("0", "90 days would be above it, 0 would not. At least 8 on each side are needed."),
        ("", ""),
        ("much", ""),
        ("-3", ""),
        ("30000", ""),
    ],
)
def test_while_one_types_it_says_how_many_days_are_on_each_side(diary, text, said):
    """Nothing while it makes no sense."""
    assert form(diary, typed=text).sides() == said


def test_without_a_day_that_counts_nothing_is_said_of_sides(diary):
    """Noted, but no twitches or quiet are."""
    days = diary.checkins()
    diary.put(*(make_checkin(day.date, factors=day.factors) for day in days), label="x")
    asked = form(diary, typed="150")
    assert plain(asked.about) == "Your middle value is 144.5 mg."
    assert asked.sides() == ""


def test_what_the_sides_say_is_what_the_card_then_has(diary):
    """The day itself at the threshold is not above it."""
    form(diary, typed="150").save()
    (caffeine, *_) = associations(
        [], diary.checkins(), diary.profile(), Period.ending(TODAY, 91), TODAY, "episodes", diary.thresholds()
    )
    assert (caffeine.shown.basis.high, caffeine.shown.basis.other) == (39, 51)


def test_a_threshold_is_set_changed_and_taken_away(diary):
    """Each can be undone; the same again is no change."""
    change = form(diary, typed=" 150 ").save()
    assert plain(change.label) == "Saved: higher caffeine is above 150 mg"
    assert diary.thresholds() == [Threshold("caffeine_mg", 150, TODAY)]
    again = form(diary)
    assert (again.known, again.typed, again.save()) == (True, "150", None)
    assert form(diary, typed="150.0").save() is None
    assert plain(again.about).startswith("Your middle value is 144.5 mg; 45 of 90 days are above it.")
    gone = again.use_median()
    assert diary.thresholds() == []
    assert form(diary).use_median() is None
    diary.undo(gone.id)
    assert diary.thresholds() == [Threshold("caffeine_mg", 150, TODAY)]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("caffeine_mg", "", "Type an amount, such as 144.5 mg."),
        ("caffeine_mg", "20001", "Threshold must be from 0 to 20,000 mg, not 20001."),
        ("caffeine_mg", "-1", "Threshold must be from 0 to 20,000 mg, not -1."),
        ("caffeine_mg", "nan", "Threshold must be a number like 3 or 6.5, not “nan”."),
        ("sleep_h", "25", "Threshold must be from 0 to 24 hours, not “25”."),
        ("stress", "11", "Threshold must be from 0 to 10, not 11."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(diary, key, text, said):
    """In words that stand under the field."""
    with pytest.raises(Invalid) as refusal:
        form(diary, key, text).save()
    assert plain(refusal.value.message) == said
    assert diary.thresholds() == []


def test_the_unusual_is_asked_about_and_kept(diary):
    """As with a day's caffeine."""
    asked = form(diary, typed="3000")
    assert plain(asked.doubt()).startswith("Caffeine 3,000 mg is more than most people have in a day")
    others = (("caffeine_mg", "300"), ("caffeine_mg", "much"), ("own_tea", "9000"))
    assert [form(diary, key, typed).doubt() for key, typed in others] == ["", "", ""]
    asked.save()
    assert diary.threshold("caffeine_mg").above == 3000


def test_sleep_scales_and_own_factors_have_their_own_words(diary):
    """And are typed as elsewhere."""
    sleep, stress, tea = (form(diary, key) for key in ("sleep_h", "stress", "own_tea"))
    assert (sleep.label, stress.label, tea.label) == (
        "Longer begins above, h",
        "Higher begins above, 0 to 10",
        "Higher begins above, cups",
    )
    assert plain(stress.about).startswith("Your middle value is 2.5 of 10;")
    sleep.type("6h30")
    assert sleep.sides() == "60 days would be above it, 30 would not."
    form(diary, "sleep_h", "7h15").save()
    form(diary, "own_tea", "0").save()
    assert {each.factor: each.above for each in diary.thresholds()} == {"sleep_h": 7.25, "own_tea": 0}
    assert (form(diary, "sleep_h").typed, form(diary, "own_tea").typed) == ("7 h 15", "0")


def test_a_value_below_the_highest_is_not_called_the_middle_one(diary):
    """Most days have the highest: high begins above the one below."""
    diary.put(
        *(make_checkin(each.date, factors={"stress": 7 if n % 3 else 2}) for n, each in enumerate(diary.checkins())),
        label="x",
    )
    assert plain(form(diary, "stress").about).startswith("Most days have your highest value; below it comes 2 of 10")


def test_what_is_typed_is_kept_until_it_is_saved_or_thrown_away(diary):
    """And is there again when the form is."""
    kept: list[str | None] = []
    asked = form(diary, typed="15", keep=kept.append)
    asked.type("150")
    assert (kept, asked.touched) == (["15", "150"], True)
    again = form(diary, draft="150", keep=kept.append)
    assert (again.typed, again.touched) == ("150", True)
    again.discard()
    assert (again.typed, kept[-1]) == ("", None)
    asked.save()
    assert kept[-1] is None
    assert form(diary, draft=["no", "text"]).typed == "150"


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=10) | st.floats().map(str) | st.decimals(0, 200, places=7).map(str))
def test_whatever_is_typed_is_kept_within_what_can_be_or_refused_in_a_sentence(diary, text):
    """What counts the sides is what is kept."""
    asked = form(diary, typed=text)
    said = asked.sides()
    refusal = refused(asked.save)
    if refusal is not None:
        assert said == ""
        assert plain_sentence(refusal)
        return
    above = diary.threshold("caffeine_mg").above
    assert 0 <= above <= 20_000
    number = sum(checkin.caffeine_mg > above for checkin in diary.checkins())
    assert said.startswith(f"{number} day" if number else "No day")
    again = form(diary)
    assert again.save() is None
    assert again.sides() == said
