"""When two texts say the same: letter for letter, however they are typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSEEN = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")
# Quotation marks, apostrophes and primes, also several in a row: “so”  ‘so’  ``so''  « so »
_QUOTES = re.compile(r"(?: ?[\"'`´\u02bc\u2018-\u201f\u2032-\u2036\u2039\u203a\u00ab\u00bb\u300c-\u300f])+ ?")
# Hyphens, dashes and minus signs, also several in a row: 3–4  a — b  a -- b
_DASHES = re.compile(r"(?: ?[-\u2010-\u2015\u2043\u2212])+ ?")


@lru_cache(maxsize=1024)  # several findings lie in one sentence
def typed(text: str) -> str:
    """The text as a plain keyboard would have it: what two texts that say the same have in common.

    Quotation marks and apostrophes of every kind are one mark, dashes of every length another, both
    without the space around them; other white space counts once, and what cannot be seen not at all.
    Letters, capitals, figures and stops count. Compatibility forms are those of Unicode (UAX 15, NFKC).

    >>> typed("“So—be it,” the Mayor’s aide said…") == typed("'So -- be  it,' the Mayor's aide said...")
    True
    >>> typed("He won.") == typed("he won.")
    False
    """
    if text.isascii():
        return _plain(text)
    # Marks before the forms, of which one is a space and an accent; and after, for some become marks.
    return _plain(unicodedata.normalize("NFKC", _plain(_UNSEEN.sub("", text))))


def _plain(text: str) -> str:
    return _DASHES.sub("-", _QUOTES.sub("'", _SPACE.sub(" ", text))).strip()
