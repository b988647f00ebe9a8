"""Who a form is."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.forms.identity import Identity, from_strings, new_identity, sha256

TEXTS = st.text(st.characters(categories=("L", "N"), include_characters="-_"), min_size=1)


def test_an_id_is_readable_and_says_whose_it_is():
    identity = new_identity("KH-2024", "2024-Q1", "SNV", Random(1).randbytes)
    start, code = identity.form.rsplit("_", 1)
    assert start == "2024-Q1_SNV"
    assert len(code) == 6
    assert not set(code) & set("ILOU")


def test_a_secret_has_128_bits():
    assert len(bytes.fromhex(new_identity("", "2024-Q1", "SNV", Random(1).randbytes).secret)) == 16


def test_only_a_digest_of_the_secret_is_kept():
    identity = Identity("F", "00ff", "P", "R", "A")
    assert identity.secret_sha256 == sha256("00ff")
    assert "00ff" not in identity.secret_sha256


def test_two_forms_are_never_the_same():
    source = Random(1).randbytes
    forms = [new_identity("P", "2024-Q1", "SNV", source) for _ in range(200)]
    assert len({f.form for f in forms}) == len({f.secret for f in forms}) == 200


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_an_identity_survives_being_carried_as_texts(form: str, secret: str, plan: str, round_id: str, agency: str):
    identity = Identity(form, secret, plan, round_id, agency)
    carried = identity.to_strings()
    assert from_strings({**carried, "Company": "Sở Nội vụ"}) == identity
    assert all(key.isascii() for key in carried)


def test_strings_without_a_form_id_are_no_identity():
    assert from_strings({"cchc_agency": "SNV"}) is None
