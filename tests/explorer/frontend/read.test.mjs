import { test } from "node:test";
import assert from "node:assert/strict";
import { cases, load } from "./load.mjs";

const { readQuantity } = await load("words/read.ts");
const { formatNumber } = await load("words/format.ts");
const { quantity } = await load("words/units.ts");

const display = (unit, factor = 1, offset = 0, typeset = unit) => ({ unit, typeset, factor, offset });
const NUMBER = display("");
const MOLAR = display("mol/l", 1e-3, 0, "mol l⁻¹");
const AREA = display("ohm cm^2", 1e4, 0, "Ω cm²");
const CELSIUS = display("degC", 1, -273.15, "°C");
const ENERGY = display("kJ/mol", 1e-3, 0, "kJ mol⁻¹");
const VOLT = display("mV", 1e3, 0, "mV");
const RATE = display("rad/s", 1, 0, "rad s⁻¹");

const near = (text, unit, expected) => {
  const { value, why } = readQuantity(text, unit);
  assert.ok(value !== null, `${text}: ${why}`);
  assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `${text}: ${value}, not ${expected}`);
};

test("a number is read as people write it, with comma or point and with powers of ten", () => {
  for (const text of ["0.5", "0,5", ".5", ",5", "+0.5", "5e-1", "5E-1", "5×10^-1", "5 x 10^-1", "5·10⁻¹", "5 × 10⁻¹", "0,500", " 0.5 ", "0.5\u00a0"])
    near(text, NUMBER, 0.5);
  near("−3,2", NUMBER, -3.2);
  near("10^-3", NUMBER, 1e-3);
  near("10⁻³", NUMBER, 1e-3);
  near("1 234,5", NUMBER, 1234.5);
  near("1234,567", NUMBER, 1234.567);
  near("1.000", NUMBER, 1);
});

test("what can be read in two ways, or in none, is refused in words and never another number", () => {
  for (const [text, said] of [
    ["1,000", /1\.000 or 1000/], ["12,345", /12\.345 or 12345/], ["-1,000", /-1\.000 or -1000/],
    ["1.234.567", /several marks/], ["1,234.5", /several marks/], ["1 2", /not one number/], ["1234 567", /more than one/], ["", /Nothing/], ["  ", /Nothing/],
    ["1e", /unit/], ["--", /number/], ["abc", /number/], ["1e999", /finite/], ["NaN", /finite/], ["Infinity", /finite/], ["0x10", /unit/],
    ["1/2", /./], ["5 5", /./], ["0.5 bananas", /bananas/], ["1 - 2", /./], ["3-4", /./],
  ]) {
    const read = readQuantity(text, MOLAR);
    assert.equal(read.value, null, `${text}: ${read.value}`);
    assert.match(read.why, said, text);
  }
});

test("a unit may follow: the field's own, or another of the same kind", () => {
  for (const text of ["0.5 mol/l", "0,5 mol l⁻¹", "0.5 mol l-1", "0.5 M", "500 mM", "500 mol/m3", "0.5 mol/L", "0.5 mol dm^-3", "500 mmol/l", "0.5mol·l⁻¹"])
    near(text, MOLAR, 500);
  for (const text of ["484 Ω cm²", "484 Ωcm2", "484 ohm cm2", "484 Ohm cm^2", "0.0484 ohm m²", "484 Ω·cm²", "0.484 kΩ cm²"]) near(text, AREA, 0.0484);
  for (const text of ["25", "25 °C", "25℃", "298.15 K", "77 °F"]) near(text, CELSIUS, 298.15);
  for (const text of ["50 mV", "0.05 V", "0,05V", "50000 µV", "50000 μV"]) near(text, VOLT, 0.05);
  near("45 %", NUMBER, 0.45);
  near("0.5 eV", ENERGY, 0.5 * 1.602176634e-19 * 6.02214076e23);
  near("10 kcal/mol", ENERGY, 41840);
  near("1 Hz", RATE, 2 * Math.PI);
  near("2 rad/s", RATE, 2);
});

test("a unit of another kind is refused, and one that can be read in two ways", () => {
  for (const [text, unit] of [
    ["5 V", MOLAR], ["5 mol", MOLAR], ["5 ohm", AREA], ["5 Ω/cm²", AREA], ["25 mV", NUMBER], ["1 J", ENERGY], ["1 J/mol K", ENERGY],
    ["1 kHz", display("1/s")], ["5 %", MOLAR], ["5 cm**2", AREA],
  ]) assert.equal(readQuantity(text, unit).value, null, text);
});

test("what the page prints can be pasted back", () => {
  near(quantity(CELSIUS, 262.65, 10, { trim: true }), CELSIUS, 262.65);
  for (const unit of [MOLAR, AREA, ENERGY, VOLT, NUMBER])
    for (const value of [1.25e-9, 0.0484, 0.5, 1, 12.5, 298.15, 4321, 7.5e8, -0.25]) {
      near(quantity(unit, value, 10, { trim: true }), unit, value);
      near(formatNumber(value * unit.factor + unit.offset, 10), unit, value);
    }
});

test("a text is short or refused", () => {
  assert.equal(readQuantity(`1 ${"m ".repeat(5000)}`, AREA).value, null);
  assert.equal(readQuantity("1".repeat(5000), AREA).value, null);
});

test("every unit that a slider has is read as it is shown, and as a program writes it", () => {
  assert.ok(cases.units.length > 25);
  for (const [unit, typeset, , factor, offset] of cases.units) {
    const own = display(unit, factor, offset, typeset);
    const expected = (2.5 - offset) / factor;
    for (const text of [`2.5 ${typeset}`, `2,5 ${unit}`, `2.5${typeset}`]) near(text, own, expected);
  }
});
