"""A PDF that can be opened in ten years: PDF/A-3a and PDF/UA-1 round what the pen draws.

Owns the file: metadata, colour profile, attachments, the tree's place in it. The traps of reportlab
are dealt with here and nowhere else.

Source: ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kiosk.pdf.attachments import Attachment
from kiosk.pdf.faces import Weight
from kiosk.pdf.pen import Pen
from kiosk.pdf.sheet import Sheet
from kiosk.pdf.srgb import derive_srgb_profile
from kiosk.pdf.structure import write_structure
from kiosk.pdf.tagging import Element
from kiosk.pdf.xmp import Description, derive_xmp


class Archive:
    """One document being written."""

    def __init__(self, sheet: Sheet, description: Description) -> None:
        """Open an empty document on `sheet`."""
        self._buffer = io.BytesIO()
        self._description = description
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(sheet.width_pt * sheet.scale, sheet.height_pt * sheet.scale),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=Weight.REGULAR.value[0],
            lang=description.language,
        )
        self._document: Any = self._canvas._doc  # noqa: SLF001
        self._document.encrypt = _StreamEnds()
        self._document._timeStamp = _Stamp(description.made)  # noqa: SLF001
        self.pen = Pen(self._canvas, sheet)

    def close(self, root: Element, attachments: Sequence[Attachment]) -> bytes:
        """Finish the last page and return the whole file."""
        self._canvas.showPage()
        self._describe()
        names = (f"Page{number}" for number in range(1, len(self.pen.marks) + 1))
        pages = [self._document.idToObject[name] for name in names]
        for page in pages:
            page.Contents = _derive_stream(page.stream.encode("latin-1"), {}, packed=True)
        catalog = self._document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
        catalog.StructTreeRoot = write_structure(self._document, pages, root, self.pen.marks)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
        catalog.OutputIntents = pdfdoc.PDFArray([self._output_intent()])
        catalog.Metadata = _derive_stream(
            derive_xmp(self._description), {"Type": "Metadata", "Subtype": "XML"}, packed=False
        )
        self._attach(attachments)
        self._canvas.save()
        return self._buffer.getvalue()

    def _describe(self) -> None:
        """Write the same description into the information dictionary as into the metadata."""
        description = self._description
        self._canvas.setTitle(description.title)
        self._canvas.setAuthor(description.author)
        self._canvas.setSubject(description.subject)
        self._canvas.setKeywords(description.keywords)
        self._canvas.setCreator(description.creator)
        self._canvas.setProducer(description.producer)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def _output_intent(self) -> Any:
        profile = _derive_stream(derive_srgb_profile(), {}, packed=True)
        profile.dictionary["N"] = 3
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
                "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
                "DestOutputProfile": self._document.Reference(profile),
            }
        )

    def _attach(self, attachments: Sequence[Attachment]) -> None:
        files = [self._file(attachment) for attachment in attachments]
        named = zip(attachments, files, strict=True)
        names = [item for a, file in named for item in (pdfdoc.PDFString(a.name), file)]
        tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
        self._document.Catalog.AF = pdfdoc.PDFArray(files)
        self._document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": tree})

    def _file(self, attachment: Attachment) -> Any:
        content = attachment.content
        stream = _derive_stream(content, {"Type": "EmbeddedFile"}, packed=True)
        stream.dictionary["Subtype"] = "/" + attachment.mime.replace("/", "#2F")
        digest = hashlib.md5(content, usedforsecurity=False).digest()
        stream.dictionary["Params"] = pdfdoc.PDFDictionary(
            {
                "Size": len(content),
                "ModDate": pdfdoc.PDFDate(ts=_Stamp(self._description.made)),
                "CheckSum": pdfdoc.PDFString(digest, enc="raw"),
            }
        )
        reference = self._document.Reference(stream)
        name = pdfdoc.PDFString(attachment.name)
        specification = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": name,
                "UF": name,
                "Desc": pdfdoc.PDFString(attachment.description),
                "AFRelationship": pdfdoc.PDFName(attachment.relationship),
                "EF": pdfdoc.PDFDictionary({"F": reference, "UF": reference}),
            }
        )
        return self._document.Reference(specification)


class _Stamp:
    """The instant that stands in the file, in the shape reportlab asks for."""

    def __init__(self, instant: datetime) -> None:
        self.YMDhms = instant.astimezone(UTC).timetuple()[:6]
        self.dhh = self.dmm = 0


class _StreamEnds(pdfdoc.NoEncryption):  # type: ignore[misc]  # reportlab has no types
    """Puts the end of line before `endstream` that reportlab leaves out.

    Source: ISO 19005-3, 6.1.7.1.
    """

    def encode(self, content: bytes | str) -> _Ended:
        return _Ended(content.encode("latin-1") if isinstance(content, str) else content)


class _Ended(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A stream's bytes and the end of line that does not count into its length."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, document: object) -> bytes:  # noqa: ARG002
        return self._content + b"\n"


def _derive_stream(content: bytes, names: dict[str, str], *, packed: bool) -> Any:
    entries = {key: pdfdoc.PDFName(name) for key, name in names.items()}
    filters = [pdfdoc.PDFZCompress] if packed else []
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, filters)
