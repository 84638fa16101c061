r"""The code lane: a function that a student wrote, called in a forked child with limits.

>>> run("def f(a, b):\n    return a / b", [(1.0, 2.0), (1.0, 0.0)])
[0.5, nan]

Only numbers come back, through a pipe; what they are worth is decided by the parent. The child may
use some seconds of processor time and some memory, opens no file, writes nothing, has no network
library and ends when its time is over. Its Python is a small one: ``math``, a few functions of
``numpy``, no name or attribute with an underscore before it, no import of anything else. This is a
fence against accidents and pranks, not a prison: mark on a machine on which nothing else lies.
"""

import ast
import builtins
import contextlib
import math
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, NoReturn

SECONDS = 2.0  # of processor time
_PATIENCE = 10  # times as long by the clock, for a machine that has much to do
MEMORY = 256 * 2**20  # bytes beyond those of the parent
_LONGEST = 40  # characters of one number
_PIPE = 3  # the child's only file

_BUILTINS = (
    "abs all any bool complex dict divmod enumerate filter float int isinstance len list map max "
    "min pow print range repr reversed round set sorted str sum tuple zip ArithmeticError "
    "Exception OverflowError TypeError ValueError ZeroDivisionError True False None"
)
_NUMPY = (
    "abs absolute add arcsinh array asarray cosh divide e exp expm1 float64 inf isfinite isnan "
    "log log10 log1p log2 maximum minimum multiply nan nan_to_num ones_like pi power sinh sqrt "
    "square subtract sum tanh where zeros_like"
)
# Attributes that lead from a value to the interpreter behind it.
_WAY_OUT = re.compile(r"(?:gi|cr|ag|tb|f|co|func)_|ctypes$|format(?:_map)?$|(?:to|from)file$|dump")
_NO_GOOD = (ast.AsyncFunctionDef, ast.ClassDef, ast.Global, ast.Nonlocal, ast.Await, ast.Yield)


class NotRun(ValueError):  # noqa: N818 - it reads as what happened
    """Why a function gave no numbers."""


def can_run() -> bool:
    """Whether this system forks; Windows does not."""
    return hasattr(os, "fork")


def run(source: str, points: Sequence[Sequence[float]], seconds: float = SECONDS) -> list[float]:
    """What the last function of a source gives at some points; NaN where it fails at one.

    Raises NotRun for what is no such function, and when a limit is reached.
    """
    tree = _allowed(source)
    if not can_run():
        raise NotRun("this system cannot run a function apart from this program")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.close(reading)
        _in_child(tree, points, writing, seconds)
    os.close(writing)
    try:
        text = _read(reading, _PATIENCE * seconds, len(points) * _LONGEST)
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _numbers(text, len(points))


