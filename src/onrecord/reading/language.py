"""Which language a text is in, well enough to read English and to name what is not English.

By script for what is not written in Latin letters, by the share of function words for what is. Three dozen languages in a page of words
and some 1.5 milliseconds a report: a language identifier from a package costs between 1 and 100 MB and a second to load, to tell apart
languages
that are all the same to a reader of English (`docs/decisions/language.md`).
"""

from __future__ import annotations

import re
from collections import Counter

NAMES = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian or Serbian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian or Malay", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "und": "a language onrecord does not know",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""The languages that are told apart, by BCP 47 tag."""


def named(tag: str) -> str:
    """A language by its name, and its tag where it has a name: "French (fr)"."""
    return NAMES.get(tag, f"the language {tag!r}") + (f" ({tag})" if tag in NAMES and tag != "und" else "")


_WORDS = {
    "en": (
        "the of and to that is was for on with as it by at from he his said has have had be are not but this they which who were will "
        "an their been its she her would there we you after more about than when or if all"
    ),
    "fr": (
        "le la les des et du une est dans que qui pour pas sur au aux avec par ce il elle sont cette ses ont plus mais été leur nous "
        "vous même selon"
    ),
    "de": (
        "der die das und den von zu mit sich des auf für ist nicht ein eine als auch es an werden aus er hat dass sie nach wird bei "
        "einer um am sind noch wie einem über"
    ),
    "es": (
        "el la los las y en del que se por con una para al lo como más pero sus le ha este su sin sobre entre también cuando hasta "
        "según fue es"
    ),
    "it": (
        "il di che la e non un una per del della con sono è le dei si gli nel alla da lo dal delle più anche ha ma al come nella "
        "questo dopo ai"
    ),
    "pt": (
        "o os as e do da em um uma para com não que por dos das no na ao mais foi como se mas seu sua são pelo pela também ele entre "
        "segundo"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar door over bij uit naar heeft hij worden wordt "
        "ze wel deze nog"
    ),
    "sv": (
        "och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när efter eller också där sade"
    ),
    "da": (
        "og at det er en til af på for med de den har ikke som der et om han men var jeg sig fra vi så kan når efter eller også hvor "
        "blev siger"
    ),
    "no": (
        "og at det er en til av på for med de den har ikke som der et om han men var jeg seg fra vi så kan når etter eller også hvor "
        "ble sier"
    ),
    "fi": "ja on ei se että oli hän mutta joka ovat kun myös mukaan tai kuin ole vain niin sekä jos olla hänen sen tämä sanoi jälkeen",
    "et": "ja on ei et see ta oli kui ning ka mis kes aga või oma tema pärast selle mida olid nende kuid ütles",
    "pl": "i w na nie się że z do jest to o jak po co ale od przez dla za jego są oraz czy był tym ich który być już które została",
    "cs": "a v se na je že s z do to o i ve za pro jako po by jeho ale byl jsou podle které který nebo od však jsem bude také uvedl",
    "sk": "a v sa na je že s z do to o aj vo za pre ako po by jeho ale bol sú podľa ktoré ktorý alebo od však som bude tiež uviedol",
    "hr": "i u je da se na za od su s što koji će kao ne ali iz to bi nije koja po o ili do te biti kako između rekao",
    "ro": "și de în la a cu pe nu că din este un o care pentru mai sunt au fost fi se ce prin dar după sau această lui unei",
    "hu": "a az és hogy nem is egy volt meg van csak de már ez ki mint azt vagy még után szerint lesz között amely mondta",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi ne var kadar sonra değil ama her ise olduğunu dedi ya göre",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah oleh telah mereka juga bahwa sebagai kata dapat tersebut",
    "vi": "và của là có được cho trong với không các một người những đã này từ để khi vào đến về sẽ tại theo",
    "sw": "na ya wa kwa ni katika za la kuwa hii cha yake alisema baada huo kama lakini pia hiyo wake watu kwamba",
    "so": "iyo in ee ka ku oo waa la u ah soo uu waxa kala ayaa waxay si isku ayay wuxuu",
    "sq": "të e në dhe që për me një është nga u do se i ka nuk më si por janë pas duke tha ky kjo",
    "ca": "el la els les i del que en per amb una és no al més com però seva aquest dels ha són també segons va",
    "lt": "ir kad yra į iš su bei apie kaip ne tai bet už po nuo jis buvo dėl taip pat arba prie sakė",
    "lv": "un ka ir uz ar no par kā bet lai arī pēc vai tas tika kas gan šo tiek teica viņš nav",
}
_LANGUAGES: dict[str, list[str]] = {}
for _tag, _text in _WORDS.items():
    for _word in dict.fromkeys(_text.split()):
        _LANGUAGES.setdefault(_word, []).append(_tag)

