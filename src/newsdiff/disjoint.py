"""Disjoint sets: which numbers belong together, found by joining two sets at a time."""

from collections.abc import Callable


class DisjointSets:
    """Sets of the numbers from 0 to n - 1; at first each number is a set of its own.

    A set is named by one of its members, its root. The smaller of two sets moves into the larger one, so n
    numbers take at most n log2(n) moves, whatever the order of the joins.

    Source:
        Cormen, Leiserson, Rivest, Stein, "Introduction to Algorithms", 21.2, the weighted-union heuristic.

    Example:
        >>> sets = DisjointSets(4, is_forbidden=lambda a, b: 3 in (a, b))
        >>> sets.join(2, 0), sets.join(0, 3)
        (True, False)
        >>> sets.groups()
        [[0, 2], [1], [3]]
    """

    def __init__(self, n: int, is_forbidden: Callable[[int, int], bool] | None = None) -> None:
        """Make n sets.

        Args:
            n: How many numbers there are.
            is_forbidden: Veto against joining two sets, given the root of the larger and of the smaller one.
        """
        self._roots = list(range(n))
        self._members = [[i] for i in range(n)]
        self._is_forbidden = is_forbidden

    def add(self) -> int:
        """Add the next number as a set of its own; return it."""
        number = len(self._roots)
        self._roots.append(number)
        self._members.append([number])
        return number

    def root(self, i: int) -> int:
        """Return the root of the set of a number."""
        return self._roots[i]

    def members(self, root: int) -> list[int]:
        """Return the numbers of the set of a root, in no order."""
        return self._members[root]

    def join(self, i: int, j: int) -> bool:
        """Join the sets of two numbers; return whether they are in one set now."""
        large, small = self._roots[i], self._roots[j]
        if large == small:
            return True
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        if self._is_forbidden and self._is_forbidden(large, small):
            return False
        for member in self._members[small]:
            self._roots[member] = large
        self._members[large] += self._members[small]
        self._members[small] = []
        return True

    def groups(self) -> list[list[int]]:
        """Return the sets by their smallest numbers, each in ascending order."""
        return sorted(sorted(members) for members in self._members if members)
