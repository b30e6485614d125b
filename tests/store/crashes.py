"""The crash model: cut the power at every step of a made-up week, in many ways, and look what the diary says then."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

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
    if pick < 84:
        return _doing(_undo)
    return _reopen if pick < 90 else _doing(Diary.tidy_up)


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


def violations(
    make: Callable[[], PowerFiles], seeds: range, ways: int = 6, *, unordered: bool = False, enough: int = 1 << 30
) -> tuple[int, list[str]]:
    """How many states were looked at, and what was wrong in them (at most `enough`)."""
    looked, wrong = 0, list[str]()
    for seed in seeds:
        try:
            whole = play(week(seed), make())
        except Exception as error:
            return looked, [*wrong, f"seed {seed} fails without any power cut: {error}"]
        for cut in range(whole.files.steps + 1):
            files = make()
            files.cut_at = cut
            run = play(week(seed), files)
            allowed = [run.acknowledged[-1] if run.acknowledged else {}]
            allowed += whole.acknowledged[len(run.acknowledged) :][:1]
            for way, choose in enumerate(choosers(f"{seed} {cut}", ways)):
                looked += 1
                disk = run.files.after_power_cut(choose, unordered=unordered)
                if way % 3 == 2:
                    disk = _cut_again(disk, choose, unordered=unordered)
                found = _look(disk, allowed)
                wrong += [f"seed {seed}, cut {cut}, way {way}: {found}"] if found else []
            if len(wrong) >= enough:
                return looked, wrong
    return looked, wrong


def _cut_again(disk: PowerFiles, choose: Callable[[int], int], *, unordered: bool) -> PowerFiles:
    """The power goes again while the diary recovers."""
    disk.cut_at = disk.steps + choose(8)
    with suppress(PowerCut, DiaryError):
        open_diary(disk)
    disk.cut_at = None
    return disk.after_power_cut(choose, unordered=unordered)


def _look(disk: PowerFiles, allowed: list[State]) -> str:
    """What is wrong with the diary on this disk; empty when nothing is."""
    try:
        diary = open_diary(disk)
        found = state(diary)
        if any(note.startswith(notes.MISSING) for note in diary.notes):
            return "says that saved changes are missing"
        if found not in allowed:
            return f"{len(str(found))} characters of entries where {[len(str(one)) for one in allowed]} may be"
        diary.add(episode("after"))
        diary.close()
        diary = open_diary(disk)
        return "" if diary.episode("after") else "the first entry after the crash is lost"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
