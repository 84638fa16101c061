import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";

const { fragment, parseFragment } = await load("files/fragment.ts");
const { legible } = await load("files/legible.ts");
const { parameters, id } = specs[0];
const words = new Map([["ion", ["Li⁺", "Na⁺"]], ["class", ["liquid on solid", "50 % salt & more"]]]);
/** The values, or null, and what was ignored. */
const parse = (hash) => {
  const { settings, ignored } = parseFragment(hash, id, parameters, words);
  return { values: settings?.values ?? null, ignored };
};
const all = (hash) => parseFragment(hash, id, parameters, words).settings;

test("a link carries SI numbers that come back to the last bit", () => {
  const values = { concentration: 0.1 + 0.2 + 100, layer_thickness: 1e-8 / 3, transfer_coefficient: 1 / 3 };
  assert.deepEqual(parse(fragment(id, { values })).values, values);
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

for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "%5F%5Fproto%5F%5F", "<b>", "Concentration", "D.concentration", "A.B.concentration"])
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

test("pins and the choice of points come back as they were", () => {
  const settings = {
    values: { transfer_coefficient: 0.3 },
    pins: new Map([["A", { transfer_coefficient: 0.7, concentration: 100 }], ["C", {}]]),
    picked: new Map([["ion", "Na⁺"], ["class", "50 % salt & more"]]),
  };
  assert.deepEqual(all(fragment(id, settings)), settings);
  assert.deepEqual(all(fragment(id, { pins: new Map([["B", {}]]) })), { values: {}, pins: new Map([["B", {}]]), picked: new Map() });
});

test("what is wrong in a pin or a choice is ignored with a reason, and only that", () => {
  for (const [pair, reason] of [
    ["A.concentration=1e9", /out of range; allowed is 0\.01 to 4/], ["A.concentration=<b>", /not a number/],
    ["A.__proto__=1", /no such parameter/], ["B=yes", /is not “default”/], ["B=", /is not “default”/],
    ["show.ion=K⁺", /not among Li⁺, Na⁺/], ["show.__proto__=x", /nothing to choose by; there is ion, class/],
  ]) {
    const { settings, ignored } = parseFragment(`#${id}?concentration=100&${pair}`, id, parameters, words);
    assert.deepEqual(settings, { values: { concentration: 100 }, pins: new Map(), picked: new Map() }, pair);
    assert.equal(ignored.length, 1, pair);
    assert.match(ignored[0], reason, pair);
  }
});

const sent = `#${id}?concentration=100&transfer_coefficient=0.5`;
const wanted = { concentration: 100, transfer_coefficient: 0.5 };
for (const [who, hash] of Object.entries({
  "encoded once": `#${encodeURIComponent(sent.slice(1))}`,
  "encoded twice": `#${encodeURIComponent(encodeURIComponent(sent.slice(1)))}`,
  "with only its question mark encoded": sent.replace("?", "%3F"),
  "with only its equals signs encoded": sent.replaceAll("=", "%3D"),
  "as HTML": sent.replaceAll("&", "&amp;"),
  "as HTML, encoded": sent.replaceAll("&", "%26amp%3B"),
  "as quoted-printable": sent.replaceAll("=", "=3D"),
  "broken behind an equals sign": sent.replace("coefficient", "coef=%0D%0Aficient"),
  "broken by a space": sent.replace("coefficient=", "coef%20ficient=%20"),
  "at the end of a sentence": `${sent}.`, "in brackets": `${sent})`, "in angle brackets": `${sent}>`, "in an encoded bracket": `${sent}%3E`,
  "in quotes and brackets, with a comma": `${sent}”),`, "emphasised": `${sent}**`, "with a line's end": `${sent}%0A`,
})) test(`a link that came ${who} opens as it was sent`, () => {
  assert.deepEqual(parse(hash), { values: wanted, ignored: [] });
});

test("a number that was cut or broken is not taken for another", () => {
  for (const [text, reason] of [["0.5…", /cut short/], ["0...", /cut short/], ["0.%0A5", /not a number/], ["0.=5", /not a number/], ["0%205", /not a number/]]) {
    const { values, ignored } = parse(`#${id}?transfer_coefficient=${text}`);
    assert.equal(values, null, text);
    assert.match(ignored[0], reason, text);
  }
});

test("what begins with the figure's id and is no setting is said", () => {
  for (const rest of ["&concentration=100", "/concentration=100", "=100", ":concentration", "%20concentration=1"]) {
    const { values, ignored } = parse(`#${id}${rest}`);
    assert.equal(values, null, rest);
    assert.match(ignored[0], /settings begin with “\?” behind the figure’s name/, rest);
  }
  for (const rest of ["", ".", ")", "%3E", "?", "%3F", "_x", "s", "-2?concentration=1"])
    assert.deepEqual(parse(`#${id}${rest}`), { values: null, ignored: [] }, rest);
});

test("undoing ends, whatever is written", () => {
  for (const hash of ["#%", "#%25%25%25", `#${"%25".repeat(500)}41`, "#&amp;amp;amp;amp;", "#=3D1=3D2", "#%E0%A4%A"])
    assert.equal(typeof legible(hash), "string");
});

test("the first of two values counts", () => {
  const { values, ignored } = parse(`#${id}?concentration=100&concentration=200`);
  assert.deepEqual(values, { concentration: 100 });
  assert.match(ignored[0], /given twice/);
});

test("a link of ten thousand characters is refused whole", () => {
  const { values, ignored } = parse(`#${id}?concentration=100&${"a=1&".repeat(2500)}`);
  assert.equal(values, null);
  assert.match(ignored[0], /longer than 4000/);
});

test("a long name is not repeated in full", () => {
  assert.ok(parse(`#${id}?${"x".repeat(1500)}=1`).ignored[0].length < 300);
});
