"""The times a diary can hold: from 1900 on, and not yet what can only be known once it is past."""

from datetime import datetime, timedelta

from twitchlog.domain import checks
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Medicine, Profile, Threshold
from twitchlog.domain.records import Record

GRACE = timedelta(minutes=1)  # for clocks that differ


def refuse_impossible(record: Record, now: datetime) -> None:
    """Raise Invalid for a record of a time no diary can hold, or that can only be known once it is past."""
    if isinstance(record, Episode):
        checks.not_too_early("Start", record.day)
        refuse_future(record, now)
    elif isinstance(record, CheckIn):
        checks.not_too_early("Date", record.date)
        _refuse_future_day(record, now)
    elif isinstance(record, Profile):
        if record.born is not None:
            checks.not_too_early("Birth date", record.born)
            if record.born > now.date():
                raise Invalid("Birth date", f"Birth date {record.born} is in the future; today is {now.date()}.")
    elif isinstance(record, Medicine):
        days = ("Start", record.start), ("Stop", record.stop), *(("Date", change.date) for change in record.changes)
        for field, day in days:
            if day is not None:
                checks.not_too_early(field, day)
    else:
        checks.not_too_early("Date", record.since if isinstance(record, Threshold) else record.date)


def _refuse_future_day(checkin: CheckIn, now: datetime) -> None:
    there = checkin.updated if checkin.updated and checkin.updated <= now + GRACE else now
    today = max(now.date(), there.date())  # it had begun where that was written, further east
    if checkin.date > today:
        raise Invalid("Date", f"Date {checkin.date} is in the future; today is {today}.")
    for drink in checkin.drinks:
        if drink.at is None:
            continue
        if drink.at > now + GRACE:
            said = f"Time of the drink {drink.at:%Y-%m-%d %H:%M} is in the future; it is {now:%Y-%m-%d %H:%M} now."
            raise Invalid("Time of the drink", said)
        checks.not_too_early("Time of the drink", drink.at.date())
