"""Any program of changes does to the diary what it does to a plain dict: opened again, tidied up, written to by two
processes in turn, and with its power cut between the changes or in the middle of one.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.store.crashes import open_diary
from tests.store.makers import NOW, TODAY, episode
from tests.store.power import PowerCut, PowerFiles
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

IDS = st.sampled_from(["a", "b", "c", "d", "e"])
MODES = st.sampled_from(["single", "burst", "ongoing"])
DAYS_AGO = st.integers(0, 4)
NOTES = st.text(max_size=8)


class Programs(RuleBasedStateMachine):
    """A diary with two handles, as a window and a terminal have it, beside a model."""

    def __init__(self) -> None:
        super().__init__()
        self.files = PowerFiles()
        self.window, self.terminal = (open_diary(self.files) for _ in range(2))
        self.episodes: dict[str, Episode] = {}
        self.checkins: dict[Any, CheckIn] = {}
        self.thresholds: dict[str, float] = {}
        self.past: list[tuple[dict[str, Episode], dict[Any, CheckIn], dict[str, float]]] = []

    def remember(self) -> None:
        self.past.append((dict(self.episodes), dict(self.checkins), dict(self.thresholds)))

    @rule(id=IDS, ago=DAYS_AGO, mode=MODES, note=NOTES)
    def save(self, id: str, ago: int, mode: str, note: str) -> None:
        one = episode(id, started=NOW - timedelta(days=ago), mode=mode, note=note)
        if id in self.episodes and replace(one, created=NOW, updated=NOW) == self.episodes[id]:
            return
        self.remember()
        if id in self.episodes:
            self.window.replace(one)
            self.episodes[id] = replace(one, created=NOW, updated=NOW)
        else:
            self.window.add(one)
            self.episodes[id] = replace(one, created=NOW)

    @precondition(lambda self: self.episodes)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.episodes)), min_size=1, unique=True))
        self.remember()
        self.window.delete(*ids)
        for id in ids:
            del self.episodes[id]

    @rule(ago=DAYS_AGO, overall=st.sampled_from(["few", "many", None]), stress=st.sampled_from([0, 7, None]))
    def check_in(self, ago: int, overall: str | None, stress: int | None) -> None:
        day = TODAY - timedelta(days=ago)
        old = self.checkins.get(day, CheckIn(day))
        new = old.changed(overall=overall, factors={"stress": stress})
        if new == old:
            return
        self.remember()
        self.window.save_checkin(day, overall=overall, factors={"stress": stress})
        if new.blank:
            del self.checkins[day]
        else:
            self.checkins[day] = replace(new, updated=NOW)

    @rule(factor=st.sampled_from(["caffeine_mg", "stress"]), above=st.sampled_from([0, 3, 4.5, None]))
    def set_threshold(self, factor: str, above: float | None) -> None:
        if above == self.thresholds.get(factor):
            return
        self.remember()
        if above is None:
            self.window.remove_threshold(factor)
            del self.thresholds[factor]
        else:
            self.window.set_threshold(factor, above)
            self.thresholds[factor] = above

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.window.undo()
        self.episodes, self.checkins, self.thresholds = self.past.pop()

    @rule()
    def tidy_up(self) -> None:
        self.window.tidy_up()

    @rule()
    def reopen(self) -> None:
        self.window.close()
        self.window = open_diary(self.files)

    @rule(data=st.data(), unordered=st.booleans())
    def power_cut(self, data: st.DataObject, unordered: bool) -> None:
        """Nothing was under way: nothing is lost."""
        self.come_back(data, unordered)

    @rule(data=st.data(), unordered=st.booleans(), steps=st.integers(0, 8), id=IDS, note=NOTES)
    def power_cut_while_saving(self, data: st.DataObject, unordered: bool, steps: int, id: str, note: str) -> None:
        """What was being saved is there or not; all else is there."""
        before = dict(self.episodes)
        self.files.cut_at = self.files.steps + steps
        try:
            self.save(id, 0, "single", note)
            self.files.cut_at = None
        except PowerCut:
            self.come_back(data, unordered)
            found = {one.id: one for one in self.window.episodes()}
            made = replace(episode(id, note=note), created=NOW, updated=NOW if id in before else None)
            assert found in (before, {**before, id: made})
            if found == before:
                self.past.pop()
            self.episodes = found

    def come_back(self, data: st.DataObject, unordered: bool) -> None:
        """The machine starts again; both programs open the diary."""
        self.files = self.files.after_power_cut(lambda size: data.draw(st.integers(0, size - 1)), unordered=unordered)
        self.window, self.terminal = (open_diary(self.files) for _ in range(2))

    @rule()
    def change_hands(self) -> None:
        """From here on the other process writes, without looking first."""
        self.window, self.terminal = self.terminal, self.window

    @invariant()
    def both_say_what_the_model_says(self) -> None:
        for diary in (self.window, self.terminal):
            diary.refresh()
            assert {one.id: one for one in diary.episodes()} == self.episodes
            assert {one.date: one for one in diary.checkins()} == self.checkins
            assert {one.factor: one.above for one in diary.thresholds()} == self.thresholds
            going = {one.id for one in self.episodes.values() if one.going}
            assert {one.id for one in diary.ongoing()} == going
            period = Period(TODAY - timedelta(days=2), TODAY - timedelta(days=1))
            counted = {one.id for one in self.episodes.values() if any(d in period for d in one.days(TODAY))}
            assert {one.id for one in diary.episodes(period)} == counted

    def teardown(self) -> None:
        self.window.close()
        self.terminal.close()


TestPrograms = Programs.TestCase
TestPrograms.settings = settings(max_examples=100, stateful_step_count=30)
