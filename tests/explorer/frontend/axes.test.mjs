import { test } from "node:test";
import assert from "node:assert/strict";
import { cases, load } from "./load.mjs";

const { makeTicks, fittedRange, equalAspect } = await load("figure/axes.ts");
const axis = (scale, snug = false) => ({ label: "", title: "", display: { unit: "", typeset: "", factor: 1, offset: 0 }, scale, snug, low: 1, high: 2 });
const labels = (scale, range, room) => {
  const { labelled, format } = makeTicks(axis(scale), range, room);
  return labelled.map(format);
};

test("decades between 0.01 and 1000 are plain numbers, others powers", () => {
  assert.deepEqual(labels("log", [0.01, 4], 8), ["0.01", "0.1", "1"]);
  assert.deepEqual(labels("log", [10, 1e4], 8), ["10¹", "10²", "10³", "10⁴"]);
});

test("many decades are thinned evenly", () => {
  assert.deepEqual(labels("log", [1e-12, 1], 5), ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"]);
});

test("a short logarithmic axis is not left bare", () => {
  assert.deepEqual(labels("log", [20, 300], 8), ["20", "50", "100", "200"]);
  assert.ok(labels("log", [2, 3], 6).length >= 2);
});

test("linear labels share their decimals and have a true minus", () => {
  assert.deepEqual(labels("linear", [-0.5, 0.5], 5), ["−0.4", "−0.2", "0.0", "0.2", "0.4"]);
});

test("a fitted range holds the curve and ends on round numbers", () => {
  assert.deepEqual(fittedRange(axis("log"), [13, 870, Number.NaN, 0, -1]), [10, 1000]);
  assert.deepEqual(fittedRange(axis("linear"), [3, 97]), [0, 110]);
  assert.deepEqual(fittedRange(axis("linear", true), [3, 97]), [3, 97]);
  assert.equal(fittedRange(axis("log"), [Number.NaN, -1]), null);
});

test("a constant and an exponential both get a usable range", () => {
  const [low, high] = fittedRange(axis("linear"), [5, 5]);
  assert.ok(low < 5 && high > 5);
  const [floor, ceiling] = fittedRange(axis("log"), [1e-300, 1]);
  assert.ok(ceiling / floor < 1e14);
});

test("equal aspect makes a unit as long on both axes, from the same corner", () => {
  const [x, y] = equalAspect([0, 100], [0, 100], 400, 200);
  assert.deepEqual([x, y], [[0, 200], [0, 100]]);
});

test("labels and fitted ranges are those that Python gives", () => {
  for (const [scale, low, high, room, wanted] of cases.ticks) assert.deepEqual(labels(scale, [low, high], room), wanted);
  for (const [scale, snug, numbers, wanted] of cases.ranges)
    assert.deepEqual(fittedRange(axis(scale, snug), numbers), wanted, String(numbers));
});
