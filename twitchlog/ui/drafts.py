"""What is not saved yet, kept beside the diary so that nothing chosen or typed is lost, not even by a crash."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from twitchlog.store.files import Files
from twitchlog.ui.presenters.episode_draft import EpisodeDraft

FILE = "drafts.json"
SOON = 0.3  # seconds; taps in quick succession are written once
FORM = "form "  # what the keys of forms begin with; all others are ids of episodes
log = logging.getLogger(__name__)


class Drafts:
    """Episodes by their id, other forms by their key, oldest first. Without a folder they last as long as the window.

    `left_over` are those found at the start. Another window's drafts in the same file are left alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        found = self._read()
        self._forms = {key: data for key, data in found.items() if key.startswith(FORM)}
        episodes = (EpisodeDraft.from_data(data) for key, data in found.items() if key not in self._forms)
        self._drafts = {draft.id: draft for draft in episodes if draft}
        self.left_over = frozenset([*self._drafts, *self._forms])
        self._changed: set[str] = set()
        self._write_soon = Clock.create_trigger(lambda _: self.flush(), SOON)

    def get(self, episode_id: str) -> EpisodeDraft | None:
        """The draft of an episode."""
        return self._drafts.get(episode_id)

    def unsaved(self) -> list[EpisodeDraft]:
        """All of them, the one touched last first."""
        return list(self._drafts.values())[::-1]

    def keep(self, draft: EpisodeDraft) -> None:
        """Remember a draft; it is on the disk a moment later."""
        self._drafts.pop(draft.id, None)
        self._drafts[draft.id] = draft
        self._later(draft.id)

    def drop(self, key: str) -> None:
        """Forget a draft: it was saved, or thrown away."""
        if self._drafts.pop(key, None) is not None or self._forms.pop(key, None) is not None:
            self._later(key)

    def forms(self) -> dict[str, dict[str, Any]]:
        """What is typed in other forms, by key, as plain data; the one touched last is the last."""
        return dict(self._forms)

    def keep_form(self, key: str, data: dict[str, Any]) -> None:
        """Remember what is typed in a form; `key` begins with FORM."""
        self._forms.pop(key, None)
        self._forms[key] = data
        self._later(key)

    def _later(self, key: str) -> None:
        self._changed.add(key)
        self._write_soon()

    def flush(self) -> bool:
        """Write what changed now; False when the disk refused it, or the diary is gone, and it is only remembered."""
        self._write_soon.cancel()
        if not self._changed or self._folder is None:
            return True
        from twitchlog.store.backup_places import is_gone  # not at every start

        if is_gone(Files(), self._folder):  # moved or erased: nothing of it may come back there
            return False
        data = {key: value for key, value in self._read().items() if key not in self._changed}
        data |= {key: draft.to_data() for key, draft in self._drafts.items() if key in self._changed}
        data |= {key: form for key, form in self._forms.items() if key in self._changed}
        try:
            self._write(data)
        except OSError:
            log.warning("a draft could not be kept", exc_info=True)
            return False
        self._changed.clear()
        return True

    def _read(self) -> dict[str, Any]:
        if self._folder is None:
            return {}
        try:
            data = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return {k: v for k, v in data.items() if isinstance(v, dict)} if isinstance(data, dict) else {}

    def _write(self, data: dict[str, Any]) -> None:
        """Replace the file in one step, readable by its owner only; without drafts there is none."""
        assert self._folder is not None
        if not data:
            (self._folder / FILE).unlink(missing_ok=True)
            return
        descriptor, name = tempfile.mkstemp(prefix=f"{FILE}.", suffix=".new", dir=self._folder)  # mode 0600; erased too
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self._folder / FILE)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
