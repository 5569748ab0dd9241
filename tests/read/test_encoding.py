import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.errors import InputRefused
from sayso.read.encoding import decode

WORDS = "The café said “six” died – 5 £."


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "utf-32"],
)
def test_known_encodings(raw):
    assert decode(raw) == (WORDS, ())


def test_windows_alphabet_is_guessed_and_said():
    text, problems = decode(WORDS.encode("cp1252"))
    assert text == WORDS
    assert [problem.message for problem in problems] == ["the encoding is not declared; read as cp1252"]


def test_declared_encoding_is_used():
    raw = "Шесть солдат погибли у моста".encode("koi8-r")
    assert decode(raw, declared="koi8-r") == ("Шесть солдат погибли у моста", ())


def test_unknown_declaration_does_not_matter():
    assert decode(WORDS.encode("cp1252"), declared="x-none")[0] == WORDS


def test_cut_in_the_middle_of_a_character():
    text, problems = decode("Six died in the café".encode()[:-1])
    assert text == "Six died in the caf"
    assert problems[0].message == "the file ends in the middle of a character"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t ", "the file is empty"),
        (codecs.BOM_UTF8, "the file holds no words"),
        ("\u00a0\u2003".encode(), "the file holds no words"),
        (b"%PDF-1.7 ...", "this is a PDF file, not text"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture, not text"),
        (b"PK\x03\x04....", "this is a ZIP archive or office document, not text"),
        (b"abc\x00\x01\x02def", "the file is binary, not text"),
        (bytes(range(1, 32)) * 9, "the file is binary, not text"),
    ],
)
def test_what_is_no_text_is_refused(raw, reason):
    with pytest.raises(InputRefused, match=reason):
        decode(raw)


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw):
    try:
        text, _ = decode(raw)
    except InputRefused:
        return
    assert text.strip()
