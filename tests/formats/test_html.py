"""The report as a page: whole without scripts, safe whatever a text holds, and working in a browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from audit import page, paths
from audit import record as records
from audit.errors import FileError
from audit.findings import Settled
from audit.formats import View, find
from audit.formats._layout import lay_out
from audit.record import Record
from audit.report import Report
from tests.formats.made import Expect

render = find("html")
CSS = (paths.REPORTS / "page.css").read_text(encoding="utf-8")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture
def paged(report: Report) -> Record:
    """The record with its page."""
    return records.of(report, page=True)


class Elements(HTMLParser):
    """The elements of a page, and what is left open."""

    VOID = frozenset({"meta", "input", "br", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.found if "id" in attrs]


def plain(text: str) -> str:
    """The words of a page."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(style|script)>.*?</\1>", "", text)))


def test_as_expected(paged: Record, expect: Expect) -> None:
    expect("check.html", render([paged], View()))


def test_it_is_whole_and_needs_nothing_else(paged: Record) -> None:
    text = render([paged, paged], View(unread=(FileError("b.txt", "has no text"),)))
    elements = Elements(text)
    assert elements.open == []
    assert len(set(elements.ids())) == len(elements.ids())
    assert not [attrs for _, attrs in elements.found if "src" in attrs]
    links = [attrs["href"] or "" for tag, attrs in elements.found if tag == "a" and "href" in attrs]
    assert {link[:1] for link in links} == {"#"}
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp", text)


def test_links_lead_somewhere(paged: Record) -> None:
    elements = Elements(render([paged, paged], View()))
    goals = {(attrs["href"] or "")[1:] for tag, attrs in elements.found if tag == "a" and "href" in attrs}
    assert goals <= set(elements.ids())


def test_every_word_of_the_article_is_shown(paged: Record) -> None:
    shown = plain(render([paged], View()))
    for start, end in [(b[1], b[2]) for b in page.load(paged.page).blocks]:
        assert page.load(paged.page).text[start:end] in shown


def test_every_finding_is_a_note(paged: Record) -> None:
    elements = Elements(render([paged], View()))
    notes = [attrs for tag, attrs in elements.found if tag == "li" and "note" in (attrs.get("class") or "")]
    assert sorted(str(attrs["data-rule"]) for attrs in notes) == sorted(f.rule for f in paged.findings)
    flags = [attrs for _, attrs in elements.found if "flag" in (attrs.get("class") or "").split()]
    assert {n for attrs in flags for n in (attrs["data-notes"] or "").split()} == {"2", "3", "4", "5"}


def test_decisions_are_listed(paged: Record) -> None:
    settled = paged.settling([Settled(paged.findings[-1], "We have the letter.", "ada", "2031-05-03")])
    shown = plain(render([settled], View()))
    assert "Decided: 1 finding" in shown
    assert "We have the letter. (ada, 2031-05-03)" in shown


def test_what_a_text_holds_is_no_markup(paged: Record) -> None:
    evil = '</style></script><script>alert(1)</script><img src=x onerror="alert(1)">\x1b'
    findings = tuple(replace(each, message=evil, fix=evil) for each in paged.findings)
    whole = page.load(paged.page)
    bad = replace(whole, text=whole.text.replace("Harbour board clears", "<b onclick=x> & clears"))
    hostile = replace(
        paged, path=evil, name=evil, headline=evil, genre=evil, findings=findings, page=page.dump(bad)
    )
    text = render([hostile, hostile], View(unread=(FileError(evil, evil),)))
    elements = Elements(text)
    assert elements.open == []
    assert sum(tag == "script" for tag, _ in elements.found) == 1
    assert not [
        tag for tag, attrs in elements.found if tag == "img" or "onerror" in attrs or "onclick" in attrs
    ]
    assert "\x1b" not in text


def test_an_article_without_sentences(paged: Record) -> None:
    empty = replace(page.load(paged.page), lines=(), said=(), speakers=())
    bare = replace(paged, findings=(), held=(), page=page.dump(empty))
    assert Elements(render([bare], View())).open == []


def test_pieces_are_all_of_the_text(paged: Record) -> None:
    layout = lay_out(paged)
    for block, (_, start, end) in zip(layout.blocks, layout.page.blocks, strict=True):
        pieces = [piece.text for line in block.lines for piece in line.pieces]
        assert "".join(pieces) == layout.page.text[start:end]


