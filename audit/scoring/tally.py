"""Counts from which precision, recall and F1 follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Tally:
    """What was right, what was given, and what was wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Of what was given, the share that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of what was wanted, the share that was given."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two.

        >>> Tally(right=3, given=4, wanted=6).f1
        0.6
        """
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0

    def add(self, *, given: bool, wanted: bool, right: bool | None = None) -> None:
        """Count one case."""
        self.given += given
        self.wanted += wanted
        self.right += (given and wanted) if right is None else right

    def count(self, right: int, given: int, wanted: int) -> None:
        """Count many at once."""
        self.right, self.given, self.wanted = self.right + right, self.given + given, self.wanted + wanted

    def row(self, name: str) -> str:
        """A line of a table for people: precision, recall, F1, and how many were wanted."""
        return f"{name:<24}{self.precision:>7.3f}{self.recall:>7.3f}{self.f1:>7.3f}{self.wanted:>7}"


HEAD = f"{'':<24}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"
"""The head of a table whose lines are ``Tally.row``."""
