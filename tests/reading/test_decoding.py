"""Every encoding a report comes in, and everything that is no report."""

import codecs

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.reading.decoding import decode

TEXT = "Kestria’s minister said: “No water, no peace.”\r\nShe left.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_come_out_the_same(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin_1() -> None:
    assert decode("Poincaré refusa à Genève.".encode("latin-1")) == "Poincaré refusa à Genève."


def test_utf_16_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


def test_a_mark_before_utf_8_stays_as_a_plain_decoder_leaves_it() -> None:
    content = codecs.BOM_UTF8 + TEXT.encode()
    assert decode(content) == content.decode("utf-8")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "nothing in it but blanks"),
        (b"\xef\xbb\xbf", "nothing in it but blanks"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"<!DOCTYPE html><html><p>Hello", "web page"),
        (b"\n<html lang=en>", "web page"),
        (b'<?xml version="1.0"?>\n<rss>', "web page or a feed"),
        (b"The talks\x00 failed.", "NUL at character 10"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
        ("The talks “failed”.\nNo".encode() + b"\xff\xfe said", "line 2"),
        (b"He said \x81\x8d\x8f no.", "byte 9 (0x81)"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "is no UTF-16"),
        (b"\x01\x02\x03\x04\x05\xe9", "control characters"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(content, where="it.txt")
    assert told in str(caught.value)
    assert caught.value.where == "it.txt"
    assert caught.value.do
