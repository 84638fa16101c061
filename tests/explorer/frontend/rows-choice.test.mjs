/** Which rows are shown: from the address, by the filters, in which order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { choiceFragment, everything, isEverything, matches, nextSort, order, parseChoice, readChoice } = await load("page/rows-choice.ts");

const id = "data-values";
const known = {
  facets: new Map([["interface", ["LE/SE", "PE/SE"]], ["ion", ["Li+", "Na+"]]]),
  columns: ["id", "value"],
};
const row = { facets: { interface: "LE/SE", ion: "Li+" }, text: "V040 exchange current density LLZO:Ta" };

test("a choice survives its address", () => {
  const choice = { facets: { interface: "PE/SE", ion: "Na+" }, text: "LLTO | 80 °C & more", sort: { column: "value", down: true } };
  assert.deepEqual(parseChoice(choiceFragment(id, choice), id, known), choice);
});

test("a choice survives a mailer that encodes its address once more", () => {
  const choice = { facets: { interface: "PE/SE", ion: "Na+" }, text: "80 °C", sort: { column: "value", down: true } };
  const hash = choiceFragment(id, choice);
  for (const sent of [`#${encodeURIComponent(hash.slice(1))}`, hash.replace("?", "%3F"), hash.replaceAll("&", "&amp;")])
    assert.deepEqual(readChoice(sent, id, known).choice.facets.interface, "PE/SE", sent);
  assert.deepEqual(readChoice(hash.replaceAll("&", "&amp;"), id, known), { choice, ignored: [] });
});

test("what of an address is not taken is told", () => {
  assert.deepEqual(readChoice("#data-values?interface=LE-SE&sort=remark&x=1", id, known).ignored, ["interface", "sort", "x"]);
});

test("everything needs no address", () => {
  assert.equal(choiceFragment(id, everything()), "");
  assert.ok(isEverything(everything()));
});

test("an address of another table or of a row is left alone", () => {
  for (const hash of ["", "#V040", "#data-ranks?text=a", "#data-values", "#data-values-x?text=a"])
    assert.equal(parseChoice(hash, id, known), null);
});

test("only known names and words are taken from an address", () => {
  const hash = "#data-values?interface=LE-SE&ion=%3Cscript%3E&__proto__=x&constructor=y&sort=-remark&sort=toString";
  assert.deepEqual(parseChoice(hash, id, known), everything());
  assert.equal({}.x, undefined);
});

test("a search text is only text, and not without end", () => {
  assert.equal(parseChoice("#data-values?text=%3Cimg%20onerror%3D1%3E", id, known).text, "<img onerror=1>");
  assert.equal(parseChoice(`#data-values?text=${"a".repeat(900)}`, id, known).text.length, 200);
  assert.equal(parseChoice(`#data-values?text=${"a".repeat(9000)}`, id, known), null);
});

test("a broken percent sign breaks nothing", () => {
  assert.equal(parseChoice("#data-values?text=%E0%A4%A", id, known).facets.interface, undefined);
});

test("a row is shown if it has every word that is asked for", () => {
  const asked = (facets, text) => matches(row, { facets, text, sort: null });
  assert.ok(asked({}, ""));
  assert.ok(asked({ interface: "LE/SE", ion: "Li+" }, "llzo CURRENT"));
  assert.ok(!asked({ interface: "PE/SE" }, ""));
  assert.ok(!asked({}, "llzo voltage"));
});

test("numbers are ordered by size, words by alphabet, what is empty comes last", () => {
  const sorted = (cells, down = false) => [...cells].sort((a, b) => order(a, b, down));
  assert.deepEqual(sorted(["50000", "0.53", "", "9", "-12.3"]), ["-12.3", "0.53", "9", "50000", ""]);
  assert.deepEqual(sorted(["50000", "0.53", "", "9"], true), ["50000", "9", "0.53", ""]);
  assert.deepEqual(sorted(["V100", "V36", "O2"]), ["O2", "V36", "V100"]);
});

test("a heading sorts upwards, then downwards, then not at all", () => {
  const up = nextSort(null, "value");
  const down = nextSort(up, "value");
  assert.deepEqual([up, down, nextSort(down, "value")],
    [{ column: "value", down: false }, { column: "value", down: true }, null]);
  assert.deepEqual(nextSort(down, "id"), { column: "id", down: false });
});
