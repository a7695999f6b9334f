"""Fact, attribution, editorial or other: weigh the features, and say what decided."""

from __future__ import annotations

import re

from audit.article import Label, LabelName, Reason
from audit.reading import features, reasons
from audit.reading.features import View
from audit.reading.model import Model

_FURNITURE_REASON = Reason("a line that asserts nothing (a credit, a date, a link)", 5.0)

# Published: April 26, 2026 | By Ann Poe | Photo: A. Poe | Read more: … | https://…
_FURNITURE = re.compile(
    r"(?:(?:(?:first |last )?(?:published|updated|posted)|photos?|photograph|image|picture|credit|video"
    r"|source|copyright)\s*(?:by|on|at)?\s*:|by (?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?:,| and |$)|©"
    r"|read (?:more|also|next)\b|advertisement\b|sign up\b|subscribe\b|follow us\b|click here\b"
    r"|(?:https?://|www\.)\S+$|\W*$)",
    re.IGNORECASE,
)


def choose(view: View, text: str, around: features.Features, model: Model, *, explain: bool = False) -> Label:
    """The label of a sentence, how sure it is, and with ``explain`` the strongest reasons.

    The questions of the guidelines, in their order: does it assert anything, does the writer judge,
    does it stand on a source. What has no source cannot stand on one.
    """
    if is_furniture(text):
        return Label("other", 0.99, (_FURNITURE_REASON,))
    found = features.of(view)
    found.update(around)
    sourced = has_source(view)
    chances = weigh(found, model, sourced=sourced)
    best = max(chances, key=chances.__getitem__)
    why = reasons.because(view, found, model, best, sourced=sourced) if explain else ()
    return Label(best, round(chances[best], 4), why)


def weigh(found: features.Features, model: Model, *, sourced: bool) -> dict[LabelName, float]:
    """How likely each label is, from what was found; ``sourced`` says whether any of it is a source's."""
    asserts = 1 - model.other.chance(found)
    judges = model.editorial.chance(found)
    stands = model.attribution.chance(found) if sourced else model.missed
    return {
        "fact": asserts * (1 - judges) * (1 - stands),
        "attribution": asserts * (1 - judges) * stands,
        "editorial": asserts * judges,
        "other": 1 - asserts,
    }


def has_source(view: View) -> bool:
    """Whether any of it is a source's: an attribution, words in quotation marks, speech that goes on."""
    return bool(view.attributions) or view.carried or view.quoted + view.reported > 0


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the story: a credit, a date line, a link.

    >>> is_furniture("Published: April 26, 2026"), is_furniture("The bridge is shut.")
    (True, False)
    """
    return len(text) < 200 and bool(_FURNITURE.match(text))
