"""Words, cases, gaps and quotations as the network sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from onrecord.statements.features import SUBWORDS_A_WORD, features


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """A tokenizer of letters and signs, so that the test needs no model."""
    signs = [chr(code) for code in range(33, 127)]
    vocabulary = ["[PAD]", "[UNK]", *signs, *(f"##{sign}" for sign in signs)]
    made = Tokenizer(WordPiece({piece: number for number, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('He said "no" twice.', "0 0 2 1 3 0 0"),
        ("He said “no” twice.", "0 0 2 1 3 0 0"),
        ("Then ''no'' came.", "0 2 2 1 3 3 0 0"),
        ("Then ``no'' came.", "0 2 2 1 3 3 0 0"),
        ('An "unclosed one.\n\nNext.', "0 2 1 1 1 0 0"),
        ('"First of two.\n\n"Second," he said.', "2 1 1 1 1 2 1 1 3 0 0 0"),
        ("No marks at all.", "0 0 0 0 0"),
        ("The mayor's «yes» counts.", "0 0 2 1 3 0 0"),
    ],
)
def test_quotation_marks(text: str, quote: str, tokenizer: Tokenizer) -> None:
    assert " ".join(map(str, features(text, tokenizer).quote)) == quote


@pytest.mark.parametrize(
    ("word", "case"),
    [("peace", 0), ("Peace", 1), ("NATO", 2), ("30th", 3), ("!", 4), ("McKay", 5), ("I", 1), ("don't", 0), ("_x", 4)],
)
def test_letter_case(word: str, case: int, tokenizer: Tokenizer) -> None:
    assert features(word, tokenizer).case.tolist() == [case]


def test_gaps_tell_lines_from_paragraphs(tokenizer: Tokenizer) -> None:
    assert features("a b\nc\n\nd\r\n \r\ne", tokenizer).gap.tolist() == [2, 0, 1, 2, 2]


def test_a_very_long_word_stays_short_for_the_network(tokenizer: Tokenizer) -> None:
    found = features("x" * 10_000 + " y", tokenizer)
    assert found.first[1] <= SUBWORDS_A_WORD


def test_an_empty_text_has_no_words(tokenizer: Tokenizer) -> None:
    assert len(features("", tokenizer)) == 0
    assert features(" \n\t ", tokenizer).first.tolist() == [0]


@given(text=st.text(max_size=300))
def test_words_lie_in_the_text_in_order(text: str, tokenizer: Tokenizer) -> None:
    found = features(text, tokenizer)
    end = 0
    for start, stop in zip(found.starts, found.ends, strict=True):
        assert end <= start < stop <= len(text)
        assert not text[start].isspace()
        end = stop
    assert found.first[0] == 0
    assert all(low < high for low, high in zip(found.first, found.first[1:], strict=False))
    assert found.first[-1] == len(found.subwords)
    assert not set(found.quote.tolist()) - {0, 1, 2, 3}
