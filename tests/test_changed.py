"""Only what changed: by what is said and not by where it stands, with a real git."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import changed, loading, pipeline, record
from audit.changed import Changes, OnlyChanged
from audit.errors import AuditError
from audit.packs import Ruleset
from audit.record import Record
from audit.run import Input, Options, Run
from tests import repository
from tests.build import RULE, pack, ruleset
from tests.repository import commit, git, write

pytestmark = repository.needed

EVERY = "    labels: [fact, attribution, editorial, other]\n"
DRAFT = "# At the quay\n\nThe ferry left on Monday.\n\nRain fell. The old ferry is in the dock.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a draft, on a branch of its own, in which the tests run."""
    repository.alone(tmp_path, monkeypatch)
    git(tmp_path, "init", "-q", "-b", "main")
    pack(tmp_path, RULE + EVERY)
    write(tmp_path / "a.md", DRAFT)
    commit(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "work")
    return tmp_path


def audited(inputs: Iterable[Input], rules: str, *, page: bool = False) -> list[Record]:
    found = Run(Options(rules=rules, page=page), jobs=1).audit(inputs)
    return [each for each in found if isinstance(each, Record)]


def now(changes: Changes, files: Sequence[str]) -> Iterable[Input]:
    """What stands in files: in the index, or in the working tree."""
    written = (Input(file, Path(file).read_bytes()) for file in files)
    return changes.inputs(files) if changes.staged else written


def shown(
    changes: Changes, *files: str, places: Sequence[str] = (), rules: str = "newsroom.yml"
) -> list[str]:
    """The words of the findings that are left, each with its file and line."""
    kept = changes.among(files, places)
    step = OnlyChanged(changes, audited(changes.before(kept), rules, page=True))
    records = step(iter(audited(now(changes, kept), rules)))
    return [f"{each.name}:{f.place.line} {f.words}" for each in records for f in each.findings]


def since(*files: str, rules: str = "newsroom.yml") -> list[str]:
    return shown(changed.since("main", ["."]), *files, rules=rules)


def test_what_has_not_changed_is_not_shown() -> None:
    assert since("a.md") == []
    write(Path("a.md"), DRAFT + "\nIt rained.\n")
    assert since("a.md") == []


def test_a_new_sentence_is_shown_and_a_changed_one(home: Path) -> None:
    write(Path("a.md"), DRAFT.replace("left", "has left") + "\nA ferry came.\n")
    assert since("a.md") == ["a.md:3 ferry", "a.md:7 ferry"]
    commit(home)
    assert since("a.md") == ["a.md:3 ferry", "a.md:7 ferry"]


def test_moved_and_retyped_sentences_are_not() -> None:
    head, first, second = DRAFT.strip().split("\n\n")
    write(Path("a.md"), f"{head}\n\nIt was late.\n\n{second.replace(' ', '  ')}\n\n*{first}*\n")
    assert since("a.md") == []


def test_a_sentence_that_lost_its_beginning_has_changed(home: Path) -> None:
    git(home, "switch", "-q", "main")
    write(Path("a.md"), "Ann Poe wrote: The ferry sank.\n")
    commit(home)
    git(home, "switch", "-q", "-C", "work")
    write(Path("a.md"), "The ferry sank.\n")
    assert since("a.md") == ["a.md:1 ferry"]


def test_a_new_article_is_shown_whole_and_a_renamed_one_is_not_new(home: Path) -> None:
    write(Path("b.md"), "The ferry came.\n")
    (home / "drafts").mkdir()
    (home / "a.md").rename("drafts/c.md")
    assert since("b.md", "drafts/c.md") == ["b.md:1 ferry"]
    write(Path("drafts/c.md"), DRAFT + "\nA ferry.\n")
    assert since("b.md", "drafts/c.md") == ["b.md:1 ferry", "drafts/c.md:7 ferry"]