def test_pages_pass_through_json(paged: Record) -> None:
    whole = page.load(paged.page)
    assert page.load(page.dump(whole)) == whole


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    red, green, blue = (channel(int(digits[at : at + 2], 16)) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(scheme: str) -> None:
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in CSS.split("@media", 2)[:2])
    colours = light | dark if scheme == "dark" else light
    for ground in ("ground", "panel", "fact", "attribution", "editorial"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5
    for text in ("dim", "link", "error", "warning", "info", "clean"):
        assert contrast(colours[text], colours["ground"]) >= 4.5, text
        assert contrast(colours[text], colours["panel"]) >= 4.5, text
    for bar in ("fact-bar", "attribution-bar", "editorial-bar"):
        assert contrast(colours[bar], colours["ground"]) >= 3, bar


HARNESS = """
<body><iframe id=f style="border:0" width=%d height=900 srcdoc="%s"></iframe>
<script>
const pause = () => new Promise((go) => setTimeout(go, 60));
f.onload = async () => {
  const page = f.contentWindow, doc = f.contentDocument, said = {};
  const key = (name) => doc.dispatchEvent(new page.KeyboardEvent("keydown", {key: name, bubbles: true}));
  const shown = () => [...doc.querySelectorAll(".note")].filter((n) => !n.hidden && n.offsetParent).map((n) => n.dataset.rule);
  const tick = (selector) => doc.querySelector(selector).click();
  const choose = (name, value) => { const s = doc.querySelector(`select[name=${name}]`); s.value = value; s.dispatchEvent(new page.Event("input", {bubbles: true})); };
  await pause();
  %s
  document.body.textContent = "RESULT" + JSON.stringify(said) + "END";
};
</script>
"""  # noqa: E501


def in_browser(tmp_path: Path, text: str, steps: str, width: int = 1280) -> tuple[dict[str, Any], str]:
    """What a script finds on a page in headless Chromium, and what the browser complains of."""
    if BROWSER is None:
        pytest.skip("no Chromium")
    escaped = text.replace("&", "&amp;").replace('"', "&quot;")
    file = tmp_path / "harness.html"
    file.write_text(HARNESS % (width, escaped, steps), encoding="utf-8")
    options = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--enable-logging=stderr",
        "--virtual-time-budget=8000", "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={width + 100},1000",
    ]  # fmt: skip
    done = subprocess.run(
        [BROWSER, *options, file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    found = re.search(r"RESULT(.*?)END", unescape(done.stdout), re.DOTALL)
    assert found, done.stdout[-800:] + done.stderr[-800:]
    complaints = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    result: dict[str, Any] = json.loads(found[1])
    return result, complaints


def test_filters_and_keys_work(tmp_path: Path, paged: Record) -> None:
    steps = """
    said.all = shown();
    tick("input[name=severity][value=info]"); await pause(); said.severe = shown();
    said.count = doc.querySelector("output").textContent;
    tick("input[name=severity][value=info]");
    tick("input[name=label][value=editorial]"); await pause(); said.sober = shown();
    said.faded = doc.querySelectorAll(".line.faded").length;
    key("Escape"); await pause(); said.cleared = shown();
    choose("rule", "EDI002"); await pause(); said.rule = shown(); key("Escape");
    choose("speaker", "1"); await pause(); said.speaker = shown(); key("Escape"); await pause();
    said.order = [];
    for (const name of ["j", "n", "k", "p", "p"]) { key(name); await pause(); said.order.push(doc.activeElement.id); }
    said.marked = doc.querySelectorAll(".flag.current").length;
    tick(".flag"); await pause(); said.clicked = doc.activeElement.id;
    """  # noqa: E501
    said, complaints = in_browser(tmp_path, render([paged], View()), steps)
    assert complaints == ""
    assert said["all"] == ["STR005", "EDI001", "EDI002", "EDI002", "VRB004"]
    assert said["severe"] == ["EDI001", "VRB004"]
    assert said["count"] == "2 of 5 findings"
    assert said["sober"] == ["STR005", "VRB004"]
    assert said["faded"] == 1
    assert said["cleared"] == said["all"]
    assert said["rule"] == ["EDI002", "EDI002"]
    assert said["speaker"] == ["VRB004"]
    assert said["order"] == ["a0n1", "a0n2", "a0n1", "a0n5", "a0n4"]
    assert said["marked"] == 1
    assert said["clicked"] == "a0n2"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(tmp_path: Path, paged: Record, width: int) -> None:
    long = replace(paged, name="drafts/" + "deep" * 60 + ".md", headline="Harbour" * 40)
    steps = """
    said.inner = page.innerWidth; said.width = doc.documentElement.scrollWidth;
    page.location.hash = "#a1"; await pause(); said.article = doc.documentElement.scrollWidth;
    said.shown = [...doc.querySelectorAll(".report")].filter((a) => a.offsetParent).map((a) => a.id);
    page.location.hash = "#index"; await pause();
    said.index = [...doc.querySelectorAll(".report")].filter((a) => a.offsetParent).length;
    """
    said, complaints = in_browser(tmp_path, render([paged, long], View()), steps, width)
    assert complaints == ""
    assert said["inner"] == width
    assert said["width"] <= width
    assert said["article"] <= width
    assert said["shown"] == ["a1"]
    assert said["index"] == 0
