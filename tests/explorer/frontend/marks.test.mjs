import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";
import { functions } from "./fixture_functions.mjs";

const { positions, sample, present, marked } = await load("figure/samples.ts");
const { checkFunctions } = await load("figure/marks/list.ts");
const { csv } = await load("files/csv.ts");
const { sentence, figureStatus } = await load("words/summary.ts");
const [liquid, impedance, budget] = specs;
const scene = (spec, changes = {}, pinned = []) => ({ spec, functions, values: { ...defaults(spec), ...changes }, pinned });
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

function table(one) {
  const lines = csv(one, { before: ["https://example.org/page"], after: ["CC BY 4.0"] }).trimEnd().split("\n");
  return { comments: lines.filter((l) => l.startsWith("#")), rows: lines.filter((l) => !l.startsWith("#")) };
}

test("the CSV says where it is from and how every parameter was set", () => {
  const { comments } = table(scene(liquid));
  assert.deepEqual(comments.slice(0, 3), [
    "# Interface resistance against salt concentration (le-se-concentration)", "# https://example.org/page", "# concentration = 1 mol/l",
  ]);
  assert.ok(comments.includes("# exchange_current_density = 0.12 mA/cm2"));
  assert.ok(comments.includes("# temperature = 25 degC"));
  assert.equal(comments.at(-1), "# CC BY 4.0");
});

test("curves over one axis share its column, and every column names its unit", () => {
  const { rows } = table(scene(liquid));
  assert.equal(rows.length, 401);
  assert.match(rows[0], /^concentration \/ mol l⁻¹,"interface, total: area-specific resistance \/ Ω cm²",charge transfer: /);
  assert.equal(rows[100].split(",").filter(Boolean).length, 4);
  assert.equal(rows[1].split(",")[0], "0.01");
});

test("reported values stand in columns of their own, with who says so; only those that are shown", () => {
  const [head, first, second] = table(scene(liquid)).rows;
  assert.ok(head.endsWith('reported: concentration / mol l⁻¹,"reported, low: concentration / mol l⁻¹","reported, high: concentration / mol l⁻¹",'
    + 'reported: area-specific resistance / Ω cm²,"reported, low: area-specific resistance / Ω cm²",'
    + '"reported, high: area-specific resistance / Ω cm²",reported: what,reported: source'), head);
  assert.ok(first.endsWith(',1,,,300,240,370,LLZO | LiPF₆ in EC/DMC,"Schleutker et al. 2017 [49], primary abstract"'), first);
  assert.ok(second.endsWith(',0.1,0.08,0.125,1100,900,1400,"LLZO | LiPF₆ in EC/DMC, dilute","Schleutker et al. 2017 [49], figure 4"'), second);
  const tagged = structuredClone(liquid);
  tagged.panels[0].points.forEach((point, i) => { point.tags = { year: i ? "2018" : "2017" }; });
  const picked = csv(scene(tagged), { before: [], after: [] }, new Map([["year", "2018"]]));
  assert.ok(picked.includes("dilute") && !picked.includes("primary abstract"));
});

test("a parametric curve has its own x, and the parameter it runs along", () => {
  const [head] = table(scene(impedance)).rows;
  assert.equal(head, "angular frequency / rad s⁻¹,impedance: Re Z / Ω cm²,impedance: −Im Z / Ω cm²,"
    + "modulus: modulus of the impedance / Ω cm²");
});

test("the summary speaks in shown units", () => {
  assert.equal(sentence(scene(liquid)),
    "Total resistance 364 Ω cm² at 1 mol l⁻¹; the charge-transfer part goes as c to the power −0.560.");
  assert.equal(sentence(scene(impedance)), "relaxation frequency: 200 rad s⁻¹");
});

test("one illustrative curve makes the figure partly illustrative", () => {
  assert.deepEqual(figureStatus(liquid), { status: "illustrative", text: "partly illustrative: shape or numbers chosen by us" });
  assert.equal(figureStatus(impedance).status, "rigorous");
});

test("a bar gives a column for each part, and its sum and shares in words", () => {
  const now = scene(budget, { layer_thickness: 1e-8 });
  const [head, row, ...more] = table(now).rows;
  assert.equal(head, '"interface, charge transfer: area-specific resistance / Ω cm²","interface, interphase: area-specific resistance / Ω cm²"');
  const [transfer, layer] = row.split(",").map(Number);
  assert.ok(Math.abs(transfer - 1e4 * functions.charge_transfer_resistance(now.values)) < 1e-8 * transfer);
  assert.equal(layer, 100);
  assert.deepEqual(more, []);
  assert.match(sentence(now), /interface: 314 Ω cm² \(charge transfer 68 %, interphase 32 %\)\.$/);
});

test("a pinned bar keeps its numbers in columns of its own", () => {
  const pin = { letter: "A", values: { ...defaults(budget), layer_thickness: 2e-8 } };
  const [head, row] = table(scene(budget, { layer_thickness: 1e-8 }, [pin])).rows;
  assert.match(head, /interface, interphase: area-specific resistance \(pin A\) \/ Ω cm²/);
  assert.equal(Number(row.split(",").at(-1)), 200);
});

test("a module without a part of a bar is refused by name", () => {
  assert.throws(() => checkFunctions(budget, {}), /lacks the function .*interphase_resistance/);
});
