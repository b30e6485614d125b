"""Reading the fields of plain JSON objects; a wrong one raises Invalid with what is allowed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid

Data = dict[str, Any]
Reader = Callable[[Any], Any]


def read_fields(what: str, data: Any, readers: Mapping[str, tuple[str, Reader]], needed: tuple[str, ...]) -> Data:
    """The arguments of a record from an object's fields: each by its reader, none unknown, none missing, none null."""
    if not isinstance(data, Mapping):
        raise Invalid(what, f"{what} must be an object with named fields, not “{checks.shown(data)}”.")
    for name in needed:
        if name not in data:
            raise Invalid(name, f"{what} has no “{name}”.")
    found: Data = {}
    for name, value in data.items():
        if name not in readers:
            raise Invalid(name, f"{what} has a field “{checks.shown(name)}” that twitchlog doesn't know.")
        if value is None:
            raise Invalid(name, f"{what}: “{name}” is null; what is unknown must be left out.")
        inside, reader = readers[name]
        found[inside] = reader(value)
    return found


def same(value: Any) -> Any:
    """A value that the record itself checks."""
    return value


def a_moment(field: str) -> Reader:
    """A reader of a time with its UTC offset."""

    def read(value: Any) -> datetime:
        try:
            return checks.moment(field, datetime.fromisoformat(value))
        except (TypeError, ValueError) as error:
            if isinstance(error, Invalid):
                raise
            said = f"{field} “{checks.shown(value)}” must look like 2026-11-23T21:30:00+01:00."
            raise Invalid(field, said) from None

    return read


def a_day(value: Any) -> date:
    """A calendar day."""
    try:
        if len(value) != len("2026-11-23"):
            raise ValueError
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Invalid("Date", f"Date “{checks.shown(value)}” must look like 2026-11-23.") from None


def a_list(field: str, reader: Reader) -> Reader:
    """A reader of a list, each item by the reader given."""

    def read(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise Invalid(field, f"{field} must be a list, not “{checks.shown(values)}”.")
        return tuple(reader(value) for value in values)

    return read


def an_object(what: str, make: Callable[..., Any], readers: Mapping[str, tuple[str, Reader]], *needed: str) -> Reader:
    """A reader of an object, made from its fields."""
    return lambda data: make(**read_fields(what, data, readers, needed))


def known(*names: str, **others: tuple[str, Reader]) -> dict[str, tuple[str, Reader]]:
    """The fields of an object: those taken as they are, and others with the record's own name and a reader."""
    return {name: (name, same) for name in names} | others
