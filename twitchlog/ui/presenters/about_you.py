"""The person's own page: who it is, how it began, conditions, family, questions for the doctor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Profile
from twitchlog.domain.wording import shorten
from twitchlog.store import Diary
from twitchlog.ui.presenters.dates import kept_beginning, shown_beginning, shown_date, typed_birth_date

Typed = Literal["name", "born", "began", "story", "family"]
ListName = Literal["conditions", "questions"]
COURSES = (("better", "Better"), ("same", "Same"), ("worse", "Worse"))
EDITABLE = 20_000  # characters; a field with more would make the window stand still


@dataclass(frozen=True, slots=True)
class AboutYouState:
    """All that the page draws. `errors` has a sentence for each field that could not be kept, by its name."""

    name: str
    born: str
    born_help: str
    began: str
    story: str
    course: str | None
    conditions: tuple[str, ...]
    family: str
    questions: tuple[str, ...]
    errors: dict[str, str]
    too_long: dict[str, str]


class AboutYouPresenter:
    """Keeps what is typed until it is saved; what cannot be saved stays typed, with its reason."""

    watches = frozenset({"profile"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock
        self._typed: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self.unadded: dict[ListName, str] = {}  # a line typed but not in its list yet

    def state(self) -> AboutYouState:
        """The page as it stands: what the diary has, under what is typed and not saved yet."""
        profile = self._diary.profile()
        kept = self._shown(profile)
        words = kept | self._typed
        return AboutYouState(
            name=words["name"],
            born=words["born"],
            born_help=self._age(profile),
            began=words["began"],
            story=words["story"],
            course=profile.course,
            conditions=profile.conditions,
            family=words["family"],
            questions=profile.questions,
            errors=dict(self._errors),
            too_long={name: _long(text) for name, text in kept.items() if len(text) > EDITABLE},
        )

    def _shown(self, profile: Profile) -> dict[str, str]:
        return {
            "name": profile.name,
            "born": shown_date(profile.born),
            "began": shown_beginning(profile.began),
            "story": profile.story,
            "family": profile.family,
        }

    def _age(self, profile: Profile) -> str:
        if profile.born is None:
            return "For example 14 Mar 1988"
        today = self._clock.now().date()
        years = today.year - profile.born.year - ((today.month, today.day) < (profile.born.month, profile.born.day))
        return f"{years} years old"

    # -- typing

    def type(self, field: Typed, text: str) -> None:
        """Something was typed; `keep` saves it."""
        self._typed[field] = text

    @property
    def waiting(self) -> bool:
        """Whether something typed is not saved yet."""
        return bool(self._typed)

    def keep(self) -> None:
        """Save what is typed. What makes no sense stays typed, with its reason in `errors`; the rest is saved.

        Raises DiaryError when nothing could be saved; then all of it stays typed.
        """
        typed = dict(self._typed)
        profile = self._diary.profile()
        values: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for field, text in typed.items():
            try:
                value = self._value(field, text)
                replace(profile, **{field: value})
            except Invalid as refused:
                errors[field] = refused.message
            else:
                values[field] = value
        after = replace(profile, **values)
        if after != profile:
            self._diary.save_profile(after)
        for field in values:
            if self._typed.get(field) == typed[field]:
                del self._typed[field]
        self._errors = errors

    def _value(self, field: str, text: str) -> Any:
        today = self._clock.now().date()
        if field == "born":
            return typed_birth_date(text, today)
        if field == "began":
            return kept_beginning(text, today)
        return text if field == "story" and text.strip() else text.strip()

    def set_course(self, course: Any) -> None:
        """Better, same, worse, or not noted."""
        self._diary.save_profile(replace(self._diary.profile(), course=course))

    # -- lists: conditions and questions

    def add(self, name: ListName, text: str) -> bool:
        """Put a line at the end; False for nothing typed. What could not be saved stays in `unadded`."""
        line = " ".join(text.split())
        self.unadded[name] = text
        if line:
            self._save(name, [*self._lines(name), line])
        del self.unadded[name]
        return bool(line)

    def change(self, name: ListName, at: int, text: str) -> None:
        """Other words for a line. Raises Invalid for none."""
        line = " ".join(text.split())
        if not line:
            what = "A question" if name == "questions" else "A condition"
            raise Invalid(name, f"{what} must not be empty; remove it instead.")
        lines = self._lines(name)
        lines[at] = line
        self._save(name, lines)

    def remove(self, name: ListName, at: int) -> str:
        """Take a line out; its text, for `put_back`."""
        lines = self._lines(name)
        text = lines.pop(at)
        self._save(name, lines)
        return text

    def put_back(self, name: ListName, at: int, text: str) -> None:
        """Undo of `remove`: the line stands where it stood, whatever was typed meanwhile."""
        lines = self._lines(name)
        lines.insert(at, text)
        self._save(name, lines)

    def move(self, name: ListName, at: int, step: int) -> None:
        """Up (-1) or down (+1); nothing happens at the ends."""
        lines = self._lines(name)
        to = at + step
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
            self._save(name, lines)

    def _lines(self, name: ListName) -> list[str]:
        return list(getattr(self._diary.profile(), name))

    def _save(self, name: ListName, lines: Sequence[str]) -> None:
        profile = self._diary.profile()
        self._diary.save_profile(
            replace(profile, conditions=tuple(lines))
            if name == "conditions"
            else replace(profile, questions=tuple(lines))
        )


def _long(text: str) -> str:
    return f"{shorten(text, 240)} It has {len(text):,} characters and is kept whole; it is too long to change here."
