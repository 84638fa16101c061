/** Three explorers as Python would describe them: one with everything, one parametric, one of bars. */

const unit = (unit, factor, offset = 0, typeset = unit) => ({ unit, typeset, factor, offset });
const axis = (label, display, scale, low, high, snug = false) =>
  ({ label, title: display.typeset ? `${label} / ${display.typeset}` : label, display, spokenUnit: "", scale, snug, low, high });
const molar = unit("mol/l", 1e-3, 0, "mol l⁻¹");
const areal = unit("ohm cm2", 1e4, 0, "Ω cm²");

const parameter = (name, symbol, symbolHtml, meaning, display, value, low, high, scale, more = {}) => ({
  name, symbol, symbolHtml, meaning, source: "chosen for the test", display, spokenUnit: "", default: value, low, high, scale,
  slider: true, ...more,
});

const concentration = {
  version: 1,
  id: "le-se-concentration",
  title: "Interface resistance against salt concentration",
  description: "On logarithmic axes the charge-transfer resistance falls as a straight line with concentration, "
    + "while the resistance of the interphase stays; their sum bends from one to the other.",
  parameters: [
    parameter("concentration", "c", "<i>c</i>", "salt concentration in the liquid", molar, 1000, 10, 4000, "log"),
    parameter("transfer_coefficient", "α", "<i>α</i>", "transfer coefficient of the ion transfer", unit("", 1), 0.44, 0, 1, "linear"),
    parameter("exchange_current_density", "i_ref", "<i>i</i><sub>ref</sub>", "exchange current density at 1 mol/l",
      unit("mA/cm2", 0.1, 0, "mA cm⁻²"), 1.2, 0.05, 100, "log"),
    parameter("layer_thickness", "d", "<i>d</i>", "thickness of the interphase", unit("nm", 1e9), 1.5e-8, 0, 1e-7, "linear"),
    parameter("temperature", "T", "<i>T</i>", "temperature", unit("degC", 1, -273.15, "°C"), 298.15, 253.15, 353.15, "linear", { slider: false }),
  ],
  panels: [{
    x: axis("concentration", molar, "log", 10, 4000, true),
    y: axis("area-specific resistance", areal, "log", 1e-3, 1),
    curves: [
      { name: "total", label: "interface, total", status: "rigorous", x: null, y: "total_resistance", along: "concentration", from: 10, to: 4000, scale: "log", style: 0, given: {} },
      { name: "charge_transfer", label: "charge transfer", status: "rigorous", x: null, y: "charge_transfer_resistance", along: "concentration", from: 10, to: 4000, scale: "log", style: 1, given: {} },
      { name: "interphase", label: "interphase", status: "illustrative", x: null, y: "interphase_resistance", along: "concentration", from: 10, to: 4000, scale: "log", style: 2, given: {} },
    ],
    points: [
      { x: 1000, y: 0.03, xLow: null, xHigh: null, yLow: 0.024, yHigh: 0.037, label: "LLZO | LiPF₆ in EC/DMC", citation: "Schleutker et al. 2017 [49], primary abstract", group: "", tags: {} },
      { x: 100, y: 0.11, xLow: 80, xHigh: 125, yLow: 0.09, yHigh: 0.14, label: "LLZO | LiPF₆ in EC/DMC, dilute", citation: "Schleutker et al. 2017 [49], figure 4", group: "", tags: {} },
    ],
    bars: [],
    equalAspect: false,
  }],
  readouts: [
    { name: "interface_resistance", label: "interface resistance", symbolHtml: "<i>R</i>", function: "total_resistance", display: areal, spokenUnit: "", given: {} },
    { name: "slope", label: "slope of the charge-transfer line", symbolHtml: "", function: "slope", display: unit("", 1), spokenUnit: "", given: {} },
  ],
  presets: [
    { label: "LLZO | LiPF₆ in EC/DMC", values: { exchange_current_density: 1.2, transfer_coefficient: 0.44, layer_thickness: 1.5e-8 } },
    { label: "PC", values: { exchange_current_density: 4, layer_thickness: 5e-9 } },
    { label: "DMSO", values: { exchange_current_density: 20, layer_thickness: 2e-9 } },
  ],
  predict: {
    question: "You dilute the electrolyte tenfold. What does the charge-transfer resistance do?",
    choices: [
      { text: "It stays as it is", right: false, because: "The exchange current density depends on how many ions wait at the interface." },
      { text: "It grows about 3.6-fold", right: true, because: "R grows as c^−(1−α); with α = 0.44 a tenth of the ions means 10^0.56 ≈ 3.6 times the resistance." },
      { text: "It grows tenfold", right: false, because: "That would need α = 0: the potential would not help the ion across at all." },
    ],
    guess: null, show: [], shown: [], points: false,
  },
  formulas: [{
    label: "charge-transfer resistance", status: "rigorous", latex: "", latexWithNumbers: "", spoken: "R", spokenWithNumbers: "R",
    mathml: '<math display="block"><mi>R</mi><mo>=</mo><mfrac><mrow><mi>R</mi><mi>T</mi></mrow><mrow><mi>F</mi><msub><mi>i</mi><mtext>ref</mtext></msub></mrow></mfrac><msup><mrow><mo>(</mo><mfrac><mi>c</mi><msub><mi>c</mi><mtext>ref</mtext></msub></mfrac><mo>)</mo></mrow><mrow><mo>−</mo><mo>(</mo><mn>1</mn><mo>−</mo><mi>α</mi><mo>)</mo></mrow></msup></math>',
    mathmlWithNumbers: '<math display="block"><mi>R</mi><mo>=</mo><mfrac><mrow><mi>R</mi><mo>⋅</mo><mn data-parameter="temperature">298.15</mn></mrow><mrow><mi>F</mi><mo>⋅</mo><mn data-parameter="exchange_current_density">1.2</mn></mrow></mfrac><msup><mrow><mo>(</mo><mfrac><mn data-parameter="concentration">1000</mn><mn>1000</mn></mfrac><mo>)</mo></mrow><mrow><mo>−</mo><mo>(</mo><mn>1</mn><mo>−</mo><mn data-parameter="transfer_coefficient">0.44</mn><mo>)</mo></mrow></msup></math>',
  }],
  summary: "Total resistance {interface_resistance} at {concentration}; the charge-transfer part goes as c to the power {slope|number}.",
};

