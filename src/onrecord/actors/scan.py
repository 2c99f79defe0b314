"""Names in a text: what the register knows, and runs of capitalised words that may be persons or organisations. Rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.actors.lexicon import (
    ASSOCIATIONS,
    HEADS,
    LEARNED_WORDS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    STATE_BODY_WORDS,
    TITLE_WORDS,
    word_set,
)
from onrecord.actors.names import FAMILY_FIRST, FEMALE, MALE, PARTICLES, gender
from onrecord.actors.people import Person
from onrecord.actors.register import Entry, Form, Register, Sort
from onrecord.actors.tokens import Tokens


class Is(StrEnum):
    """What an atom is."""

    ENTRY = "entry"  # the register knows it
    PERSON = "person"  # somebody of the report's cast
    NAME = "name"  # capitalised words that nothing tells more about
    ORGANISATION = "organisation"  # named like an organisation ("Eurasia Group")
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Atom:
    """A name at tokens `[first, last)`."""

    first: int
    last: int
    what: Is
    name: str
    entry: Entry | None = None
    person: Person | None = None

    @property
    def adjective_only(self) -> bool:
        """Whether the words can only modify ("Russian"), not stand for somebody."""
        return self.entry is not None and self.entry.forms == frozenset({Form.ADJECTIVE})

    @property
    def adjective(self) -> bool:
        """Whether the words can modify and name no state by themselves ("Russian", "French")."""
        return self.entry is not None and Form.ADJECTIVE in self.entry.forms and Form.NAME not in self.entry.forms

    @property
    def place(self) -> bool:
        """Whether the words are a place's that can stand for its state: a capital, a region."""
        return self.entry is not None and not self.entry.forms & {Form.NAME, Form.ADJECTIVE, Form.PEOPLE}

    @property
    def parties(self) -> tuple[str, ...]:
        """For whom the one named speaks."""
        if self.person is not None:
            return self.person.parties
        return (self.entry.party,) if self.entry is not None and self.entry.party else ()


# Whoever is followed by one of these speaks: "Firefly said" begins with a name.
SAYING = frozenset({"said", "says", "told", "added", "noted", "stressed"})

# Organisations whose names go on behind "of" and "for"; a state's "Ministry of Defence" is described by its state.
LEAGUES = word_set(
    "alliance association federation institute institution center centre chamber council league union university society fund "
    "coalition organization organisation network academy college confederation congress front movement party"
)

# States that are given names too: "Jordan Smith", "Chad Brown", "Israel Katz".
GIVEN_STATES = frozenset(
    {
        "Jordan",
        "Chad",
        "Israel",
        "Georgia",
        "Kenya",
        "India",
        "Paris",
        "Sofia",
        "Victoria",
        "Vienna",
        "London",
        "Lima",
        "Santiago",
        "Ireland",
        "France",
        "Holland",
        "Lebanon",
    }
)


NAMED_AFTER_A_PLACE = frozenset(
    {"accord", "accords", "agreement", "agreements", "communique", "communiqué", "conference", "convention", "conventions", "declaration"}
    | {"format", "memorandum", "process", "protocol", "protocols", "summit", "treaty"}
)
"""Papers, processes and gatherings that bear the name of the place where they were agreed."""
PAGE_WORDS = frozenset(
    {"CLOSE", "WATCH", "FILE", "VIDEO", "PHOTO", "PHOTOS", "READ", "MORE", "LIVE", "UPDATE", "RELATED", "LISTEN", "GALLERY", "BREAKING"}
)
"""What a page calls its parts, in capitals, before a caption or a link: no part of a name."""
PREFIXES = frozenset({"al", "el", "bin", "ibn", "von", "van", "de"})
"""Words in small letters that begin a name where a capital follows."""


