"""Pair what was found with what was annotated, one to one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def pairs(left: Sequence[A], right: Sequence[B], fits: Callable[[A, B], bool]) -> list[tuple[int, int]]:
    """As many pairs as there can be, none of either side in two: ``(index left, index right)``.

    A maximum bipartite matching by augmenting paths (Kuhn, Naval Research Logistics
    Quarterly 2, 1955), so that no order in which they are tried gives a higher count.

    >>> pairs([1, 2], [2, 1, 2], lambda a, b: a == b)
    [(0, 1), (1, 0)]
    """
    edges = [[j for j, b in enumerate(right) if fits(a, b)] for a in left]
    owner: dict[int, int] = {}  # of each on the right, its partner
    held: dict[int, int] = {}  # of each on the left
    for start in range(len(left)):
        _place(start, edges, owner, held)
    return sorted(held.items())


def _place(start: int, edges: Sequence[Sequence[int]], owner: dict[int, int], held: dict[int, int]) -> None:
    """Give ``start`` a partner if that can be done, others moving on where they must."""
    reached_by: dict[int, int] = {}
    queue = deque([start])
    while queue:
        i = queue.popleft()
        for j in edges[i]:
            if j in reached_by:
                continue
            reached_by[j] = i
            if j in owner:
                queue.append(owner[j])
                continue
            while True:
                i = reached_by[j]
                owner[j], before = i, held.get(i)
                held[i] = j
                if i == start or before is None:
                    return
                j = before
