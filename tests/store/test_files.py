"""The calls to the system, as far as they can be tried here: what differs on macOS and Windows is substituted."""

import errno
import fcntl
import os
import stat
import time
from pathlib import Path

import pytest

from twitchlog.store.files import F_FULLFSYNC, Files


def test_appending_goes_on_after_a_short_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, real = Files(), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    handle = files.open(tmp_path / "file", new=True)
    files.append(handle, b"0123456789")
    assert files.read(handle, 2, 100) == b"23456789"
    files.truncate(handle, 4)
    files.append(handle, b"x")
    assert files.read(handle, 0, 100) == b"0123x"
    files.close(handle)


def test_new_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    files = Files()
    files.make_folder(tmp_path / "a" / "b")
    handle = files.open(tmp_path / "a" / "b" / "file", new=True)
    files.close(handle)
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "file").stat().st_mode) == 0o600


def test_macos_syncs_through_the_drives_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(Files, "platform", "darwin")
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, command: calls.append(command))
    monkeypatch.setattr(os, "fsync", lambda handle: calls.append("fsync"))
    files = Files()
    handle = files.open(tmp_path / "file", new=True)
    files.sync(handle)
    files.close(handle)
    assert calls == [F_FULLFSYNC]


def test_macos_falls_back_where_the_file_system_knows_no_full_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def refuse(handle: int, command: int) -> None:
        raise OSError(45, "Operation not supported")

    monkeypatch.setattr(Files, "platform", "darwin")
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", lambda handle: calls.append("fsync"))
    files = Files()
    handle = files.open(tmp_path / "file", new=True)
    files.sync(handle)
    files.close(handle)
    assert calls == ["fsync"]


def test_windows_neither_syncs_folders_nor_sets_permissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "file").chmod(0o644)
    monkeypatch.setattr(Files, "platform", "win32")
    monkeypatch.setattr(os, "fsync", lambda handle: calls.append("fsync"))
    monkeypatch.setattr(os, "fchmod", lambda handle, mode: calls.append("fchmod"))
    files = Files()
    files.sync_folder(tmp_path)
    files.close(files.open(tmp_path / "file"))
    assert calls == []


def test_a_stamp_tells_one_state_of_a_file_from_another(tmp_path: Path) -> None:
    files = Files()
    assert files.stamp(tmp_path / "file") is None
    handle = files.open(tmp_path / "file", new=True)
    first = files.stamp_of(handle)
    assert files.stamp(tmp_path / "file") == first
    files.append(handle, b"x")
    assert files.stamp(tmp_path / "file") != first
    files.remove(tmp_path / "file")
    files.remove(tmp_path / "file")
    assert files.stamp(tmp_path / "file") is None
    files.close(handle)


def test_windows_tries_again_while_another_program_has_the_file_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner or an indexer lets go after a moment."""
    real, calls, slept = os.replace, list[int](), list[float]()

    def busy(source: Path, target: Path) -> None:
        calls.append(1)
        if len(calls) < 4:
            raise PermissionError(errno.EACCES, "sharing violation")
        real(source, target)

    (tmp_path / "new").write_text("x")
    monkeypatch.setattr(Files, "platform", "win32")
    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(time, "sleep", slept.append)
    Files().replace(tmp_path / "new", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "x"
    assert len(slept) == 3


def test_a_file_that_stays_open_is_told_and_elsewhere_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def refuse(source: Path, target: Path) -> None:
        calls.append(1)
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(PermissionError):
        Files().replace(tmp_path / "new", tmp_path / "file")
    assert len(calls) == 1
    monkeypatch.setattr(Files, "platform", "win32")
    with pytest.raises(PermissionError):
        Files().replace(tmp_path / "new", tmp_path / "file")
    assert len(calls) > 5


@pytest.mark.parametrize(("code", "told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_synced_at_all_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: bool
) -> None:
    """Some network and foreign file systems know no such thing; a real error is an error."""

    def refuse(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    if told:
        with pytest.raises(OSError, match="error"):
            Files().sync_folder(tmp_path)
    else:
        Files().sync_folder(tmp_path)
        assert tmp_path.is_dir()


def test_a_stick_that_knows_no_permissions_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    (tmp_path / "file").write_text("x")
    (tmp_path / "file").chmod(0o666)
    monkeypatch.setattr(os, "fchmod", refuse)
    files = Files()
    handle = files.open(tmp_path / "file")
    files.append(handle, b"y")
    files.close(handle)
    assert files.read_whole(tmp_path / "file") == b"xy"


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123")
    (tmp_path / "file").chmod(0o400)
    files = Files()
    assert (files.read_whole(tmp_path / "file"), files.read_start(tmp_path / "file", 2)) == (b"0123", b"01")
    assert files.read_whole(tmp_path / "none") is None
    assert (files.listing(tmp_path), files.listing(tmp_path / "none")) == (["file"], [])
