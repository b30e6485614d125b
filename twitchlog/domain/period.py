"""A period: two calendar days, both included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twitchlog.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; raises Invalid when the last comes before the first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid("Period", f"The period ends on {self.last} before it starts on {self.first}.")

    @classmethod
    def ending(cls, last: date, days: int) -> "Period":
        """The given number of days, the last of them `last`; fewer where the calendar begins."""
        return cls(date.fromordinal(max(1, last.toordinal() - days + 1)), last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def dates(self) -> Iterator[date]:
        """Every day of it, in order."""
        return (self.first + timedelta(n) for n in range(self.days))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def before(self) -> "Period | None":
        """The period of the same length just before this one; None when the calendar begins with this one."""
        return None if self.first == date.min else Period.ending(self.first - timedelta(1), self.days)
