"""What a user gets wrong is said in a line: which file and line, what is wrong, the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from audit import blame, checks
from audit.packs import Pack
from audit.rules import Examples, Rule
from audit.settings import Settings
from tests.commands.made import PACK, run

FOREIGN = re.compile(
    r"Input should|should (be|have|match)|Value error|valid (boolean|string|integer|number)|Tuple|\[key\]"
)
"""Wording of the library that looks at settings, which knows nothing of the newsroom."""

RULE = "extends: default\n" + PACK.lstrip()


def changed(field: str, value: str) -> str:
    """The rule with another value of a field, which stands on line 12 where the rule had none."""
    text, number = re.subn(rf"(?m)^((?:  - |    ){field}:).*$", lambda found: f"{found[1]} {value}", RULE)
    return text if number else f"{RULE}    {field}: {value}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            changed("by_genre", "{opnion: {phrases: [a]}}"),
            "12: GAZ001: by_genre.opnion: “opnion” is none of news, ",
        ),
        (
            changed("by_genre", "{opinion: {phrase: [a]}}"),
            "12: GAZ001: by_genre.opinion.phrase: no such field; did ",
        ),
        (
            changed("name", "House Words"),
            "4: GAZ001: name: “House Words” must be small letters and digits, with hyphens "
            "between words, such as house-words",
        ),
        (
            changed("id", "gaz1"),
            "3: gaz1: id: “gaz1” must be two to six capital letters and three digits, such as GAZ001",
        ),
        (changed("id", "3"), "3: a rule needs an id, such as “id: GAZ001”"),
        (
            changed("severity", "eror"),
            "7: GAZ001: severity: “eror” is none of error, warning, info; did you mean “error”?",
        ),
        (
            changed("voices", "[writter]"),
            "12: GAZ001: voices: “writter” is none of writer, paraphrase, quote; did you mean “writer”?",
        ),
        (changed("voices", "writer"), "12: GAZ001: voices: must be a list, such as [writer]"),
        (changed("voices", "[]"), "12: GAZ001: voices: must not be empty"),
        (changed("once", "often"), "12: GAZ001: once: “often” must be true or false"),
        (changed("check", "wordng"), "5: GAZ001: check: no check “wordng”; did you mean “wording”?"),
        (changed("options", "{phrases: []}"), "6: GAZ001: options.phrases: must not be empty"),
        (
            changed("options", "{phrases: [a, 3]}"),
            "6: GAZ001: options.phrases: “3” must be text; put it in quotes",
        ),
        (
            changed("options", "{phrases: ['(a b']}"),
            "6: GAZ001: options.phrases: “(a b”: a bracket has no partner",
        ),
        (
            changed("options", "{phrases: ['@dtaes']}"),
            "6: GAZ001: options.phrases: no list “@dtaes”; did you mean “dates”?",
        ),
        (
            changed("options", "{phrases: [a], before: two}"),
            "6: GAZ001: options.before: “two” must be a whole number",
        ),
        (changed("options", "{phrases: [a], before: -1}"), "6: GAZ001: options.before: must be 0 or more"),
        (
            changed("options", "{phrases: [a], position: led}"),
            "6: GAZ001: options.position: “led” is none of anywhere, "
            "headline, lead, end; did you mean “lead”?",
        ),
        (changed("message", '""'), "8: GAZ001: message: must not be empty"),
        (
            changed("examples", "{flags: [a], pass: [b]}"),
            "11: GAZ001: examples.flags: no such field; did you mean “flag”?",
        ),
        (changed("examples", "{flag: [a]}"), "11: GAZ001: examples.pass: is missing"),
        ("extends: default\nenabel: [X]\n", "2: enabel: no such field; did you mean “enable”?"),
        ("extends: defualt\n", "1: no pack “defualt”; did you mean “default”? There are ap, "),
        ("extends: default\ndisable: EDI002\n", "2: disable: must be a list, such as [EDI002]"),
        ("extends: default\ndisable: [edi002]\n", "2: no rule “edi002”; did you mean “EDI002”?"),
        ("extends: default\ntune: [EDI002]\n", "2: tune: must be names with values, such as {EDI002: …}"),
        (
            "extends: default\ntune: {EDI002: {severty: error}}\n",
            "2: EDI002: severty: no such field; did you mean “sev",
        ),
        (
            "extends: default\ntune: {STR001: {options: {most_share: 2}}}\n",
            "2: STR001: options.most_share: must be 1 or ",
        ),
        (
            "extends: default\ntune: {STR001: {options: {most_share: few}}}\n",
            "2: STR001: options.most_share: “few” must be a number",
        ),
        ("extends: default\navoid: [utilise]\n", "2: avoid: must be names with values, such as {utilise: …}"),
        ("extends: default\navoid: {utilise: [use]}\n", "2: avoid.utilise: must be text"),
        ("extends: default\ngenres: {opinon: strict}\n", "2: genres.opinon: “opinon” is none of news, "),
        ("extends: default\nfor: {'a/**': 3}\n", "2: for.a/**: “3” must be text; put it in quotes"),
        ("- a\n", "1: must be lines of “name: value”, such as “extends: default”"),
        (
            "fail_on: eror\n",
            "1: fail_on: “eror” is none of error, warning, info, never; did you mean “error”?",
        ),
        ("max: 2.5\n", "1: max: “2.5” must be a whole number"),
        ("max: -1\n", "1: max: must be 0 or more"),
        ("max: true\n", "1: max: “true” must be a whole number"),
        ("max_per_1000_words: 1e999\n", "1: max_per_1000_words: “1e999” must be a number"),
        ("max_per_1000_words: few\n", "1: max_per_1000_words: “few” must be a number"),
        ("unused: warn\n", "1: unused: “warn” is none of error, warning, ignore; did you mean “warning”?"),
        ("decisions: ''\n", "1: decisions: must not be empty"),
        ("cache: 3\n", "1: cache: “3” must be true or false, or text"),
        ("jobs: 0\n", "1: jobs: must be 1 or more"),
        ("include: [3]\n", "1: include: “3” must be text; put it in quotes"),
    ],
)
def test_in_settings(here: Path, text: str, said: str) -> None:
    (here / "audit.yml").write_text(text, encoding="utf-8")
    done = run("check", "draft.txt", "--quiet")
    place, _, why = done.stderr.partition("audit.yml:")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert place.startswith("audit: ")
    assert why.startswith(said)
    assert not FOREIGN.search(why)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("score bogus", "“bogus” is none of seeds, models, curve, noise"),
        (
            "check draft.txt --fail-on errors",
            "“errors” is none of error, warning, info, never; did you mean “error”?",
        ),
        (
            "check draft.txt --unused warn",
            "“warn” is none of error, warning, ignore; did you mean “warning”?",
        ),
        ("check draft.txt --max many", "'--max': must be a whole number"),
        ("check draft.txt --max -1", "'--max': must be 0 or more"),
        ("check draft.txt --max-per-1000-words few", "must be a number"),
        ("check draft.txt --max-per-1000-words inf", "--max-per-1000-words: inf is no limit"),
        ("check draft.txt --cache-dir=", "--cache-dir: an empty name is no folder; is a variable not set?"),
        ("check draft.txt --min-confidence 90", "'--min-confidence': must be 1 or less"),
        ("check draft.txt --jobs 0", "must be 1 or more"),
        ("check draft.txt --formt json", "--format"),
        ("check draft.txt -f SARIF", "audit: no format “SARIF”; did you mean “sarif”?"),
        ("check draft.txt -o sarf:a.sarif", "no format “sarf”; did you mean “sarif”?"),
        ("check draft.txt --rules strct", "no pack “strct”; did you mean “strict”? There are ap, "),
        ("check draft.txt --today soon", "--today: “soon” is no day; write it as 2026-01-31"),
        ("read draft.txt --as txt", "no format “txt”; did you mean “text”? There are jsonl, terminal, text"),
        ("sources draft.txt -f xls", "no format “xls”; there are csv, json, markdown, terminal"),
        ("rules EDI02", "no rule “EDI02”; did you mean “EDI"),
        ("explain draft.txt", "draft.txt: say which line, as in draft.md:12"),
        ("settle draft.txt --all --why x --until soon", "--until: “soon” is no day; write it as 2026-01-31"),
    ],
)
def test_on_the_command_line(command: str, said: str) -> None:
    done = run(*command.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not FOREIGN.search(done.stderr)


BAD: tuple[Any, ...] = (
    "",
    "x",
    3,
    -1,
    2.5,
    10**9,
    True,
    None,
    [],
    ["x", 3],
    {},
    {"x": 3},
    [[]],
    {"x": {"y": []}},
)


def models() -> Iterator[type[BaseModel]]:
    yield from (Pack, Settings, Rule, Examples)
    for name in checks.names():
        yield checks.get(name).settings


def test_nothing_in_the_words_of_the_library_reaches_a_user() -> None:
    """Every field of every kind of check, and of packs, rules and settings, with values of all sorts."""
    seen = 0
    for model in models():
        for field, about in model.model_fields.items():
            for value in BAD:
                with pytest.raises(ValidationError) as caught:
                    model.model_validate({about.alias or field: value, "no such field": 1})
                problems = caught.value.errors(include_url=False)
                for problem in problems:
                    if problem["type"] != "extra_forbidden":
                        found = ValidationError.from_exception_data(model.__name__, [_again(problem)])
                        _, why = blame.said(found, model)
                        assert not FOREIGN.search(why), (model, field, value, why)
                        seen += 1
    assert seen > 1000


def _again(problem: Any) -> Any:
    return {
        "type": problem["type"],
        "loc": problem["loc"],
        "input": problem["input"],
        "ctx": problem.get("ctx", {}),
    }
