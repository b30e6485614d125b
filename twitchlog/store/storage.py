"""TinyDB's storage over snapshot and journal: memory changes only by replaying a line that is on the disk.

The order of the steps in here is the promise "what was shown as saved is there after any crash"; tests/store/
test_crashes.py cuts the power between any two of them.
"""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from twitchlog.store import format as names
from twitchlog.store import notes
from twitchlog.store.beginning import begin
from twitchlog.store.errors import CannotSave, cannot_read, cannot_save, damaged
from twitchlog.store.files import Files, Stamp
from twitchlog.store.format import FORMAT
from twitchlog.store.journal import Journal, Scan, SyncLost, Tail, scan, stranger
from twitchlog.store.line import Line, Op
from twitchlog.store.lock import FileLock, Lock
from twitchlog.store.mark import Mark
from twitchlog.store.memory import without_garbage_collection
from twitchlog.store.snapshot_file import SnapshotFile
from twitchlog.store.table_storage import TableStorage

TIDY_BYTES = 1 << 20
TIDY_SMALL_BYTES = 1 << 16


class JournalStorage(TableStorage):
    """The tables of a diary folder, shared with other processes."""

    def __init__(
        self, folder: Path, files: Files | None = None, lock: Lock | None = None, salvage: date | None = None
    ) -> None:
        """Open the folder's diary; given today's date as `salvage`, also a damaged one."""
        super().__init__(folder, files)
        self._snapshot = SnapshotFile(self.files, folder / names.SNAPSHOT)
        self._journal_path = folder / names.JOURNAL
        self._depth = 0
        self._failed: OSError | None = None
        self._journal: Journal | None = None
        self._seen: Stamp | None = None
        self.files.make_folder(folder)
        self._lock = lock or FileLock(folder / names.LOCK)
        self._mark = Mark(self.files, folder / names.MARK)
        try:
            with self._lock.held():
                if salvage is not None:
                    from twitchlog.store.mending import mend  # rarely needed, so not at every start

                    mend(self.files, folder, salvage, self.findings)
                self._open()
        except BaseException:
            self._let_go()
            raise

    # Opening ---------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Read the diary, or make a new one. All checks come before the first write. Caller holds the lock."""
        began = bool(self._mark.read().acknowledged)
        if diary := begin(self.files, self._snapshot, self._journal_path, began=began):
            self._mark.begin(0, diary)
            self.files.sync_folder(self.folder)
        with without_garbage_collection():
            self._load()

    def _load(self) -> None:
        """Take over what the files hold, in one go: when it raises, memory is as before."""
        seen = self._snapshot.stamp()
        fresh = self._snapshot.read()
        journal = Journal(self.files, self._journal_path)
        try:
            found = scan(journal.unread(), fresh.seq, self._journal_path)
            if not found.good and found.tail is Tail.CLEAN:
                raise damaged(self._journal_path, "is empty, and the newest changes are lost")
            if why := stranger(found, fresh.seq, fresh.diary):
                raise damaged(self._journal_path, why)
            reached, marked = max(fresh.seq, found.reaches), self._mark.read().of(fresh.diary)
            self._settle(journal, found, acknowledged=marked.acknowledged > reached)
        except BaseException:
            journal.close()
            raise
        if self._journal is not None:
            self._journal.close()
        self._journal, self._seen = journal, seen
        self.memory.start_anew(fresh, found.changes)
        self.memory.diary = fresh.diary or found.diary
        self._tell_what_is_missing()
        if fresh.format < FORMAT:
            self._upgrade(fresh.format)
        elif not found.good or (found.format or FORMAT) < FORMAT:
            self._restart_journal()

    def _upgrade(self, found: int) -> None:
        """Write a diary of an older format anew in this one; the old files are kept."""
        from twitchlog.store.upgrades import upgraded
        from twitchlog.store.upgrading import keep_old_files

        keep_old_files(self.files, self.folder, found)
        memory = self.memory.snapshot()
        tables = upgraded(memory.tables, found)
        self.memory.start_anew(replace(memory, tables=tables, format=FORMAT), ())
        self._put_snapshot()
        self._restart_journal()

    def _tell_what_is_missing(self) -> None:
        marked, seq = self._mark.read().of(self.memory.diary), self.memory.seq
        if marked.acknowledged > seq:
            told = self.findings.tell(notes.missing(marked.acknowledged - seq))
        elif not marked.vouches_for(seq):
            told = self.findings.tell(notes.UNSURE)
        else:
            return
        if told:  # else the next opening says it again
            self._mark.begin(seq, self.memory.diary)

    def _settle(self, journal: Journal, found: Scan, *, acknowledged: bool) -> None:
        """After a crash: cut an unfinished end off, and make durable what is about to be shown.

        `acknowledged`: whoever wrote the last line was told that it is saved.
        """
        journal.end = found.good
        if found.tail is not Tail.CLEAN:
            self._cut(journal, Tail.DAMAGED if acknowledged else found.tail)
        for path in (self._snapshot.path, self._journal_path):
            self.files.remove(path.with_name(path.name + names.NEW))
        journal.sync()
        self.files.sync_folder(self.folder)

    def _cut(self, journal: Journal, tail: Tail) -> None:
        self.findings.tell(notes.TORN if tail is Tail.TORN else notes.DAMAGED)
        journal.cut(self.folder / names.TORN, tail)

    # Keeping up with other processes -----------------------------------------------------------------------------

    def refresh(self) -> Sequence[Line] | None:
        """Take in what other processes wrote: their changes, or None when everything had to be read anew.

        Costs two looks at the file system when there is nothing new. Raises DiaryError; memory stays as it was.
        """
        with self.thread_lock:
            try:
                if self._depth or not self._has_news():
                    return ()
                with self._lock.held():
                    return self._catch_up()
            except OSError as error:
                raise cannot_read(error, self.folder) from error

    def _has_news(self) -> bool:
        journal = self._opened()
        self._refuse_gone()
        return self._snapshot.stamp() != self._seen or not journal.is_current() or journal.size() != journal.end

    def _refuse_gone(self) -> None:
        """Raise FileNotFoundError before the lock is taken: taking it would put its file where no diary is now."""
        if self._snapshot.stamp() is None:
            raise FileNotFoundError(errno.ENOENT, "the diary is gone", str(self.folder))

    def _catch_up(self) -> Sequence[Line] | None:
        """Bring memory up to the files. Caller holds the lock. None: read anew."""
        journal, stamp, named = self._opened(), self._snapshot.stamp(), self.files.stamp(self._journal_path)
        if stamp is None or named is None:
            raise FileNotFoundError(errno.ENOENT, "the diary is gone", str(self.folder))
        size = journal.size()
        if stamp == self._seen and journal.is_the(named) and size >= journal.end:
            return self._take_news(journal) if size > journal.end else ()
        return self._follow(stamp)

    def _follow(self, stamp: Stamp) -> Sequence[Line] | None:
        """Another process tidied up: read on in the new journal if that holds all we lack."""
        head = self._snapshot.read_head()
        if head.diary and self.memory.diary not in ("", head.diary):
            raise damaged(self._snapshot.path, "was replaced by that of another diary")
        if head.seq > self.memory.seq or head.rescue != self.memory.rescue:
            self._read_anew()
            return None
        journal = Journal(self.files, self._journal_path)
        try:
            reaches = scan(journal.unread(), self.memory.seq, self._journal_path).reaches
        except BaseException:
            journal.close()
            raise
        if reaches < self.memory.seq:
            journal.close()
            self._read_anew()
            return None
        self._opened().close()
        self._journal, self._seen = journal, stamp
        self.memory.diary = head.diary or self.memory.diary
        return self._take_news(journal)

    def _read_anew(self) -> None:
        before = self.memory.seq
        with without_garbage_collection():
            self._load()
        if self.memory.seq < before:
            self.findings.tell(notes.OLDER)

    def _take_news(self, journal: Journal, *, own: bool = False) -> Sequence[Line]:
        start = journal.end
        found = scan(journal.unread(), self.memory.seq, self._journal_path)
        journal.end = start + found.good
        if found.tail is not Tail.CLEAN:  # the process that wrote it died while doing so
            self._cut(journal, found.tail)
        if found.changes and not own:
            journal.sync()  # it may have died before its sync, too
        for line in found.changes:
            self.memory.apply(line)
        return found.changes

    # Writing -----------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold thread lock and process lock, up to date with other processes. Re-entrant.

        Raises DiaryBusy; CannotSave when the files cannot be reached.
        """
        with self.thread_lock:
            if self._depth:
                yield
                return
            self._opened()
            try:
                self._refuse_gone()
                with self._lock.held():
                    self._catch_up()
                    self._depth = 1
                    try:
                        yield
                    finally:
                        self._depth = 0
            except OSError as error:
                raise cannot_save(error, self.folder) from error

    def commit(self, ops: Sequence[Op]) -> None:
        """Make one change durable, then visible. Caller is inside writing(). Raises CannotSave, and nothing changed."""
        journal = self._opened()
        try:
            journal.append(self.memory.seq + 1, ops)
        except SyncLost as error:
            self._failed = error
            raise cannot_save(error, self.folder) from error
        except OSError as error:
            raise cannot_save(error, self.folder) from error
        self._take_news(journal, own=True)
        self._mark.write(self.memory.seq, self.memory.diary)

    def _opened(self) -> Journal:
        if self._failed is not None:
            raise cannot_save(self._failed, self.folder)
        if self._journal is None:
            raise CannotSave("Not saved: the diary is closed. Open it again first.")
        return self._journal

    # Tidying up --------------------------------------------------------------------------------------------------

    def compact(self) -> None:
        """Write the snapshot anew and start an empty journal. A crash at any point leaves the diary whole.

        Raises CannotSave; then the old files are still in use, and nothing is lost.
        """
        with self.writing():
            self._put_snapshot()
            self._restart_journal()

    def _put_snapshot(self) -> None:
        self.memory.diary = self.memory.diary or self.files.new_id()
        try:
            self._snapshot.put(self.memory.snapshot())
        finally:
            self._seen = self._snapshot.stamp()
        self.files.sync_folder(self.folder)  # before the journal goes: one of them must hold every change

    def _restart_journal(self) -> None:
        self._opened().close()  # Windows replaces no open file
        self._journal = None
        try:
            Journal.start(self.files, self._journal_path, self.memory.seq, self.memory.diary)
        except SyncLost as error:
            self._failed = error
            raise
        finally:
            self._reopen_journal()

    def _reopen_journal(self) -> None:
        try:
            self._journal = Journal(self.files, self._journal_path)
            self._journal.end = self._journal.size()
        except OSError as error:
            self._failed = error
            raise

    def close(self) -> None:
        """Tidy up if that is worth it, and let go of the files. Never raises for a tidying up that failed."""
        with self.thread_lock:
            try:
                if self._journal is not None and self._failed is None and self._untidy():
                    with suppress(Exception):
                        self.compact()
            finally:
                self._let_go()

    def _untidy(self) -> bool:
        size = self._opened().size()
        quarter = (self._seen.size if self._seen else 0) // 4
        return size > TIDY_BYTES or size > max(TIDY_SMALL_BYTES, quarter)

    def _let_go(self) -> None:
        if self.closed:
            return
        self.closed = True
        if self._journal is not None:
            with suppress(OSError):
                self._journal.close()
            self._journal = None
        self._mark.close()
        self._lock.close()
