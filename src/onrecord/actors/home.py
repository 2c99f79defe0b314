"""Whose officials, ministries and figures are meant where no words tell it: the state the report is about just there. Rules."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.actors.lexicon import POSSESSIVES, word_set
from onrecord.actors.phrases import Phrase, Scene, main_party
from onrecord.actors.register import Sort
from onrecord.actors.scan import Atom

AROUND = 4
"""Sentences before the words in which the state may have been named."""

FARTHER = 0.3
"""What a mention one sentence farther back weighs against a nearer one."""

WITHIN = word_set("in at near outside around across inside over throughout")
"""Prepositions that make a state's name, or a place's, the scene of what is told."""

DEEDS = word_set(
    "attack attacks strike strikes drone drones missile missiles shelling aggression invasion troops forces bombardment assault raid "
    "raids offensive goods imports exports tariffs sanctions"
)
"""What comes upon a state from another: in "Russian drones hit …, the governor said" the state named is not the governor's."""

GOVERNMENT = word_set(
    "government ministry ministries ministerial presidential parliament parliamentary military army navy police prosecutors customs "
    "census administration defense defence interior intelligence lawmaker lawmakers senators legislators embassy treasury cabinet"
)
"""Words that make somebody a state's whom no state's name goes with ("a government source", "the trade ministry", "customs data")."""


def state_around(scene: Scene, at: int, *, told: Collection[str] = ()) -> tuple[str, ...]:
    """The state meant at token `at`: named best near before it, else the one that the whole report names most; empty if it names none.

    Who stands first in a sentence counts more, as does the scene of what happens; whose arms or goods are told of counts little, and
    what stands in quotation marks nothing. `told` are the words (small letters) told of somebody: for who is local the scene counts most,
    and a ministry is no body of the United States.
    """
    tokens = scene.tokens
    here = tokens.sentence(tokens.starts[at])
    bodies = set(told) <= BARE
    local, ministerial = bool(LOCAL & set(told)), bool(MINISTERIAL & set(told))
    scores: dict[str, float] = {}
    for sentence in range(here, max(-1, here - AROUND - 1), -1):
        first = True
        for place in tokens.between(*tokens.sentences[sentence]):
            if place >= at:
                break
            atom = scene.by_token.get(place)
            if (
                atom is None
                or atom.first != place
                or not (_of_state(atom) or (bodies and _speaks(atom)))
                or tokens.quoted(tokens.starts[place])
            ):
                continue
            weight = _weight(scene, atom, first=first, local=local) * FARTHER ** (here - sentence)
            first = False
            for party in atom.parties[:1] if not (ministerial and "USA" in atom.parties) else ():
                scores[party] = scores.get(party, 0.0) + weight
    if scores:
        return (max(sorted(scores), key=lambda party: scores[party]),)
    return main_party(scene)


BARE = word_set("spokesman spokeswoman spokesperson leader commander representative member")
"""Who is told to be nothing more may be a movement's or an organisation's as well as a state's."""


def _speaks(atom: Atom) -> bool:
    """Whether a name is an organisation's or a movement's."""
    return atom.entry is not None and atom.entry.sort in {Sort.ORGANISATION, Sort.MOVEMENT} and bool(atom.parties)


def _of_state(atom: Atom) -> bool:
    return atom.entry is not None and atom.entry.sort in {Sort.STATE, Sort.OFFICE} and bool(atom.parties)


def _weight(scene: Scene, atom: Atom, *, first: bool, local: bool) -> float:
    keys = scene.tokens.keys
    following = keys[atom.last].casefold() if atom.last < len(keys) else ""
    before = keys[atom.first - 1].casefold() if atom.first else ""
    if following in DEEDS or before in {"against", "from", "with", "by"}:
        return 0.3
    if before in WITHIN or atom.place:
        return 6.0 if local else 1.5
    return 3.0 if first else 1.0


LOCAL = word_set("regional local provincial municipal city district village town gov governor governors mayor mayors police firefighters")
"""Words that make somebody an official of where it happens."""


MINISTERIAL = word_set("ministry ministries minister ministers ministerial")


def state_told(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The state of a phrase whose words tell of government but name no state; empty where they tell of none."""
    local = LOCAL & {phrase.word, *phrase.modifiers}
    words = {phrase.word, *phrase.modifiers}
    for at in range(phrase.core_end, phrase.last):
        key = scene.tokens.keys[at].casefold()
        if key in {"who", "that", "which", ","}:
            break
        if key in POSSESSIVES:
            return ()  # "leaders of his administration": his
        words.add(key)
    return state_around(scene, phrase.first, told=words - LOCAL | local) if local or words & GOVERNMENT else ()


__all__ = ["state_around", "state_told"]
