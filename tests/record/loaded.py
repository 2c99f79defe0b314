"""Everything that a process needs to add reports, loaded and used once: those that are forked from it begin at once."""

from __future__ import annotations

from onrecord.actors.register import Register
from onrecord.talks.copies import sketch
from onrecord.talks.labels import signature

signature("a truce", Register.load())
sketch("words enough for one run of five of them and more")