def names_in(tokens: Tokens, register: Register) -> tuple[Atom, ...]:
    """Every name of `tokens`, in order, none overlapping: the register's longest match first, then capitalised runs."""
    found: list[Atom] = []
    keys = tokens.keys
    shouted = headlines(tokens)
    within = _capitals_within(tokens)
    at, count, known = 0, len(keys), register.entries
    while at < count:
        word = keys[at]
        match = register.longest(keys, at) if word in known else None
        if match is not None and not (
            _is_given_name(tokens, at, match) or _begins_another(tokens, match) or _ends_another(tokens, at, match)
        ):
            end, entry = match
            if Form.ADJECTIVE in entry.forms and (last := _joined_end(tokens, end)):
                found.append(Atom(at, last, Is.ORGANISATION, _text(tokens, at, last)))
                at = last
                continue
            found.append(Atom(at, end, Is.ENTRY, entry.name, entry))
            at = end
            continue
        if (word[:1].isupper() or word in PREFIXES) and _can_begin(tokens, at, within):
            end = at + 1 if at in shouted else _run_end(tokens, at, register)
            found.extend(_run_atoms(tokens, at, end))
            at = end
            continue
        at += 1
    spoken = [_of_nobody(atom) if _names_a_paper(tokens, atom) else atom for atom in found]
    return _halves(tokens, tuple(_learned_places(tokens, spoken)), register)


JOINED = (ASSOCIATIONS - {"league"}) | word_set("institute foundation alliance coalition")
"""Words that end the names of those who speak for their members or their own learning, whatever state's adjective begins them."""
NAME_REACH = 5
"""Words of such a name behind the adjective, at most."""


def _joined_end(tokens: Tokens, at: int) -> int:
    """Where an association's name ends whose capitalised words go on at `at` ("American |Enterprise Institute"); 0 if none does."""
    keys, last = tokens.keys, 0
    for end in range(at, min(at + NAME_REACH, len(keys))):
        if not keys[end][:1].isupper() or (end and tokens.starts[end] != tokens.ends[end - 1] + 1):
            break
        if keys[end].casefold() in JOINED and end > at:
            last = end + 1
    return last


def _begins_another(tokens: Tokens, match: tuple[int, Entry]) -> bool:
    """Whether a paper's name is but the beginning of another's: "The National" of "The National Retail Federation"."""
    end, entry = match
    return entry.sort is Sort.OUTLET and entry.name.startswith("The ") and bool(_joined_end(tokens, end))


def _ends_another(tokens: Tokens, at: int, match: tuple[int, Entry]) -> bool:
    """Whether the bare noun by which a body is called ends another's name here ("the Tariff Commission" is not the European one)."""
    end, _ = match
    if end - at > 1 or tokens.keys[at].casefold() not in STATE_BODY_WORDS or at == 0:
        return False
    before = tokens.keys[at - 1]
    begins = at == 1 or tokens.sentence(tokens.starts[at - 1]) != tokens.sentence(tokens.starts[at - 2])  # "But Commission officials"
    return before[:1].isupper() and not begins and before.casefold() in NOT_NAMES | TITLE_WORDS


