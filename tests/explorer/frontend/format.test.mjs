import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";

const { formatNumber, fieldText, powerOfTen } = await load("format.ts");
const { typesetUnit, quantity, axisTitle, columnTitle, shown, fromShown } = await load("units.ts");

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

test("units are set with exponents, however they were written", () => {
  for (const [written, typeset] of [
    ["mol/l", "mol l⁻¹"], ["ohm cm2", "Ω cm²"], ["ohm*cm**2", "Ω cm²"], ["Ω cm²", "Ω cm²"], ["mA/cm2", "mA cm⁻²"],
    ["kJ/mol", "kJ mol⁻¹"], ["J/mol/K", "J mol⁻¹ K⁻¹"], ["J/(mol K)", "J mol⁻¹ K⁻¹"], ["1/s", "s⁻¹"], ["cm²/s", "cm² s⁻¹"],
    ["degC", "°C"], ["µA/cm²", "µA cm⁻²"], ["um", "µm"], ["kohm", "kΩ"], ["", ""], ["1", ""], ["dimensionless", ""], ["V⁻¹", "V⁻¹"],
  ]) assert.equal(typesetUnit(written), typeset, written);
});

test("quantities, axes and columns carry their unit", () => {
  const celsius = { unit: "degC", factor: 1, offset: -273.15 };
  assert.equal(quantity(celsius, 298.15, 4, { trim: true }), "25 °C");
  assert.equal(quantity({ unit: "ohm cm2", factor: 1e4, offset: 0 }, 0.0484), "484 Ω cm²");
  const molar = { unit: "mol/l", factor: 1e-3, offset: 0 };
  assert.equal(axisTitle("concentration", molar), "concentration / mol l⁻¹");
  assert.equal(columnTitle("concentration", molar), "concentration / mol/l");
  assert.equal(axisTitle("transfer coefficient", { unit: "", factor: 1, offset: 0 }), "transfer coefficient");
});

test("showing and reading back returns the SI value without dust", () => {
  const molar = { unit: "mol/l", factor: 1e-3, offset: 0 };
  assert.equal(shown(molar, 440), 0.44);
  assert.equal(fromShown(molar, shown(molar, 447)), 447);
});
