"""Other symptoms: the weekly check if there is one, else what was noted with twitches."""

from collections import Counter
from collections.abc import Sequence

from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import SymptomCheck
from twitchlog.domain.vocabulary import SYMPTOM_QUESTIONS, SYMPTOMS
from twitchlog.report.values import NOT_NOTED, Row, Table
from twitchlog.report.words import long_date, near_date

TITLE = "Other symptoms"
NONE = "none"
MOST_ROWS = 6
# What a doctor looks for first: weakness, wasting, bulbar signs, breathing (NICE NG127, MNDA/RCGP red flags).
FIRST = (
    "weakness: could not do something I normally can",
    "muscle looks smaller",
    "speech change",
    "swallowing change",
    "breathlessness",
    "eyelid droop or double vision",
    "numbness",
)
SHORT = {"weakness: could not do something I normally can": "Weakness (could not do something)"}
KINDS = {"cramp": "cramp", "jerk": "whole-limb jerk"}  # an episode's kind that is a symptom beside twitching


def symptom_table(checks: Sequence[SymptomCheck], episodes: Sequence[Episode], period: Period) -> Table:
    """The answers yes/no of the weekly checks up to the period's end, or the symptoms of its episodes."""
    checks = sorted((c for c in checks if c.date <= period.last and c.answers), key=lambda c: c.date)
    noted = _noted(episodes)
    if not checks:
        return Table(TITLE, _rows(noted, len(episodes)), _others(noted))
    last = long_date(checks[-1].date)
    title = f"Asked every week, last on {last}" if len(checks) > 1 else f"Other symptoms, asked on {last}"
    rows = sorted((_answer(key, checks, period) for key in SYMPTOM_QUESTIONS), key=_yes_first)
    counts = ", ".join(f"{name} ({n})" for name, n in noted if name != NONE)
    return Table(title, tuple(rows), f"Noted with twitches: {counts}." if counts else "")


def _yes_first(row: Row) -> int:
    return 0 if row.strong else 2 if row.unknown else 1


def _answer(key: str, checks: Sequence[SymptomCheck], period: Period) -> Row:
    """The last answer to a question: since when yes, or that it was yes before."""
    label = SYMPTOM_QUESTIONS[key]
    asked = [(check.date, check.answers[key]) for check in checks if key in check.answers]
    if not asked:
        return Row(label, "not answered", unknown=True)
    last, yes = asked[-1]
    yes_days = [day for day, answer in asked if answer]
    if yes:
        since = last
        for day, answer in reversed(asked):
            if not answer:
                break
            since = day
        word = "since " if since < last else ""
        return Row(label, f"yes · {word}{near_date(since, period)}", strong=True)
    if yes_days:
        return Row(label, f"no · yes on {near_date(yes_days[-1], period)}")
    return Row(label, "no" if last == checks[-1].date else f"no · {near_date(last, period)}")


def _noted(episodes: Sequence[Episode]) -> list[tuple[str, int]]:
    """Symptoms with the episodes they were noted with, what matters most first; "none" last."""
    counts: Counter[str] = Counter()
    for episode in episodes:
        own = KINDS.get(episode.kind)
        counts.update({*episode.symptoms, own} if own else set(episode.symptoms))
    order = [*FIRST, *(name for name in SYMPTOMS if name not in FIRST)]
    places = {name: order.index(name) if name in FIRST else len(FIRST) for name in order}
    return sorted(counts.items(), key=lambda each: (each[0] == NONE, places[each[0]], -each[1], each[0]))


def _rows(noted: list[tuple[str, int]], episodes: int) -> tuple[Row, ...]:
    found = [(name, n) for name, n in noted if name != NONE]
    none = dict(noted).get(NONE, 0)
    if not noted:
        return (Row("With twitches", NOT_NOTED.lower(), unknown=True),)
    if not found:
        return (Row("With twitches", f"none, said with {_of(none, episodes)}"),)
    rows = [Row(_title(name), _of(n, episodes), strong=name in FIRST) for name, n in found[:MOST_ROWS]]
    if none:
        rows.append(Row("None, said so", _of(none, episodes)))
    return tuple(rows)


def _others(noted: list[tuple[str, int]]) -> str:
    rest = [f"{name} ({n})" for name, n in noted if name != NONE][MOST_ROWS:]
    return f"Also: {', '.join(rest)}." if rest else ""


def _of(number: int, episodes: int) -> str:
    return f"{number} of {episodes} episode{'' if episodes == 1 else 's'}"


def _title(name: str) -> str:
    return SHORT.get(name, name[0].upper() + name[1:])
