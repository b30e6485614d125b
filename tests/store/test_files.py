"""The calls to the system, as far as they can be tried here: what differs on macOS and Windows is substituted."""

import fcntl
import os
import stat
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