def _allowed(source: str) -> ast.Module:
    """The functions of the source as a tree; NotRun for what is outside of the small Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise NotRun(f"it is no Python: {error}") from None
    for node in ast.walk(tree):
        _check(node)
    if any(isinstance(one, ast.FunctionDef) for one in tree.body):
        return tree
    # answer("ps1.7", lambda …) was recorded with the line it stands in
    found = next((one for one in ast.walk(tree) if isinstance(one, ast.Lambda)), None)
    if found is None:
        raise NotRun("there is no function in it")
    tree.body = [ast.Assign([ast.Name("answered", ast.Store())], found)]
    return ast.fix_missing_locations(tree)


def _check(node: ast.AST) -> None:
    """Refuse what leads out of the small Python."""
    for key in ("id", "attr", "name", "arg"):
        name = getattr(node, key, None)
        if isinstance(name, str) and (name.startswith("_") or _WAY_OUT.match(name)):
            raise NotRun(f"the name {name[:40]!r} is not allowed in it")
    if isinstance(node, _NO_GOOD):
        raise NotRun(f"{type(node).__name__} is not allowed in it")
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [one.name for one in node.names]
        if isinstance(node, ast.ImportFrom):
            modules = [str(node.module)]
        for module in modules:
            if module not in {"math", "numpy"}:
                raise NotRun(f"{module[:40]!r} cannot be imported in it; math and numpy can")


def _read(reading: int, seconds: float, longest: int) -> str:
    end = time.monotonic() + seconds
    content = b""
    while len(content) <= longest:
        left = end - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            raise NotRun(f"it did not end within {seconds:g} s")
        piece = os.read(reading, 65536)
        if not piece:
            return content.decode("ascii", "replace")
        content += piece
    raise NotRun("it wrote more than its numbers")


def _numbers(text: str, count: int) -> list[float]:
    if text.startswith("!"):
        raise NotRun(text[1:].strip() or "it failed")
    words = text.split()
    if len(words) != count:
        raise NotRun("it ended before its numbers were there (a limit of time or memory)")
    try:
        return [float(word) for word in words]
    except ValueError:
        raise NotRun("it gave something else than numbers") from None


# -- in the child ----------------------------------------------------------------------------


def _in_child(  # pragma: no cover - another process
    tree: ast.Module, points: Sequence[Sequence[float]], writing: int, seconds: float
) -> NoReturn:
    """Runs the function, writes its numbers, ends; nothing of the parent's goes on here."""
    try:
        os.setsid()
        os.dup2(writing, _PIPE)
        names = _names()
        _limit(seconds)
        os.write(_PIPE, _called(tree, points, names).encode("ascii", "replace"))
    except BaseException as error:  # noqa: BLE001 - whatever a student's source raises
        with contextlib.suppress(BaseException):
            os.write(_PIPE, f"!{type(error).__name__}: {error}"[:300].encode("ascii", "replace"))
    finally:
        os._exit(0)


def _names() -> dict[str, Any]:  # pragma: no cover
    """What the small Python knows."""
    import numpy as np

    modules = {
        "math": SimpleNamespace(**{k: v for k, v in vars(math).items() if k[0] != "_"}),
        "numpy": SimpleNamespace(**{name: getattr(np, name) for name in _NUMPY.split()}),
    }

    def load(name: str, *_others: Any) -> Any:
        return modules[name]

    known = {name: getattr(builtins, name) for name in _BUILTINS.split() if hasattr(builtins, name)}
    known["print"] = lambda *_a, **_k: None
    return {
        "__builtins__": {**known, "__import__": load},
        "__name__": "answer",
        **modules,
        "np": modules["numpy"],
    }


def _limit(seconds: float) -> None:  # pragma: no cover
    """Time, memory, files, output, rights: as little as this system lets us say."""
    import resource

    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    os.closerange(_PIPE + 1, 4096)
    os.chdir("/")

    def at_most(what: int, value: int) -> None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (value, value))

    at_most(resource.RLIMIT_CPU, max(1, math.ceil(seconds)))
    at_most(resource.RLIMIT_FSIZE, 0)
    at_most(resource.RLIMIT_CORE, 0)
    at_most(resource.RLIMIT_AS, _used() + MEMORY)
    at_most(resource.RLIMIT_NOFILE, _PIPE + 1)
    with contextlib.suppress(OSError):
        if os.geteuid() == 0:  # nobody's rights, so that nothing can be removed
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
    at_most(resource.RLIMIT_NPROC, 0)
    signal.alarm(math.ceil(_PATIENCE * seconds))
    sys.setrecursionlimit(2000)


def _used() -> int:  # pragma: no cover
    """Bytes of address space in use."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 - one line
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 2**32


def _called(  # pragma: no cover
    tree: ast.Module, points: Sequence[Sequence[float]], names: dict[str, Any]
) -> str:
    before = set(names)
    exec(compile(tree, "answer", "exec"), names)  # noqa: S102 - here alone a student's source runs
    made = [one for name, one in names.items() if name not in before and callable(one)]
    if not made:
        return "!there is no function in it"
    return " ".join(repr(_one(made[-1], point)) for point in points)


def _one(function: Callable[..., Any], point: Sequence[float]) -> float:  # pragma: no cover
    try:
        return float(function(*point))
    except Exception:  # noqa: BLE001 - a student's function may raise anything
        return math.nan
