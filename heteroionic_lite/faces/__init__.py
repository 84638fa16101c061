"""The faces of an equation, one a module: each is a function of an ``Equation`` and no more.

formula     LaTeX, MathML, HTML and plain text of symbols and expressions
array       a numpy function that costs no more than one written by hand
dimension   the same function run on units: pint says no
javascript  the function that a static page runs
sliders     ipywidgets over matplotlib, for a notebook with a kernel
card        formula, unit and parameters, as an equation shows itself
"""
