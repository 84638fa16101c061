import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";
import { functions } from "./fixture_functions.mjs";

const { positions, sample, present, marked, checkFunctions } = await load("curves.ts");
const { plotted, update } = await load("plotted.ts");
const { csv } = await load("csv.ts");
const { summary, figureStatus } = await load("text.ts");
const [liquid, impedance] = specs;
const defaults = (spec) => Object.fromEntries(spec.parameters.map((p) => [p.name, p.default]));

test("a curve has 400 samples and both its ends", () => {
  const [curve] = liquid.panels[0].curves;
  const at = positions(curve);
  assert.equal(at.length, 400);
  assert.deepEqual([at[0], at[399]], [10, 4000]);
  assert.ok(Math.abs(at[200] / at[199] - at[1] / at[0]) < 1e-12);
});

test("a parameter given to a curve overrules the slider", () => {
  const [, curve] = liquid.panels[0].curves;
  const fixed = { ...curve, given: { exchange_current_density: 2.4 } };
  const free = sample(curve, functions, defaults(liquid));
  assert.ok(Math.abs(free.y[7] / sample(fixed, functions, defaults(liquid)).y[7] - 2) < 1e-12);
});

test("the dot sits at the present value, and nowhere outside the curve", () => {
  const [curve] = liquid.panels[0].curves;
  assert.ok(marked(liquid, curve));
  assert.equal(present(curve, functions, defaults(liquid)).x, 1000);
  assert.equal(present({ ...curve, to: 500 }, functions, defaults(liquid)), null);
  assert.ok(!marked(impedance, impedance.panels[1].curves[0]), "the frequency has no slider");
});

test("a module without a needed function is refused by name", () => {
  assert.throws(() => checkFunctions(liquid, { slope: () => 0 }), /lacks the function total_resistance, charge_transfer_resistance/);
});

function table(spec) {
  const curves = plotted(spec, functions);
  update(curves, functions, defaults(spec));
  const lines = csv(spec, curves, defaults(spec), [], "https://example.org/page").trimEnd().split("\n");
  return { comments: lines.filter((l) => l.startsWith("#")), rows: lines.filter((l) => !l.startsWith("#")) };
}

test("the CSV says where it is from and how every parameter was set", () => {
  const { comments } = table(liquid);
  assert.deepEqual(comments.slice(0, 3), [
    "# Interface resistance against salt concentration (le-se-concentration)", "# https://example.org/page", "# concentration = 1 mol/l",
  ]);
  assert.ok(comments.includes("# exchange_current_density = 0.12 mA/cm2"));
  assert.ok(comments.includes("# temperature = 25 degC"));
});

test("curves over one axis share its column, and every column names its unit", () => {
  const { rows } = table(liquid);
  assert.equal(rows.length, 401);
  assert.match(rows[0], /^concentration \/ mol\/l,"interface, total: area-specific resistance \/ ohm cm2",charge transfer: /);
  assert.equal(rows[1].split(",").length, 4);
  assert.equal(rows[1].split(",")[0], "0.01");
});

test("a parametric curve has its own x, and the parameter it runs along", () => {
  const [head] = table(impedance).rows;
  assert.equal(head, "angular frequency / rad/s,impedance: Re Z / ohm cm2,impedance: −Im Z / ohm cm2,"
    + "modulus: modulus of the impedance / ohm cm2");
});

test("the summary speaks in shown units", () => {
  assert.equal(summary(liquid, functions, defaults(liquid)),
    "Total resistance 364 Ω cm² at 1 mol l⁻¹; the charge-transfer part goes as c to the power −0.560.");
  assert.equal(summary(impedance, functions, defaults(impedance)), "relaxation frequency: 200 rad s⁻¹");
});

test("one illustrative curve makes the figure partly illustrative", () => {
  assert.deepEqual(figureStatus(liquid), { status: "illustrative", text: "partly illustrative: shape or numbers chosen by us" });
  assert.equal(figureStatus(impedance).status, "rigorous");
});
