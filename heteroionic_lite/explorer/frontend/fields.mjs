/** The types of spec.ts as data, by which a specification is checked in the browser and in Python.
 *
 * A type is "string", "number", "boolean", "null" or the name of an interface; or an object with
 * one key: {is: literal}, {list: type}, {tuple: types}, {map: type}, {or: types}, {fields: …}.
 * The fields of an interface are {name: type}; the name of one that may be missing ends in "?".
 */

const TOKEN = /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|("[^"]*"|-?\d+(?:\.\d+)?|\w+|=>|[[\]{}()<>|:;,?=])/gy;
const PLAIN = new Set(["string", "number", "boolean", "null"]);

/** @param {string} text of spec.ts @param {string} root the interface that everything hangs on */
export function fields(text, root = "Spec") {
  const declared = new Map([...text.matchAll(/export (?:interface (\w+)(?: extends (\w+))? (?=\{)|type (\w+) = )/g)].map((found) =>
    [found[1] ?? found[3], { at: found.index + found[0].length, base: found[2] }]));
  const known = {};
  reach(root);
  return known;

  /** Interfaces are kept by name; other types stand where they are named. */
  function reach(name) {
    const declaration = declared.get(name);
    if (!declaration) throw new Error(`spec.ts declares no ${name}`);
    const tokens = reader(text, declaration.at, name);
    if (text[declaration.at] !== "{") return type(tokens);
    if (!(name in known)) {
      known[name] = {};
      if (declaration.base) known[name] = { ...known[reach(declaration.base)] };
      Object.assign(known[name], object(tokens));
    }
    return name;
  }

  function object(tokens) {
    const found = {};
    tokens.take("{");
    while (!tokens.is("}")) {
      const name = tokens.next();
      const optional = tokens.is("?") ? "?" : "";
      tokens.take(":");
      found[name + optional] = type(tokens);
      tokens.is(";") || tokens.is(",");
    }
    return found;
  }

  function type(tokens) {
    tokens.is("|");
    const options = [];
    do options.push(several(tokens)); while (tokens.is("|"));
    return options.length > 1 ? { or: options } : options[0];
  }

  function several(tokens) {
    if (tokens.peek() === "readonly") tokens.next();
    let one = single(tokens);
    while (tokens.is("[")) {
      tokens.take("]");
      one = { list: one };
    }
    return one;
  }

  function single(tokens) {
    if (tokens.peek() === "{") return { fields: object(tokens) };
    if (tokens.is("(")) {
      const inner = type(tokens);
      tokens.take(")");
      return inner;
    }
    if (tokens.is("[")) {
      const parts = [];
      while (!tokens.is("]")) {
        parts.push(type(tokens));
        tokens.is(",");
      }
      return { tuple: parts };
    }
    const word = tokens.next();
    if (PLAIN.has(word)) return word;
    if (/^["\d-]/.test(word)) return { is: JSON.parse(word) };
    if (word === "true" || word === "false") return { is: word === "true" };
    if (word === "Record") {
      tokens.take("<");
      tokens.take("string");
      tokens.take(",");
      const value = type(tokens);
      tokens.take(">");
      return { map: value };
    }
    return reach(word);
  }
}

function reader(text, start, name) {
  let at = start;
  let ahead = advance();
  function advance() {
    for (;;) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(text);
      if (!found) throw new Error(`spec.ts: ${name} is written in a way that fields.mjs does not read, at “${text.slice(at, at + 30)}”`);
      at = TOKEN.lastIndex;
      if (found[1] !== undefined) return found[1];
    }
  }
  return {
    peek: () => ahead,
    next() {
      const now = ahead;
      ahead = advance();
      return now;
    },
    is(wanted) {
      if (ahead !== wanted) return false;
      ahead = advance();
      return true;
    },
    take(wanted) {
      if (!this.is(wanted)) throw new Error(`spec.ts: ${name} has “${ahead}” where fields.mjs reads “${wanted}”`);
    },
  };
}