_SCRIPTS = (
    ("Cyrillic", "ru", "Ѐ-ӿ"), ("Greek", "el", "Ͱ-Ͽ"), ("Hebrew", "he", "֐-׿"), ("Arabic", "ar", "؀-ۿݐ-ݿ"), ("Devanagari", "hi", "ऀ-ॿ"),
    ("Bengali", "bn", "ঀ-৿"), ("Thai", "th", "฀-๿"), ("Georgian", "ka", "Ⴀ-ჿ"), ("Armenian", "hy", "԰-֏"), ("Ethiopic", "am", "ሀ-፿"),
    ("Hangul", "ko", "가-힯"), ("Kana", "ja", "぀-ヿ"), ("Han", "zh", "一-鿿"),
)  # fmt: skip
_SCRIPT = {tag: re.compile(f"[{letters}]") for _, tag, letters in _SCRIPTS}
_OTHER_LETTERS = re.compile(f"[{''.join(letters for _, _, letters in _SCRIPTS)}]")

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Code points looked at: a page decides as well as a book."""

_ENOUGH = 30
"""Words below which "no language we know" is not claimed: a headline of names has no function words."""

_SPARSE = 0.08
"""Share of function words below which a text is in none of these languages. English news has 0.30 to 0.45."""


def language(text: str) -> str | None:
    """The BCP 47 tag of the language of `text`, `und` if it is in none that is known here, None if it is too short to tell.

    >>> language("The minister said that the talks would go on for as long as they had to.")
    'en'
    >>> language("Le ministre a dit que les négociations se poursuivront dans les prochains jours.")
    'fr'
    """
    sample = text[:_SAMPLE]
    found = [word.casefold() for word in _WORD.findall(sample)]
    if (script := _script(sample, letters=sum(map(len, found)))) is not None:
        return script
    functional = dict.fromkeys(_WORDS, 0)
    for word, count in Counter(found).items():
        for tag in _LANGUAGES.get(word, ()):
            functional[tag] += count
    best = max(functional, key=lambda tag: functional[tag])  # English comes first and so wins a tie
    if functional[best] < _SPARSE * max(1, len(found)):
        return "und" if len(found) >= _ENOUGH else None
    return best


def _script(sample: str, *, letters: int) -> str | None:
    """The language of a text mostly in letters that are not Latin."""
    if 2 * len(_OTHER_LETTERS.findall(sample)) <= letters:
        return None
    counts = {tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPT.items()}
    best = max(counts, key=lambda tag: counts[tag])
    if best == "zh" and 10 * counts["ja"] >= counts["zh"]:
        return "ja"
    if best == "ru":
        return (
            "uk" if re.search("[іїєґ]", sample) else "sr" if re.search("[ђћџљњј]", sample) else "ru" if re.search("[ыэё]", sample) else "bg"
        )
    if best == "ar":
        return "ur" if re.search("[ٹڈڑے]", sample) else "fa" if re.search("[پچژگی]", sample) else "ar"
    return best
