"""Rules and packs: what a person writes is read, tuned, and blamed with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import checks, packs, paths
from audit.errors import AuditError, FileError
from audit.rules import Rule
from tests.build import RULE, pack, ruleset

ALL = packs.load("strict")


def why(folder: Path, text: str) -> str:
    """What is said of a pack that does not fit, without the name of its folder."""
    with pytest.raises(FileError) as caught:
        ruleset(folder, text)
    assert "\n" not in str(caught.value)
    return str(caught.value).replace(f"{folder}/", "")


# ---------------------------------------------------------------- what comes with the program


def test_the_packs_load_and_differ() -> None:
    chosen = {rule.id for rule in packs.load("default").rules}
    assert chosen < {rule.id for rule in ALL.rules}
    assert len(ALL.rules) == len(ALL.known) == 130
    assert [rule.id for rule in ALL.rules] == sorted(rule.id for rule in ALL.rules)


def test_names_and_ids_are_unique_and_in_their_family() -> None:
    assert len({rule.name for rule in ALL.known}) == len(ALL.known)
    for rule in ALL.known:
        assert ALL.drafts[rule.id].file.path.stem == rule.id[:3]


@pytest.mark.parametrize("rule", ALL.known, ids=lambda rule: rule.id)
def test_every_rule_says_enough(rule: Rule) -> None:
    assert len(rule.examples.flag) >= 4
    assert len(rule.examples.passes) >= 4
    assert rule.standards
    for text in (rule.message, rule.why, rule.fix):
        assert len(text) <= 110
        assert text.rstrip("”").endswith((".", "?", "}"))


@pytest.mark.parametrize("name", packs.packs())
def test_what_rules_say_has_printers_marks(name: str) -> None:
    """“ ” and ’, never the marks of a typewriter, also where a pack tunes a rule."""
    said = {
        rule.id: words
        for rule in packs.load(name).known
        for words in (rule.message, rule.why, rule.fix)
        if "'" in words or '"' in words
    }
    assert said == {}


def test_every_kind_of_check_has_a_rule() -> None:
    assert {rule.check for rule in ALL.known} == set(checks.names())


def test_every_list_of_words_has_a_use() -> None:
    rules = "".join(path.read_text() for path in paths.RULES.rglob("*.yml"))
    lists = "".join(path.read_text() for path in (paths.SEEDS / "lexicons" / "rules").glob("*.txt"))
    code = "".join(path.read_text() for path in Path(checks.__file__).parents[1].rglob("*.py"))
    for path in (paths.SEEDS / "lexicons" / "rules").glob("*.txt"):
        assert f"@{path.stem}" in rules + lists + code or f"rules/{path.stem}" in code, path.name


def test_strict_is_graver_and_never_milder() -> None:
    gravity = ["info", "warning", "error"]
    for rule in packs.load("default").rules:
        assert gravity.index(ALL.rule(rule.id).severity) >= gravity.index(rule.severity)


# ---------------------------------------------------------------- a newsroom's own


def test_a_pack_extends_enables_disables_and_tunes_in_this_order(tmp_path: Path) -> None:
    found = ruleset(
        tmp_path,
        "extends: default\n"
        "enable: [EDI007, TIM*]\n"
        "disable: [TIM001]\n"
        "tune:\n"
        "  EDI002: {severity: error, options: {add: [meh]}}\n"
        "  EDI007: {options: {most_per_100_words: 3}}\n",
    )
    on = {rule.id for rule in found.rules}
    assert {"EDI007", "TIM003", "TIM005", "EDI002"} <= on
    assert "TIM001" not in on
    assert found.rule("EDI002").severity == "error"
    assert found.rule("EDI002").options["add"] == ["meh"]
    assert found.rule("EDI002").options["phrases"] == ["@evaluative"]  # kept: options are merged
    assert found.rule("EDI007").options["most_per_100_words"] == 3
    assert packs.load("default").rule("EDI002").severity == "warning"  # and nobody else's


def test_a_pack_may_define_rules_of_its_own(tmp_path: Path) -> None:
    found = ruleset(tmp_path, RULE)
    assert [rule.id for rule in found.rules] == ["GAZ001"]
    assert "EDI002" in {rule.id for rule in found.known}


def test_packs_extend_packs_beside_them(tmp_path: Path) -> None:
    pack(tmp_path, RULE, "house.yml")
    found = ruleset(tmp_path, "extends: [house.yml]\ntune: {GAZ001: {severity: error}}\n")
    assert [(rule.id, rule.severity) for rule in found.rules] == [("GAZ001", "error")]


def test_tuning_with_a_wildcard(tmp_path: Path) -> None:
    found = ruleset(tmp_path, "enable: ['LOA*']\ntune: {'LOA*': {severity: error}}\n")
    assert {rule.severity for rule in found.rules} == {"error"}


def test_other_packs_for_some_paths(tmp_path: Path) -> None:
    pack(tmp_path, "extends: newsroom.yml\ndisable: ['EDI*']\n", "opinion.yml")
    found = ruleset(tmp_path, "extends: default\nfor:\n  'opinion/**': opinion.yml\n  '*.draft': strict\n")
    assert found.for_path(tmp_path / "news" / "a.txt") is found
    assert "EDI002" not in {r.id for r in found.for_path(tmp_path / "opinion" / "may" / "a.txt").rules}
    assert len(found.for_path(tmp_path / "a.draft").rules) == len(ALL.rules)
    assert found.for_path(tmp_path / "deeper" / "a.draft") is found
    assert found.for_path("/elsewhere/opinion/a.txt") is found


def test_the_nearest_settings_file(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert paths.settings_file(inner) is None
    above = pack(tmp_path, "extends: default\n", "audit.yml")
    assert paths.settings_file(inner) == above
    nearer = pack(inner, "extends: strict\n", "audit.yml")
    assert paths.settings_file(inner) == nearer


# ---------------------------------------------------------------- what can be wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: default\nenabel: [EDI007]\n", "2: enabel: no such field; did you mean “enable”?"),
        ("extends: default\nenable: [EDI999]\n", "2: no rule “EDI999”; did you mean “EDI00"),
        ("extends: default\ndisable: ['XYZ*']\n", "2: no rule “XYZ*”"),
        (
            "extends: default\ntune:\n  SRC013:\n    severty: error\n",
            "4: SRC013: severty: no such field; did you mean “severity”?",
        ),
        (
            "extends: default\ntune:\n  SRC013: {severity: grave}\n",
            "3: SRC013: severity: “grave” is none of error, warning, info",
        ),
        (
            "extends: default\ntune:\n  SRC001:\n    options:\n      carry: -1\n",
            "5: SRC001: options.carry: must be 0 or more",
        ),
        (
            "extends: default\ntune:\n  SRC001: {options: {cary: 1}}\n",
            "3: SRC001: options.cary: no such field; did you mean “carry”?",
        ),
        (
            "extends: default\ntune:\n  EDI002:\n    options:\n      add: [fine, 3]\n",
            "5: EDI002: options.add: “3” must be text; put it in quotes",
        ),
        (
            "extends: default\ntune:\n  EDI002: {options: {add: ['@nolist']}}\n",
            "3: EDI002: options.add: no list “@nolist”; ",
        ),
        ("extends: default\ntune: {EDI002: {options: 5}}\n", "2: EDI002: options: must be names with values"),
        ("extends: default\ntune: {EDI002: {id: EDI003}}\n", "2: EDI002: a rule keeps its id"),
        (
            "extends: default\ntune: {EDI002: {message: 'Hm: {wrods}'}}\n",
            "2: EDI002: message: the check wording gives no {wrods}, but {words}, {instead}",
        ),
        (
            "extends: default\ntune: {EDI002: {yields_to: [EDI01]}}\n",
            "2: EDI002: yields_to: no rule “EDI01”; did you mean",
        ),
        ("extends: default\ntune: [EDI002]\n", "2: tune: must be names with values"),
        ("extends: default\nenable: EDI007\n", "2: enable: must be a list"),
        ("extends: defautl\n", "1: no pack “defautl”; did you mean “default”?"),
        ("extends: [default, ours.yml]\n", "1: there is no file "),
        ("extends: newsroom.yml\n", "1: newsroom.yml extends itself"),
        ("enable: []\n", " turns no rule on"),
        ("", " turns no rule on"),
        ("extends: default\nfor: {'a/**': nopack}\n", "2: no pack “nopack”"),
        ("rules:\n  - name: x\n", "2: a rule needs an id"),
        (
            RULE.replace("check: wording", "check: wordng"),
            "4: GAZ001: check: no check “wordng”; did you mean “wording”?",
        ),
        (
            RULE.replace("GAZ001", "Gaz1"),
            "2: Gaz1: id: “Gaz1” must be two to six capital letters and three digits, such as GAZ001",
        ),
        (RULE.replace("    fix: Take it out.\n", ""), "2: GAZ001: fix: is missing"),
        (
            RULE.replace("pass: [", "past: ["),
            "10: GAZ001: examples.past: no such field; did you mean “pass”? (and 1 more mistake)",
        ),
        (RULE.replace("severity: info", "severity: off"), "6: off without quotes is true or false in YAML"),
        (RULE.replace("[ferry]", "[ferry, no]"), "5: no without quotes is true or false in YAML"),
        (RULE.replace("{phrases: [ferry]}", "{}"), "5: GAZ001: options.phrases: is missing"),
        (
            RULE + RULE.removeprefix("rules:\n"),
            "11: GAZ001: id: there is a rule GAZ001 already, in newsroom.yml",
        ),
        (RULE.replace("GAZ001", "EDI002"), "2: EDI002: id: there is a rule EDI002 already, in"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_field(tmp_path: Path, text: str, said: str) -> None:
    assert why(tmp_path, text).startswith(f"newsroom.yml:{said}")


def test_a_rule_that_is_off_is_still_seen_to_fit(tmp_path: Path) -> None:
    broken = RULE.replace("{phrases: [ferry]}", "{phrase: [ferry]}")
    text = "extends: default\ndisable: [GAZ001]\n" + broken
    assert "GAZ001: options.phrase: no such field" in why(tmp_path, text)


def test_rules_cannot_yield_to_each_other(tmp_path: Path) -> None:
    said = why(tmp_path, "extends: default\ntune: {EDI002: {yields_to: [EDI001]}}\n")
    assert "EDI001 and EDI002 yield to each other" in said or "EDI002 and EDI001 yield to each other" in said


def test_no_such_pack() -> None:
    with pytest.raises(
        AuditError, match=r"no pack “defaul”; did you mean “default”\? There are ap, bbc, default"
    ):
        packs.load("defaul")
    with pytest.raises(FileError, match="no such file"):
        packs.load("nowhere/ours.yml")


def test_no_such_rule() -> None:
    with pytest.raises(AuditError, match=r"no rule “EDI02”; did you mean “EDI0\d2”"):
        ALL.rule("EDI02")


def test_nothing_in_a_message_is_run(tmp_path: Path) -> None:
    shown = "{words.__class__} {words!r} {{words}}"
    assert ruleset(tmp_path, RULE.replace("“{words}” is here.", shown)).rules[0].message == shown
