"""Only what has changed: articles that git says differ, and of their findings those that the change concerns.

What counts is what is said, and not where: a sentence that stood anywhere in the article before has
not changed, however it is typed now. A finding about an article as a whole counts if it is new.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import git, page, paths
from audit.alike import typed
from audit.errors import AuditError
from audit.findings import Finding
from audit.git import Change, Repository
from audit.record import Record
from audit.run import Input
from audit.walking import ARTICLES


@dataclass(frozen=True)
class Before:
    """What an article was before it changed.

    Attributes:
        sentences: what its sentences said, as ``typed`` has them.
        findings: the fingerprints of its findings.
        overall: how many findings about it as a whole each rule had.
    """

    sentences: frozenset[str]
    findings: frozenset[str]
    overall: Mapping[str, int]


@dataclass(frozen=True)
class Changes:
    """The files that changed, by their actual paths, each with its repository; and those that are no more."""

    found: Mapping[Path, tuple[Repository, Change]]
    staged: bool
    deleted: tuple[Path, ...] = ()

    def among(self, files: Iterable[str], places: Iterable[str]) -> list[str]:
        """Those of some files that changed, and what is staged in some folders and is there no more."""
        kept = [file for file in files if paths.actual(file) in self.found]
        known = {paths.actual(file) for file in kept}
        folders = [place for place in places if os.path.isdir(place)] if self.staged else []
        for path in self.found:
            named = next((_named(path, folder) for folder in folders if _holds(folder, path)), None)
            if named and path not in known and path.suffix.lower() in ARTICLES and not os.path.exists(path):
                kept.append(named)
        return sorted(kept)

    def inputs(self, files: Sequence[str]) -> Iterator[Input]:
        """Files that are staged, as they stand in the index.

        Raises:
            AuditError: git does not have their content.
        """
        return self._contents([(file, file, self._change(file).after) for file in files])

    def before(self, files: Sequence[str]) -> Iterator[Input]:
        """What stood in files before, by the names that they had then; nothing for a new file.

        Raises:
            AuditError: git does not have it.
        """
        changes = ((file, self._change(file)) for file in files)
        old = [(file, self.was(file), change.before) for file, change in changes if change.before]
        return self._contents(old)

    def was(self, file: str) -> str:
        """What a file was called before."""
        was = self._change(file).was
        return str(was) if was else file

    def _change(self, file: str) -> Change:
        return self.found[paths.actual(file)][1]

    def _contents(self, wanted: Sequence[tuple[str, str, str]]) -> Iterator[Input]:
        """Of each file the content that git has under a name, called as is said beside it."""
        names: dict[Repository, list[str]] = {}
        for file, _, name in wanted:
            names.setdefault(self.found[paths.actual(file)][0], []).append(name)
        contents = {repository: repository.contents(found) for repository, found in names.items()}
        for file, called, _ in wanted:
            yield Input(called, next(contents[self.found[paths.actual(file)][0]]))


def since(reference: str, places: Sequence[str]) -> Changes:
    """What differs from where this branch left ``reference``, in the repositories of some files and folders.

    Raises:
        AuditError: git has no answer; the message says why.
    """
    return _changes(places, lambda repository: repository.since(reference, ARTICLES), staged=False)


def staged(places: Sequence[str]) -> Changes:
    """What the next commit would change, in the repositories of some files and folders.

    Raises:
        AuditError: git has no answer; the message says why.
    """
    return _changes(places, Repository.staged, staged=True)


def _changes(
    places: Sequence[str], ask: Callable[[Repository], Sequence[Change]], *, staged: bool
) -> Changes:
    if "-" in places:
        raise AuditError("standard input (-) has no history; name files or folders")
    folders = {path if os.path.isdir(path) else path.parent for path in map(Path, places)}
    repositories = {git.repository(folder) for folder in folders}
    every = [
        (repository, change)
        for repository in sorted(repositories, key=lambda each: each.root)
        for change in ask(repository)
    ]
    return Changes(
        found={paths.actual(each[1].path): each for each in every if not each[1].deleted},
        staged=staged,
        deleted=tuple(change.path for _, change in every if change.deleted),
    )


def _holds(folder: str, path: Path) -> bool:
    return path.is_relative_to(Path(folder).resolve())


def _named(path: Path, folder: str) -> str:
    """A file in a folder as the user, who named the folder, would name it."""
    return str(Path(folder, path.relative_to(Path(folder).resolve())))


class OnlyChanged:
    """A step of a run that keeps of each article the findings that its change concerns."""

    def __init__(self, changes: Changes, earlier: Iterable[Record]) -> None:
        """``earlier`` are the articles as they were before, with their pages."""
        self._changes = changes
        self._before: dict[str, dict[str, Before]] = {}  # by file, then article
        for record in earlier:
            self._before.setdefault(record.path, {})[_article(record)] = before(record)

    def __call__(self, records: Iterator[Record]) -> Iterator[Record]:
        """The records, without what was there before."""
        for record in records:
            earlier = self._earlier(record)
            yield concerning(record, earlier) if earlier else record

    def _earlier(self, record: Record) -> Before | None:
        """What an article was; one of many without a name may have been any of them."""
        articles = self._before.get(self._changes.was(record.path), {})
        article = _article(record)
        return _together(articles.values()) if article.startswith(":") and articles else articles.get(article)


def _article(record: Record) -> str:
    """Which of the articles of a file a record is: its id, or ":" and its line where it has none."""
    return record.name.removeprefix(record.path)


def before(record: Record) -> Before:
    """What to remember of an article; its record must have its page."""
    whole = page.load(record.page)
    findings = [*record.findings, *(each.finding for each in record.settled)]
    return Before(
        sentences=frozenset(typed(whole.text[line.start : line.end]) for line in whole.lines),
        findings=frozenset(finding.fingerprint for finding in findings),
        overall=Counter(finding.rule for finding in findings if finding.whole),
    )


def _together(several: Iterable[Before]) -> Before:
    every = list(several)
    sentences = frozenset(sentence for each in every for sentence in each.sentences)
    return Before(sentences, frozenset(name for each in every for name in each.findings), {})


def concerning(record: Record, earlier: Before) -> Record:
    """The record with the findings in sentences that have changed, and those that are new to the whole."""
    new = frozenset(_new_overall(record, earlier))

    def wanted(finding: Finding) -> bool:
        if finding.fingerprint in earlier.findings:
            return False
        if finding.whole:
            return finding.fingerprint in new
        sentence = record.sentence_of(finding)
        return sentence is None or typed(sentence.text) not in earlier.sentences

    return record.keeping(wanted)


def _new_overall(record: Record, earlier: Before) -> Iterator[str]:
    """The fingerprints of findings about the whole, of which the article had fewer before."""
    findings = [*record.findings, *(each.finding for each in record.settled)]
    seen: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda each: (each.rule, each.span)):
        if finding.whole:
            seen[finding.rule] += 1
            if seen[finding.rule] > earlier.overall.get(finding.rule, 0):
                yield finding.fingerprint
