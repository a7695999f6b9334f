"""A newsroom's own words in a pack: those to avoid, which make a rule, and those to accept.

``avoid:`` gives words with what to say instead, ``accept:`` words that no rule of wording minds; either
may be the name of a file beside the pack, with an entry a line (``utilise | use``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audit import lexicons
from audit.document import Span
from audit.phrases import compiled
from audit.rules import Draft, File
from audit.wording import Wording
from audit.yamlfile import Data, Location

CODE = "HOUSE001"
"""The id of the rule that the words to avoid make."""
_SHORT = 3  # words of what is to be written instead; what is longer is advice
_TELLING = frozenset(
    "ask avoid be call check describe explain find give name never no not only prefer say see spell state "
    "tell too use write".split()
)
"""With these begins what a newsroom says of a word, rather than another word: “say from when”."""
_TOGETHER = 10  # words in one example
_HARMLESS = ("The ferry left at nine.", "Rain fell all night.", "Two trains were late.", "It cost £40.")
_PLAIN = re.compile(r"[^\W_]+(?:[-'’ ][^\W_]+)*")  # going forward


def rule(words: Mapping[str, str | None], file: File, earlier: Draft | None = None) -> Draft:
    """The rule against the words to avoid, with those of ``earlier`` packs.

    Raises:
        FileError: an entry is more than plain words.
    """
    for word in words:
        if not _PLAIN.fullmatch(word):
            raise file.error(("avoid", word), f"avoid: “{word}” must be plain words; for more, write a rule")
    known: Sequence[str] = earlier.fields["options"]["phrases"] if earlier else ()
    phrases = {each.partition(" | ")[0]: each for each in known}
    phrases |= {
        word: f"{word} | : {_advice(instead)}" if instead else word for word, instead in words.items()
    }
    return Draft(_fields(phrases), file, ("avoid",), own=True)


def _fields(phrases: Mapping[str, str]) -> Data:
    """The rule as a person would write it; ``phrases`` are those to avoid, by their words."""
    return {
        "id": CODE,
        "name": "words-to-avoid",
        "check": "wording",
        "options": {"phrases": list(phrases.values())},
        "severity": "warning",
        "voices": ["writer", "paraphrase"],  # a paraphrase, too, is in the newsroom’s own words
        "standards": ["House style"],
        "message": "“{words}” is not used here{instead}.",
        "why": "The newsroom’s style does without it.",
        "fix": "Use the word the house prefers, or say it another way.",
        "examples": {
            "flag": list(_examples(list(phrases))),
            "pass": [f"[fact] {_harmless(tuple(phrases))}"],
        },
    }


def _advice(instead: str) -> str:
    """What to write, in quotation marks; what is longer, or tells somebody what to do, as it stands.

    >>> _advice("use"), _advice("say from when"), _advice("It hides who acts.")
    ('write “use”', 'say from when', 'It hides who acts')
    """
    words = instead.split()
    tells = len(words) > 1 and words[0].lower() in _TELLING
    plain = len(words) <= _SHORT and not tells and not instead.endswith((".", "”", '"'))
    return f"write “{instead}”" if plain else instead.rstrip(".")


def _examples(words: Sequence[str]) -> Iterator[str]:
    """Sentences that hold all of the words, some in each, so that a long list is tried in little time."""
    for start in range(0, len(words), _TOGETHER):
        some = "; ".join(f"{{{word}}}" for word in words[start : start + _TOGETHER])
        yield f"[fact] {some}."


def _harmless(phrases: tuple[str, ...]) -> str:
    """A sentence that holds none of the words."""
    found = compiled(phrases)
    free = (text for text in _HARMLESS if not found.find(Wording(text, [Span(0, len(text))])))
    return next(free, "41.")


def accepting(draft: Draft, words: tuple[str, ...], file: File) -> Draft:
    """A rule that no longer minds some words, if it is one of wording; else the rule as it is."""
    if not {"phrases", "remove"} <= draft.prepared.kind.settings.model_fields.keys():
        return draft
    return draft.tune({"ignore": [*draft.fields.get("ignore", ()), *words]}, file, ("accept",))


def read(data: Data, file: File) -> Data:
    """What a pack says, with the words of the files that it names under ``avoid`` and ``accept``.

    Raises:
        FileError: there is no such file.
    """
    found = dict(data)
    if isinstance(data.get("avoid"), str):
        found["avoid"] = dict(_entries(data["avoid"], file, ("avoid",)))
    if isinstance(data.get("accept"), str):
        found["accept"] = [words for words, _ in _entries(data["accept"], file, ("accept",))]
    return found


def files(data: Data) -> tuple[str, ...]:
    """The names of the files that a pack has its words from."""
    return tuple(data[field] for field in ("avoid", "accept") if isinstance(data.get(field), str))


def _entries(name: str, file: File, location: Location) -> Iterator[tuple[str, str]]:
    path = file.path.parent / name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise file.error(location, f"no list {path} that can be read") from None
    for entry in lexicons.read(text):
        yield entry.words, entry.marks
