"""Through whom a statement reached the page: `via`, outermost first. Rules.

An attribution within another's content has the other's chain and source before it; carriers named in its own sentence
come behind those; and an unnamed source that is taken up again ("The sources indicated …" after "Reuters, citing
Russian sources, reported …") keeps the carriers it came with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.actors.lexicon import word_set
from onrecord.actors.values import Actor, Kind
from onrecord.statements.values import Act, Attribution

CARRY_SENTENCES = 3
"""Sentences over which a carrier carries on without being named again."""


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of one attribution: its sentence, its source and the carriers its own sentence names."""

    attribution: Attribution
    sentence: int
    source: Actor | None
    carriers: tuple[Actor, ...]


def chains(links: Sequence[Link], *, publisher: str | None) -> dict[str, tuple[Actor, ...]]:
    """`via` of each attribution by its id. `publisher` is the outlet of the report, which is never in it."""
    by_id = {link.attribution.id: link for link in links}
    found: dict[str, tuple[Actor, ...]] = {}
    for link in links:
        _chain(link, by_id, found, publisher, frozenset())
    carried: dict[str, tuple[int, tuple[Actor, ...]]] = {}
    for link in links:
        source = link.source
        if source is None or link.attribution.within is not None:
            continue
        via = found[link.attribution.id]
        key = _taken_up_by(source)
        if via and source.kind in {Kind.UNNAMED, Kind.OFFICE, Kind.DOCUMENT}:
            carried[key] = (link.sentence, via)
        elif (
            not via
            and key in carried
            and link.sentence - carried[key][0] <= CARRY_SENTENCES
            and link.sentence > carried[key][0]
            and source.kind is Kind.UNNAMED
        ):
            found[link.attribution.id] = carried[key][1]
            carried[key] = (link.sentence, carried[key][1])
    return {name: _distinct(via, by_id[name].source) for name, via in _through_outer(links, found).items()}


def _chain(
    link: Link, by_id: dict[str, Link], found: dict[str, tuple[Actor, ...]], publisher: str | None, above: frozenset[str]
) -> tuple[Actor, ...]:
    """The chain by nesting and by the carriers named; a ring of `within` ends where it closes."""
    name = link.attribution.id
    if name in found:
        return found[name]
    outer: tuple[Actor, ...] = ()
    within = link.attribution.within
    if within is not None and within in by_id and within not in above | {name}:
        outside = by_id[within]
        outer = _chain(outside, by_id, found, publisher, above | {name})
        outer = (*outer, *_teller(outside, link))
    own = tuple(actor for actor in link.carriers if not _is_publisher(actor, publisher))
    found[name] = (*outer, *(actor for actor in own if actor.name not in {before.name for before in outer}))
    return found[name]


REPORTING = word_set("said says say told tell tells according added adds wrote writes tweeted stated announced reported claims claimed")
"""Cues of whoever tells what another holds, whatever they do by it."""


def _teller(outside: Link, link: Link) -> tuple[Actor, ...]:
    """Who tells of `link`: the source of the attribution around it, but not one that merely takes or leaves what the report tells of.

    In "Bevia rejected Arvia's demand" and "Bevia accepted the offer of Arvia" the report itself tells of the demand and the offer.
    """
    outer, inner = outside.attribution, link.attribution
    cue = outer.cue.text.casefold().split() if outer.cue is not None else []
    named = inner.cue is not None and inner.cue.text.casefold().endswith((" by", " of", " from"))
    possessive = link.source is not None and link.source.text.casefold().endswith(POSSESSIVE)
    left = outer.act is Act.REJECT or (outer.act in {Act.ACCEPT, Act.DEFER} and (named or possessive))
    if outside.source is None or (left and not REPORTING & set(cue)):
        return ()
    return (outside.source,)


POSSESSIVE = ("'s", "’s", "their", "his", "her", "its")


def _through_outer(links: Sequence[Link], found: dict[str, tuple[Actor, ...]]) -> dict[str, tuple[Actor, ...]]:
    """What an outer attribution was carried on from also stands before those within it."""
    by_id = {link.attribution.id: link for link in links}
    result = dict(found)
    for link in links:
        within = link.attribution.within
        if within in by_id and result[within] and link.source is not None:
            outside = by_id[within]
            expected = (*result[within], *_teller(outside, link))
            own = [actor for actor in result[link.attribution.id] if actor.name not in {before.name for before in expected}]
            result[link.attribution.id] = (*expected, *own)
    return result


def _taken_up_by(source: Actor) -> str:
    """By what an unnamed source can be taken up again: "one Russian source" is of the "Russian sources" told of before."""
    words = {word.removesuffix("s") for word in source.name.casefold().split()}
    return "source " + " ".join(source.parties) if source.kind is Kind.UNNAMED and "source" in words else source.name.casefold()


def _is_publisher(actor: Actor, publisher: str | None) -> bool:
    return (
        actor.kind is Kind.OUTLET
        and publisher is not None
        and (actor.name.casefold() in publisher.casefold() or publisher.casefold() in actor.name.casefold())
    )


def _distinct(via: tuple[Actor, ...], source: Actor | None) -> tuple[Actor, ...]:
    """The chain without a link that repeats the one before it; nobody is told of through themselves."""
    kept: list[Actor] = []
    for actor in via:
        if not kept or kept[-1].name != actor.name:
            kept.append(actor)
    while kept and source is not None and kept[-1].name == source.name:
        kept.pop()
    return tuple(kept)
