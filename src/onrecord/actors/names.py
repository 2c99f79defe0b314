"""When two spellings are one name: folding of transliterations, parts of names, gender of given names. Rules."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMPANY_FORM = re.compile(r"(?<=\w),?\s+(?:Inc|Corp|Ltd|LLC|PLC|plc|GmbH|AG|S\.?A|NV|SE)\.?$")


def of_a_company(name: str) -> str:
    """The name of a company without its legal form.

    >>> of_a_company("FedEx Corp"), of_a_company("Kinnaly, Inc."), of_a_company("Corp")
    ('FedEx', 'Kinnaly', 'Corp')
    """
    return _COMPANY_FORM.sub("", name)


# Each pair is a choice that transliterators make differently; what is folded is compared, never shown.
FOLDS = (
    (re.compile(r"^(?:al|el|ul|ad|as|ar|an)[-\s](?=\w{3})"), ""),
    (re.compile(r"^al(?=[bcdfghjkmnpqrstvwxyz]\w{4})"), ""),  # Albusaidi and al-Busaidi
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh|q"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|zh|dzh"), "j"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?:iy|yy|yi|ii|ij|ey|ei|ai|ay|ee|ie|y|i)(?=$|[-\s])"), "i"),
    (re.compile(r"y|j(?=[aeiou])"), "i"),
    (re.compile(r"i[ie]"), "i"),
    (re.compile(r"([a-z])\1"), r"\1"),
)
PARTICLES = frozenset(
    ("al el bin ibn ben bint abu abdul abd de da do dos das del della der den di du la le van von ter ul-haq y e").split()
)
FAMILY_FIRST = frozenset(
    (
        "Kim Xi Hu Moon Lee Park Wang Li Wen Liu Zhang Zhao Zhu Yang He Han Ho Choe Choi Ri Pak Jo Jong Roh Yoon Chung Cho Kang "
        "Jang Im Lim Yun An Ahn Hwang Shin Song Chen Chang Cui Geng Hua Hong Lu Mao Ma Sun Wu Xie Yi Zhong Zheng Tsai Lai Deng "
        "Qin Bao Dai Fu Gao Guo Jiang Nguyen Tran Pham Vo Truong Hun To Ban Thae So Sin No"
    ).split()
)
MALE = frozenset(
    (
        "Aaron Abbas Abdel Abdul Abdullah Abiy Adam Adel Ahmad Ahmed Alain Alan Albert Alejandro Aleksandar Aleksandr Alexander "
        "Alexei Alexey Alexis Ali Amir Amos Anatoly Anders Andre Andrei Andres Andrew Andrey Andrii Andriy Andrzej Angus "
        "Anthony Antonio Antony Anton Ari Arkady Arthur Avi Ayman Badr Barack Bashar Ben Benjamin Bernie Bernard Bill Bob Boris "
        "Brad Brian Bruce Bruno Carl Carlos Charles Chris Christian Christopher Chuck Claude Clint Colin Craig Dan Daniel Dave "
        "David Dean Denis Denys Dennis Derek Diego Dmitri Dmitriy Dmitry Dmytro Dominic Don Donald Doug Douglas Ed Eduard "
        "Eduardo Edward Emmanuel Enrique Eric Erik Ernesto Esmail Evan Faisal Federico Felipe Fernando Fidel Francis Francisco "
        "Francois Frank Frederick Friedrich Gary Geoff Geoffrey George Gerald Gerard Gerhard Gideon Giuseppe Gordon Graham Greg "
        "Gregory Guido Gustavo Hakan Hans Harold Harry Hassan Heiko Henry Herbert Hossein Howard Hugo Hussein Ian Ibrahim Igor "
        "Ilham Ilya Imran Isaac Ismail Israel Itamar Ivan Jack Jacob Jacques Jaime Jair Jake James Jared Jason Javad Javier "
        "Jean Jeff Jeffrey Jens Jeremy Jerome Jerry Jesus Jim Jimmy Joe Joel Johann Johannes John Jon Jonas Jonathan Jorge Jose "
        "Josep Joseph Josh Juan Jurgen Justin Kamal Karim Karl Keir Keith Kenneth Kevin Khaled Khalid Khalil Kirill Klaus Kofi "
        "Konstantin Kurt Larry Lars Laurent Lawrence Leo Leon Leonid Leonardo Lindsey Lloyd Louis Luc Lucas Luis Luiz Lutz "
        "Mahmoud Majed Malcolm Manuel Marc Marcelo Marco Marcus Mario Mark Markus Marty Martin Marwan Masoud Matt Matteo "
        "Matthew Mauricio Max Maxim Mehmet Michael Michel Miguel Mikhail Mike Miroslav Mitch Mitt Mohamad Mohamed Mohammad "
        "Mohammed Muhammad Muammar Mykhailo Mykola Naftali Narendra Nasser Nawaf Neil Nicholas Nick Nicolas Nicos Nigel Nikita "
        "Nikol Nikolai Nikolay Oleg Oleh Olivier Omar Oscar Osama Otto Pablo Patrick Paul Pavel Pavlo Pedro Pete Peter Petr "
        "Petro Phil Philip Philippe Pierre Piotr Radoslaw Rafael Raed Rahul Ralph Ramzan Raul Ray Raymond Recep Rex Ricardo "
        "Richard Rick Rishi Rob Robert Roberto Rodrigo Roger Roland Roman Ron Ronald Rory Ross Roy Rudy Russell Ruslan Rustem "
        "Ryan Salva Sam Sami Samir Samuel Saud Scott Sean Sebastian Sebastien Sergei Sergey Sergio Serhii Shane Shinzo Simon "
        "Stefan Stephen Steve Steven Steny Stuart Tariq Ted Thomas Tim Timothy Todd Tom Tomas Tony Valery Victor Viktor Vincent "
        "Vitaly Vladimir Volodymyr Vyacheslav Wally Walter Wang Wayne Wilbur William Winston Wolfgang Xavier Yahya Yair Yasser "
        "Yevgeny Yoav Yuri Yury Yusuf Zbigniew Ziad"
    ).split()
)
FEMALE = frozenset(
    (
        "Abigail Alexandra Alexandria Alice Alison Alyona Amanda Amy Ana Anastasia Andrea Angela Angelica Ann Anna Annalena "
        "Anne Annie Anita Antonia Asma Barbara Beata Beatrice Bettina Betty Bridget Camille Carol Caroline Carolina Caitlin "
        "Catherine Cathy Celine Charlotte Cheryl Christina Christine Chrystia Clara Claire Claudia Condoleezza Connie Cristina "
        "Cynthia Daria Dana Deborah Debbie Diana Diane Dilma Dina Donna Dorothy Ekaterina Elena Eleanor Elina Elise Elisabeth "
        "Elizabeth Ellen Emily Emma Erika Erin Esther Eva Eve Fatima Federica Fiona Florence Frances Gabriela Gina Giorgia "
        "Gloria Hanan Hannah Heather Heidi Helen Helena Helga Hillary Ingrid Irina Isabel Isabelle Ivanka Jacinda Jane Janet "
        "Jean Jeanne Jen Jennifer Jenny Jessica Jill Joan Joanna Jody Josephine Joyce Judith Judy Julia Julie Juliana Kaja "
        "Kamala Karen Karine Karin Karoline Kate Katherine Kathy Kathleen Katie Katrina Kelly Kellyanne Kim Kirsten Kristalina "
        "Kristina Larisa Laura Lauren Leila Leslie Linda Lisa Liz Liza Lois Lori Louise Lucia Lucy Lynn Madeleine Maia Maggie "
        "Margaret Margarita Margrethe Maria Marie Marina Marine Marta Martha Mary Marsha Maryam Megan Melanie Melania Melissa "
        "Mette Michele Michelle Mira Miriam Monica Morgan Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nicola Nikki Nina "
        "Nora Oksana Olena Olga Olivia Pamela Patricia Paula Penny Polina Rachel Rania Rebecca Rita Robin Rosa Rosemary Roza "
        "Ruth Sabine Sally Samantha Sandra Sanna Sara Sarah Sheikh Sharon Sheila Shirley Silvia Simone Sofia Sonia Sophia "
        "Cecile Elodie Florentia Genevieve Helene Irene Noemie Sophie "
        "Stacey Stella Stephanie Susan Susana Susanna Suzanne Svetlana Sylvia Tamara Tammy Tatiana Tatyana Teresa "
        "Theresa Tina Tulsi Tzipi Ursula Valentina Valerie Vanessa Vera Veronica Victoria Viktoria Violeta Virginia Vivian "
        "Wendy Yekaterina Yulia Yvette Yvonne Zainab Zoe"
    ).split()
) - {"Sheikh", "Morgan", "Kim", "Jean"}


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """`name` without case, accents and the choices of transliteration: equal for Araghchi and Araqchi.

    >>> folded("Zelenskyy") == folded("Zelenskiy") == folded("Zelensky")
    True
    >>> folded("Badr al-Busaidi") == folded("Badr Albusaidi")
    True
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold() or name.casefold()
    return " ".join(_folded_word(word) for word in re.sub(r"\b(al|el)[-\s](?=\w)", r"\1-", plain).split())


@lru_cache(maxsize=8192)
def full_key(name: str) -> str:
    """By what full names are compared: folded, without middle initials and without what joins syllables.

    >>> full_key("Kim Jong-un") == full_key("Kim Jong Un"), full_key("Donald J. Trump") == full_key("Donald Trump")
    (True, True)
    """
    parts = name.replace(".", ". ").split()
    kept = [part for at, part in enumerate(parts) if not (0 < at < len(parts) - 1 and len(part.rstrip(".")) == 1)]
    return folded(" ".join(kept)).replace(" ", "")


def _folded_word(word: str) -> str:
    for pattern, put in FOLDS:
        word = pattern.sub(put, word)
    return word.replace("-", "").replace("'", "").replace(".", "")


def gender(given: str) -> str | None:
    """ "m" or "f" by the given name where the short lists tell, else None."""
    first = given.split("-")[0]
    if not first.isascii():
        first = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    if first in MALE:
        return "m"
    return "f" if first in FEMALE else None
