"""Words to actors, actors to parties: who speaks in a report, through whom and for whom."""

from onrecord.actors.attribute import attribute
from onrecord.actors.known import Known, KnownPerson, learnt
from onrecord.actors.register import Register
from onrecord.actors.register_file import RegisterError
from onrecord.actors.shown import Found, actors_of

__all__ = ["Found", "Known", "KnownPerson", "Register", "RegisterError", "actors_of", "attribute", "learnt"]
