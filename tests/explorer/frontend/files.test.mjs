/** Whether a frame lets files be saved, and how a state is named. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";
import { specs } from "./fixture_specs.mjs";

const { maySave } = await load("files/downloads.ts");
const { fileName } = await load("files/name.ts");
const { State } = await load("controls/state.ts");

const top = { get parent() { return this; } };
const framed = (sandbox, parent = top) => ({
  parent,
  frameElement: { hasAttribute: () => sandbox !== null, sandbox: { contains: (word) => (sandbox ?? "").split(" ").includes(word) } },
});

test("a page by itself and a frame with every right save files", () => {
  assert.equal(maySave(top), "yes");
  assert.equal(maySave(framed(null)), "yes");
  assert.equal(maySave(framed("allow-scripts allow-downloads")), "yes");
});

test("a sandbox without the right does not, nor does what is inside of it", () => {
  assert.equal(maySave(framed("allow-scripts")), "no");
  assert.equal(maySave(framed(null, framed("allow-scripts"))), "no");
});

test("a frame of another origin does not say", () => {
  assert.equal(maySave({ parent: top, frameElement: null }), "unknown");
  assert.equal(maySave({ parent: top, get frameElement() { throw new Error("another origin"); } }), "unknown");
});

function named(values, pins = [], picked = new Map()) {
  const state = new State(specs[0].parameters);
  state.set(values);
  return fileName({ spec: specs[0], state, picked, pins: { list: pins } }, "csv");
}

test("a name says what is not at its default, in the units shown", () => {
  assert.equal(named({}), "le-se-concentration.csv");
  assert.equal(named({ transfer_coefficient: 0.3, concentration: 440 }), "le-se-concentration_concentration=0.44_transfer-coefficient=0.3.csv");
  assert.equal(named({ layer_thickness: 1e-13 }), "le-se-concentration_layer-thickness=1e-4.csv");
});

test("what a name cannot hold tells itself apart by its end", () => {
  const state = new State(specs[0].parameters);
  const pin = (values) => ({ letter: "A", values: { ...state.defaults(), ...values } });
  const all = { concentration: 123.456, transfer_coefficient: 0.123456, exchange_current_density: 1.23456, layer_thickness: 1.23456e-8, temperature: 301.2345 };
  const names = [
    named(all), named({ ...all, temperature: 301.2346 }), named({}, [pin({})]), named({}, [pin({ temperature: 300 })]),
    named({}, [], new Map([["ion", "Li⁺"]])), named({}, [], new Map([["ion", "Na⁺ / K⁺: \"?\""]])),
  ];
  assert.equal(new Set(names).size, names.length, names.join("\n"));
  for (const name of names) assert.match(name, /^[A-Za-z0-9.=+_-]{1,104}$/);
});
