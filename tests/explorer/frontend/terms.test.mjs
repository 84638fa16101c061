/** Words are compared as people type them, not as they are typeset. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { terms, termsOfFormula } = await load("page/terms.ts");
const { toMark } = await load("page/marks.ts");
const { excerpt } = await load("page/excerpt.ts");
const { Index } = await load("page/index.ts");

const plain = (text) => terms(text).map(({ term }) => term).join(" ");

for (const [typeset, typed] of [
  ["16 Ω cm²", "16 ohm cm2"],
  ["mA cm⁻²", "mA cm-2".replace("-", "")],
  ["53.1 µA/cm²", "53.1 uA/cm2"],
  ["i₀", "i0"],
  ["i_0", "i0"],
  ["R_ct", "Rct"],
  ["α", "alpha"],
  ["Eq. 3", "Eq 3"],
  ["interphases", "Interphase"],
  ["vacancies", "vacancy"],
]) test(`${typeset} is found by ${typed}`, () => assert.equal(plain(typeset), plain(typed)));

test("a formula is found by its symbols", () => {
  assert.deepEqual(termsOfFormula("R_{\\mathrm{ct}}"), ["rct"]);
  assert.deepEqual(termsOfFormula("\\alpha"), ["alpha"]);
});

test("terms know where they stand", () => {
  const text = "at 16 Ω cm² there";
  for (const { start, end } of terms(text)) assert.equal(text.slice(start, end).trim(), text.slice(start, end));
});

test("of several words a unit is marked only beside another", () => {
  const wanted = new Set(["16", "ohm", "cm2"]);
  const marked = (text) => toMark(text, wanted).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(marked("16 Ω cm² and an area of 2 cm²"), ["16", "Ω", "cm²"]);
  assert.deepEqual(marked("300 Ω cm²"), []);
});

test("an excerpt shows the stretch with most of the words", () => {
  const text = `salt ${"and so on ".repeat(60)}salt lowers resistance ${"again and again ".repeat(40)}`;
  const pieces = excerpt(text, ["salt", "resistance"]);
  assert.deepEqual(pieces.filter(({ found }) => found).map(({ text: word }) => word), ["salt", "resistance"]);
  assert.equal(pieces.at(-1).text, " …");
});

const index = new Index([
  ["section", "a", "a#one", "Barriers", "A", "Desolvation sets the barrier."],
  ["section", "b", "b#two", "Layers", "B", "A layer grows. Charge transfer is quick. Charge it."],
  ["row", "data", "data#V1", "interface resistance: 16 Ω cm²", "Data", ""],
  ["word", "words", "words#layer", "layer", "Words", "something thin"],
]);
const first = (query) => index.find(query).hits[0]?.url;

test("a slip of the pen is forgiven", () => assert.equal(first("desolvatoin"), "a#one"));
test("a value leads to its row", () => assert.equal(first("16 ohm cm2"), "data#V1"));
test("the beginning of a word is enough", () => assert.equal(first("desolv"), "a#one"));
test("a word that is explained is explained before its uses", () => {
  const { meanings, hits } = index.find("layer");
  assert.deepEqual(meanings.map(({ url }) => url), ["words#layer"]);
  assert.deepEqual(hits.map(({ url }) => url), ["b#two"]);
});
test("what is nowhere is not found", () => assert.deepEqual(index.find("xylophone"), { meanings: [], hits: [] }));
