import { test } from "node:test";
import assert from "node:assert/strict";
import { cases, load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";
import { functions } from "./fixture_functions.mjs";

const { placed } = await load("figure/names.ts");
const { coinciding, coincidence } = await load("figure/same.ts");
const { setting } = await load("words/settings.ts");
const { spokenNumber, spokenQuantity, filled } = await load("words/speech.ts");
const { course } = await load("words/shape.ts");
const { changes, said } = await load("words/changes.ts");
const { effects, presetEffects } = await load("words/effects.ts");

const box = ([left, top, right, bottom]) => ({ left, top, right, bottom });
const [figure] = specs;
const values = Object.fromEntries(figure.parameters.map((p) => [p.name, p.default]));
const scene = { spec: figure, functions, values, pinned: [] };

test("names stand where nothing is hidden", () => {
  for (const { named, within, taken, lines, found } of cases.names) {
    const all = named.map(([x, y, width]) => ({ x, y, width }));
    assert.deepEqual(placed(all, 10, 8, { within: box(within), taken: taken.map(box), lines }), found.map((one) => one && box(one)));
  }
});

test("curves coincide where no eye could tell them apart, and the figure says so", () => {
  for (const courses of cases.same) {
    const wanted = courses.at(-1);
    const made = courses.slice(0, -1).map(([label, over, x, y]) => ({ label, over, x, y }));
    assert.deepEqual(coinciding(made), wanted);
  }
  assert.equal(coincidence([["a", "b", "c"]]), "“a”, “b” and “c” coincide here.");
});

test("a number in a formula is that of its slider, with its unit", () => {
  const displays = new Map(cases.units.map(([, typeset, unit, factor, offset]) => [`${unit}|${typeset}`, { unit: "", typeset, factor, offset }]));
  const typeset = { "ohm cm^2": "Ω cm²", "kJ/mol": "kJ mol⁻¹", "uA/cm^2": "µA cm⁻²", "mol/l": "mol l⁻¹", "cm^2/s": "cm² s⁻¹", degC: "°C", mV: "mV" };
  let tried = 0;
  for (const [unit, shown, value, text] of cases.settings) {
    const display = shown === "dimensionless" ? { unit: "", typeset: "", factor: 1, offset: 0 } : displays.get(`${unit}|${typeset[shown]}`);
    assert.equal(setting(display, value), text);
    tried += 1;
  }
  assert.ok(tried > 5);
});

test("a number is said as one says it", () => {
  assert.equal(spokenNumber("−2.5 × 10⁻⁸"), "minus 2.5 times 10 to the power minus 8");
  const display = { unit: "ohm cm^2", typeset: "Ω cm²", factor: 1e4, offset: 0 };
  assert.equal(spokenQuantity({ display, spokenUnit: "ohm square centimetres" }, 0.0484), "484 ohm square centimetres");
});

test("a formula is said with the numbers in their places", () => {
  const parameters = new Map(figure.parameters.map((p) => [p.name, { ...p, spokenUnit: p.name === "concentration" ? "moles per litre" : "" }]));
  assert.equal(filled("c equals {concentration} at {temperature}", parameters, values), "c equals 1 mole per litre at 25 plus 273.15 kelvin");
});

test("how a curve runs is said with its turns", () => {
  const plain = { unit: "", typeset: "", factor: 1, offset: 0 };
  const axis = { display: plain, spokenUnit: "", scale: "linear" };
  const run = (y) => course(axis, axis, { x: y.map((_, i) => i), y });
  assert.equal(run([5, 3, 1]), "falls from 5.00 at 0 to 1.00 at 2");
  assert.equal(run([5, 1, 4]), "falls from 5.00 at 0 to a minimum of 1.00 at 1, then rises to 4.00 at 2");
  assert.equal(run([2, 2, 2]), "stays at 2.00");
  assert.equal(run([Number.NaN, Number.NaN]), "is nowhere defined");
});

test("only what moved is said", () => {
  const at = (numbers) => said(figure, (readout) => numbers[readout.name]);
  const before = at({ interface_resistance: 0.05, slope: -0.56 });
  assert.equal(changes(before, at({ interface_resistance: 0.0701, slope: -0.56 })), "interface resistance rises to 701");
  assert.equal(changes(before, before), "");
});

test("what to try is found by trying, the strongest first", () => {
  const found = effects(scene);
  assert.deepEqual(new Set(found.map(({ parameter }) => parameter.name)), new Set(figure.parameters.filter((p) => p.slider).map((p) => p.name)));
  assert.ok(found.every((one, i) => !i || one.size <= found[i - 1].size));
  const salt = found.find(({ parameter }) => parameter.name === "concentration");
  assert.match(salt.text, /^from 0.01 mol l⁻¹ to 4 mol l⁻¹: interface resistance falls from .* Ω cm² to .* Ω cm²$/);
  const presets = presetEffects(scene);
  assert.ok(presets.every(({ text }) => / goes from .* to /.test(text)));
  assert.ok(presets.length > 0);
});
