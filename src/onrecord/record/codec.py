"""Rows to text and back: a JSON list of a row's fields in their order, which both databases keep alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from onrecord.document import Span

_Value = TypeVar("_Value")


def canonical(value: object) -> bytes:
    """JSON with one spelling for each value: keys in order, no blanks, ASCII (so that lone surrogates pass)."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def packed(row: object) -> str:
    """A frozen row as text."""
    return json.dumps(_plain(row), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def unpacked(kind: type[_Value], body: str) -> _Value:
    """The row of the dataclass `kind` that `packed` made `body` of."""
    which: Any = kind
    made: _Value = _maker(which)(json.loads(body))
    return made


def fields_of(kind: type, names: tuple[str, ...], body: str) -> list[Any]:
    """Fields of the row that `packed` made `body` of, as plain JSON: where most rows are only looked at."""
    given = json.loads(body)
    return [given[place] for place in _places(kind, names)]


@lru_cache
def _places(kind: type, names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(_names(kind).index(name) for name in names)


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    which: Any = type(value)
    return [_plain(getattr(value, name)) for name in _names(which)]


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@lru_cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `kind` from plain JSON."""
    if get_origin(kind) is UnionType:
        (inner,) = (_maker(part) for part in get_args(kind) if part is not NoneType)
        return lambda given: None if given is None else inner(given)
    if get_origin(kind) is tuple:
        each = _maker(get_args(kind)[0])
        return lambda given: tuple(map(each, given))
    if kind is Span:
        return lambda given: Span(*given)
    if is_dataclass(kind):
        make_row: Any = kind
        hints = get_type_hints(kind)
        names: Any = kind
        makers = [_maker(hints[name]) for name in _names(names)]
        return lambda given: make_row(*(make(part) for make, part in zip(makers, given, strict=True)))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda given: given
