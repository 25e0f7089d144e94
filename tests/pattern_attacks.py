"""Every regular expression of a package, and texts on which one may try again and again.

The texts are made from the expression itself, as Python has parsed it: what leads to a repetition, what it repeats, many times, and
a character that no expression expects. A repetition that can begin at every character, or that shares its characters with the next
one, then takes time that grows with the square of the text, or faster.
"""

import ast
import builtins
import importlib
import inspect
import pkgutil
import re
import time
from dataclasses import fields, is_dataclass
from functools import cache
from re import _constants as codes
from re import _parser as parser

FEW = (8, 12, 16, 20)
"""Repetitions with which what grows exponentially takes far too long already."""
SIZES = (250, 1_000, 4_000, 16_000)
"""Characters of the texts, four times as many each time: what is linear takes four times as long, what is quadratic 16 times."""
MAX_RATIO = 9
DOUBTFUL = 5.5
"""Ratio from which the next size is measured, too."""
MEASURED = 4_000
MIN_SECONDS = 0.003
"""What takes less for 4,000 characters is not measured further: 200,000 of them would take 8 s if it was quadratic."""
ENDLESS = 100
"""Repetitions from which one counts as having no bound."""
ANYTHING = (
    "a",
    " ",
    "1",
    "A",
    ".",
    "\n",
    "-",
    ",",
    '"',
    "(",
    "a ",
    "A ",
    "1 ",
    "a.",
    "A. ",
    "aA ",
    "a\n",
)
"""What is tried on every expression, behind whatever leads to its repetitions."""
BREAKS = "\0!"
KINDS = "a 1A.-\n,'\"“(/:&<#é"
"""Characters of which those in a set stand for it, one at a time."""
MAX_MEMBERS = 3
"""How many."""
WHOLE, ANYWHERE = ("match", "fullmatch"), ("search", "finditer", "findall", "sub", "subn", "split")


class _Names(dict):
    """Names in a function: those of its module, else a word that stands for any value."""

    def __init__(self, module):
        super().__init__(vars(builtins) | vars(module))

    def __missing__(self, name):
        return _Anything("word")


class _Anything(str):
    """A word that has every attribute and may be filled in."""

    __slots__ = ()

    def __getattr__(self, name):
        return self

    def __mod__(self, values):
        return self


@cache
def package_patterns(package):
    """Return the expressions of all modules, each with whether it is looked for anywhere in a text or at its start only.

    `match` at a place counts as anywhere: it may be called at every place. What is compiled and used under another name than its own
    counts as what its module does with such names.
    """
    found, used, homes = {}, {}, {}
    for about in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if about.name.endswith("__main__"):
            continue
        module, own = importlib.import_module(about.name), {}
        for value in list(vars(module).values()):
            _gather(value, own)
        if module.__name__ == "newsdiff.language.sentences":  # what is made of nltk's parts
            _gather(vars(module._tokenizer()._lang_vars), own)
        unnamed = set()
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                unnamed |= _gather_call(node, _Names(module), own, used)
        for key in own:
            homes.setdefault(key, set()).update(unnamed)
        found |= own
    return [
        (pattern, not (used.get(key) or homes[key] or {"search"}) <= {*WHOLE})
        for key, pattern in found.items()
    ]


def _key(pattern):
    return pattern.pattern, pattern.flags


def _gather(value, found, depth=0):
    """Collect the expressions inside a value of a module."""
    if isinstance(value, re.Pattern):
        found[_key(value)] = value
    elif depth < 4 and isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            _gather(one, found, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        _gather((*value, *value.values()), found, depth)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        _gather(tuple(getattr(value, one.name, None) for one in fields(value)), found, depth)


def _gather_call(node, names, found, used):
    """Collect the expression that a call is about: `re.sub(...)`, or a method of one that the module knows.

    Returns:
        The method, where what it is called on has a name of its own in a function.
    """
    called, method = node.func.value, node.func.attr
    if method not in {*WHOLE, *ANYWHERE, "compile"}:
        return set()
    if isinstance(called, ast.Name) and called.id == "re":
        pattern = found.setdefault(*_compiled(node, names))
    elif (
        not isinstance(called, (ast.Name, ast.Attribute))
        or ast.unparse(called).split(".")[0] not in names
    ):
        return {method} - {"split"}  # texts have it, too
    else:
        pattern = _value(called, names)
        method = "search" if method in WHOLE and len(node.args) > 1 else method
    if isinstance(pattern, re.Pattern) and method != "compile":
        used.setdefault(_key(pattern), set()).add(method)
    return set()


def _compiled(node, names):
    """Return the key and the expression of a call of `re`, with its flags."""
    flags = [
        one
        for one in (*node.args[1:], *(word.value for word in node.keywords))
        if "re." in ast.unparse(one)
    ]
    pattern = re.compile(_value(node.args[0], names), _value(flags[-1], names) if flags else 0)
    return _key(pattern), pattern


def _value(node, names):
    """Return what an expression of Python is worth, where names of the function are words."""
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), names)


