"""Choosing one or several places, on the drawing or from the list, and logging a twitch there."""

from dataclasses import dataclass
from datetime import date

from twitchlog.domain.clock import Clock
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.ui.presenters.log_now import Logged, log_now


@dataclass(frozen=True, slots=True)
class ChoiceBar:
    """What the bar below says: chosen places, the button that goes on, and the one that asks for more.

    `log` is empty where logging now makes no sense (an earlier day); `details` where only a place is wanted.
    """

    places: tuple[Place, ...]
    log: str
    details: str


class PlaceChoice:
    """The chosen places; a second tap takes one back. `day` is an earlier day to note for."""

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        *,
        places: tuple[Place, ...] = (),
        day: date | None = None,
        only_choose: bool = False,
    ) -> None:
        """`only_choose` is for a sheet that asks where."""
        self._diary = diary
        self._clock = clock
        self._places = places
        self.day = day
        self.only_choose = only_choose

    @property
    def places(self) -> tuple[Place, ...]:
        """What is chosen, in the order of choosing."""
        return self._places

    def choose(self, places: tuple[Place, ...]) -> None:
        """These places, in place of those chosen so far."""
        self._places = places

    def toggle(self, place: Place) -> None:
        """Choose a place, or take it back."""
        kept = tuple(chosen for chosen in self._places if chosen != place)
        self._places = kept if len(kept) < len(self._places) else (*self._places, place)

    def bar(self) -> ChoiceBar:
        """The bar below, as the choice stands."""
        many = len(self._places)
        if self.only_choose:
            return ChoiceBar(self._places, "Use this place" if many == 1 else f"Use {many} places", "")
        earlier = self.day is not None and self.day < self._clock.now().date()
        log = "" if earlier else "Log now" if many == 1 else f"Log {many} places now"
        return ChoiceBar(self._places, log, "Details")

    def log_now(self) -> Logged:
        """Save one single twitch at the chosen places, now. Raises Invalid or DiaryError; the choice stays."""
        return log_now(self._diary, self._clock, self._places)
