"""How the page is served: which record, where, for whom."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.errors import WrongSettings

MEGABYTE = 1_000_000


class Role(StrEnum):
    """What somebody may do: read, or also review and add."""

    READER = "reader"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may see the page: the name that the log shows, and the role. `signed_in` where a token says who it is."""

    name: str
    role: Role
    signed_in: bool = False

    @property
    def reviews(self) -> bool:
        """Whether reviews and new reports are taken from them."""
        return self.role is Role.REVIEWER


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page is served.

    `members` by their tokens: without any, whoever reaches the page is `local`, which is allowed on loopback alone. `limit` is the longest
    upload in bytes. `names` are further names of this host that the page answers to. `secure`: cookies only over HTTPS. `fetch`: whether
    reviewers may add reports by address.
    """

    record: str | None = None
    host: str = "127.0.0.1"
    port: int = 8321
    members: Mapping[str, Member] = field(default_factory=dict)
    local: Member = Member("local", Role.REVIEWER)
    register: str | None = None
    limit: int = 8 * MEGABYTE
    names: tuple[str, ...] = ()
    secure: bool = False
    fetch: bool = False

    def check(self) -> None:
        """Raises `WrongSettings` if the page could be reached by anybody from another machine."""
        if not self.members and not loopback(self.host):
            raise WrongSettings(
                f"{self.host} can be reached from other machines", do="give tokens with --members FILE, or leave out --host"
            )
        for token in self.members:
            if len(token) < SHORTEST_TOKEN:
                raise WrongSettings(f"a token has fewer than {SHORTEST_TOKEN} characters", do="make one with `onrecord serve --new-token`")


SHORTEST_TOKEN = 20
"""Characters: with 64 to choose from, 120 bits."""


def loopback(host: str) -> bool:
    """Whether an address leads to this machine alone.

    >>> loopback("localhost"), loopback("::1"), loopback("0.0.0.0"), loopback("example.org")
    (True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def members(text: str, *, where: str) -> dict[str, Member]:
    """The members that a file names, by token: a line for each with role, name and token, `#` before a remark.

    >>> members("reviewer ada 0123456789abcdefghij", where="members")["0123456789abcdefghij"].name
    'ada'

    Raises `WrongSettings` with the line that is wrong.
    """
    found: dict[str, Member] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.split("#", 1)[0].split()
        if not parts:
            continue
        if len(parts) != 3 or parts[0] not in set(Role):
            raise WrongSettings("this is no member", where=f"{where}, line {number}", do="write: reader|reviewer NAME TOKEN")
        if parts[2] in found:
            raise WrongSettings("this token is another member's already", where=f"{where}, line {number}", do="make a new one")
        found[parts[2]] = Member(parts[1], Role(parts[0]), True)
    return found
