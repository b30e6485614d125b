"""The ways from any screen to the episode sheet, the body map, the list of places, a day, and back by undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from twitchlog.domain.wording import lower_first, places_words
from twitchlog.store import Change, DiaryError
from twitchlog.ui.drafts import Drafts
from twitchlog.ui.presenters.episode_draft import EpisodeDraft
from twitchlog.ui.presenters.episode_when import resumed

if TYPE_CHECKING:
    from twitchlog.domain.places import Place
    from twitchlog.ui.presenters.entries import Part

Take = Callable[[tuple["Place", ...]], object]


class Ways:
    """What the app can open. Screens are imported when they are first needed."""

    diary: Any
    clock: Any
    shell: Any
    _drafts: Drafts | None = None

    @property
    def drafts(self) -> Drafts:
        """Episodes not saved yet."""
        if self._drafts is None:
            self._drafts = Drafts(getattr(self.diary, "folder", None))
        return self._drafts

    def open_episode(
        self,
        episode_id: str | None = None,
        places: Sequence[Place] = (),
        day: date | None = None,
        saved: Callable[[], object] = lambda: None,
    ) -> None:
        """The episode sheet: to edit an episode, or for a new one. `saved()` comes once it was saved.

        Without an episode and places, a draft left unsaved comes back.
        """
        from twitchlog.ui.screens.episode_sheet import EpisodeSheet

        now = self.clock.now()
        if episode_id is None:
            left = [draft for draft in self.drafts.unsaved() if not draft.edits]
            back = resumed(left[0], self.clock) if left and not places and day is None else None
            draft = back or EpisodeDraft.new(now, tuple(places), day)
        else:
            episode = self.diary.episode(episode_id)
            if episode is None:
                self.shell.say("That episode is no longer in the diary.")
                return
            back = self.drafts.get(episode_id)
            draft = resumed(back, self.clock) if back else EpisodeDraft.editing(episode, now)
        self.shell.show_sheet(EpisodeSheet(draft, restored=back is not None, saved=saved))

    def open_draft(self, draft: EpisodeDraft) -> None:
        """Go on with an episode that was not saved."""
        if draft.edits and self.diary.episode(draft.id) is not None:
            self.open_episode(draft.id)
            return
        draft = replace(draft, edits=False)  # what was deleted meanwhile is a new episode again
        from twitchlog.ui.screens.episode_sheet import EpisodeSheet

        self.shell.show_sheet(EpisodeSheet(resumed(draft, self.clock), restored=True))

    def discard_draft(self, draft: EpisodeDraft) -> None:
        """Throw an unsaved episode away; a message offers it back."""
        self.drafts.drop(draft.id)
        self.shell.say(f"Draft discarded: {draft_words(draft)}", (("Undo", lambda: self.drafts.keep(draft)),))

    def offer_draft(self) -> None:
        """At the start: say that an episode, or a medicine's form, was left unsaved, if one was."""
        for draft in self.drafts.unsaved():
            if draft.id not in self.drafts.left_over:
                continue
            if not draft.edits and self.diary.episode(draft.id) is not None:  # ended between saving and tidying up
                self.drafts.drop(draft.id)
                continue
            self.say_draft(f"You have an unsaved episode: {draft_words(draft)}", draft)
            return
        left = [key for key in self.drafts.forms() if key in self.drafts.left_over]
        if left:
            from twitchlog.ui.screens.medicines import MEDICINE, offer_form

            medicines = [key for key in left if key.startswith(MEDICINE)]  # the one field of others waits in its place
            if medicines:
                offer_form(self, medicines[-1])

    def say_draft(self, text: str, draft: EpisodeDraft) -> None:
        """A message about a draft, with the ways to go on with it or to throw it away."""
        self.shell.say(
            text, (("Continue", lambda: self.open_draft(draft)), ("Discard", lambda: self.discard_draft(draft)))
        )

    def open_body_map(
        self, view: str = "body", places: Sequence[Place] = (), day: date | None = None, take: Take | None = None
    ) -> Any:
        """The body map: "front", "back", "body", "face", "hands" or "feet". With `take` it only chooses places."""
        from twitchlog.ui.presenters.body_map import BodyMapPresenter
        from twitchlog.ui.screens.body_map import BodyMapPage

        presenter = BodyMapPresenter(
            self.diary, self.clock, view=view, places=tuple(places), day=day, only_choose=take is not None
        )
        return self.shell.open_page(BodyMapPage(presenter, take))

    def open_find_place(self, day: date | None = None, take: Take | None = None, places: Sequence[Place] = ()) -> Any:
        """The list of all places by name. With `take` it only chooses places."""
        from twitchlog.ui.presenters.find_place import FindPlacePresenter
        from twitchlog.ui.screens.find_place import FindPlacePage

        presenter = FindPlacePresenter(
            self.diary, self.clock, places=tuple(places), day=day, only_choose=take is not None
        )
        return self.shell.open_page(FindPlacePage(presenter, take))

    def show_part(self, part: Part) -> None:
        """Go to the entries behind a part of a chart in History."""
        self.shell.go("History").show_part(part)

    def show_day(self, day: date) -> None:
        """A day in History."""
        screen = self.shell.go("History")
        if hasattr(screen, "show_day"):
            screen.show_day(day)

    def undo(self, *changes: Change | int) -> None:
        """Take changes back, the newest first; when that is no longer possible, it is said why."""
        try:
            for change in changes:
                self.diary.undo(change if isinstance(change, int) else change.id)
        except DiaryError as refused:
            self.shell.say(str(refused))


def draft_words(draft: EpisodeDraft) -> str:
    """What a draft is called in a message: its places, or when it was begun."""
    if draft.places:
        return lower_first(places_words(draft.places))
    return "no place yet"
