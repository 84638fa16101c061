import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";

const { fragment, parseFragment } = await load("files/address.ts");
const { parameters, id } = specs[0];
const parse = (hash) => parseFragment(hash, id, parameters);

test("a link carries SI numbers that come back to the last bit", () => {
  const values = { concentration: 0.1 + 0.2 + 100, layer_thickness: 1e-8 / 3, transfer_coefficient: 1 / 3 };
  assert.deepEqual(parse(fragment(id, values)).values, values);
});

test("without differences the link is the plain anchor", () => {
  assert.equal(fragment(id, {}), `#${id}`);
  assert.deepEqual(parse(`#${id}`), { values: null, ignored: [] });
});

test("another explorer's link is none of ours", () => {
  assert.deepEqual(parse("#le-se-concentration-2?concentration=1"), { values: null, ignored: [] });
  assert.deepEqual(parse("#le-se?concentration=1"), { values: null, ignored: [] });
});

for (const text of [
  "1e999", "-1e999", "NaN", "Infinity", "0x10", "1_000", "1,5", "1 2", "", "e5", ".", "+-1", "1e", "١", "alert(1)",
  "<script>alert(1)</script>", "%3Cimg%20src=x%20onerror=alert(1)%3E", "constructor", "%", "%E0%A4%A", "1%00", "1;2", "${1}", "1n",
]) test(`the value ${JSON.stringify(text)} is ignored with a reason`, () => {
  const { values, ignored } = parse(`#${id}?concentration=${text}&transfer_coefficient=0.5`);
  assert.deepEqual(values, { transfer_coefficient: 0.5 });
  assert.equal(ignored.length, 1);
  assert.match(ignored[0], /0\.01 to 4 mol l⁻¹/);
});

for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "%5F%5Fproto%5F%5F", "<b>", "Concentration", "concentration "])
  test(`the name ${JSON.stringify(name)} is ignored with what there is`, () => {
    const { values, ignored } = parse(`#${id}?${name}=1`);
    assert.equal(values, null);
    assert.match(ignored[0], /no such parameter; there is concentration, /);
    assert.equal({}.polluted, undefined);
  });

test("numbers in every accepted notation are read", () => {
  for (const [text, value] of [["100", 100], ["1e2", 100], ["+1.0E+2", 100], ["100.", 100], ["%2B1e2", 100]])
    assert.equal(parse(`#${id}?concentration=${text}`).values.concentration, value, text);
  assert.equal(parse(`#${id}?transfer_coefficient=.5`).values.transfer_coefficient, 0.5);
});

test("the ends of the range are allowed, what lies beyond is not", () => {
  assert.equal(parse(`#${id}?concentration=4000`).values.concentration, 4000);
  assert.equal(parse(`#${id}?concentration=4001`).values, null);
});

test("the first of two values counts", () => {
  const { values, ignored } = parse(`#${id}?concentration=100&concentration=200`);
  assert.deepEqual(values, { concentration: 100 });
  assert.match(ignored[0], /given twice/);
});

test("a link of ten thousand characters is refused whole", () => {
  const { values, ignored } = parse(`#${id}?concentration=100&${"a=1&".repeat(2500)}`);
  assert.equal(values, null);
  assert.match(ignored[0], /longer than 2000/);
});

test("a long name is not repeated in full", () => {
  assert.ok(parse(`#${id}?${"x".repeat(1500)}=1`).ignored[0].length < 300);
});
