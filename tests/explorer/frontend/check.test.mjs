/** A specification that is not as it should be is refused with what is wrong with it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";
import { fields } from "../../../heteroionic_lite/explorer/frontend/fields.mjs";

const { checked } = await load("check.ts");
const cases = JSON.parse(readFileSync(new URL("../corrupt.json", import.meta.url), "utf8"));

function changed(at, to) {
  const spec = structuredClone(specs[0]);
  const place = at.slice(0, -1).reduce((inner, key) => inner[key], spec);
  if (to === undefined) delete place[at.at(-1)];
  else place[at.at(-1)] = to;
  return spec;
}

const refused = (spec, text) => assert.throws(() => checked(spec), (error) => error.message.includes(text) || assert.fail(`“${error.message}” does not say “${text}”`));

test("what is as it should be is taken", () => {
  for (const spec of specs) assert.equal(checked(spec), spec);
});

for (const { what, at, to, said } of cases) test(`${what}: refused, with its place`, () => refused(changed(at, to), said));

test("numbers that JSON lacks are refused", () => {
  for (const number of [Number.NaN, Infinity]) refused(changed(["parameters", 0, "default"], number), `parameters[0].default is ${number}, not a number`);
});

test("another version is said to be one", () => {
  refused(changed(["version"], 2), "its data are of version 2, and this script reads version 1");
});

test("what is no specification at all is refused", () => {
  for (const found of [undefined, null, 5, "spec", [], {}]) assert.throws(() => checked(found), /its data are not as they should be/);
});

test("of much that is wrong three things are said", () => {
  assert.throws(() => checked({ version: 1 }), /id is missing; title is missing; description is missing; and \d+ more$/);
});

test("what contradicts itself is refused", () => {
  refused(changed(["parameters", 0, "default"], 1e9), "concentration = 1000000000 is outside 10 to 4000");
  refused(changed(["parameters", 0, "low"], 0), "concentration is on a logarithmic scale from 0");
  refused(changed(["panels", 0, "x", "low"], -1), "panels[0].x runs from -1 to 4000, log");
  refused(changed(["panels", 0, "curves", 1, "along"], "time"), "curve charge_transfer runs along time, which is no parameter");
  refused(changed(["panels", 0, "curves", 1, "given"], { time: 1 }), "curve charge_transfer sets time");
  refused(changed(["presets", 0, "values"], { time: 1 }), "preset LLZO | LiPF₆ in EC/DMC sets time");
});

test("types are read however they may be written", () => {
  const text = `
    /** a comment; with signs: {}[] */
    export type Kind = "a" | "b";
    interface Hidden { x: never }
    export interface Base { id: string }
    export interface Inner extends Base {
      many: (Kind | null)[]; // one more
      pair: [number, string];
    }
    export interface Spec {
      version: 1;
      deep: Record<string, readonly Inner[]>;
      maybe?: { low: number; high?: number } | false;
    }
    export type Functions = Record<string, (values: Values) => number>;`;
  assert.deepEqual(fields(text), {
    Spec: {
      version: { is: 1 }, deep: { map: { list: "Inner" } },
      "maybe?": { or: [{ fields: { low: "number", "high?": "number" } }, { is: false }] },
    },
    Inner: { id: "string", many: { list: { or: [{ or: [{ is: "a" }, { is: "b" }] }, "null"] } }, pair: { tuple: ["number", "string"] } },
    Base: { id: "string" },
  });
  assert.throws(() => fields("export interface Spec { when: Date }"), /declares no Date/);
});
