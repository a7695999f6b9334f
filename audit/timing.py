"""How long an audit takes, in seconds of the processor, by kind of check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import process_time
from typing import Any

from audit import checks
from audit.article import Article
from audit.findings import Hit
from audit.packs import Ruleset


@dataclass
class Spent:
    """What the rules of one kind of check have taken, and found before anything silenced it."""

    seconds: float = 0.0
    hits: int = 0
    rules: set[str] = field(default_factory=set)


class Timer:
    """Takes the time of the checks of the rulesets that it was put around.

    >>> timer = Timer()
    >>> from audit import packs
    >>> len(timer.around(packs.load("default")).rules) == len(packs.load("default").rules)
    True
    """

    def __init__(self) -> None:
        self.checks: dict[str, Spent] = {}
        self.words = 0.0
        self._began = process_time()

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return process_time() - self._began

    def around(self, ruleset: Ruleset) -> Ruleset:
        """The same rules, with every check timed."""
        chosen = tuple(
            prepared._replace(kind=prepared.kind._replace(check=self._timed(prepared.rule.id, prepared.kind)))
            for prepared in ruleset.chosen
        )
        elsewhere = tuple(
            (pattern, folder, self.around(other)) for pattern, folder, other in ruleset.elsewhere
        )
        by_genre = {genre: self.around(other) for genre, other in ruleset.by_genre.items()}
        return replace(ruleset, chosen=chosen, elsewhere=elsewhere, by_genre=by_genre)

    def _timed(self, code: str, kind: checks.Kind) -> Callable[[Article, Any], Iterator[Hit]]:
        def check(article: Article, settings: Any) -> Iterator[Hit]:
            began = process_time()
            article.wording.among({})  # the index of the words, which the first check to ask would pay for
            indexed = process_time()
            hits = list(kind.check(article, settings))
            spent = self.checks.setdefault(kind.name, Spent())
            spent.seconds += process_time() - indexed
            spent.hits += len(hits)
            spent.rules.add(code)
            self.words += indexed - began
            return iter(hits)

        return check
