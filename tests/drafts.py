"""A repository of invented drafts, the same at every call: ``python tests/drafts.py FOLDER`` writes it.

Towns, people, bodies and what befalls them are made up of parts that are made up. Of every ten drafts seven
have something for an editor: unnamed sources, loaded verbs, verdicts of the writer's own, crowds that nobody
can ask. The others say who said what.
"""

from __future__ import annotations

import sys
from pathlib import Path

COUNT = 200

_TOWNS = ("Aldmere", "Brackhaven", "Corsley Quay", "Dunmarsh", "Eskerfold", "Penhollow", "Veldhaven")
_FIRST = ("Ada", "Bruno", "Carla", "Dmitri", "Edith", "Farid", "Greta", "Hakim", "Ingrid", "Jonas", "Kirsten")
_LAST = ("Abbot", "Brandt", "Castell", "Dahl", "Eklund", "Ferrow", "Gantry", "Hale", "Isley", "Jarvik",
         "Kemp", "Lorne", "Marchetti")  # fmt: skip
_ROLES = ("the town's harbour master", "a structural engineer who inspected it", "the council's treasurer",
          "the head of the district hospital", "the school's caretaker")  # fmt: skip
_SUBJECTS = (
    ("footbridge", "close the footbridge", "The footbridge carries about 900 people a day"),
    ("ferry terminal", "move the ferry terminal", "The ferry terminal was opened in 1987"),
    ("library", "shut the library on Mondays", "The library lends 40,000 books a year"),
    ("water tower", "repair the water tower", "The water tower supplies 3,200 homes"),
    ("tram line", "extend the tram line", "The tram line ends two kilometres from the port"),
    ("market hall", "lease the market hall", "The market hall has stood empty since March"),
    ("night bus", "end the night bus", "The night bus runs every 40 minutes"),
    ("school canteen", "rebuild the school canteen", "The school canteen serves 310 meals a day"),
    ("lighthouse", "sell the lighthouse", "The lighthouse has been dark for nine years"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_FLAWS = (
    "Sources said the {thing} had been sold in secret to a friend of the mayor.",
    "{last} admitted that nobody had counted the cost of the {thing}.",
    "The plan for the {thing} is a disgraceful waste of money.",
    "Critics say the {thing} will be missed by everyone in {town}.",
    "Shockingly, the disastrous delay at the {thing} went on for two more weeks.",
    "Many people believe that the {thing} was never safe.",
    "An official said the {thing} would never open again.",
)
_QUIET = (
    "“We looked at three offers for the {thing},” {last} said.",
    "The council published the report on the {thing} on its website on {day}.",
    "{last} said the work on the {thing} would take until October.",
    "The report on the {thing} has 46 pages, according to the council.",
    "The next meeting in {town} is on {day}, the council said.",
)


def draft(number: int) -> tuple[str, str]:
    """The path and the text of a draft; odd ones are plain text."""
    thing, plan, fact = _SUBJECTS[number % len(_SUBJECTS)]
    first, last = _FIRST[number % len(_FIRST)], _LAST[number * 3 % len(_LAST)]
    town, day = _TOWNS[number * 5 % len(_TOWNS)], _DAYS[number * 2 % len(_DAYS)]
    role = _ROLES[number * 7 % len(_ROLES)]

    def told(sentence: str) -> str:
        return sentence.format(thing=thing, last=last, town=town, day=day)

    paragraphs = [
        f"{town} weighs what to do with its {thing}",
        f"The council of {town} voted on {day} to {plan}, according to the minutes of the meeting. {fact}, "
        f"according to the council's report {number + 100}.",
        f"“The {thing} needs work before the winter,” said {first} {last}, {role}. "
        f"“It is file {number + 1} on my desk.”",
        *(told(_QUIET[(number + step) % len(_QUIET)]) for step in range(3)),
    ]
    if number % 10 < 7:
        flaws = [told(_FLAWS[(number + step) % len(_FLAWS)]) for step in range(1 + number % 3)]
        paragraphs[2 + number % 3 : 2 + number % 3] = flaws
    plain = number % 2
    head = paragraphs[0] if plain else f"# {paragraphs[0]}"
    folder = ("news", "regions/north", "regions/south", "archive")[number % 4]
    name = f"drafts/{folder}/{number:03}-{thing.replace(' ', '-')}{'.txt' if plain else '.md'}"
    return name, "\n\n".join([head, *paragraphs[1:]]) + "\n"


def write(folder: Path, count: int = COUNT) -> list[Path]:
    """Write the drafts to a folder; gives their paths."""
    made = []
    for number in range(count):
        name, text = draft(number)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        made.append(path)
    return made


if __name__ == "__main__":
    print(f"{len(write(Path(sys.argv[1])))} drafts in {sys.argv[1]}")
