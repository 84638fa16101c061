import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { inAddress, read } = await load("course/page/wanted.ts");
const { asState, restore } = await load("course/page/state.ts");
const { handInCode } = await load("course/handin.ts");

const set = { id: "ps1-liquid-solid", key: "ps1", exercises: [{ id: "ps1.1" }, { id: "ps1.2" }] };
const CODE = "1111-1119";
const claim = { exercise: "ps1.1", sheet: CODE, value: "12,5", unit: "um", hints: 1, tries: 2, bought: "040 042" };
const answer = { value: "12,5", unit: "um", tries: 3, hints: 1, bought: "040 042", claim, closed: false };
const none = { value: "", unit: "", tries: 0, hints: 0, bought: "", claim: null, closed: false };

test("a link names its sheet, also when a mailer has encoded it, and no other fragment does", () => {
  for (const hash of ["#ps1?code=1111-1119", "#sheet=1111-1119", "#ps1%3Fcode%3D1111-1119", "#sheet=1111-1119&x=1"])
    assert.equal(inAddress(hash, set), CODE);
  for (const hash of ["", "#ps1", "#ps2?code=1111-1119", "#le-se-concentration?concentration=1000", "#le-se-sheet"])
    assert.equal(inAddress(hash, set), null);
});

test("what is no code says why, and a code of another set too", () => {
  assert.deepEqual(read(" ILLl 1119 ", set), { code: CODE });
  const handed = handInCode(set.id, CODE, [claim]);
  assert.deepEqual(read(handed, set), { code: CODE, restored: { set: set.id, sheet: CODE, claims: [claim] } });
  for (const [text, why] of [
    ["", /Nothing is typed/], ["1111-1118", /one of its signs is mistyped/], ["1111-111", /it has eight signs/],
    ["<b>", /“<b>” is no sheet’s code/], [handed.slice(0, -1), /cut off or changed/], ["hx1. x", /cut off or changed/],
    [handInCode("ps2-polymer-solid", CODE, []), /is one of ps2-polymer-solid; here is ps1-liquid-solid/],
  ]) assert.match(read(text, set).why, why);
});

test("what was kept comes back, and what is damaged is as if it were not there", () => {
  const state = { own: true, handed: false, at: "ps1-1", answers: { "ps1.1": answer, "ps1.2": none } };
  assert.deepEqual(asState(JSON.parse(JSON.stringify(state)), set, CODE), state);
  const empty = { own: false, handed: false, at: "", answers: { "ps1.1": none, "ps1.2": none } };
  for (const found of [null, 1, "x", [], {}, { answers: 3 }, { answers: { "ps1.1": [], "ps9.1": answer } },
    { own: 1, answers: { "ps1.1": { value: 3, tries: -1, hints: 1.5, claim: "", closed: "yes" } } }])
    assert.deepEqual(asState(found, set, CODE), empty);
  const foreign = asState({ answers: { "ps1.1": { ...answer, claim: { ...claim, sheet: "2222-2222", exercise: "ps1.2" } } } }, set, CODE);
  assert.deepEqual(foreign.answers["ps1.1"].claim, claim);
});

test("a hand-in code restores what it holds and leaves the rest", () => {
  const state = asState({ answers: { "ps1.2": { ...none, value: "a draft" } } }, set, CODE);
  restore(state, [claim, { ...claim, exercise: "ps1.9" }]);
  assert.deepEqual(state.answers, { "ps1.1": answer, "ps1.2": { ...none, value: "a draft" } });
  // More was bought here since the code was made: it is paid for.
  state.answers["ps1.1"].bought = "040 042 044";
  restore(state, [claim]);
  assert.equal(state.answers["ps1.1"].bought, "040 042 044");
});
