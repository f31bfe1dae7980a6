"""PKCS #12 files of a fictional clinic's authority, good ones and such as cannot seal."""

from __future__ import annotations

from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import Certificate
from cryptography.x509.oid import NameOID

from tests.pdf.seals import AT

PASSPHRASE = b"open sesame"
_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def build_pkcs12(kind: str) -> tuple[bytes, Certificate]:
    """The file, and the certificate of who issued what is in it."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certify("Own root", root_key, root_key, "Own root", kind="root")
    key = _make_key(kind)
    own = _certify("Own seal", key, root_key, "Own root", kind=kind)
    content = serialize_key_and_certificates(
        b"seal",
        None if kind == "no key" else key,
        None if kind == "key alone" else own,
        [root],
        BestAvailableEncryption(PASSPHRASE),
    )
    return content, root


def _make_key(kind: str) -> _Key:
    match kind:
        case "rsa":
            return rsa.generate_private_key(65537, 2048)
        case "weak":
            return rsa.generate_private_key(65537, 1024)  # noqa: S505 - weak on purpose
        case "p384":
            return ec.generate_private_key(ec.SECP384R1())
        case "ed25519":
            return ed25519.Ed25519PrivateKey.generate()
        case _:
            return ec.generate_private_key(ec.SECP256R1())


def _certify(
    name: str, key: _Key, issuer_key: ec.EllipticCurvePrivateKey, issuer: str, *, kind: str
) -> Certificate:
    ended = timedelta(days=-1 if kind == "ended" else 365)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=30))
        .not_valid_after(AT + ended)
    )
    if kind == "root":
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
    if kind == "encipher":
        usage = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(issuer_key, SHA256())
