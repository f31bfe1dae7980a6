"""A sealed document: its one shape, and what strangers say of it."""

from __future__ import annotations

import asyncio
import io
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import load_der_x509_certificate
from msgspec.structs import replace
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.pdf import document
from kiosk.pdf.attachments import PLACE_FILE, RECORD_FILE
from kiosk.pdf.authority import renew_identity
from kiosk.pdf.certificate import WARN, derive_ending, read_facts
from kiosk.pdf.cms import Signed, derive_cms, read_cms
from kiosk.pdf.identity import (
    SealIdentity,
    derive_trust_file,
    read_identity,
    read_key,
    write_identity,
)
from kiosk.pdf.pkcs12 import read_pkcs12
from kiosk.pdf.seal import seal
from kiosk.pdf.seal_shape import Seal, is_sealed, read_gap, read_seal
from tests.consent.places import place_record
from tests.pdf.builders import build_closed, build_signed
from tests.pdf.conftest import Make
from tests.pdf.pkcs12s import build_pkcs12
from tests.pdf.seals import AT, CLINIC, KIOSK, build_identity, find, find_fact, is_found, trust


def read(content: bytes) -> Seal:
    found = read_seal(content)
    assert isinstance(found, Seal)
    return found


def test_a_sealed_document_begins_with_the_unsealed_one(unsealed: bytes, sealed: bytes) -> None:
    found = read(sealed)
    assert sealed[: found.first] == unsealed
    assert (found.is_whole, found.holds, found.at) == (True, True, AT)
    assert is_sealed(sealed)
    assert not is_sealed(unsealed)


def test_the_same_seal_gives_the_same_bytes(
    unsealed: bytes, sealed: bytes, identity: SealIdentity
) -> None:
    assert seal(unsealed, identity, AT) == sealed
    assert seal(unsealed, read_identity(write_identity(identity)), AT) == sealed
    assert seal(unsealed, identity, AT + timedelta(seconds=1)) != sealed


def test_a_document_is_sealed_once(sealed: bytes, identity: SealIdentity) -> None:
    with pytest.raises(ValueError, match="already"):
        seal(sealed, identity, AT)


def test_pyhanko_finds_the_seal_whole_and_trusted(sealed: bytes, identity: SealIdentity) -> None:
    (found,) = PdfFileReader(io.BytesIO(sealed)).embedded_regular_signatures
    roots = list(load_certs_from_pemder_data(derive_trust_file(identity)))
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=AT)
    status = validate_pdf_signature(found, context)
    assert (status.intact, status.valid, status.trusted) == (True, True, True)
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    assert found.docmdp_level is not None
    assert found.docmdp_level.name == "NO_CHANGES"


def test_the_signature_is_written_as_pyhanko_writes_it(identity: SealIdentity) -> None:
    key = read_key(identity)
    file = serialize_key_and_certificates(
        None, key, load_der_x509_certificate(identity.certificate), None, NoEncryption()
    )
    signer = SimpleSigner.load_pkcs12_data(file, other_certs=[])
    assert signer is not None
    digest = bytes(range(32))
    written = asyncio.run(signer.async_sign(digest, "sha256", use_pades=True)).dump()
    found = read_cms(written, digest)
    assert found is not None
    assert found.certificate == identity.certificate
    assert derive_cms(found, digest) == written


def test_openssl_finds_the_signature_good(
    sealed: bytes, identity: SealIdentity, tmp_path: Path
) -> None:
    found = read(sealed)
    begin, end = found.gap
    (tmp_path / "cms").write_bytes(bytes.fromhex(sealed[begin + 1 : end - 1].decode()))
    (tmp_path / "rest").write_bytes(sealed[:begin] + sealed[end:])
    verify = ["openssl", "cms", "-verify", "-inform", "DER", "-in", "cms", "-content", "rest"]
    (tmp_path / "trusted").write_bytes(derive_trust_file(identity))
    options = ["-binary", "-cades", "-purpose", "any", "-CAfile", "trusted", "-out", "out"]
    options += ["-attime", str(int(AT.timestamp()))]
    subprocess.run([*verify, *options], cwd=tmp_path, check=True, capture_output=True)


