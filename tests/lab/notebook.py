"""The small notebook that the tests open in JupyterLab."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

FIGURE = """\
import ipywidgets
from heteroionic_lite import Panel, explore
from heteroionic_lite.models import interphase
from heteroionic_lite.models import parameters as p

def figure(name):
    return explore(name, Panel([interphase.interface_resistance], x=p.concentration, y_scale="log"),
                   sliders=["interphase_resistance", "transfer_coefficient"],
                   shared="transfer_coefficient")

one, other = figure("lab-one"), figure("lab-other")"""

CELLS = (
    FIGURE,
    "one",
    "other",
    "print('read', one.interphase_resistance)",
    "one.interphase_resistance = 0.01; print('set')",
    "linked = ipywidgets.link((one, 'interphase_resistance'), (other, 'interphase_resistance')); "
    "print('linked')",
    "print('both', one.interphase_resistance, other.interphase_resistance)",
)
FIGURE_CELL, ONE, OTHER, READ, SET, LINK, BOTH = range(len(CELLS))


def write(path):
    cells = [new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(CELLS)]
    # Without a named kernel a dialogue would ask for one.
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
