"use strict";
// Filters, keys and, where there are several articles, the choice of one. The page is whole without it.
const articles = [...document.querySelectorAll(".report")];
let current = null;

function open() {
  return articles.find((article) => article.classList.contains("shown")) || articles[0];
}

function chosen(form, name) {
  return new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));
}

function numbers(element) {
  return element.dataset.speakers ? element.dataset.speakers.split(" ") : [];
}

function filter(article) {
  const form = article.querySelector(".filters");
  if (!form) return;
  const severities = chosen(form, "severity");
  const labels = chosen(form, "label");
  const rule = form.elements.rule.value;
  const speaker = form.elements.speaker ? form.elements.speaker.value : "";
  const speaks = (element) => !speaker || numbers(element).includes(speaker);
  const notes = [...article.querySelectorAll(".note")];
  for (const note of notes) {
    const label = note.dataset.label;
    const heard = !label || label === "other" || labels.has(label);
    note.hidden = !(severities.has(note.dataset.severity) && heard && (!rule || note.dataset.rule === rule) && speaks(note));
  }
  for (const line of article.querySelectorAll(".line")) {
    line.classList.toggle("faded", (line.dataset.label !== "other" && !labels.has(line.dataset.label)) || !speaks(line));
  }
  for (const flag of article.querySelectorAll(".flag")) {
    const left = flag.dataset.notes.split(" ").filter((n) => !document.getElementById(`${article.id}n${n}`).hidden);
    flag.classList.toggle("quiet", !left.length);
  }
  const shown = notes.filter((note) => !note.hidden).length;
  const of = `${notes.length} finding${notes.length === 1 ? "" : "s"}`;
  form.querySelector("output").textContent = shown === notes.length ? of : `${shown} of ${of}`;
}

function go(step) {
  const article = open();
  if (!article) return;
  const notes = [...article.querySelectorAll(".note:not([hidden])")];
  if (!notes.length) return;
  const at = notes.indexOf(current);
  mark(notes[at < 0 ? (step > 0 ? 0 : notes.length - 1) : (at + step + notes.length) % notes.length]);
}

function mark(note) {
  for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
  current = note;
  const article = note.closest(".report");
  const number = note.id.slice(article.id.length + 1);
  note.classList.add("current");
  const flags = [...article.querySelectorAll(".flag")].filter((flag) => flag.dataset.notes.split(" ").includes(number));
  for (const flag of flags) flag.classList.add("current");
  note.focus({ preventScroll: true });
  (flags[0] || note).scrollIntoView({ block: "center" });
}

function clear(article) {
  const form = article.querySelector(".filters");
  if (form) form.reset();
  filter(article);
}

function choose() {
  if (articles.length < 2) return;
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const shown = (target && target.closest(".report")) || document.getElementById("index");
  document.body.classList.add("chosen");
  for (const part of [...articles, document.getElementById("index")]) part.classList.toggle("shown", part === shown);
  if (target && target !== shown) target.scrollIntoView({ block: "center" });
  else window.scrollTo(0, 0);
}

for (const article of articles) {
  const form = article.querySelector(".filters");
  if (!form) continue;
  form.addEventListener("input", () => filter(article));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.previous.addEventListener("click", () => go(-1));
  form.elements.next.addEventListener("click", () => go(1));
  article.addEventListener("click", (event) => {
    const flag = event.target.closest(".flag");
    const first = flag && flag.dataset.notes.split(" ").map((n) => document.getElementById(`${article.id}n${n}`)).find((note) => !note.hidden);
    if (first) mark(first);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "j" || event.key === "n") go(1);
  else if (event.key === "k" || event.key === "p") go(-1);
  else if (event.key === "Escape" && open()) clear(open());
  else return;
  event.preventDefault();
});
window.addEventListener("hashchange", choose);
choose();
