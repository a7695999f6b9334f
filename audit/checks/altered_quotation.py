"""Quotations that are patched: words put in, words left out, mistakes pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit

VALUES = ("patches",)

_SIC = re.compile(r"\[sic\]|\(sic\)", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\[(?:…|\.\.\.|\. \. \.)\]|…|\.\.\.+|\. \. \.")  # … | ... | [...]
_BRACKETS = re.compile(r"\[[^\[\]]{1,80}\]")  # never [told the board]


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many insertions and how many omissions one quotation may have; whether [sic] counts."""

    most_brackets: int = Field(default=1, ge=0)
    most_ellipses: int = Field(default=1, ge=0)
    sic: bool = True


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each quotation that has more."""
    for quotation in article.quotations:
        text = article[quotation.span]
        sic = len(_SIC.findall(text))
        text = _SIC.sub("", text)
        ellipses = len(_ELLIPSIS.findall(text))
        brackets = len(_BRACKETS.findall(_ELLIPSIS.sub("", text)))
        if brackets > settings.most_brackets or ellipses > settings.most_ellipses or (settings.sic and sic):
            patches = [(brackets, "insertion"), (ellipses, "omission"), (sic, "[sic]")]
            yield Hit(quotation.span, {"patches": ", ".join(_counted(n, what) for n, what in patches if n)})


def _counted(number: int, what: str) -> str:
    return what if what == "[sic]" else f"{number} {what}{'s' if number > 1 else ''}"