def test_poppler_finds_all_of_it_sealed(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    told = subprocess.run(["pdfsig", path], check=False, capture_output=True, text=True).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert f"O={CLINIC}" in told


def test_qpdf_finds_nothing_wrong_and_poppler_the_files(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    told = subprocess.run(["pdfdetach", "-list", path], check=True, capture_output=True, text=True)
    assert all(name in told.stdout for name in (RECORD_FILE, PLACE_FILE))


def test_every_sealed_document_is_good(make: Make, identity: SealIdentity) -> None:
    for record in (build_signed(), build_closed("declined"), build_closed("paper")):
        content = seal(make(record), identity, AT)
        assert not is_found(content)
        assert find_fact(content, "chain").details["link"] == place_record(record).link
        assert find_fact(content, "form").details["digest"] == record.body.form.digest


# Who


def test_trust_is_told_apart(sealed: bytes, identity: SealIdentity) -> None:
    assert find(sealed, "trust") == ("unchecked", "not-asked")
    assert find(sealed, "trust", trust(identity)) == ("good", "trusted")
    assert find(sealed, "trust", []) == ("wrong", "not-trusted")
    assert find(sealed, "bytes", []) == ("good", "intact")


def test_another_authority_of_the_same_name_is_not_trusted(sealed: bytes) -> None:
    other = build_identity()
    assert read_facts(other.certificate).issuer == find_fact(sealed, "sealer").details["issuer"]
    assert find(sealed, "trust", trust(other)) == ("wrong", "not-trusted")


def test_a_certificate_that_issues_nothing_vouches_for_nothing(
    unsealed: bytes, identity: SealIdentity
) -> None:
    leaf = trust(replace(identity, issuers=(identity.certificate,)))
    assert find(seal(unsealed, identity, AT), "trust", leaf) == ("good", "trusted-itself")
    assert find(seal(unsealed, build_identity(), AT), "trust", leaf) == ("wrong", "not-trusted")


def test_a_renewed_certificate_is_trusted_as_the_first_one_was(
    unsealed: bytes, sealed: bytes, identity: SealIdentity
) -> None:
    later = AT + timedelta(days=1100)
    renewed = renew_identity(identity, CLINIC, KIOSK, later)
    again = seal(unsealed, renewed, later)
    for known in (identity, renewed):
        assert find(sealed, "trust", trust(known)) == ("good", "trusted")
        assert find(again, "trust", trust(known)) == ("good", "trusted")
    assert not is_found(again)
    assert renewed.key != identity.key


def test_an_authority_that_ends_gives_way_and_its_seals_stay_trusted(
    sealed: bytes, unsealed: bytes, identity: SealIdentity
) -> None:
    late = AT + timedelta(days=28 * 365)
    renewed = renew_identity(identity, CLINIC, KIOSK, late)
    assert renewed.issuers != identity.issuers
    assert renewed.former == identity.issuers
    for content in (sealed, seal(unsealed, renewed, late)):
        assert find(content, "trust", trust(renewed)) == ("good", "trusted")


def test_a_certificate_is_told_of_before_it_ends(identity: SealIdentity) -> None:
    ends = read_facts(identity.certificate).ends
    for at, told in (
        (AT, "good"),
        (ends - WARN - timedelta(seconds=1), "good"),
        (ends - WARN, "ends-soon"),
        (ends, "ends-soon"),
        (ends + timedelta(seconds=1), "ended"),
        (AT - timedelta(days=2), "ended"),
    ):
        assert derive_ending(identity.certificate, at) == told


@pytest.mark.parametrize("days", [-2, 1200])
def test_a_seal_outside_its_certificates_time_is_wrong(
    unsealed: bytes, identity: SealIdentity, days: int
) -> None:
    content = seal(unsealed, identity, AT + timedelta(days=days))
    assert find(content, "bytes") == ("good", "intact")
    assert find(content, "sealer") == ("wrong", "outside-validity")


def test_an_authority_that_had_ended_vouches_for_nothing(
    unsealed: bytes, identity: SealIdentity
) -> None:
    late = AT + timedelta(days=31 * 365)
    content = seal(unsealed, identity, late)
    assert find(content, "trust", trust(identity)) == ("wrong", "not-trusted")


def test_names_are_the_clinics_however_long(unsealed: bytes) -> None:
    identity = build_identity("Ō" * 120)
    content = seal(unsealed, identity, AT)
    assert find(content, "trust", trust(identity)) == ("good", "trusted")
    assert f"O={'Ō' * 32}" in find_fact(content, "sealer").details["subject"]


def test_an_identity_shows_no_key(identity: SealIdentity) -> None:
    assert identity.authority is not None
    assert repr(identity) == "SealIdentity()"
    assert repr(identity.authority) == "Authority()"


# A clinic's own certificate


@pytest.mark.parametrize("kind", ["rsa", "p384"])
def test_a_clinics_own_certificate_seals(
    unsealed: bytes, identity: SealIdentity, kind: str
) -> None:
    content, root = build_pkcs12(kind)
    own = read_pkcs12(content, "open sesame", AT, identity)
    assert isinstance(own, SealIdentity)
    made = seal(unsealed, own, AT)
    assert not is_found(made)
    assert find(made, "trust", [root]) == ("good", "trusted")
    assert find(made, "trust", trust(own)) == ("good", "trusted")
    assert (own.authority, own.former) == (identity.authority, identity.issuers)
    back = renew_identity(own, CLINIC, KIOSK, AT)
    assert back.issuers == identity.issuers
    assert find(made, "trust", trust(back)) == ("good", "trusted")


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("no key", "no-key"),
        ("weak", "key-too-weak"),
        ("ed25519", "key-unknown"),
        ("encipher", "wrong-usage"),
        ("ended", "not-valid-now"),
        ("key alone", "no-certificate"),
    ],
)
def test_a_certificate_that_cannot_seal_is_refused(kind: str, problem: str) -> None:
    assert read_pkcs12(build_pkcs12(kind)[0], "open sesame", AT, None) == problem


