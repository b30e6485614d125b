"""Episodes not saved yet, kept beside the diary so that nothing chosen or typed is lost, not even by a crash."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from twitchlog.ui.presenters.episode_draft import EpisodeDraft

FILE = "drafts.json"
SOON = 0.3  # seconds; taps in quick succession are written once
log = logging.getLogger(__name__)


class Drafts:
    """The drafts by the id of their episode, oldest first. Without a folder they last as long as the window.

    `left_over` are those found at the start. Another window's drafts in the same file are left alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._drafts = {draft.id: draft for draft in map(EpisodeDraft.from_data, self._read().values()) if draft}
        self.left_over = frozenset(self._drafts)
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

    def drop(self, episode_id: str) -> None:
        """Forget a draft: it was saved, or thrown away."""
        if self._drafts.pop(episode_id, None) is not None:
            self._later(episode_id)

    def _later(self, episode_id: str) -> None:
        self._changed.add(episode_id)
        self._write_soon()

    def flush(self) -> bool:
        """Write what changed now; False when the disk refused it, and it is only remembered."""
        self._write_soon.cancel()
        if not self._changed or self._folder is None:
            return True
        data = {key: value for key, value in self._read().items() if key not in self._changed}
        data |= {key: draft.to_data() for key, draft in self._drafts.items() if key in self._changed}
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