def attacks(pattern):
    """Return functions that make a text of a length: one for each thing that may be tried again and again."""
    is_bytes = isinstance(pattern.pattern, bytes)
    tree = parser.parse(
        pattern.pattern.decode("latin-1") if is_bytes else pattern.pattern,
        pattern.flags & ~re.UNICODE if is_bytes else pattern.flags,
    )
    repeats = list(dict.fromkeys(_repeats(tree)))
    if not repeats:
        return []
    starts = list(dict.fromkeys(start for start, _ in repeats))[:4]
    units = list(dict.fromkeys(unit for _, unit in repeats))
    whole = _example(tree)
    bodies = [
        *repeats,
        *(("", start + unit) for start, unit in repeats),
        ("", whole),
        ("", whole[:-1]),
    ]
    bodies += [("", one + other) for one in units[:4] for other in units[:4] if one != other]
    bodies += [(start, unit) for start in ("", *starts) for unit in ANYTHING]
    bodies += [("", start) for start in starts]
    return [_Attack(start, unit, is_bytes) for start, unit in dict.fromkeys(bodies) if unit]


class _Attack:
    """A text of any length: a start, something again and again, and an end that nothing expects."""

    def __init__(self, start, unit, is_bytes):
        self.start, self.unit, self.is_bytes = start, unit, is_bytes

    def __call__(self, n):
        return self.repeated(n // len(self.unit))

    def repeated(self, times):
        text = self.start + self.unit * times + BREAKS
        return text.encode("latin-1", "ignore") if self.is_bytes else text

    def __repr__(self):
        return f"{self.start!r} + {self.unit!r} * n"


def _repeats(tree, before=""):
    """Yield what stands before each repetition without a bound, and what it repeats."""
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if argument[1] >= ENDLESS:
                yield from ((before, unit) for unit in _units(argument[2]))
            yield from _repeats(argument[2], before)
        else:
            for inner in _inner(code, argument):
                yield from _repeats(inner, before)
        before += _one(code, argument)


def _inner(code, argument):
    """Return the expressions inside a node."""
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return argument[1]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    if code is codes.ATOMIC_GROUP:
        return [argument]
    return [one for one in argument[1:] if one] if code is codes.GROUPREF_EXISTS else []


def _units(tree):
    """Yield what a repetition may repeat: each kind of character of its set, each of its branches."""
    if len(tree) == 1 and tree[0][0] is codes.IN:
        yield from _members(tree[0][1])
    elif len(tree) == 1 and tree[0][0] is codes.BRANCH:
        yield from map(_example, tree[0][1][1])
    elif len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        yield from _units(tree[0][1][3])
    else:
        yield _example(tree)


def _example(tree):
    """Return a text that an expression accepts, or nearly: the first choice everywhere, each repetition once."""
    return "".join(_one(code, argument) for code, argument in tree)


def _one(code, argument):
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.IN:
        return _members(argument)[0]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _example(argument[2]) * max(1, min(argument[0], 20))
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP, codes.BRANCH):
        return _example(_inner(code, argument)[0])
    return "a" if code in (codes.ANY, codes.NOT_LITERAL) else ""


def _members(choices):
    """Return characters of a set, of different kinds."""
    accepts = re.compile(_written(choices)).match
    some = [one for one in KINDS if accepts(one)][:MAX_MEMBERS]
    first = next(
        (
            chr(argument if code is codes.LITERAL else argument[0])
            for code, argument in choices
            if code in (codes.LITERAL, codes.RANGE)
        ),
        "a",
    )
    return some or [first]


def _written(choices):
    kinds = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}
    parts = []
    for code, argument in choices:
        if code is codes.LITERAL:
            parts.append(re.escape(chr(argument)))
        elif code is codes.RANGE:
            parts.append("-".join(re.escape(chr(one)) for one in argument))
        elif code is codes.CATEGORY:
            kind = str(argument)
            letter = kinds[kind.rpartition("_")[2]]
            parts.append("\\" + (letter.upper() if "NOT" in kind else letter))
        else:
            parts.append("^")
    return f"[{''.join(parts)}]"


def is_steep(pattern, attack, *, anywhere=True):
    """Whether an expression takes far more than four times as long for four times the text, measured again if so."""
    if _doubles(pattern, attack, anywhere):
        return True
    before = _seconds(pattern, attack(SIZES[0]), anywhere, 1)
    for size in SIZES[1:]:
        taken = _seconds(pattern, attack(size), anywhere, 1)
        if taken < MIN_SECONDS * (size / MEASURED) ** 2:
            return False
        if size > SIZES[1] and taken < DOUBTFUL * before:
            return False
        if taken > MAX_RATIO * before and taken > MIN_SECONDS:
            before = _seconds(pattern, attack(size // 4), anywhere, 5)
            taken = min(taken, _seconds(pattern, attack(size), anywhere, 3))
            if taken > MIN_SECONDS and taken > MAX_RATIO * before:
                return True
        before = taken
    return False


def _doubles(pattern, attack, anywhere):
    """Whether an expression takes far too long for a few repetitions already."""
    for times in FEW:
        if _seconds(pattern, attack.repeated(times), anywhere, 1) > MIN_SECONDS:
            taken = _seconds(pattern, attack.repeated(times), anywhere, 3)
            before = _seconds(pattern, attack.repeated(times // 2), anywhere, 5)
            if taken > MIN_SECONDS and taken > MAX_RATIO * before:
                return True  # else the machine was busy; a few more will show it
    return False


def _seconds(pattern, text, anywhere, times):
    """Return the least processor time of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.thread_time()
        if anywhere:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
            pattern.fullmatch(text)
        best = min(best, time.thread_time() - start)
    return best
