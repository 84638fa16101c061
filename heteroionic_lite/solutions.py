"""`%%solution`: what a cell gives is folded behind the word Solution until it is opened.

    %load_ext heteroionic_lite.solutions

    %%solution
    print(2 + 2)

JupyterLab opens a folded output whenever its cell is run, so that running all cells of a notebook
would lay its answers open. This one stays folded, and stays so when the notebook is saved.
"""

from typing import Any

from heteroionic_lite.extras import display

_FACES = ("text/markdown", "text/latex", "text/html")


def load_ipython_extension(shell: Any) -> None:
    """IPython calls this for `%load_ext`."""

    def solution(_line: str, cell: str) -> None:
        from IPython.utils.capture import capture_output

        with capture_output() as captured:
            done = shell.run_cell(cell)
        done.raise_error()
        shown = [face(output.data) for output in captured.outputs]
        if captured.stdout:
            shown.insert(0, f"```text\n{captured.stdout.rstrip()}\n```")
        display({"text/markdown": folded(shown), "text/plain": "Solution"}, raw=True)

    shell.register_magic_function(solution, "cell")


def face(data: dict[str, Any]) -> str:
    """The best of an output's faces that can stand in Markdown."""
    found = next((data[name] for name in _FACES if name in data), None)
    return found if found is not None else f"```text\n{data.get('text/plain', '')}\n```"


def folded(parts: list[str]) -> str:
    """Markdown behind a summary.

    >>> print(folded(["$x$"]).replace(chr(10), "|"))
    <details><summary>Solution</summary>||$x$||</details>
    """
    inside = "\n\n".join(part.strip("\n") for part in parts)
    return f"<details><summary>Solution</summary>\n\n{inside}\n\n</details>"
