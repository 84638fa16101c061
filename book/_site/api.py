"""The directive `{api}`: what functions and classes are for, from the code itself.

    ```{api} heteroionic_lite.catalogue
    find
    ```

The argument is the module, the content names what is described: signature and docstring, and of a
class its public methods and properties. Each has the anchor `api-find`.
"""

from __future__ import annotations

import inspect
import re
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

# A module's path says nothing where a type is read: of `collections.abc.Sequence` the last word.
PATH = re.compile(r"\b(?:\w+\.)+(?=\w)")

LONG = 24  # of a default; a longer one says nothing to a reader


def setup(app: Sphinx) -> None:
    """Sphinx calls this."""
    app.add_directive("api", Api)


class Api(SphinxDirective):
    """Some names of one module."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """A description a name."""
        module = import_module(self.arguments[0])
        names = " ".join(self.content).split()
        missing = [name for name in names if not hasattr(module, name)]
        if missing or not names:
            raise ExtensionError(
                f"{self.env.docname}: {module.__name__} has no {', '.join(missing) or 'names'}"
            )
        return [described(getattr(module, name), name, module.__name__) for name in names]


def described(thing: Any, name: str, module: str) -> addnodes.desc:
    """Signature and docstring; of a class also its members'."""
    kind = "class" if inspect.isclass(thing) else "function"
    content = [*prose(inspect.getdoc(thing) or "")]
    if inspect.isclass(thing):
        content += [member(one, f"{name}.{key}") for key, one in members(thing)]
    head = signature(name, thing, "class " if kind == "class" else "", module)
    return description(kind, head, content)


def member(thing: Any, name: str) -> addnodes.desc:
    """A method or a property of a class."""
    is_value = isinstance(thing, property | cached_property)
    head = signature(name, None if is_value else thing, "", "")
    return description("method", head, [*prose(inspect.getdoc(thing) or "")])


def members(thing: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that a class has of this package, documented."""
    seen: set[str] = set()
    for base in thing.__mro__:
        if not base.__module__.startswith("heteroionic_lite"):
            continue
        for name, one in vars(base).items():
            of_it = inspect.isfunction(one) or isinstance(one, property | cached_property)
            if of_it and inspect.getdoc(one) and not name.startswith("_") and name not in seen:
                seen.add(name)
                yield name, one
    call = vars(thing).get("__call__")
    if inspect.isfunction(call):
        yield "__call__", call


def description(
    kind: str, head: addnodes.desc_signature, content: list[nodes.Node]
) -> addnodes.desc:
    """What Sphinx makes of its own `py:function`, so that the theme knows it."""
    result = addnodes.desc("", head, addnodes.desc_content("", *content))
    result["domain"], result["objtype"], result["desctype"] = "py", kind, kind
    result["classes"] += ["py", kind]
    return result


def signature(name: str, thing: Any, prefix: str, module: str) -> addnodes.desc_signature:
    """Name and parameters; without a thing only the name."""
    head = addnodes.desc_signature("", "")
    head["ids"].append(f"api-{name}")
    if prefix:
        head += addnodes.desc_annotation("", prefix)
    if module:
        head += addnodes.desc_addname("", f"{module}.")
    shown = name.removesuffix(".__call__") if name.endswith("__call__") else name
    head += addnodes.desc_name("", shown)
    is_error = inspect.isclass(thing) and issubclass(thing, BaseException)
    if thing is None or is_error or not callable(thing):
        return head
    found = inspect.signature(thing)
    parameters = addnodes.desc_parameterlist()
    for text in arguments(found):
        parameters += addnodes.desc_parameter("", "", nodes.Text(text))
    head += parameters
    if found.return_annotation not in (inspect.Signature.empty, None, "None"):
        head += addnodes.desc_returns("", annotation(found.return_annotation))
    return head


def arguments(found: inspect.Signature) -> Iterator[str]:
    """`sliders: str | Sequence[Parameter | str]`, one after the other, `self` left out."""
    keywords_only = False
    for one in found.parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.VAR_POSITIONAL:
            keywords_only = True
        elif one.kind is one.KEYWORD_ONLY and not keywords_only:
            keywords_only = True
            yield "*"
        stars = "*" if one.kind is one.VAR_POSITIONAL else "**" * (one.kind is one.VAR_KEYWORD)
        text = f"{stars}{one.name}"
        if one.annotation is not one.empty:
            text += f": {annotation(one.annotation)}"
        if one.default is not one.empty:
            text += (
                f" = {one.default!r}"
                if len(repr(one.default)) < len("illustrative") * 2
                else " = …"
            )
        yield text


def annotation(kind: Any) -> str:
    """A type as it is read: the last words of its parts."""
    text = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    return PATH.sub("", text).replace("'", "").replace("~", "")


def prose(docstring: str) -> Iterator[nodes.Node]:
    """A docstring as paragraphs, lists and examples."""
    settings = {"report_level": 2, "halt_level": 2, "file_insertion_enabled": False}
    document = publish_doctree(docstring, settings_overrides=settings)
    for example in list(document.findall(nodes.doctest_block)):
        code = example.astext()  # no running text, in which [0] would be a reference's number
        example.replace_self(nodes.literal_block(code, code, language="pycon"))
    for node in document.children:
        yield node.deepcopy()
