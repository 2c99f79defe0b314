"""The text of a page's bytes: by its byte order mark, by what it or its server declares, then by a detector.

Unlike a plain text (`onrecord.reading.decoding`), a page is never refused for a bad byte: the kept text is an extract anyway, and one bad
byte in a menu must not cost the article. Source for the names: the WHATWG's Encoding Standard, in which "iso-8859-1" means Windows-1252.
"""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_IN_TYPE = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932",
    "tis-620": "cp874", "iso-8859-11": "cp874", "utf-16": "utf-8", "unicode": "utf-8", "utf8": "utf-8", "utf-16le": "utf-8",
    "windows-874": "cp874", "x-gbk": "gb18030", "big5": "big5hkscs",
}  # fmt: skip
"""What pages mean by a name. A page that declares UTF-16 in ASCII letters is not in it."""

_NO_CHARSETS = {"idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
"""Codecs of Python's that no page is in."""

_SWITCHING = ("iso2022", "iso-2022", "hz")

_SEARCHED = 4096
"""Bytes in which a declaration has to stand: HTML says 1024, pages say more."""

_DETECTED = 50_000
"""Bytes that the detector sees."""


def page_text(content: bytes, *, media_type: str | None = None) -> str:
    """The text of a page or a message part; `media_type` is what its server or its message said. Never raises; bad bytes are U+FFFD.

    >>> page_text('<meta charset="iso-8859-1">Poincaré'.encode()), page_text(b"Poincar\\xe9", media_type="text/html; charset=latin-1")
    ('<meta charset="iso-8859-1">Poincaré', 'Poincaré')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    told, declared = _of_type(media_type), _of_page(content)
    # Bytes that are good UTF-8 are UTF-8, whatever is declared: letters of several bytes do not come about by chance. Encodings that switch
    # by escape sequences are the exception, being good ASCII.
    names = (
        (told, declared, "utf-8") if any(name and name.startswith(_SWITCHING) for name in (told, declared)) else ("utf-8", told, declared)
    )
    for name in names:
        if name and (text := _strictly(content, name)) is not None:
            return text
    declared = declared or told
    # a page that declares an encoding and has one bad byte in it is in that encoding all the same
    if declared and (loose := content.decode(declared, "replace")).count("�") * 200 < len(loose):
        return loose
    return content.decode(_detected(content) or "cp1252", "replace")


def _of_type(media_type: str | None) -> str | None:
    match = _IN_TYPE.search(media_type or "")
    return _known(match[1]) if match else None


def _of_page(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_SEARCHED])
    return _known(match[1].decode("ascii")) if match else None


def _known(name: str) -> str | None:
    """The codec that a page means by `name`, if it is one for text."""
    name = name.lower()
    try:
        info = codecs.lookup(_MEANT.get(name, name.replace("windows-", "cp")))
    except LookupError:
        return None
    return str(info.name) if getattr(info, "_is_text_encoding", True) and info.name not in _NO_CHARSETS else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # comes with trafilatura; only needed for pages that lie about their encoding

    best = from_bytes(content[:_DETECTED]).best()
    return str(best.encoding) if best else None
