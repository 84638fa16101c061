import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";

const { hint, isClose, off, share, slope } = await load("guess/distance.ts");
const axis = (scale, low, high, typeset = "") =>
  ({ label: "", title: "", display: { unit: typeset, typeset, factor: 1, offset: 0 }, scale, snug: false, low, high });
const decades = axis("log", 1, 100, "Ω cm²");
const places = axis("log", 1, 1000, "mM");
const even = axis("linear", -5, 5, "mA cm⁻²");

test("on a logarithmic axis a guess is off by a ratio, on a linear one by a difference", () => {
  assert.equal(off(decades, { x: 1, guess: 20, truth: 10 }), "2 times too high");
  assert.equal(off(decades, { x: 1, guess: 4, truth: 10 }), "2.5 times too low");
  assert.equal(off(even, { x: 1, guess: -4.5, truth: -3 }), "1.5 mA cm⁻² too low");
  assert.equal(off(even, { x: 1, guess: -3, truth: -3 }), "as good as right");
});

test("what counts is the share of the axis", () => {
  assert.equal(share(decades, { x: 1, guess: 100, truth: 10 }), 0.5);
  assert.equal(share(even, { x: 1, guess: -1, truth: 1 }), -0.2);
  assert.ok(isClose(decades, [{ x: 1, guess: 12, truth: 10 }]));
  assert.ok(!isClose(decades, [{ x: 1, guess: 12, truth: 10 }, { x: 2, guess: 20, truth: 10 }]));
});

test("a hint tells where, and no number of the truth", () => {
  const said = hint(places, decades, [{ x: 1, guess: 50, truth: 10 }, { x: 10, guess: 10, truth: 10 }, { x: 100, guess: 2, truth: 17 }]);
  assert.equal(said, "Not yet: too high at 1 mM, too low at 100 mM.");
  assert.equal(hint(places, decades, [{ x: 1, guess: 50, truth: 10 }]), "Not yet: too high.");
});

test("on two logarithmic axes the slope is the exponent", () => {
  assert.equal(slope(places, decades, [{ x: 1, y: 100 }, { x: 100, y: 10 }]).toFixed(6), "-0.500000");
  assert.equal(slope(even, even, [{ x: 0, y: 1 }, { x: 2, y: 5 }]), 2);
});
