"""Invented reports in every format, made here, so that nothing in a test is anybody's text."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

TITLE = "Kestria and Velmora agree to talks in Lunde"
PARAGRAPHS = (
    "MEREN – Kestria and Velmora have agreed to hold talks on the river Isk next week, officials from both sides said on Wednesday.",
    "The Kestrian foreign minister, Ilse Maran, told reporters that her country would come “without conditions”, and that it hoped for an "
    "answer soon.",
    "Petar Lund, a spokesman for the Amber House, said that Velmora wanted to see a written agenda before it would send anybody to Lunde.",
    "According to two diplomats, the draft has four points, among them a truce of sixty days and the return of the ferries.",
)
LD: Mapping[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-03-12T09:30:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Brenn"}],
    "publisher": {"@type": "Organization", "name": "Meren Dispatch"},
}
FRENCH = (
    "La ministre a dit que les négociations se poursuivront dans la capitale, et que les deux pays ont accepté une trêve de soixante "
    "jours.",
    "Selon un porte-parole, le gouvernement n’a pas encore reçu la réponse que les diplomates attendent depuis une semaine.",
)


def page(
    paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = TITLE, ld: object = LD, head: str = "", body: str = "", language: str = "en"
) -> bytes:
    """A news page with a frame around its article."""
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Meren Dispatch</title>{script}{head}</head>'
        "<body>"
        '<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f'<main><article><h1>{title}</h1><div class="story">{text}</div>{body}</article></main>'
        '<footer><p>All the news of Meren.</p><a href="/terms">Terms</a></footer></body></html>'
    ).encode()


def feed(*bodies: str, title: str = TITLE) -> bytes:
    """An RSS feed with an entry for each body."""
    items = "".join(
        f"<item><title>{title} {number}</title><link>https://dispatch.example/{number}</link>"
        f"<pubDate>Wed, 12 Mar 2031 09:30:00 +0100</pubDate>"
        f"<description><![CDATA[{body}]]></description></item>"
        for number, body in enumerate(bodies, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Meren Dispatch</title>{items}</channel></rss>'.encode()
    )


def atom(body: str) -> bytes:
    """An Atom feed with one entry in full."""
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sarnok Herald</title><entry>'
        f'<title>{TITLE}</title><link href="https://herald.example/1"/><published>2031-03-12T08:00:00Z</published>'
        f'<author><name>Ada Brenn</name></author><content type="html">{escaped}</content></entry></feed>'
    ).encode()


def message(text: str = "\n\n".join(PARAGRAPHS), *, attachments: Mapping[str, bytes] | None = None, html: str | None = None) -> bytes:
    """A message as `.eml`."""
    mail = EmailMessage()
    mail["Subject"] = f"Fwd: {TITLE}"
    mail["From"] = "Meren Dispatch <news@dispatch.example>"
    mail["To"] = "reader@example.org"
    mail["Date"] = "Wed, 12 Mar 2031 09:30:00 +0100"
    mail["Message-ID"] = "<1@dispatch.example>"
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    for name, content in (attachments or {}).items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    return b"".join(
        b"From reader@example.org Wed Mar 12 09:30:00 2031\n" + text.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for text in messages
    )


def zipped(members: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 12, 9, 30, 0)), content, packing)
    return file.getvalue()


def gzipped(content: bytes) -> bytes:
    """A gzip file."""
    return gzip.compress(content, mtime=0)


def warc(pages: Mapping[str, bytes], *, media_type: str = "text/html", packed: bool = True) -> bytes:
    """A web archive with a response for each address."""
    file = io.BytesIO()
    for url, content in pages.items():
        http = b"HTTP/1.1 200 OK\r\nContent-Type: " + media_type.encode() + b"\r\nContent-Length: %d\r\n\r\n" % len(content) + content
        record = (
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            + b"WARC-Date: 2031-03-12T09:30:00Z\r\n"
            + b"WARC-Target-URI: "
            + url.encode()
            + b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
            + http
            + b"\r\n\r\n"
        )
        file.write(gzip.compress(record, mtime=0) if packed else record)
    return file.getvalue()


def odt(paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = TITLE, prologue: str = "") -> bytes:
    """An OpenDocument text."""
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    text = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    inside = f"<office:body><office:text><text:h>{title}</text:h>{text}</office:text></office:body>"
    body = f"{prologue}<office:document-content {names}>{inside}</office:document-content>"
    meta = f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(zipfile.ZipInfo("content.xml"), body.encode(), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("meta.xml"), meta.encode(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = TITLE) -> bytes:
    """A Word file, made by python-docx."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Ada Brenn"
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = TITLE) -> bytes:
    """A PDF with the lines of each page, in ASCII."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 72 760 Td {shown}ET".encode("ascii", "replace")
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< /Title (%s) >>" % (title or "").encode())
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start))
    return out.getvalue()
