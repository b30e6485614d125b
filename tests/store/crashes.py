"""The crash model: cut the power at every step of a made-up week, in many ways, and look what the diary says then."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from orjson import OPT_SORT_KEYS, dumps

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode
from tests.store.power import NoLock, PowerCut, PowerFiles
from twitchlog.domain.episode import Episode
from twitchlog.store import Diary, DiaryError, NothingToUndo, notes

FOLDER = Path("/d")
CLOCK = FrozenClock()
State = dict[str, Any]
Step = Callable[[Diary], Diary]


def open_diary(files: PowerFiles) -> Diary:
    return Diary.open(FOLDER, CLOCK, files=files, lock=NoLock())


def state(diary: Diary) -> State:
    """Everything in memory that is not empty."""
    tables = diary._storage.memory.tables
    return {name: dict(table) for name, table in tables.items() if table}


def week(seed: int, length: int = 12) -> list[Step]:
    """A made-up sequence of everything a person and the program do."""
    draw = random.Random(seed)
    return [_step(draw, number) for number in range(length)]


def _step(draw: random.Random, number: int) -> Step:
    note = "".join(draw.choices("abcdefgh ", k=draw.choice([20, 300, 1500])))
    pick = draw.randrange(100)
    if pick < 35:
        return _doing(lambda diary: diary.add(episode(f"e{number}", note=note)))
    if pick < 45:
        return _doing(lambda diary: diary.add(*(episode(f"e{number}.{n}", note=note[:300]) for n in range(3))))
    if pick < 60:
        return _doing(lambda diary: _on_last(diary, lambda last: diary.replace(replace(last, note=note))))
    if pick < 68:
        return _doing(lambda diary: _on_last(diary, lambda last: diary.delete(last.id)))
    if pick < 78:
        return _doing(lambda diary: diary.save_checkin(NOW.date(), overall="few", note=note))
    if pick < 83:
        return _doing(_undo)
    if pick < 86:
        return _doing(_bring_back)
    if pick < 88:
        return _doing(Diary.empty_bin)
    return _reopen if pick < 93 else _doing(Diary.tidy_up)


def _doing(work: Callable[[Diary], object]) -> Step:
    def step(diary: Diary) -> Diary:
        work(diary)
        return diary

    return step


def _on_last(diary: Diary, work: Callable[[Episode], object]) -> None:
    if found := diary.episodes():
        work(found[-1])


def _undo(diary: Diary) -> None:
    with suppress(NothingToUndo):
        diary.undo()


def _bring_back(diary: Diary) -> None:
    if found := diary.bin():
        diary.bring_back(found[0].key)


def _reopen(diary: Diary) -> Diary:
    files = diary._storage.files
    assert isinstance(files, PowerFiles)
    diary.close()
    return open_diary(files)


@dataclass
class Run:
    """How far a week came: the files, and the state after each acknowledged step."""

    files: PowerFiles
    acknowledged: list[State] = field(default_factory=list)


def play(steps: list[Step], files: PowerFiles) -> Run:
    """Live the week until it ends or the power goes."""
    run = Run(files)
    try:
        diary = open_diary(files)
        run.acknowledged.append(state(diary))
        for step in steps:
            diary = step(diary)
            run.acknowledged.append(state(diary))
    except PowerCut:
        pass
    files.cut_at = None
    return run


def choosers(seed: str, ways: int) -> list[Callable[[int], int]]:
    """Ways to decide what survives: nothing, everything, then by chance."""
    draw = random.Random(seed)
    chance = [random.Random(draw.random()).randrange for _ in range(ways - 2)]
    return [lambda size: 0, lambda size: size - 1 if size != 6 else 1, *chance]


@dataclass
class Findings:
    """How many states of the disk were looked at, how many of them differ, and what was wrong in any."""

    looked: int = 0
    different: int = 0
    wrong: list[str] = field(default_factory=list)


def violations(
    make: Callable[[], PowerFiles], seeds: range, ways: int = 6, *, unordered: bool = False, enough: int = 1 << 30
) -> Findings:
    """Cut every week at every step and see what each of the states of the disk says; stops when enough is wrong."""
    found = Findings()
    verdicts: dict[int, Verdict] = {}
    for seed in seeds:
        try:
            whole = play(week(seed), make())
        except Exception as error:
            found.wrong.append(f"seed {seed} fails without any power cut: {error}")
            return found
        for cut in range(whole.files.steps + 1):
            files = make()
            files.cut_at = cut
            run = play(week(seed), files)
            allowed = [run.acknowledged[-1] if run.acknowledged else {}]
            allowed += whole.acknowledged[len(run.acknowledged) :][:1]
            for way, choose in enumerate(choosers(f"{seed} {cut}", ways)):
                disk = run.files.after_power_cut(choose, unordered=unordered)
                for _ in range(AGAIN[way % len(AGAIN)]):
                    disk = _cut_again(disk, choose, unordered=unordered)
                found.looked += 1
                content = disk.content()
                if content not in verdicts:
                    verdicts[content] = _look(disk)
                problem = verdicts[content].against(allowed)
                found.wrong += [f"seed {seed}, cut {cut}, way {way}: {problem}"] if problem else []
            if len(found.wrong) >= enough:
                return found
    found.different = len(verdicts)
    return found


# How often the power goes again while the diary recovers, in turn: not, in it, in the recovery of that.
AGAIN = (0, 0, 1, 0, 0, 1, 0, 0, 2)


def _cut_again(disk: PowerFiles, choose: Callable[[int], int], *, unordered: bool) -> PowerFiles:
    """The power goes again while the diary recovers."""
    disk.cut_at = disk.steps + choose(8)
    with suppress(PowerCut, DiaryError):
        open_diary(disk)
    disk.cut_at = None
    return disk.after_power_cut(choose, unordered=unordered)


class Verdict(NamedTuple):
    """What the diary on a disk says: its entries (as a sum of them all), or what is wrong."""

    entries: int
    wrong: str = ""

    def against(self, allowed: list[State]) -> str:
        """What is wrong, if one of these states must be there; empty when nothing is."""
        if self.wrong:
            return self.wrong
        return "" if self.entries in map(_sum, allowed) else "holds other entries than were acknowledged"


def _sum(entries: State) -> int:
    return hash(dumps(entries, option=OPT_SORT_KEYS))


def _look(disk: PowerFiles) -> Verdict:
    """Open the diary on this disk, and go on with it."""
    try:
        diary = open_diary(disk)
        found = _sum(state(diary))
        if any(note.startswith(notes.MISSING) for note in diary.notes):
            return Verdict(found, "says that saved changes are missing")
        diary.add(episode("after"))
        diary.close()
        diary = open_diary(disk)
        return Verdict(found, "" if diary.episode("after") else "the first entry after the crash is lost")
    except Exception as error:
        return Verdict(0, f"{type(error).__name__}: {error}")
