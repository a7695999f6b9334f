"""A newsroom's own words in a pack: those to avoid, which make a rule, and those to accept.

``avoid:`` gives words with what to say instead, ``accept:`` words that no rule of wording minds; either
may be the name of a file beside the pack, with an entry a line (``utilise | use``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from audit import lexicons
from audit.rules import Draft, File
from audit.yamlfile import Data, Location

CODE = "HOUSE001"
"""The id of the rule that the words to avoid make."""
_PLAIN = re.compile(r"[^\W_]+(?:[-'’ ][^\W_]+)*")  # going forward


def rule(words: Mapping[str, str | None], file: File, earlier: Draft | None = None) -> Draft:
    """The rule against the words to avoid, with those of ``earlier`` packs.

    Raises:
        FileError: an entry is more than plain words.
    """
    for word in words:
        if not _PLAIN.fullmatch(word):
            raise file.error(("avoid", word), f"avoid: “{word}” must be plain words; for more, write a rule")
    phrases = [f"{word} | : {instead}" if instead else word for word, instead in words.items()]
    known: Data = earlier.fields if earlier else {"options": {"phrases": []}, "examples": {"flag": []}}
    return Draft(
        {
            "id": CODE,
            "name": "words-to-avoid",
            "check": "wording",
            "options": {"phrases": [*known["options"]["phrases"], *phrases]},
            "severity": "warning",
            "standards": ["House style"],
            "message": "We avoid “{words}”{instead}.",
            "why": "The newsroom’s style does without it.",
            "fix": "Say it in other words.",
            "examples": {
                "flag": [*known["examples"]["flag"], *(f"[fact] Here it says {{{word}}}." for word in words)],
                "pass": ["[fact] The ferry left at nine."],
            },
        },
        file,
        ("avoid",),
        own=True,
    )


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


def _entries(name: str, file: File, location: Location) -> Iterator[tuple[str, str]]:
    path = file.path.parent / name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise file.error(location, f"no list {path} that can be read") from None
    for entry in lexicons.read(text):
        yield entry.words, entry.marks
