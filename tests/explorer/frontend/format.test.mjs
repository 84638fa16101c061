import { test } from "node:test";
import assert from "node:assert/strict";
import { cases, load } from "./load.mjs";

const { formatNumber, fieldText, powerOfTen } = await load("words/format.ts");
const { quantity, shown, fromShown } = await load("words/units.ts");
const { Columns } = await load("files/columns.ts");

test("a result has three significant digits", () => {
  assert.equal(formatNumber(483.94), "484");
  assert.equal(formatNumber(0.5), "0.500");
  assert.equal(formatNumber(48394), "48400");
  assert.equal(formatNumber(9.999), "10.0");
});

test("very large and very small numbers are powers of ten", () => {
  assert.equal(formatNumber(0.0000484), "4.84 × 10⁻⁵");
  assert.equal(formatNumber(-2.5e12), "−2.50 × 10¹²");
  assert.equal(formatNumber(99999), "1.00 × 10⁵");
});

test("a setting drops the zeros at its end, a number in front of the point keeps them", () => {
  assert.equal(formatNumber(0.5, 4, { trim: true }), "0.5");
  assert.equal(formatNumber(100, 4, { trim: true }), "100");
  assert.equal(formatNumber(2e-8, 4, { trim: true }), "2 × 10⁻⁸");
});

test("what is no number says so", () => {
  assert.equal(formatNumber(Number.NaN), "undefined");
  assert.equal(formatNumber(-Infinity), "−∞");
  assert.equal(formatNumber(0), "0");
});

test("a field shows what can be typed back", () => {
  assert.equal(fieldText(0.1 + 0.2), "0.3");
  assert.equal(Number(fieldText(1.5e-8)), 1.5e-8);
  assert.equal(Number(fieldText(-2.5e7)), -2.5e7);
});

test("a field too narrow for zeros shows a power of ten", () => {
  assert.equal(fieldText(0.00001), "1e-5");
  assert.equal(fieldText(1.6937e9), "1.6937e9");
  assert.equal(fieldText(0.01), "0.01");
  assert.equal(fieldText(0), "0");
});

test("powers of ten are labelled as powers", () => {
  assert.equal(powerOfTen(1e-5), "10⁻⁵");
  assert.equal(powerOfTen(1000), "10³");
  assert.equal(powerOfTen(5e4), "5 × 10⁴");
});

test("numbers are written as Python writes them", () => {
  for (const [value, digits, trim, text] of cases.numbers) assert.equal(formatNumber(value, digits, { trim }), text);
});

test("quantities and columns carry their unit", () => {
  const celsius = { unit: "°C", typeset: "°C", factor: 1, offset: -273.15 };
  assert.equal(quantity(celsius, 298.15, 4, { trim: true }), "25 °C");
  assert.equal(quantity({ unit: "Ω cm²", typeset: "Ω cm²", factor: 1e4, offset: 0 }, 0.0484), "484 Ω cm²");
  const table = new Columns();
  table.add("concentration", { unit: "mol/l", typeset: "mol l⁻¹", factor: 1e-3, offset: 0 }, [440]);
  table.add("transfer coefficient", { unit: "", typeset: "", factor: 1, offset: 0 }, [0.44]);
  assert.deepEqual(table.list, [
    { title: "concentration / mol l⁻¹", values: [0.44] },
    { title: "transfer coefficient", values: [0.44] },
  ]);
});

test("showing and reading back returns the SI value without dust", () => {
  const molar = { unit: "mol/l", typeset: "mol l⁻¹", factor: 1e-3, offset: 0 };
  assert.equal(shown(molar, 440), 0.44);
  assert.equal(fromShown(molar, shown(molar, 447)), 447);
});