def test_a_wrong_passphrase_or_another_file_is_refused() -> None:
    content, _ = build_pkcs12("rsa")
    assert read_pkcs12(content, "wrong", AT, None) == "unreadable"
    assert read_pkcs12(b"no PKCS 12", "", AT, None) == "unreadable"


# Every other way to write it down


def fill(sealed: bytes, content: bytes) -> bytes:
    """`sealed` with `content` in the gap, padded with zeros."""
    begin, end = read(sealed).gap
    digits = content.hex().upper().encode()
    return sealed[: begin + 1] + digits.ljust(end - begin - 2, b"0") + sealed[end - 1 :]


def test_the_gap_is_filled_as_it_was(sealed: bytes) -> None:
    found = read(sealed)
    assert fill(sealed, derive_cms(found.signed, found.found)) == sealed


def test_lower_case_is_found(sealed: bytes) -> None:
    begin, end = read(sealed).gap
    lower = sealed[:begin] + sealed[begin:end].lower() + sealed[end:]
    assert find(lower, "bytes") == ("wrong", "wrong-shape")


def test_padding_is_zeros(sealed: bytes) -> None:
    end = read(sealed).gap[1]
    other = sealed[: end - 2] + b"1" + sealed[end - 1 :]
    assert find(other, "bytes") == ("wrong", "wrong-encoding")


def test_the_other_signature_that_holds_as_well_is_found(sealed: bytes) -> None:
    found = read(sealed)
    r, s = decode_dss_signature(found.signed.signature)
    order = ec.SECP256R1().group_order
    other = found.signed._replace(signature=encode_dss_signature(r, order - s))
    changed = fill(sealed, derive_cms(other, found.found))
    assert read_gap(changed[found.gap[0] + 1 : found.gap[1] - 1]) is not None
    assert find(changed, "bytes") == ("wrong", "signature-invalid")


def test_more_certificates_than_the_signers_are_found(
    unsealed: bytes, identity: SealIdentity
) -> None:
    sealed = seal(unsealed, identity, AT)
    found = read(sealed)
    certificate = found.signed.certificate
    content = derive_cms(found.signed, found.found)
    for more in (certificate, b"\x30\x00"):
        twice = content.replace(certificate, certificate + more)
        assert find(fill(sealed, twice[: len(content)]), "bytes") == ("wrong", "wrong-encoding")


def test_a_signature_by_another_key_is_found(sealed: bytes) -> None:
    other, found = build_identity(), read(sealed)
    signed = Signed(other.certificate, "ecdsa", found.signed.signature)
    content = derive_cms(signed, found.found)
    room = (found.gap[1] - found.gap[0] - 2) // 2
    assert len(content) <= room
    assert find(fill(sealed, content), "bytes") == ("wrong", "signature-invalid")


def test_what_says_that_it_is_signed_otherwise_is_found(sealed: bytes) -> None:
    found = read(sealed)
    other = derive_cms(found.signed._replace(algorithm="rsa"), found.found)
    assert find(fill(sealed, other), "bytes") == ("wrong", "signature-invalid")


# Everything round it


def test_what_is_appended_is_found(sealed: bytes) -> None:
    for more in (b"\n", b" ", b"%", b"%%EOF\n", b"\0" * 500, sealed):
        assert find(sealed + more, "bytes") == ("wrong", "wrong-shape")


def test_what_is_cut_off_is_found(sealed: bytes) -> None:
    for length in (1, 6, 500, 2000):
        assert is_found(sealed[:-length])
    assert find(sealed[: read(sealed).first], "bytes") == ("wrong", "not-sealed")


def test_another_revision_is_found(sealed: bytes, unsealed: bytes) -> None:
    size = re.findall(rb"/Size (\d+)", sealed)[-1]
    prev = re.findall(rb"startxref\n(\d+)", sealed)[-1]
    table = len(sealed)
    update = b"xref\n0 0\ntrailer\n<<\n/Size %b\n/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n"
    assert find(sealed + update % (size, prev, table), "bytes") == ("wrong", "wrong-shape")
    first = unsealed + update % (size, prev, len(unsealed))
    assert find(first + sealed[len(unsealed) :], "bytes")[0] == "wrong"


def test_a_seal_over_another_document_is_found(make: Make, sealed: bytes, unsealed: bytes) -> None:
    other = unsealed.replace(b"/Rotate 0", b"/Rotate 9", 1)
    changed = other + sealed[len(unsealed) :]
    assert find(changed, "bytes") == ("wrong", "changed")


def test_an_exchanged_record_is_found_even_under_a_new_seal(
    make: Make, identity: SealIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, hidden = build_signed(), build_closed("declined")
    attach = document._attach_record
    monkeypatch.setattr(
        document, "_attach_record", lambda _: attach(derive_canonical_bytes(hidden))
    )
    content = seal(make(shown), identity, AT)
    assert find(content, "bytes") == ("good", "intact")
    assert find(content, "record") == ("wrong", "not-printed")
    assert find(content, "chain") == ("wrong", "other-record")
    assert is_found(content)


def test_the_programs_that_judge_are_there() -> None:
    for program in ("pdfsig", "pdfdetach", "qpdf", "openssl"):
        assert shutil.which(program), program
