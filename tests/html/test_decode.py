"""Bytes of any encoding become the text that was written."""

from encodings.aliases import aliases

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.html import decode
from pipeline.html.encodings import codec_of, codecs_known

RUSSIAN = "Абонентская база оператора выросла на 12,4 %, до 37,6 млн человек. Об этом сообщила компания."
KOREAN = "월간활성이용자는 61만2300명으로 집계됐다. 회사는 이용자의 정보를 수사기관에 제공했다고 밝혔다."
LABELS = ("euc-kr", "windows-1251", "iso-8859-1", "shift_jis", "big5", "gbk", "iso-2022-jp", "x-user-defined")
MARKUP = "<html><head><title>x</title>{meta}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("labelled", [True, False], ids=["labelled", "bare"])
def test_russian_is_read_in_each_of_its_encodings(encoding, labelled):
    meta = f'<meta charset="{encoding.replace("_", "-")}">' if labelled else ""
    body = MARKUP.format(meta=meta, text=RUSSIAN).encode(encoding)
    assert RUSSIAN in decode(body).text


@pytest.mark.parametrize("label", ["euc-kr", "ks_c_5601-1987", "cp949", None])
def test_korean_is_read_with_and_without_its_labels(label):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    body = MARKUP.format(meta=meta, text=KOREAN + " 똠방각하").encode("cp949")  # 똠 is not in EUC-KR proper
    assert KOREAN + " 똠방각하" in decode(body).text


@pytest.mark.parametrize(
    ("encoding", "content_type", "meta"),
    [
        ("utf-8", "text/html; charset=windows-1251", ""),
        ("utf-8", "text/html; charset=ISO-8859-1", '<meta charset="iso-8859-1">'),
        ("cp1251", "text/html; charset=utf-8", '<meta charset="windows-1251">'),
        ("cp1251", "text/html; charset=koi8-r", ""),
        ("koi8_r", None, '<meta charset="windows-1251">'),
        ("cp1251", "text/html; charset=nonsense", ""),
    ],
)
def test_a_wrong_label_does_not_spoil_the_text(encoding, content_type, meta):
    body = MARKUP.format(meta=meta, text=RUSSIAN).encode(encoding)
    assert RUSSIAN in decode(body, content_type).text


def test_the_header_stands_above_the_meta_element():
    body = MARKUP.format(meta='<meta charset="koi8-r">', text=RUSSIAN).encode("cp1251")
    decoded = decode(body, "text/html; charset=windows-1251")
    assert (decoded.how, decoded.encoding) == ("header", "cp1251")


def test_utf_8_that_was_cut_in_the_middle_of_a_letter_is_still_utf_8():
    body = MARKUP.format(meta="", text=KOREAN * 20).encode()[:-40]
    assert KOREAN in decode(body).text


PRICE = "A fare costs £5.4, the ship’s crew said."
SAYS = '<meta charset="utf-8">'


@pytest.mark.parametrize(
    "footer", [b"\xa9 2026", b"\xa0R\xc3\xa9seau", "’".encode()[:2]], ids=["one", "no-break", "cut"]
)
@pytest.mark.parametrize("says", ["header", "meta"])
def test_a_page_that_is_called_utf_8_bears_a_bad_byte(says, footer):
    body = MARKUP.format(meta=SAYS if says == "meta" else "", text=PRICE).encode() + footer
    decoded = decode(body, "text/html; charset=UTF-8" if says == "header" else "text/html")
    assert (decoded.how, PRICE in decoded.text) == ("utf-8", True)


@pytest.mark.parametrize(("encoding", "text"), [("cp1252", PRICE), ("cp949", KOREAN), ("cp1251", RUSSIAN)])
def test_a_page_that_is_wrongly_called_so_is_read_by_its_bytes(encoding, text):
    body = MARKUP.format(meta=SAYS, text=text).encode(encoding)
    assert text in decode(body, "text/html; charset=utf-8").text


@pytest.mark.parametrize("body", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 500])
def test_binary_data_is_no_text(body):
    assert decode(body) is None


def test_windows_1252_is_what_is_left():
    body = MARKUP.format(meta="", text="Caf\xe9 \x80 5 in Z\xfcrich").encode("latin-1")
    assert "Café € 5 in Zürich" in decode(body).text


@pytest.mark.parametrize(
    "label", ["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "rot13", "hex"]
)
@pytest.mark.parametrize("says", ["header", "meta", "xml"])
def test_a_codec_that_browsers_do_not_know_is_not_taken_from_a_page(label, says):
    """Python has them: some raise whatever the bytes are, others read escapes that nobody wrote."""
    meta = f'<meta charset="{label}">' if says == "meta" else ""
    body = MARKUP.format(meta=meta, text="Caf\xe9 \\u0041 in Z\xfcrich").encode("latin-1")
    if says == "xml":
        body = f'<?xml version="1.0" encoding="{label}"?>'.encode() + body
    decoded = decode(body, f"text/html; charset={label}" if says == "header" else None)
    assert (decoded.how, "Caf\xe9 \\u0041 in Z\xfcrich" in decoded.text) == ("guess", True)


@given(body=st.binary(max_size=200), label=st.sampled_from(sorted({*aliases.values(), *LABELS, "undefined"})))
@settings(max_examples=600, deadline=None, derandomize=True)
def test_no_label_and_no_bytes_make_it_raise(body, label):
    decode(b"<meta charset=" + label.encode() + b"><p>" + body + b"\xff", f"text/html; charset={label}")


@pytest.mark.parametrize("codec", codecs_known())
def test_every_codec_of_the_table_reads_any_bytes(codec):
    assert isinstance(bytes(range(256)).decode(codec, "replace"), str)


@pytest.mark.parametrize(
    ("label", "codec"),
    [("EUC-KR", "cp949"), ("euc_kr", "cp949"), ("ISO_8859-1", "cp1252"), ("koi8-ru", "koi8-u"), ("utf-8", None),
     ("utf-16", None), ("hz-gb-2312", None), ("idna", None), ("", None)],
)  # fmt: skip
def test_a_label_is_read_as_browsers_read_it(label, codec):
    assert codec_of(label) == codec
