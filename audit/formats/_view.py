"""What every format needs: how wide and how plain the screen is, and text that cannot steer it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.errors import FileError
from audit.findings import Severity
from audit.gates import Decided

if TYPE_CHECKING:
    from audit.rules import Rule


@dataclass(frozen=True, slots=True)
class View:
    """What a format must know beside the reports.

    Attributes:
        width: columns of the screen.
        colour: whether colours and underlining reach the reader.
        ascii: whether the output can hold nothing but ASCII.
        fail_on: the severity from which a finding decides the exit code (None: never).
        unread: what could not be read.
        again: the options that a further command needs to see the same rules.
        piped: what standard input is called, which no further command can read again.
        in_full: whether to show each thing in full rather than as a line of a list.
        rules: the rules that were on for any of the articles, in order of their ids.
        decided: what decided the exit code, where a command did.
    """

    width: int = 100
    colour: bool = False
    ascii: bool = False
    fail_on: Severity | None = "error"
    unread: tuple[FileError, ...] = ()
    again: str = ""
    piped: str = ""
    in_full: bool = False
    rules: Sequence[Rule] = ()
    decided: Decided | None = None


_COMMAND = re.compile(r"^[^\S\n]*(?=::)|##\w*(?=\[)", re.MULTILINE)
_JOINER = "\N{WORD JOINER}"
_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# Within a quoted paragraph every line begins with a mark.
_FOLD = re.compile(r"\s*[\n\r](?:[ \t]*>)*\s*|\s+")
_UNSEEN = re.compile(r"[\x00-\x1b\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    r"""The text on one line, character for character, with nothing in it that steers a terminal.

    Control characters become their pictures, marks that turn the direction of writing and
    halves of surrogate pairs the replacement character.

    >>> visible("a\x1b[31m\tb")
    'a␛[31m b'
    """
    if text.isprintable():  # which nothing that steers is, nor any white space but blanks
        return text
    return _UNSEEN.sub(_picture, _SPACE.sub(" ", text))


def inert(text: str, *, ascii: bool = False) -> str:  # noqa: A002
    r"""The text with nothing in it that a CI server takes for a command when it stands in a log.

    To GitHub that is ``::`` at the beginning of a line, and there, on Azure and TeamCity ``##word[``
    anywhere: a headline or the name of a file could otherwise silence a job, or speak in its name.

    >>> inert("::stop-commands::x", ascii=True), inert("a ##[error]", ascii=True), inert("a::b")
    ('\\::stop-commands::x', 'a ##\\[error]', 'a::b')
    """
    if "::" not in text and "##" not in text:
        return text
    return _COMMAND.sub(r"\g<0>\\" if ascii else f"\\g<0>{_JOINER}", text)


def folds(text: str) -> Iterator[re.Match[str]]:
    """What is one space where a text is shown on one line: white space, and the marks of quoted lines."""
    return (found for found in _FOLD.finditer(text) if found[0] != " ")


def one_line(text: str) -> str:
    r"""The text on one line, its white space folded, safe to show.

    >>> one_line("The lift\n> was  checked.")
    'The lift was checked.'
    """
    return visible(_FOLD.sub(" ", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number and its noun.

    >>> count(1, "finding"), count(2, "person", "people")
    ('1 finding', '2 people')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
