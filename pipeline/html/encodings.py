"""A label of an encoding -> the Python codec that reads what browsers read under it. Others than these are no text.

The labels are those of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels), without its
UTF-16 and its x-user-defined, which no page in bytes of ASCII can be in, and without those that it replaces. Where
pages mean a wider encoding than they name, the codec is that of the wider one (EUC-KR: windows-949).
"""

_LABELS = {
    # Latin
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
              "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2:1987 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3:1988 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4:1988 l4 latin4",
    "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 l9",
    "iso8859-16": "iso-8859-16",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9:1989 l5 latin5 windows-1254 "
              "x-cp1254",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    # Cyrillic
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "koi8-r": "cskoi8r koi koi8 koi8-r",
    "koi8-u": "koi8-ru koi8-u",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5:1988",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    # Greek, Arabic, Hebrew, Thai
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
                 "iso_8859-7:1987 sun_eu_greek",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "iso8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
                 "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6:1987",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "iso8859-8": "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 "
                 "iso8859-8 iso88598 iso_8859-8:1988 logical visual",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    # Korean, Chinese, Japanese
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
             "windows-949",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022-jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis",
}  # fmt: skip

# Spellings of the same that browsers do not know and pages print all the same.
_MISSPELT = {
    "cp1252": "latin-1",
    "cp1251": "win-1251 win1251 windows1251",
    "cp949": "cp949 euckr ks_c_5601 ms949 uhc x-windows-949",
    "gb18030": "cp936 euc-cn",
    "cp932": "cp932",
}


def _folded(label: str) -> str:
    """Pages take hyphen and underscore for each other."""
    return label.lower().replace("_", "-")


_CODEC = {
    _folded(label): codec
    for table in (_LABELS, _MISSPELT)
    for codec, labels in table.items()
    for label in labels.split()
}


def codec_of(label: str) -> str | None:
    """None for a label that names no encoding of text, or UTF-8, which bytes show by themselves.

    >>> codec_of("EUC-KR"), codec_of("idna")
    ('cp949', None)
    """
    return _CODEC.get(_folded(label))


def codecs_known() -> list[str]:
    return sorted(_LABELS)