def _text(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _of_nobody(atom: Atom) -> Atom:
    """A name without the party for which it would speak."""
    return replace(atom, entry=replace(atom.entry, party=None)) if atom.entry else atom


def _names_a_paper(tokens: Tokens, atom: Atom) -> bool:
    """Whether a capital only tells where a paper or a process has its name from: the "Minsk agreements" are not Belarus's."""
    if not atom.place or atom.entry is None or atom.entry.sort is not Sort.STATE or atom.last >= len(tokens.keys):
        return False
    linked = atom.first > 0 and tokens.keys[atom.first - 1].casefold() in {"-", "and", ",", "'s"}
    return tokens.keys[atom.last].casefold() in NAMED_AFTER_A_PLACE and not linked


def _learned_places(tokens: Tokens, atoms: list[Atom]) -> Iterator[Atom]:
    """The names with a place of learning and the city before it as one: what the "Kyiv Institute of …" finds, no state says."""
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        last = _learned_end(tokens, atom, atoms[at + 1] if at + 1 < len(atoms) else None) if atom.place else 0
        if last:
            yield Atom(atom.first, last, Is.ORGANISATION, _text(tokens, atom.first, last))
            while at < len(atoms) and atoms[at].first < last:
                at += 1
        else:
            yield atom
            at += 1


def _learned_end(tokens: Tokens, atom: Atom, following: Atom | None) -> int:
    """Where the name of a place of learning that begins with its city ends (a token), 0 if this is none."""
    keys = tokens.keys
    if following is not None and following.first == atom.last:
        last = following.last if following.what is Is.ORGANISATION else atom.last
    else:
        last = atom.last + (atom.last < len(keys) and keys[atom.last][:1].isupper())  # "Georgetown University"
    if not LEARNED_WORDS & {word.casefold() for word in keys[atom.last : last]}:
        return 0
    if last + 1 < len(keys) and keys[last] == "of" and keys[last + 1][:1].isupper():
        last += 2  # "London School of Economics"
    return last


def _halves(tokens: Tokens, atoms: tuple[Atom, ...], register: Register) -> tuple[Atom, ...]:
    """ "The North" and "the South" are the one state of the report that is called so: North Korea, South Sudan."""
    keys = tokens.keys
    added: list[Atom] = []
    for half in ("North", "South"):
        named = [
            atom.entry
            for atom in atoms
            if atom.entry is not None and atom.entry.sort is Sort.STATE and atom.entry.name.startswith(half + " ")
        ]
        if not named:
            continue
        entry = replace(named[0], forms=frozenset({Form.NAME}))
        taken = {token for atom in atoms for token in range(atom.first, atom.last)}
        added.extend(
            Atom(at, at + 1, Is.ENTRY, entry.name, entry)
            for at in range(1, len(keys))
            if keys[at] == half
            and keys[at - 1].casefold() == "the"
            and at not in taken
            and not (at + 1 < len(keys) and _nameable(keys[at + 1]))
        )
    return tuple(sorted((*atoms, *added), key=lambda atom: atom.first))


def headlines(tokens: Tokens) -> frozenset[int]:
    """The tokens of lines where all but the small words are capitalised: there a capital does not tell a name."""
    found: set[int] = set()
    for start, end in tokens.sentences:
        places = [at for at in tokens.between(start, end) if tokens.keys[at][:1].isalpha()]
        long = [at for at in places if len(tokens.keys[at]) > 3]
        line = tokens.text[start:end].rstrip()
        if (
            len(long) > 3
            and not line.endswith((".", "”", '"', ":", "?"))
            and sum(tokens.keys[at][:1].isupper() for at in long) >= 0.8 * len(long)
        ):
            found.update(places)
    return frozenset(found)


def _is_given_name(tokens: Tokens, at: int, match: tuple[int, Entry]) -> bool:
    """Whether a state's name stands as a given name here, before a surname the register does not know."""
    end, entry = match
    if entry.sort is not Sort.STATE or tokens.keys[at] not in GIVEN_STATES or end - at != 1:
        return False
    after = tokens.keys[end] if end < len(tokens.keys) else ""
    return (
        _nameable(after)
        and after.casefold() not in TITLE_WORDS
        and tokens.starts[end] == tokens.ends[at] + 1
        and at > 0
        and not tokens.keys[at - 1].endswith(("in", "of", "from"))
    )


def _nameable(word: str) -> bool:
    """Whether a word by itself looks like part of a name."""
    if not word[:1].isupper() or (not word[-1:].isalpha() and not word.endswith(".")):
        return False
    lower = word.casefold()
    if "'" in lower and lower.partition("'")[0] in NOT_NAMES:
        return False  # "They'd"
    return lower not in NOT_NAMES and lower not in {"north", "south"} and (lower not in TITLE_WORDS or word in {"Major", "Price"})


SURNAMES_TOO = frozenset({"Head", "King", "Prince", "Bishop", "Judge", "Marshall", "Sergeant", "Dean", "Abbott", "Chancellor"})
"""Titles that are surnames behind a given name."""

MONTHS = frozenset({"May", "March", "Will"})
"""Months and a verb that are surnames too."""


def _is_month(tokens: Tokens, at: int) -> bool:
    """Whether "May" or "March" stands for the month (or the verb) here: unless the text has a person of that name, and no day follows."""
    keys = tokens.keys
    before = keys[at - 1] if at else ""
    after = keys[at + 1] if at + 1 < len(keys) else ""
    if before.casefold() in {"mr", "mrs", "ms", "minister", "senator", "president", "secretary"} or before in MALE or before in FEMALE:
        return False
    if keys[at] == "Will" and _nameable(after):
        return False
    return (
        keys[at] not in tokens.surnames
        or after[:1].isdigit()
        or before.casefold() in {"in", "on", "since", "until", "by", "last", "early", "late", "of"}
    )


def _can_begin(tokens: Tokens, at: int, within: frozenset[str]) -> bool:
    word = tokens.keys[at]
    if word in PAGE_WORDS:
        return False
    if word in MONTHS and _is_month(tokens, at):
        return False
    if word == "He" and _is_family_name(tokens, at):
        return True
    if word in SURNAMES_TOO and word in tokens.surnames:
        ahead, behind = tokens.keys[at - 1].casefold() if at else "", tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
        return ahead not in {"the", "a", "an"} and behind != "of" and not _nameable(behind)
    if _nameable(word):
        following = tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
        league = following in {"of", "for"} and word.casefold() in LEAGUES and at + 2 < len(tokens.keys) and _nameable(tokens.keys[at + 2])
        noun = word.casefold() in HEADS and not _nameable(following) and not league
        return not noun and (word in within or following in SAYING or not _common_start(tokens, at))
    # "al-Busaidi" and "bin Salman" begin a name only where a capital follows
    if word in PREFIXES and at + 1 < len(tokens.keys):
        after = at + 2 if tokens.keys[at + 1] == "-" else at + 1
        return after < len(tokens.keys) and _nameable(tokens.keys[after]) and (after == at + 2 or word in {"bin", "von", "van"})
    return False


def _is_family_name(tokens: Tokens, at: int) -> bool:
    """Whether "He" is no pronoun here but begins a name ("said He Weiwen"): inside a sentence, before a capital."""
    keys = tokens.keys
    behind = at > 0 and keys[at - 1].isalpha() and keys[at - 1].islower()
    return behind and at + 1 < len(keys) and _nameable(keys[at + 1])


def _capitals_within(tokens: Tokens) -> frozenset[str]:
    """The words that are capitalised behind another word of their sentence: names even where they begin one."""
    keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
    return frozenset(
        keys[at]
        for at in range(1, len(keys))
        if keys[at][:1].isupper() and keys[at - 1][-1:].isalnum() and keys[at - 1][:1].islower() and starts[at] == ends[at - 1] + 1
    )


def _common_start(tokens: Tokens, at: int) -> bool:
    """Whether the word is capitalised merely because a sentence begins: it ends like a verb or adverb, and is nobody's given name."""
    word = tokens.keys[at]
    if gender(word) is not None:
        return False  # Mohamed, Alfred
    begins = (
        at == 0
        or tokens.keys[at - 1] in {".", '"', "“", ":", "?", "!"}
        or tokens.sentence(tokens.starts[at]) != tokens.sentence(tokens.starts[at - 1])
    )
    return (
        begins
        and len(word) > 5
        and word.endswith(("ing", "ly", "ed", "ions", "als", "ials", "ists", "ers", "ors", "ments", "ants", "ents"))
    )


_MADE_OF_A_NAME = word_set("led based backed style born era brokered mediated old run made owned controlled")
"""What makes another word of a name before a hyphen."""


def _run_end(tokens: Tokens, at: int, register: Register) -> int:
    """Where the run of name words that begins at `at` ends."""
    end, keys = at + 1, tokens.keys
    while end < len(keys):
        word = keys[end]
        joined = tokens.starts[end] == tokens.ends[end - 1]
        apart = not joined and "\n" in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]
        if apart and tokens.sentence(tokens.starts[end]) != tokens.sentence(tokens.starts[end - 1]):
            break  # in a text wrapped at a column a name may go on in the next line
        if "  " in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]:
            break  # what stands wide apart is laid out as two
        if word == "-" and joined and _hyphenated(tokens, end):
            if register.longest(keys, end + 1):
                break
            end += 2
            continue
        if word == "He" and end == at + 1 and keys[at] in FAMILY_FIRST and register.holders_named(f"{keys[at]} He", None):
            end += 1  # Liu He, no pronoun
            continue
        if word == "." and joined and len(keys[end - 1]) in {1, 2} and end + 1 < len(keys) and _nameable(keys[end + 1]):
            end += 1
            continue
        if word.startswith(keys[at]) and word[len(keys[at]) : len(keys[at]) + 1].isupper() and keys[at][-1:].islower():
            return at + 1  # a link's hidden text, run together: "Doe Jane DoeCourt stops …"
        if word in SURNAMES_TOO and end == at + 1 and gender(keys[at]) is not None:
            end += 1  # Angus King, no king
            continue
        if joined and word not in {".", "-"}:
            break
        if word in {"of", "for"} and _goes_on(tokens, at, end, register):
            end += 2
            continue
        joining = word[:1].isupper() and _joined_end(tokens, end)
        if joining or _nameable(word) or (word.casefold() in ORGANISATION_WORDS | PLACE_WORDS and word[:1].isupper()):
            match = register.longest(keys, end)
            if match is not None and not (match[0] == end + 1 and word.casefold() in STATE_BODY_WORDS):
                break  # but the "Anticorruption Commission" is not the European one
            end += 1
            continue
        if word in PARTICLES and end + 1 < len(keys):
            after = end + 2 if keys[end + 1] == "-" else end + 1
            if after < len(keys) and keys[after] in PARTICLES:
                after += 1
            if after < len(keys) and _nameable(keys[after]) and word not in {"y", "e"}:
                end = after + 1
                continue
        break
    return end


