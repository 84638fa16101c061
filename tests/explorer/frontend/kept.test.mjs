import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { load } from "./load.mjs";

const { keeper } = await load("files/kept.ts");
const { embedLine, reach } = await load("files/embed.ts");

/** A browser's storage: names are its own properties. */
class Shelf {
  getItem(name) { return this[name] ?? null; }
  setItem(name, text) { this[name] = String(text); }
  removeItem(name) { delete this[name]; }
}

test("two books on one host keep the same name apart and count only their own", () => {
  const shelf = new Shelf();
  shelf.setItem("mode", "dark");
  const [first, second] = ["/a/b/", "/v2/"].map((place) => keeper(() => shelf, place));
  first.setItem("mode", "light");
  assert.equal(second.getItem("mode"), null);
  assert.deepEqual(first.names(), ["mode"]);
  assert.deepEqual(second.names(), []);
  first.removeItem("mode");
  assert.deepEqual(Object.keys(shelf), ["mode"]);
});

test("a book below another one is another book", () => {
  const shelf = new Shelf();
  const [outer, inner] = ["/", "/a/"].map((place) => keeper(() => shelf, place));
  inner.setItem("mode", "dark");
  assert.deepEqual(outer.names(), []);
});

test("where nothing may be kept it is kept until the page is left, and says so", () => {
  const kept = keeper(() => { throw new Error("SecurityError"); }, "/a/");
  kept.setItem("x", "1");
  assert.equal(kept.getItem("x"), "1");
  assert.deepEqual(kept.names(), ["x"]);
  kept.removeItem("x");
  assert.equal(kept.getItem("x"), null);
  assert.equal(kept.fleeting, true);
  assert.equal(keeper(() => new Shelf(), "/a/").fleeting, false);
});

test("a title with marks of HTML stays a title in the line for another page", () => {
  const line = embedLine("https://a.org/embed/x.html#x?a=1&b=2", 'R < "5"');
  assert.match(line, /src="https:\/\/a\.org\/embed\/x\.html#x\?a=1&amp;b=2"/);
  assert.match(line, /title="R &lt; &quot;5&quot;"/);
});

test("an address of this machine or of a disk is not given as one for everybody", () => {
  for (const address of ["http://localhost:8000/embed/x.html", "http://127.0.0.1/x", "http://[::1]:8/x", pathToFileURL("/x.html")])
    assert.notEqual(reach(new URL(address)), "", address);
  for (const address of ["https://example.org/embed/x.html", "http://localhost.example.org/x"])
    assert.equal(reach(new URL(address)), "", address);
});
