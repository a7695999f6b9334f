"""Lines that say what an article is: bylines, dates, datelines, speakers, notes to the reader.

They are the same in every format. A line that *stands alone* is a block of its own even
where lines are wrapped; a line that *opens* one begins a block. What they say goes into
the metadata where the draft does not say it itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit import frontmatter
from audit.document import Block, Metadata

_ALONE = 110  # the longest line that is looked at as a byline or date line
_FIRST = 12  # how many blocks from the head a dateline may stand in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAME = r"(?:[^\W\d_]\.?[\w.'’-]*)"
# By Ann Poe and Lee Marsh, Political Editor
_BYLINE = re.compile(
    r"(?P<by>By|BY|(?:Words|Written|Text|Story) by)?"
    r"(?(by)|(?:Photographs?|Photos?|Reporting|Compiled|Edited) by):? "
    rf"(?P<names>(?=[^\W\da-z_]){_NAME}"
    rf"(?:,? (?:(?:and|in|for|of|at) |[&|] )?(?=[^\W\da-z_]|\d){_NAME}){{1,9}}?)[.,]?$"
)
# Published: April 26, 2026; Last updated at 10:40 on 3 May
_PUBLISHED = re.compile(
    r"(?:First |Originally )?(?:Published|Posted|Filed|PUBLISHED|Date|Dated)"
    r"(?::| on| at|,)? [^.!?]{0,70}\d[^.!?]{0,30}$"
)
_UPDATED = re.compile(
    r"(?:Last )?(?:Updated|Modified|UPDATED|updated|modified|Published|published)"
    r"(?::| on| at|,)? [^.!?]{0,70}\d[^.!?]{0,30}$"
)
# Friday, 26 April 2026, 10:40 GMT
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:[ ,|·–-]+(?:at )?\d[\w:. ]{0,20})?$"
)
_DAY = re.compile(
    rf"\b(?:(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH}),? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))(?!\d)"
)
# HARBOUR CITY, June 3 (Agency) — with nothing after it
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][\w. ]{{1,20}})?(?:, {_MONTH} \d{{1,2}})?"
    r"(?: ?\([^()]{1,30}\))? ?[—–-]{1,2}$"
    rf"|[A-Z][A-Z .'’-]{{2,40}}, {_MONTH} \d{{1,2}}(?:, \d{{4}})?$"
)
# VELDA, June 3 (Agency) — The first …; Velda (Agency) - The first …; and not: NATO — the alliance —
_DATELINED = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_ .'’-]*(?:[ .'’-]{1,2}[^\W\d_]+){0,4}?\.?"
    r"(?:, [A-Z][\w.]{1,12}(?: [A-Z]\w{1,12})?)?)"
    rf"(?P<day>,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)?"
    r"(?P<agency>,? ?\([^()]{1,30}\))?"
    r" ?(?:[—–]|-{1,2}(?= )) ?(?=[\"“‘'(]{0,2}(?:[^\W_a-z]|\d))"
)
_PART = re.compile(r"\s+[|•·]\s+")  # By Ann Poe | 3 May 2026
# Correction: An earlier version …; Contact: press@velda.example; (Reporting by Ann Poe)
_NOTE = re.compile(
    r"(?:Corrections?|Clarifications?|Amendment|Editor(?:['’]s|ial)? [Nn]ote|CORRECTION|CLARIFICATION"
    r"|EDITOR['’]S NOTE)(?: ?\([^()]{1,40}\))?(?: [—–-]|[:.]) "
    r"|This (?:article|story|report|page|piece) (?:was|has been|is being) (?:amended|corrected|updated)\b"
    r"|An? (?:earlier|previous) version of this (?:article|story|report|page|piece)\b"
    r"|(?:(?:Media |Press |News )?[Cc]ontacts?|E-?mail|Tel(?:ephone)?|Phone)(?: \w+)?: "
    r"|\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by "
)
# Q: How did it start?  |  ANN POE: By accident.  |  Ann Poe: By accident.
_SPEAKER = re.compile(
    r"(?:Q|A|(?=[^\W\d_a-z])[^\W\d_a-z.'’-]{2,20}"
    r"|(?=[^\W\d_a-z])[\w.'’-]{1,20}(?: (?=[^\W\d_a-z])[\w.'’-]{1,20}){1,3}): +(?=\S)"
)


def stands_alone(line: str) -> bool:
    """Whether a line is a byline, a date or a dateline with nothing after it.

    >>> stands_alone("By Ann Poe"), stands_alone("By Friday the pier was shut")
    (True, False)
    """
    if len(line) > _ALONE:
        return False
    if _says(line):
        return True
    parts = _PART.split(line)
    return len(parts) > 1 and any(map(_says, parts)) and all(len(part.split()) < 7 for part in parts)


def _says(line: str) -> bool:
    return any(p.match(line) for p in (_BYLINE, _PUBLISHED, _UPDATED, _DATE, _DATELINE))


def opens(line: str) -> bool:
    """Whether a line begins a block: a note to the reader, or what the next speaker says.

    >>> opens("Correction: An earlier version had the wrong year."), opens("Q: Why?"), opens("Why: it fell.")
    (True, True, False)
    """
    return bool(_NOTE.match(line) or speaks(line))


def speaks(line: str) -> bool:
    """Whether a line begins with the name of who speaks, as in an interview."""
    return _SPEAKER.match(line) is not None


def dateline(paragraph: str) -> str:
    """The dateline that opens a paragraph, without its dash; empty where there is none.

    >>> dateline("VELDA, June 3 (Agency) — The pier is shut."), dateline("NATO — the alliance — met.")
    ('VELDA, June 3 (Agency)', '')
    """
    found = _DATELINED.match(paragraph[:120])
    if not found:
        return ""
    place = found["place"].partition(",")[0]
    if len(place) < 3 or not (place.isupper() or (found["agency"] and place.istitle())):
        return ""
    return paragraph[: found.end()].rstrip(" —–-")


def iso_date(line: str) -> str:
    """The day that a line names, as 2026-05-03; empty where it names none without doubt.

    >>> iso_date("Published: 3 May 2026"), iso_date("Published: 31/02/26")
    ('2026-05-03', '')
    """
    for found in _DAY.finditer(line):
        year, month, day = (next(filter(None, (found[k + n] for n in ("", "2", "3"))), "") for k in "ymd")
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        try:
            return date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue
    return ""


def metadata(fields: Mapping[str, str], text: str, blocks: Sequence[Block]) -> Metadata:
    """What a draft says about itself: its fields, and for those without a value its lines."""
    found: dict[str, str] = {}
    weak: dict[str, str] = {}  # an update says when, if nothing says when it was published
    for index, block in enumerate(blocks):
        if index < _FIRST and block.kind in ("paragraph", "quote"):
            found.setdefault("dateline", dateline(text[block.span.start : block.span.start + 120]))
            found = {name: words for name, words in found.items() if words}
        if len(block.span) <= _ALONE:
            for name, words, sure in _said(text[block.span.start : block.span.end]):
                (found if sure else weak).setdefault(name, words)
    recognised = weak | found
    return frontmatter.metadata({**fields, **{k: v for k, v in recognised.items() if not fields.get(k)}})


def _said(line: str) -> Iterator[tuple[str, str, bool]]:
    """The fields that a line states, and whether it states them for certain."""
    for part in _PART.split(line) if stands_alone(line) else ():
        byline = _BYLINE.match(part)
        if byline and byline["by"]:
            yield "byline", byline["names"].rstrip(".,"), True
        elif _PUBLISHED.match(part) or _DATE.match(part) or _UPDATED.match(part):
            day = iso_date(part)
            if day:
                yield "date", day, not _UPDATED.match(part) or bool(_PUBLISHED.match(part))
        elif _DATELINE.match(part):
            yield "dateline", part.rstrip(" —–-"), True
