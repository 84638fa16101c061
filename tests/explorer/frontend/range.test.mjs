import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";

const { admit, allowedRange, fromStep, steps, toStep } = await load("controls/range.ts");
const { State } = await load("controls/state.ts");
const parameters = specs.flatMap((spec) => spec.parameters);
const named = (name) => parameters.find((parameter) => parameter.name === name);

test("the slider's ends are the range's ends, exactly", () => {
  for (const p of parameters) {
    assert.equal(fromStep(p, 0), p.low, p.name);
    assert.equal(fromStep(p, steps(p)), p.high, p.name);
  }
});

test("every step is another value and leads back to itself", () => {
  for (const p of parameters) {
    let last = -Infinity;
    for (let step = 0; step <= steps(p); step++) {
      const value = fromStep(p, step);
      assert.ok(value > last, `${p.name} at ${step}`);
      assert.equal(toStep(p, value), step, `${p.name} at ${step}`);
      last = value;
    }
  }
});

test("a slider's stop is a number one can type", () => {
  for (const p of parameters)
    for (let step = 1; step < steps(p); step++) {
      const shown = fromStep(p, step) * p.display.factor + p.display.offset;
      assert.ok(Math.abs(Number(shown.toPrecision(6)) - shown) <= 1e-9 * Math.max(1, Math.abs(shown)), `${p.name}: ${shown}`);
    }
});

test("an integer parameter has a stop for each whole number", () => {
  assert.equal(steps(named("layers")), 11);
  assert.equal(fromStep(named("layers"), 2), 3);
});

test("only finite values within the range are admitted, rounding dust at its ends forgiven", () => {
  const p = named("concentration");
  assert.equal(admit(p, 4000.0000000000005), 4000);
  for (const value of [Number.NaN, Infinity, -Infinity, -1, 0, 9.99, 4001]) assert.equal(admit(p, value), null, String(value));
  assert.equal(admit(named("layers"), 2.5), null);
});

test("the allowed range is told in the unit that is shown", () => {
  assert.equal(allowedRange(named("concentration")), "0.01 to 4 mol l⁻¹");
  assert.equal(allowedRange(named("temperature")), "−20 to 80 °C");
});

test("the state takes what is allowed and names what it refused", () => {
  const state = new State(specs[0].parameters);
  const heard = [];
  state.subscribe((changed) => heard.push([...changed]));
  const refused = state.set({ concentration: 100, transfer_coefficient: 7, nonsense: 1, __proto__: 2 });
  assert.deepEqual(refused, ["transfer_coefficient", "nonsense"]);
  assert.deepEqual(heard, [["concentration"]]);
  assert.deepEqual(state.differences(), { concentration: 100 });
  state.reset();
  assert.deepEqual(state.differences(), {});
});
