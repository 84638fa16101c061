"""The circuit elements of impedance.py, without the rest of it.

Its package imports plotting libraries and pandas on the way; the elements need numpy alone.
"""

from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path


def _elements():
    package = Path(find_spec("impedance").origin).parent
    spec = spec_from_file_location("elements", package / "models" / "circuits" / "elements.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.circuit_elements


ELEMENTS = _elements()
