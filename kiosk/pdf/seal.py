"""Seals a finished document: PAdES B-B in one revision after it, which changes nothing in it.

The same document sealed at the same instant with the same identity gives the same bytes. pyHanko is
slow to import: only a thread beside the window seals.

Source: ETSI EN 319 142-1, 6.3 (PAdES B-B); ISO 32000-1, 12.8; RFC 6979 (deterministic ECDSA).
"""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from kiosk.pdf.cms import Algorithm, Signed, derive_cms, derive_signed_bytes
from kiosk.pdf.identity import SealIdentity, SealKey, read_key
from kiosk.pdf.seal_shape import FIELD, REASON, is_sealed, read_seal
from kiosk.pdf.signature import derive_canonical_signature

_SHA256 = "sha256"
_DIGEST_BYTES = 32
_SPARE_BYTES = 16
"""Room behind the longest signature."""


def seal(document: bytes, identity: SealIdentity, at: datetime) -> bytes:
    """Return `document` sealed at the instant `at`; it stays the first revision, byte for byte.

    Raises:
        ValueError: it is sealed already, or the outcome is not in the shape of a sealed document.
    """
    if read_seal(document) != "not-sealed":
        raise ValueError("the document is sealed already")
    key, target = read_key(identity), io.BytesIO()
    writer = _Writer(io.BytesIO(document))
    writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder(SigFieldSpec(FIELD, on_page=0)).write_cms(FIELD, writer)
    next(steps)
    room = derive_cms(_signed(identity, key, bytes(_longest(key))), bytes(_DIGEST_BYTES))
    placeholder = SignatureObject(
        timestamp=at.astimezone(UTC).replace(microsecond=0),
        subfilter=SigSeedSubFilter.PADES,
        reason=REASON,
        bytes_reserved=2 * (len(room) + _SPARE_BYTES),
    )
    lock = SigMDPSetup(_SHA256, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(SigObjSetup(placeholder, lock))
    prepared, _ = steps.send(SigIOSetup(_SHA256, output=target))
    digest = prepared.document_digest
    signature = _sign(key, derive_signed_bytes(identity.certificate, digest))
    steps.send(derive_cms(_signed(identity, key, signature), digest))
    sealed = target.getvalue()
    if not is_sealed(sealed):
        raise ValueError("what was made is not in the shape of a sealed document")
    return sealed


class _Writer(IncrementalPdfFileWriter):
    """Adds the seal and leaves all else as it is: version, dates, metadata."""

    output_version = (1, 7)

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> Any:
        """Keep the file's first identifier and derive the second, which pyHanko draws by lot."""
        first, second = prev.trailer["/ID"]
        derived = hashlib.sha256(b"sealed" + second.original_bytes).digest()[:16]
        return ArrayObject([ByteStringObject(first.original_bytes), ByteStringObject(derived)])

    def _update_meta(self) -> None:
        """Leave the description: nothing of what it tells has changed."""


def _signed(identity: SealIdentity, key: SealKey, signature: bytes) -> Signed:
    algorithm: Algorithm = "ecdsa" if isinstance(key, EllipticCurvePrivateKey) else "rsa"
    return Signed(identity.certificate, algorithm, signature)


def _longest(key: SealKey) -> int:
    """Return the bytes of the longest signature that the key makes."""
    number = key.key_size // 8 + 1
    return 2 * (number + 5) if isinstance(key, EllipticCurvePrivateKey) else number


def _sign(key: SealKey, content: bytes) -> bytes:
    if isinstance(key, EllipticCurvePrivateKey):
        signature = key.sign(content, ECDSA(SHA256(), deterministic_signing=True))
        return derive_canonical_signature(signature, key.curve)
    return key.sign(content, PKCS1v15(), SHA256())