def test_a_finding_about_the_whole_is_shown_if_the_change_made_it(home: Path) -> None:
    sources = "Sources said the price was low. Sources said it was late.\n"
    write(Path("a.md"), "# Sold\n\nThe pier was sold.\n")
    write(Path("b.md"), f"# Sold\n\nThe pier was sold. {sources}")
    commit(home)
    git(home, "branch", "-f", "main")
    write(Path("a.md"), f"# Sold\n\nThe pier was sold. {sources}")
    write(Path("b.md"), f"# Sold again\n\nThe pier was sold. It rained. {sources}")
    files = ["a.md", "b.md"]
    changes = changed.since("main", ["."])
    records = audited(now(changes, files), "default")
    before = audited(changes.before(files), "default", page=True)
    one, other = OnlyChanged(changes, before)(iter(records))
    whole = {finding.rule for finding in records[0].findings if finding.whole}
    assert whole
    assert whole == {finding.rule for finding in one.findings if finding.whole}
    assert not other.findings  # though its headline, by which such a finding is known, has changed
    assert [finding.rule for finding in records[1].findings if finding.whole]


def test_records_are_compared_by_their_ids(home: Path) -> None:
    one = '{"id": "one", "text": "The ferry left."}\n'
    write(Path("a.jsonl"), one)
    commit(home)
    git(home, "branch", "-f", "main")
    write(Path("a.jsonl"), '{"id": "two", "text": "The ferry left."}\n' + one)
    assert since("a.jsonl") == ["two:1 ferry"]


def test_records_without_ids_may_have_been_any(home: Path) -> None:
    write(Path("a.jsonl"), '{"text": "The ferry left."}\n')
    commit(home)
    git(home, "branch", "-f", "main")
    write(Path("a.jsonl"), '{"text": "The ferry came."}\n{"text": "The ferry left."}\n')
    assert since("a.jsonl") == ["a.jsonl:1:1 ferry"]


def test_staged_is_what_stands_in_the_index(home: Path) -> None:
    write(Path("a.md"), DRAFT + "\nA ferry came.\n")
    write(Path("b.md"), "The ferry came.\n")
    git(home, "add", "-A")
    write(Path("a.md"), DRAFT + "\nA boat came.\n\nTwo ferry boats.\n")
    (home / "b.md").unlink()
    changes = changed.staged(["."])
    assert shown(changes, "a.md", places=["."]) == ["a.md:7 ferry", "b.md:1 ferry"]
    assert shown(changes, "a.md", places=["a.md"]) == ["a.md:7 ferry"]


def test_folders_are_named_as_the_user_named_them(home: Path) -> None:
    write(home / "drafts" / "b.md", "The ferry came.\n")
    git(home, "add", "-A")
    (home / "drafts" / "b.md").unlink()
    (home / "link").symlink_to("drafts")
    assert shown(changed.staged(["link"]), places=["link"]) == ["link/b.md:1 ferry"]
    assert changed.staged(["link"]).among([], ["other"]) == []


def test_standard_input_has_no_history() -> None:
    with pytest.raises(AuditError, match="standard input"):
        changed.since("main", ["-"])


def test_an_article_that_could_not_be_read_before_is_new(home: Path) -> None:
    (home / "a.md").write_bytes(b"\xff\xfe\x00")
    commit(home)
    git(home, "branch", "-f", "main")
    write(Path("a.md"), "The ferry left.\n")
    assert since("a.md") == ["a.md:1 ferry"]


OLD = ("The ferry left on Monday.", "“The ferry is late,” said Ann Poe.", "Rain fell on the ferry’s deck.")
NEW = ("The ferry came back.", "A ferry sank – nobody saw it.", "Rain fell on the quay.")


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    return ruleset(
        tmp_path_factory.mktemp("rules"), RULE + EVERY + "    voices: [writer, paraphrase, quote]\n"
    )


def recorded(parts: Sequence[str], rules: Ruleset, *, page: bool = False) -> Record:
    document = loading.from_text("# A day\n\n" + "\n\n".join(parts) + "\n", "a.md")
    return record.of(pipeline.audit_document(document, rules), page=page)


@settings(max_examples=40)
@given(
    old=st.lists(st.sampled_from(OLD), max_size=5),
    new=st.lists(st.sampled_from(NEW), max_size=3),
    data=st.data(),
)
def test_whatever_moves_only_new_sentences_count(
    gazette: Ruleset, old: list[str], new: list[str], data: st.DataObject
) -> None:
    earlier = changed.before(recorded(old, gazette, page=True))
    edited = data.draw(st.permutations([*(part.replace("“", '"').replace("’", "'") for part in old), *new]))
    left = changed.concerning(recorded(edited, gazette), earlier)
    assert sorted(each.sentence.text for each in left.passages) == sorted(p for p in new if "ferry" in p)
