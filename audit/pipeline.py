"""The whole way from a text or a file to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from audit import judging, loading, packs
from audit.document import Document, Span
from audit.errors import FileError
from audit.packs import Ruleset
from audit.reading import model as models
from audit.reading import reader
from audit.report import Explanation, Report


def audit_text(text: str, *, path: str = "<text>", rules: str | Path = "default") -> Report:
    """Audit an article that is at hand as text.

    Parameters
    ----------
    text
        The article: plain text, or Markdown if ``path`` ends in ``.md``.
    path
        What to call it.
    rules
        A pack, by name or path.

    Returns
    -------
    Report
        The article as it was read, and what an editor should look at in it.

    Raises
    ------
    AuditError
        The pack cannot be used.

    Examples
    --------
    >>> report = audit_text("The clinic opened in May. It shut in June, the council said.")
    >>> [report.article[sentence.span] for sentence in report.article.sentences]
    ['The clinic opened in May.', 'It shut in June, the council said.']
    """
    return audit_document(loading.from_text(text, path), packs.load(rules))


def audit_file(
    path: str | Path, *, rules: str | Path | None = None, encoding: str | None = None
) -> list[Report]:
    """Audit the article in a file; of JSON Lines, the article of each record.

    Parameters
    ----------
    path
        The file: plain text, Markdown (``.md``) or articles as JSON Lines (``.jsonl``).
    rules
        A pack, by name or path; if None, the nearest ``audit.yml`` upwards of the file, or
        else the pack ``default``.
    encoding
        How the file is encoded, if not in UTF-8.

    Returns
    -------
    list of Report
        One for each article, in order.

    Raises
    ------
    FileError
        The file, or a record in it, cannot be read.
    AuditError
        The pack or the encoding cannot be used.

    Examples
    --------
    >>> reports = audit_file("draft.md", rules="strict")  # doctest: +SKIP
    """
    return list(audit_documents(_sound(loading.from_file(Path(path), encoding)), rules))


def audit_documents(
    documents: Iterable[Document], rules: str | Path | None = None, model: Path | None = None
) -> Iterator[Report]:
    """Audit documents one by one, each with the rules that are meant for its path.

    Raises:
        AuditError: a pack or the model cannot be used.
    """
    loaded: dict[str | Path, Ruleset] = {}
    for document in documents:
        pack = pack_for(document.path, rules)
        if pack not in loaded:
            loaded[pack] = packs.load(pack)
        yield audit_document(document, loaded[pack].for_path(document.path), model)


def pack_for(path: str | Path, rules: str | Path | None = None) -> str | Path:
    """The pack for a file: the one asked for, else the nearest ``audit.yml``, else ``default``."""
    return rules or packs.settings_file(Path(path).parent) or "default"


def audit_document(document: Document, ruleset: Ruleset, model: Path | None = None) -> Report:
    """Audit one document with the rules of a pack, and with another model if one is named."""
    article = reader.read(document, using=models.load(model) if model else None)
    return Report(article, ruleset.rules, judging.judge(article, ruleset))


def explain(report: Report, ruleset: Ruleset, line: int, column: int | None = None) -> list[Explanation]:
    """Why the sentences on a line of the file, or the one at a column of it, were flagged as they were."""
    silenced = [verdict for verdict in judging.verdicts(report.article, ruleset) if verdict.silenced]
    genre = judging.genre(report.article)
    return [
        Explanation(
            report=report,
            sentence=sentence,
            findings=tuple(f for f in report.findings if f.span.overlaps(sentence.span)),
            silenced=tuple(v for v in silenced if v.hit.span.overlaps(sentence.span)),
            out_of_place=tuple(rule for rule in ruleset.rules if rule.genres and genre not in rule.genres),
        )
        for sentence in report.article.sentences
        if _stands_at(report.article.document, sentence.span, line, column)
    ]


def _stands_at(document: Document, span: Span, line: int, column: int | None) -> bool:
    first, last = document.place(span.start), document.place(max(span.start, span.end - 1))
    if column is None:
        return first.line <= line <= last.line
    return (first.line, first.column) <= (line, column) <= (last.line, last.column)


def _sound(found: Iterator[Document | FileError]) -> Iterator[Document]:
    for each in found:
        if isinstance(each, FileError):
            raise each
        yield each
