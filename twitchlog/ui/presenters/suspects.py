"""Choosing the main suspects: up to three factors, each with the date it was named, which stays when others change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twitchlog.domain.clock import Clock
from twitchlog.domain.person import MOST_SUSPECTS, Suspect
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import short_day
from twitchlog.store import Change, Diary

WHY = (
    "Name up to three things you suspect, before you look. Only these can be called a pattern; whoever looks at many "
    "finds one by chance."
)
FULL = "Three are chosen. Take one away to name another."


@dataclass(frozen=True, slots=True)
class SuspectsState:
    """All that the sheet draws: (key, name) of the factors, the chosen keys, what stands below."""

    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    line: str
    changed: bool


class SuspectsPresenter:
    """Which factors are named. Nothing is kept before `save`."""

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary, self._clock = diary, clock
        self._profile = diary.profile()
        self._before = {suspect.factor: suspect for suspect in self._profile.suspects}
        self.chosen = tuple(self._before)
        self._full = False

    def state(self) -> SuspectsState:
        """The sheet as it stands."""
        own = ((each.key, each.name) for each in self._profile.own_factors)
        options = (*((key, factor.name) for key, factor in FACTORS.items()), *own)
        line = FULL if self._full else self._named()
        return SuspectsState(options, self.chosen, line, set(self.chosen) != set(self._before))

    def toggle(self, key: str) -> None:
        """Name a factor, or take it away; a fourth one is refused in words."""
        self._full = False
        if key in self.chosen:
            self.chosen = tuple(each for each in self.chosen if each != key)
        elif len(self.chosen) >= MOST_SUSPECTS:
            self._full = True
        else:
            self.chosen = (*self.chosen, key)

    def save(self) -> Change | None:
        """Keep the choice; who was named before keeps the date. None when nothing changed. Raises DiaryError."""
        profile, today = self._diary.profile(), self._clock.now().date()
        kept = {suspect.factor: suspect for suspect in profile.suspects}
        suspects = tuple(kept.get(key) or Suspect(key, today) for key in self.chosen)
        if suspects == profile.suspects:
            return None
        return self._diary.save_profile(replace(profile, suspects=suspects))

    def _named(self) -> str:
        """Since when each is named: "Caffeine since 3 Dec 2025; Stress from today"."""
        names = {key: factor.name for key, factor in FACTORS.items()}
        names |= {each.key: each.name for each in self._profile.own_factors}
        today = self._clock.now().date()
        told = []
        for key in self.chosen:
            before = self._before.get(key)
            since = "from today" if before is None else ""
            if before is not None and before.since is not None:
                since = f"since {short_day(before.since, today)}"
            told.append(f"{names.get(key, key)} {since}".strip())
        return f"{'; '.join(told)}." if told else "None is named."