const resistance = unit("ohm cm2", 1e4, 0, "Ω cm²");
const omega = { along: "angular_frequency", from: 1, to: 1e7, scale: "log", given: {} };
const impedance = {
  version: 1,
  id: "models-impedance",
  title: "One relaxation as Nyquist and Bode",
  description: "A semicircle in the Nyquist panel; in the Bode panel the modulus steps down at the relaxation frequency.",
  parameters: [
    parameter("bulk", "R_b", "<i>R</i><sub>b</sub>", "bulk resistance", resistance, 0.01, 0, 0.05, "linear"),
    parameter("resistance", "R", "<i>R</i>", "interface resistance", resistance, 0.05, 0.001, 0.1, "linear"),
    parameter("capacitance", "C", "<i>C</i>", "capacitance", unit("uF/cm2", 100, 0, "µF cm⁻²"), 0.1, 0.001, 1, "log"),
    parameter("angular_frequency", "ω", "<i>ω</i>", "angular frequency", unit("rad/s", 1, 0, "rad s⁻¹"), 1000, 1, 1e7, "log", { slider: false }),
    parameter("layers", "n", "<i>n</i>", "number of layers", unit("", 1), 3, 1, 12, "integer"),
  ],
  panels: [
    {
      x: axis("Re Z", resistance, "linear", 0, 0.08),
      y: axis("−Im Z", resistance, "linear", 0, 0.04),
      curves: [{ name: "nyquist", label: "impedance", status: "rigorous", x: "real_part", y: "minus_imaginary_part", style: 0, ...omega }],
      points: [], bars: [], equalAspect: true,
    },
    {
      x: axis("angular frequency", unit("rad/s", 1, 0, "rad s⁻¹"), "log", 1, 1e7, true),
      y: axis("modulus of the impedance", resistance, "log", 5e-3, 0.2),
      curves: [{ name: "bode", label: "modulus", status: "rigorous", x: null, y: "modulus", style: 1, ...omega }],
      points: [], bars: [], equalAspect: false,
    },
  ],
  readouts: [{ name: "summit", label: "relaxation frequency", symbolHtml: "<i>ω</i><sub>0</sub>", function: "summit", display: unit("rad/s", 1, 0, "rad s⁻¹"), spokenUnit: "", given: {} }],
  presets: [],
  predict: null,
  formulas: [],
  summary: "",
};

const part = (label, name, style) => ({ name, label, status: "rigorous", function: name, style, given: {} });
const budget = {
  ...concentration,
  id: "le-se-budget",
  title: "What the interface is made of",
  panels: [{
    x: axis("area-specific resistance", areal, "linear", 0, 0.05),
    y: axis("", unit("", 1), "none", 0, 1),
    curves: [], points: [],
    bars: [{ label: "interface", parts: [
      part("charge transfer", "charge_transfer_resistance", 0), part("interphase", "interphase_resistance", 1),
    ] }],
    equalAspect: false,
  }],
  predict: null,
  formulas: [],
  summary: "",
};

export const specs = [concentration, impedance, budget];
