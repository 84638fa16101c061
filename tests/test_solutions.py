"""A solution is folded however its cell is run, and a false one is still an error."""

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from heteroionic_lite import solutions


@pytest.fixture
def run():
    shell = InteractiveShell.instance()
    solutions.load_ipython_extension(shell)

    def run_cell(source):
        with capture_output() as captured:
            shell.run_cell(f"%%solution\n{source}").raise_error()
        (output,) = captured.outputs
        assert captured.stdout == ""
        return output.data["text/markdown"]

    return run_cell


def test_what_is_printed_and_what_is_shown_are_folded_and_names_are_kept(run):
    shown = run("found = 41 + 1\nprint('printed', found)\nfound")
    before, after = shown.split("</summary>")
    assert before == "<details><summary>Solution"
    assert "printed 42" in after
    assert "```text\n42\n```" in after
    assert "42" in run("found")


def test_a_step_of_a_derivation_keeps_its_formulas(run):
    shown = run(
        "import sympy\nfrom heteroionic_lite.derivation import equal\n"
        "x = sympy.Symbol('x', positive=True)\nequal('So it is.', sympy.sqrt(x) ** 2, x)"
    )
    assert "So it is." in shown
    assert "$$" in shown


def test_an_error_is_an_error(run):
    with pytest.raises(ZeroDivisionError):
        run("1 / 0")
