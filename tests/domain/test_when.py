"""Times and days as people type them, in Berlin on a Monday evening."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.domain.refusal import plain_sentence, refused
from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid
from twitchlog.domain.when import parse_day, parse_when

CLOCK = FrozenClock("2026-11-23T19:42:30", "Europe/Berlin")
TODAY = date(2026, 11, 23)

TIMES = {
    "now": "2026-11-23T19:42:30+01:00",
    " NOW ": "2026-11-23T19:42:30+01:00",
    "-15m": "2026-11-23T19:27:30+01:00",
    "−15 min": "2026-11-23T19:27:30+01:00",
    "-12h": "2026-11-23T07:42:30+01:00",
    "-1h30": "2026-11-23T18:12:30+01:00",
    "15 min ago": "2026-11-23T19:27:30+01:00",
    "2 hours ago": "2026-11-23T17:42:30+01:00",
    "an hour ago": "2026-11-23T18:42:30+01:00",
    "-30d": "2026-10-24T20:42:30+02:00",  # summer time held then
    "9:05": "2026-11-23T09:05:00+01:00",
    "9.05": "2026-11-23T09:05:00+01:00",
    "9 am": "2026-11-23T09:00:00+01:00",
    "12:30 am": "2026-11-23T00:30:00+01:00",
    "today 9:05": "2026-11-23T09:05:00+01:00",
    "yesterday 21:30": "2026-11-22T21:30:00+01:00",
    "yesterday at 21:30": "2026-11-22T21:30:00+01:00",
    "21:30 yesterday": "2026-11-22T21:30:00+01:00",
    "mon 21:30": "2026-11-16T21:30:00+01:00",  # tonight's is still to come
    "Monday 9:30": "2026-11-23T09:30:00+01:00",
    "tue 21:30": "2026-11-17T21:30:00+01:00",
    "Sun, 21:30": "2026-11-22T21:30:00+01:00",
    "13 Nov 21:10": "2026-11-13T21:10:00+01:00",
    "24 Nov 21:10": "2025-11-24T21:10:00+01:00",
    "2026-11-22T21:30": "2026-11-22T21:30:00+01:00",
    "2026-11-22 21:30": "2026-11-22T21:30:00+01:00",
    "2026-11-22T21:30:12.75": "2026-11-22T21:30:12+01:00",
    "2026-11-22T21:30+01:00": "2026-11-22T21:30:00+01:00",
    "2026-11-22T21:30-0500": "2026-11-22T21:30:00-05:00",
    "2026-11-22T21:30Z": "2026-11-22T21:30:00+00:00",
    "2026-07-01 12:00": "2026-07-01T12:00:00+02:00",
    "2026-10-25 02:30": "2026-10-25T02:30:00+02:00",  # came twice: the first
    "2026-10-25 02:30+01:00": "2026-10-25T02:30:00+01:00",  # unless the offset says the second
    "2026-03-29 01:59": "2026-03-29T01:59:00+01:00",
    "2026-03-29 03:00": "2026-03-29T03:00:00+02:00",
}


@pytest.mark.parametrize("text, expected", TIMES.items())
def test_a_time_is_read(text: str, expected: str):
    assert parse_when(text, CLOCK).isoformat() == expected


REFUSED = {
    "21:30": "is in the future: it is 19:42 now; for last evening write “yesterday 21:30”.",
    "2026-11-23T19:43": "is in the future",
    "2027-01-01 10:00": "is in the future: it is 23 Nov 2026",
    "2026-11-23T20:00+01:00": "is in the future",
    "2026-11-22": "has no time of day; write it like “2026-11-22 21:30”",
    "yesterday": "has no time of day",
    "mon": "has no time of day",
    "2026-03-29 02:30": "02:30 did not exist on 29 March 2026: the clocks went forward",
    "25:00": "is no time of day; the day goes from 0:00 to 23:59",
    "12:60": "is no time of day",
    "13:00 pm": "is no time of day",
    "2026-13-01 21:30": "not a time the calendar has",
    "2026-02-30 21:30": "not a time the calendar has",
    "-99999999w": "not a time the calendar has",
    "0001-01-01 00:00+14:00": "too long ago",
    "1899-12-31 23:59": "is too long ago: the earliest day is 1900-01-01",
    "20.15": "for last evening write “yesterday 20:15”",
    "19:50": "for last evening write “yesterday 19:50”",
    "last night": "is not a time twitchlog can read",
    "tomorrow 8:00": "is in the future: it is 23 Nov, 19:42, now",
    "15": "is not a time twitchlog can read",
    "-15": "is not a time twitchlog can read",
    "": "is not a time twitchlog can read",
    "-nanh": "is not a time twitchlog can read",
}


@pytest.mark.parametrize("text, said", REFUSED.items())
def test_a_time_is_refused_in_words(text: str, said: str):
    with pytest.raises(Invalid) as refusal:
        parse_when(text, CLOCK, "Start")
    assert said in refusal.value.message
    assert refusal.value.field == "Start"
    assert refusal.value.message.startswith("Start ")
    assert plain_sentence(refusal.value)


def test_a_morning_hour_to_come_is_not_called_last_evening():
    clock = FrozenClock("2026-11-23T07:42:00", "Europe/Berlin")
    refusal = refused(parse_when, "9:30", clock)
    assert refusal is not None
    assert refusal.message.endswith("; for the day before write “yesterday 09:30”.")


def test_minutes_ago_cross_the_clock_change_in_real_time():
    """At 3:10 on the night the clocks go forward, a quarter of an hour ago was 1:55."""
    clock = FrozenClock("2026-03-29T03:10:00", "Europe/Berlin")
    assert parse_when("-15m", clock).isoformat() == "2026-03-29T01:55:00+01:00"


def test_minutes_ago_within_the_hour_that_comes_twice():
    clock = FrozenClock(datetime(2026, 10, 25, 1, 40, tzinfo=UTC), "Europe/Berlin")
    assert clock.now().isoformat() == "2026-10-25T02:40:00+01:00"
    ago = parse_when("-15m", clock)
    assert ago == clock.now() - timedelta(minutes=15)


def test_just_after_midnight_last_evening_is_yesterday():
    clock = FrozenClock("2026-11-24T00:05:00", "Europe/Berlin")
    assert parse_when("yesterday 23:50", clock).isoformat() == "2026-11-23T23:50:00+01:00"
    assert "future" in str(refused(parse_when, "23:50", clock))


@given(st.datetimes(datetime(1950, 1, 1), datetime(2026, 11, 23, 19, 42)), st.integers(-56, 56))
def test_what_is_written_with_an_offset_is_read_as_written(wall: datetime, quarters: int):
    offset = timedelta(minutes=15 * quarters)
    sign, size = ("-", -offset) if quarters < 0 else ("+", offset)
    hours, rest = divmod(int(size.total_seconds()), 3600)
    text = f"{wall:%Y-%m-%dT%H:%M:%S}{sign}{hours:02d}:{rest // 60:02d}"
    refusal = refused(parse_when, text, CLOCK)
    assert refusal is None or "future" in refusal.message
    if refusal is None:
        assert parse_when(text, CLOCK).isoformat() == text


PIECES = "now - 15 m ago mon 29 feb 2026-03-29 02:30 T Z +99:99 at 24:00 9 pm , w d h"
TYPED = st.one_of(
    st.text(max_size=30),
    st.text("0123456789:.-+ hmsdapgoTZ", max_size=20),
    st.lists(st.sampled_from(PIECES.split())).map(" ".join),
)


@given(TYPED)
@example("٣:٠٥")
@example("2026-11-22T21:30+99:99")
@example("9999-12-31T23:59-23:59")
@example("29 feb 12:00")
@example("00.00.0000 12:00")
def test_any_text_gives_a_past_time_or_one_sentence(text: str):
    refusal = refused(parse_when, text, CLOCK)
    if refusal is None:
        moment = parse_when(text, CLOCK)
        assert moment <= CLOCK.now()
        assert moment.utcoffset() is not None
    else:
        assert plain_sentence(refusal)


DAYS = {
    "today": TODAY,
    "Yesterday": TODAY - timedelta(1),
    "mon": TODAY,
    "last monday": TODAY - timedelta(7),
    "tue": date(2026, 11, 17),
    "Sunday": date(2026, 11, 22),
    "-3d": date(2026, 11, 20),
    "3 days ago": date(2026, 11, 20),
    "2026-11-30": date(2026, 11, 30),  # a period may end in the future
    "23 Nov": TODAY,
    "23 November 2025": date(2025, 11, 23),
    "24 Nov": date(2025, 11, 24),
    "Nov 3": date(2026, 11, 3),
    "3rd november": date(2026, 11, 3),
    "22.11.2026": date(2026, 11, 22),
    "22.11.": date(2026, 11, 22),
    "29 Feb": date(2024, 2, 29),
}


@pytest.mark.parametrize("text, expected", DAYS.items())
def test_a_day_is_read(text: str, expected: date):
    assert parse_day(text, TODAY) == expected


@pytest.mark.parametrize("text", ["", "x", "31 Feb", "2026-02-30", "2026-13-01", "20261123", "1/2/2026", "-3", "3 Foo"])
def test_a_day_is_refused_in_words(text: str):
    refusal = refused(parse_day, text, TODAY, "From")
    assert refusal is not None
    assert refusal.message.startswith(f"From “{text}” ")
    assert plain_sentence(refusal)


@given(TYPED)
def test_any_text_gives_a_day_or_one_sentence(text: str):
    refusal = refused(parse_day, text, TODAY)
    assert plain_sentence(refusal) if refusal else isinstance(parse_day(text, TODAY), date)


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "31 Dec 1899"])
def test_a_day_before_1900_is_refused(text: str):
    refusal = refused(parse_day, text, TODAY)
    assert refusal is not None and plain_sentence(refusal)
    assert refusal.message == f"Date “{text}” is too long ago: the earliest day is 1900-01-01."


@given(st.dates(checks.EARLIEST))
def test_an_iso_day_is_read_as_written(day: date):
    assert parse_day(day.isoformat(), TODAY) == day
