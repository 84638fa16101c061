"""What is installed only where it is asked for, and what to say where it is missing.

>>> str(missing("explore", ModuleNotFoundError(name="anywidget.widget")))
"explore needs anywidget, which is not installed: pip install 'heteroionic-lite[jupyter]'"

Numbers, units and reported values need none of it.
"""

import sys
from importlib import import_module
from typing import Any

EXTRA = "jupyter"
PACKAGES = ("IPython", "anywidget", "ipywidgets", "matplotlib", "traitlets")


def missing(name: str, error: ModuleNotFoundError) -> ImportError:
    """The error to raise for the thing of this name; the same one, if nothing optional is missing.

    A clear word about the extra that is to be installed.
    """
    package = (error.name or "").partition(".")[0]
    if package not in PACKAGES:
        return error
    return ImportError(
        f"{name} needs {package}, which is not installed: pip install 'heteroionic-lite[{EXTRA}]'",
        name=package,
    )


def load(module: str, name: str) -> Any:
    """``name`` of a module that may need an extra."""
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise missing(name, error) from None


def display(thing: Any, **options: Any) -> None:
    """As IPython's; without IPython, and so in no notebook, the text that ``repr`` gives."""
    try:
        from IPython.display import display as show
    except ModuleNotFoundError:
        sys.stdout.write(f"{thing!r}\n")
    else:
        show(thing, **options)  # type: ignore[no-untyped-call]  # IPython is untyped
