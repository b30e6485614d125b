"""The bin's part of the diary: what was deleted, brought back, or gone for good."""

from twitchlog.store import binned, labels
from twitchlog.store.binned import Binned
from twitchlog.store.change import Change
from twitchlog.store.changing import Changing
from twitchlog.store.snapshot import Table


class Binning(Changing):
    """What was deleted stays 30 days, and can be brought back."""

    def bin(self) -> list[Binned]:
        """What was deleted in the last 30 days, the latest first."""
        with self._storage.thread_lock:
            found = [binned.read(key, document) for key, document in self._bin().items()]
        old = set(binned.outdated(self._bin(), self._clock.now()))
        return sorted((one for one in found if one.key not in old), key=lambda one: one.deleted, reverse=True)

    def bring_back(self, *keys: str) -> Change:
        """Take entries out of the bin, by their keys. Raises Invalid when one is gone, or another is in its place."""
        with self._draft() as draft:
            records = [binned.read(key, self._bin()[key]).record for key in keys if key in self._bin()]
            draft.bring_back(dict.fromkeys(keys))
            draft.label = labels.of_records("Brought back", records)
        return draft.change

    def empty_bin(self, *keys: str) -> Change:
        """Delete what is in the bin (all of it without keys) for good, also from the files; it can't be undone.

        Backups made before still hold it. Raises CannotSave.
        """
        with self._draft() as draft:
            count = draft.forget(keys or tuple(self._bin()))
            draft.label = f"Deleted for good: {count} {'entry' if count == 1 else 'entries'}"
        if count:
            self._storage.compact()
        return draft.change

    def _empty_old(self) -> None:
        if old := binned.outdated(self._bin(), self._clock.now()):
            self.empty_bin(*old)

    def _bin(self) -> Table:
        return self._storage.memory.tables.get(binned.BIN, {})
