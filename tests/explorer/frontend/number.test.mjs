import { test } from "node:test";
import assert from "node:assert/strict";
import { load } from "./load.mjs";

const { judge } = await load("page/number.ts");
const question = { value: 6, tolerance: 0.05, display: {}, mistakes: [{ value: 24, because: "Over area." }] };

test("right is what differs by no more than the tolerance", () => {
  assert.ok(judge(question, 6.2).right);
  assert.ok(!judge(question, 6.4).right);
});

test("a known mistake is named, as are a sign and a power of ten", () => {
  assert.equal(judge(question, 23.5).said, "Over area.");
  assert.match(judge(question, -6).said, /sign/);
  assert.match(judge(question, 6000).said, /too large by a power of ten/);
  assert.match(judge(question, 0.06).said, /too small by a power of ten/);
  assert.equal(judge(question, 9).said, "It is less than that.");
  assert.equal(judge(question, 0).said, "It is more than that.");
});
