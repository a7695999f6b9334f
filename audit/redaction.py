"""Names of sources masked by aliases, for reports that others read, such as the logs of a CI server.

An alias rests on the name alone, so that it is the same in every format, article and run. Whoever can
guess a name can also check the guess; a key of the newsroom's own (``AUDIT_REDACTION_KEY``) prevents that.
Only names that the article gives to people and organisations it cites are masked, wherever they stand,
and each part of the name of a person. File names stay, and without a key the names of findings, which
rest on their sentences.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from unicodedata import normalize

from audit import page as pages
from audit.document import Span
from audit.findings import Finding
from audit.page import Page, Stretch
from audit.record import Held, Record

KEY = "AUDIT_REDACTION_KEY"
"""The variable of the environment that holds a newsroom's key."""

_TITLES = frozenset("mr mrs ms miss dr prof sir dame lord lady".split())
_LEAST = 2  # letters of a part of a name that is masked where it stands alone: Mr Li


def alias(name: str, key: bytes = b"") -> str:
    """What a source is called instead.

    >>> alias("Ada Holm") == alias("Ada Holm"), alias("Ada Holm") == alias("Ada Berg")
    (True, False)
    """
    return f"Source-{hmac.new(key, name.casefold().encode(), hashlib.sha256).hexdigest()[:6]}"


def redact(records: Iterator[Record], key: bytes = b"") -> Iterator[Record]:
    """The records with the names of their sources masked."""
    return (_redacted(record, key) for record in records)


def _redacted(record: Record, key: bytes) -> Record:
    masks = _masks(record, key)
    if not masks:
        return record
    mask = _Mask(masks)
    moved = _Moved(mask, [(held.span.start, held.text) for held in record.held])
    page = record.page
    if page:
        whole = pages.load(page)
        moved = _Moved(mask, [(0, whole.text)])
        page = pages.dump(_page(whole, mask, moved))
    findings = tuple(_finding(finding, mask, moved, key) for finding in record.findings)
    return replace(
        record,
        headline=mask.over(record.headline),
        sources={kind: tuple(map(mask.over, names)) for kind, names in record.sources.items()},
        findings=findings,
        held=tuple(_held(held, mask, moved) for held in record.held),
        settled=tuple(
            replace(each, finding=_finding(each.finding, mask, moved, key), why=mask.over(each.why))
            for each in record.settled
        ),
        page=page,
        names=(),
    )


def _masks(record: Record, key: bytes) -> dict[str, str]:
    """The alias of every name and of its parts, where they are nobody else's; in capitals, too."""
    found: dict[str, str] = {}
    people = frozenset(record.sources.get("person", ()))
    aliases = {name: alias(name, key) for name, *_ in record.names}
    for name, *others in record.names:
        for form in (name, *others):
            found.setdefault(form, aliases[name])
    for surnames in (True, False):  # before a first name, which two may share
        for name, *others in record.names:
            for form in (name, *others):
                parts = _parts(form)
                for part in parts[-1:] if surnames or name not in people else parts[:-1]:
                    found.setdefault(part, aliases[name])
    for form, masked in list(found.items()):
        found.setdefault(form.upper(), masked)
    return found


def _parts(name: str) -> list[str]:
    """The words of a name that say who it is: not "Dr", "de" or an initial."""
    words = (word.strip(".,’'") for word in name.split() if word.strip(".").lower() not in _TITLES)
    return [word for word in words if len(word) >= _LEAST and word[:1].isupper()]


class _Mask:
    """Replaces names in a text, the longest first."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = {_plain(name): masked for name, masked in aliases.items()}
        written = {normalize(form, name) for name in self._aliases for form in ("NFC", "NFD")}
        ordered = sorted(written, key=lambda name: (-len(name), name))
        words = (r"\s+".join(map(re.escape, name.split())).replace("'", "['’]") for name in ordered)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

    def over(self, text: str) -> str:
        """The text without names."""
        return self._pattern.sub(lambda found: self._alias(found[0]), text)

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where names begin and end, and how long their aliases are."""
        for found in self._pattern.finditer(text):
            yield found.start(), found.end(), len(self._alias(found[0]))

    def _alias(self, name: str) -> str:
        return self._aliases[_plain(name)]


def _plain(name: str) -> str:
    """A name however it is typed: on one line, with straight apostrophes and composed letters."""
    return normalize("NFC", " ".join(name.split())).replace("’", "'")


@dataclass(frozen=True, slots=True)
class _Shift:
    """A name that was replaced: where it stood, and how much longer its alias is."""

    start: int
    end: int
    length: int


class _Moved:
    """Where a place of the text stands after the names in it were replaced."""

    def __init__(self, mask: _Mask, texts: list[tuple[int, str]]) -> None:
        self._shifts = [
            _Shift(at + start, at + end, length)
            for at, text in texts
            for start, end, length in mask.places(text)
        ]
        self._starts = [shift.start for shift in self._shifts]
        self._grown = [0, *accumulate(s.length - (s.end - s.start) for s in self._shifts)]

    def offset(self, at: int) -> int:
        index = bisect_right(self._starts, at)
        if index and at < self._shifts[index - 1].end:  # inside a name: its alias is all there is of it
            before = self._shifts[index - 1]
            inside = at > before.start
            return before.start + self._grown[index - 1] + (before.length if inside else 0)
        return at + self._grown[index]

    def span(self, span: Span) -> Span:
        start = self.offset(span.start)
        return Span(start, max(start, self.offset(span.end)))

    def stretch(self, stretch: Stretch) -> Stretch:
        return self.offset(stretch[0]), self.offset(stretch[1])


def _finding(finding: Finding, mask: _Mask, moved: _Moved, key: bytes) -> Finding:
    name = finding.fingerprint  # which tells who guesses the sentence that the guess is right
    return replace(
        finding,
        fingerprint=hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[: len(name)] if key else name,
        span=moved.span(finding.span),
        message=mask.over(finding.message),
        why=mask.over(finding.why),
        fix=mask.over(finding.fix),
        words=mask.over(finding.words),
    )


def _held(held: Held, mask: _Mask, moved: _Moved) -> Held:
    return replace(held, span=moved.span(held.span), text=mask.over(held.text))


def _page(page: Page, mask: _Mask, moved: _Moved) -> Page:
    return replace(
        page,
        text=mask.over(page.text),
        byline=mask.over(page.byline),
        blocks=tuple((kind, *moved.stretch((start, end))) for kind, start, end in page.blocks),
        lines=tuple(
            replace(
                line,
                start=moved.offset(line.start),
                end=moved.offset(line.end),
                editorial=tuple(map(moved.stretch, line.editorial)),
            )
            for line in page.lines
        ),
        said=tuple(
            replace(
                said,
                source=moved.stretch(said.source) if said.source else None,
                cue=moved.stretch(said.cue) if said.cue else None,
                content=tuple(map(moved.stretch, said.content)),
            )
            for said in page.said
        ),
        speakers=tuple(replace(s, name=mask.over(s.name), role=mask.over(s.role)) for s in page.speakers),
    )
