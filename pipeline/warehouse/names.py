"""Printed names in the form in which they are compared."""

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("\"'«»“”„‟‘’‚‹›「」『』《》〈〉"))


def name_key(name: str) -> str:
    """One spelling for one printed name: width, case, quotation marks and spaces do not tell names apart.

    >>> name_key("«КАКАО  Ток»"), name_key("ＫakaoTalk")
    ('какао ток', 'kakaotalk')
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", name).translate(_QUOTES)).strip().casefold()
