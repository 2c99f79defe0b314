"""English is read; what is not English is told by name. The sentences are invented."""

import pytest

from onrecord.reading.language import language

SENTENCES = {
    "en": "The foreign minister said that the talks would go on until both sides had agreed.",
    "fr": "La ministre a déclaré que les négociations se poursuivront dans la capitale avec les deux parties.",
    "de": "Die Ministerin sagte, dass die Gespräche mit der anderen Seite nicht am Ende sind und weiter gehen.",
    "es": "La ministra dijo que las conversaciones con el otro país no han terminado y que se reunirán en mayo.",
    "it": "La ministra ha detto che i colloqui con il governo della capitale non sono finiti e che si incontreranno.",
    "pt": "A ministra disse que as conversas com o governo não acabaram e que os dois lados vão se encontrar em maio.",
    "nl": "De minister zei dat de gesprekken met het andere land niet voorbij zijn en dat ze elkaar in mei zien.",
    "sv": "Ministern sade att samtalen med den andra sidan inte är slut och att de möts igen i maj.",
    "pl": "Minister powiedziała, że rozmowy z drugą stroną nie są zakończone i że spotkają się w maju.",
    "tr": "Bakan görüşmelerin bitmediğini ve iki tarafın mayıs ayında bir araya geleceğini söyledi, bu da çok önemli.",
    "id": "Menteri itu mengatakan bahwa pembicaraan dengan pihak lain tidak akan berakhir dan mereka akan bertemu.",
    "ru": "Министр заявила, что переговоры с другой стороной не окончены и что это было бы ошибкой.",
    "uk": "Міністерка заявила, що переговори з іншою стороною не закінчені і що вони зустрінуться.",
    "ar": "قالت الوزيرة إن المحادثات مع الطرف الآخر لم تنته بعد",
    "fa": "وزیر گفت که گفتگوها با طرف دیگر پایان نیافته است",
    "he": "השרה אמרה כי השיחות עם הצד השני לא הסתיימו",
    "zh": "外交部长说，与另一方的谈判尚未结束。",
    "ja": "外相は、相手側との協議はまだ終わっていないと述べた。",
    "ko": "외교부 장관은 상대측과의 회담이 끝나지 않았다고 말했다.",
    "el": "Η υπουργός είπε ότι οι συνομιλίες δεν έχουν τελειώσει",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_language(tag: str) -> None:
    assert language(SENTENCES[tag]) == tag


def test_too_short_to_tell_is_not_refused() -> None:
    assert language("Drovak, Maran, Lund") is None


def test_unknown() -> None:
    assert language("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor " * 5) == "und"


def test_english_with_a_sentence_in_russian() -> None:
    assert language(SENTENCES["en"] * 4 + SENTENCES["ru"]) == "en"
