"""The document's metadata as an XMP packet.

Source: ISO 16684-1; ISO 19005-3, 6.6; ISO 14289-1, 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

_ALTERNATIVE = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_UA_SCHEMA = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>"
)


@dataclass(frozen=True)
class Description:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    keywords: str
    creator: str
    producer: str
    language: str
    """BCP 47."""
    made: datetime


def derive_xmp(description: Description) -> bytes:
    """Return the packet, conforming to PDF/A-3a and PDF/UA-1."""
    made = description.made.astimezone(UTC).isoformat(timespec="seconds")
    author = f"<rdf:Seq><rdf:li>{escape(description.author)}</rdf:li></rdf:Seq>"
    language = f"<rdf:Bag><rdf:li>{escape(description.language)}</rdf:li></rdf:Bag>"
    properties = {
        "dc:format": "application/pdf",
        "dc:title": _ALTERNATIVE.format(escape(description.title)),
        "dc:creator": author,
        "dc:description": _ALTERNATIVE.format(escape(description.subject)),
        "dc:language": language,
        "pdf:Keywords": escape(description.keywords),
        "pdf:Producer": escape(description.producer),
        "xmp:CreatorTool": escape(description.creator),
        "xmp:CreateDate": made,
        "xmp:ModifyDate": made,
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }
    elements = "".join(f"<{name}>{value}</{name}>" for name, value in properties.items())
    return _wrap(elements).encode()


def _wrap(elements: str) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"{elements}</rdf:Description>{_UA_SCHEMA}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
