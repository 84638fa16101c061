"""Every example is what it says it is."""

from __future__ import annotations

from heteroionic_lite import diagnose
from heteroionic_lite.diagnosis.examples import examples
from heteroionic_lite.diagnosis.impedance import diagnose_spectrum, read_spectra

KINDS = {
    "both": ("named", "transfer_growing_layer"),
    "transfer": ("named", "transfer"),
    "diffusion": ("named", "diffusion"),
    "diode": ("named", "diode"),
    "layer": ("named", "growing_layer"),
    "high": ("named", "transfer"),
    "few": ("undecided", "transfer"),
    "rest": ("named", "growing_layer"),
    "typing": ("outlier", "transfer_growing_layer"),
    "outside": ("none", ""),
    "warm": ("no_mechanism", ""),
}
SPECTRA = {"arcs": ("undecided", "two_arcs"), "drift": ("not_still", "")}


def test_every_example_shows_what_its_sentence_says():
    for name, (kind, named) in KINDS.items():
        verdict = diagnose(examples()[name].text).verdict
        assert (verdict.kind, named or verdict.named) == (kind, verdict.named), name
    for name, (kind, named) in SPECTRA.items():
        (spectrum,) = read_spectra(examples()[name].text).spectra
        verdict = diagnose_spectrum(spectrum).verdict
        assert (verdict.kind, named or verdict.named) == (kind, verdict.named), name
    assert examples().keys() == KINDS.keys() | SPECTRA.keys()


def test_every_example_says_that_it_is_synthetic_and_of_which_seed():
    for one in examples().values():
        assert one.text.startswith(f"# synthetic: {one.truth}; noise ")
        assert f"seed {one.seed}\n" in one.text
