"""The program's log file."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from twitchlog.log import FILE, LOGGER, start_log, stop_log


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the logger as it was."""
    logger = logging.getLogger(LOGGER)
    before = logger.handlers[:], logger.propagate, logger.level
    logger.handlers[:] = []
    yield
    stop_log()
    logger.handlers[:], logger.propagate, logger.level = before


def test_a_log_goes_with_the_diary(tmp_path: Path) -> None:
    """Stopped in one folder and started in another, it holds no file of the first."""
    start_log(tmp_path / "a")
    logging.getLogger(LOGGER).warning("one")
    assert stop_log()
    logging.getLogger(LOGGER).warning("lost")
    (tmp_path / "a").rename(tmp_path / "b")
    start_log(tmp_path / "b")
    logging.getLogger(LOGGER).warning("two")
    text = (tmp_path / "b" / FILE).read_text()
    assert [line.split()[-1] for line in text.splitlines()] == ["one", "two"]
    assert not (tmp_path / "a").exists()


def test_a_log_started_elsewhere_moves_there(tmp_path: Path) -> None:
    """One program, one log; starting it again in the same folder changes nothing."""
    for folder in ("a", "b", "b"):
        start_log(tmp_path / folder)
        logging.getLogger(LOGGER).warning("in %s", folder)
    assert (tmp_path / "a" / FILE).read_text().count("in ") == 1
    assert (tmp_path / "b" / FILE).read_text().count("in b") == 2


def test_another_handler_does_not_keep_the_file_from_being_opened(tmp_path: Path) -> None:
    """As a test runner or a debugger adds one."""
    logging.getLogger(LOGGER).addHandler(logging.StreamHandler())
    start_log(tmp_path)
    logging.getLogger(LOGGER).warning("kept")
    assert "kept" in (tmp_path / FILE).read_text()


def test_a_log_that_was_not_started_is_not_stopped() -> None:
    """Nor is one that could not be written."""
    assert not stop_log()


def test_every_file_of_the_log_is_its_owners_only(tmp_path: Path) -> None:
    """Also the one begun when the last is full."""
    before = os.umask(0o022)
    try:
        start_log(tmp_path)
        for _ in range(3000):
            logging.getLogger(LOGGER).warning("x" * 100)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {FILE: 0o600, f"{FILE}.1": 0o600}


def test_what_an_error_quotes_is_not_in_the_log(tmp_path: Path) -> None:
    """Where it happened and of what kind it is are; its words may be a person's. Those of the system are no secret."""
    start_log(tmp_path)
    try:
        try:
            int("my private note")
        except ValueError as error:
            raise OSError(28, "No space left on device", "file") from error
    except OSError:
        logging.getLogger(LOGGER).exception("It went wrong")
    text = (tmp_path / FILE).read_text()
    assert "private" not in text.replace('int("my private note")', "")
    assert [
        name for name in ("ValueError", "OSError: No space left on device", "test_log.py") if name not in text
    ] == []


def test_an_error_another_handler_has_told_first_loses_its_words_all_the_same(tmp_path: Path) -> None:
    """Handlers share what they make of a record."""
    logger = logging.getLogger(LOGGER)
    logger.addHandler(logging.StreamHandler())
    start_log(tmp_path)
    words = " ".join(("between", "me", "and", "my", "diary"))
    try:
        raise RuntimeError(words)
    except RuntimeError:
        logger.exception("It failed")
    text = (tmp_path / FILE).read_text()
    assert "RuntimeError" in text
    assert words not in text