def _hyphenated(tokens: Tokens, hyphen: int) -> bool:
    """Whether a name goes on behind a hyphen: "Ban Ki-moon", and not "Bevian-led"."""
    keys, after = tokens.keys, hyphen + 1
    if after >= len(keys) or tokens.starts[after] != tokens.ends[hyphen] or not keys[after][:1].isalpha():
        return False
    return keys[after][:1].isupper() or (keys[hyphen - 1][:1].isupper() and keys[after] not in _MADE_OF_A_NAME)


def _goes_on(tokens: Tokens, at: int, end: int, register: Register) -> bool:
    """Whether an organisation's name goes on behind "of" or "for" at `end` ("Alliance of Auto Manufacturers")."""
    keys = tokens.keys
    if keys[end - 1].casefold() not in LEAGUES or end + 1 >= len(keys) or not _nameable(keys[end + 1]):
        return False
    other = register.longest(keys, end + 1)
    if other is None:
        return True
    adjective = Form.ADJECTIVE in other[1].forms and Form.NAME not in other[1].forms  # "Federation for American Immigration Reform"
    return adjective and other[0] < len(keys) and _nameable(keys[other[0]])


def _run_atoms(tokens: Tokens, at: int, end: int) -> Iterator[Atom]:
    """What a run of name words is; an organisation's run takes "of X" and "for X" with it."""
    at = _behind_field(tokens, at, end)
    text = _text(tokens, at, end)
    lowered = [word.casefold() for word in tokens.keys[at:end]]
    if all(word in ORGANISATION_WORDS or word in PLACE_WORDS for word in lowered):
        return
    if any(word in ORGANISATION_WORDS for word in lowered):
        yield Atom(at, end, Is.ORGANISATION, text)
    elif end - at > 1 and lowered[-1] in PLACE_WORDS and not has_given_name(tokens.keys[at:end]):
        yield Atom(at, end, Is.PLACE, text)
    else:
        yield Atom(at, end, Is.NAME, text)


def _behind_field(tokens: Tokens, at: int, end: int) -> int:
    """Where a person's name begins behind the field of an office: at Navi in "High Commissioner for Human Rights Navi Pillay"."""
    if at == 0 or tokens.keys[at - 1] not in {"for", "of"}:
        return at
    name = at
    while name < end and tokens.keys[name].casefold() in FIELDS_OF_OFFICE:
        name += 1
    return name if end - name >= 2 else at


FIELDS_OF_OFFICE = word_set(
    "human rights foreign affairs political humanitarian economic legal public homeland national security defense defence trade commerce "
    "development policy relations refugees children finance justice energy health education agriculture state home interior"
)
"""Words of which the names of offices' fields are made."""


def has_given_name(words: Sequence[str]) -> bool:
    """Whether the first word of a name is a known given name, accents or not."""
    return gender(words[0]) is not None
