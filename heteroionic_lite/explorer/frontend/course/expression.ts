/** A formula that a student types; nothing of it is executed. Python reads the same (course/expressions.py). */
import { tidy } from "../words/unit.ts";
import type { Values } from "./spec.ts";

const FUNCTIONS: Record<string, (x: number) => number> = {
  exp: Math.exp, log: Math.log, ln: Math.log, sqrt: Math.sqrt,
  sinh: Math.sinh, asinh: Math.asinh, cosh: Math.cosh, tanh: Math.tanh,
};
const LONGEST = 300;
const DEEPEST = 50;
const TOKEN = / *(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-zΑ-Ωα-ωµ][A-Za-zΑ-Ωα-ωµ0-9_]*)|(\*\*|[-+*/()]))/y;

/** A formula as it was understood. */
export type Tree =
  | { sort: "number"; value: number }
  | { sort: "name"; name: string }
  | { sort: "sign"; of: Tree; minus: boolean }
  | { sort: "call"; name: string; of: Tree }
  | { sort: "both"; sign: string; left: Tree; right: Tree };

interface Token {
  kind: "number" | "name" | "sign";
  word: string;
}

export type Formula = (values: Readonly<Values>) => number;

class NoExpression extends Error {}

const broken = () => new NoExpression("That is no formula: a sign, a name or a bracket is missing.");

/** The formula as a function of the values of the names, NaN where it is undefined; or why there is none. */
export function readExpression(text: string, names: Iterable<string>): Formula | { why: string } {
  const tree = parse(text, names);
  if ("why" in tree) return tree;
  return (values) => {
    const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [tidy(name), value]));
    try {
      return valueOf(tree, own);
    } catch {
      return NaN;
    }
  };
}

/** The formula as it is understood, or why it is not. */
export function parse(text: string, names: Iterable<string>): Tree | { why: string } {
  try {
    const tree = new Parser(cut(text)).whole();
    check(tree, [...names].map(tidy));
    return tree;
  } catch (error) {
    if (error instanceof NoExpression) return { why: error.message };
    throw error;
  }
}

function cut(text: string): Token[] {
  if ([...text].length > LONGEST) throw new NoExpression(`A formula has at most ${LONGEST} characters.`);
  const raised = text.replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (run) => `**(${run.normalize("NFKC").replaceAll("−", "-")})`);
  const plain = tidy(raised).replaceAll("^", "**").replace(/\s+/g, " ").trim();
  if (!plain) throw new NoExpression("Nothing is typed.");
  const tokens: Token[] = [];
  let depth = 0;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < plain.length;) {
    const place = TOKEN.lastIndex;
    const found = TOKEN.exec(plain);
    if (!found)
      throw new NoExpression("A formula has numbers, names, round brackets and + - * / ^, and nothing else.");
    const [, number, name, sign] = found;
    const word = number ?? name ?? sign ?? "";
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "sign";
    const before = tokens.at(-1)?.kind;
    const touches = plain[place] !== " " && before !== undefined && before !== "sign";
    depth += Number(word === "(") - Number(word === ")");
    if ((touches && kind !== "sign") || /^0\d+$/.test(word) || depth > DEEPEST) throw broken();
    tokens.push({ kind, word });
  }
  return tokens;
}

/** Powers bind from the right and more than a sign before them, as in Python: −x² is −(x²). */
class Parser {
  private place = 0;

  constructor(private readonly tokens: Token[]) {}

  whole(): Tree {
    const found = this.sum();
    if (this.place < this.tokens.length) throw broken();
    return found;
  }

  private next(...words: string[]): string | null {
    const token = this.tokens[this.place];
    if (token?.kind !== "sign" || !words.includes(token.word)) return null;
    this.place += 1;
    return token.word;
  }

  private row(part: () => Tree, ...signs: string[]): Tree {
    let left = part();
    for (let sign = this.next(...signs); sign; sign = this.next(...signs)) left = { sort: "both", sign, left, right: part() };
    return left;
  }

  private readonly sum = (): Tree => this.row(this.product, "+", "-");

  private readonly product = (): Tree => this.row(this.signed, "*", "/");

  private readonly signed = (): Tree => {
    const sign = this.next("+", "-");
    return sign ? { sort: "sign", minus: sign === "-", of: this.signed() } : this.power();
  };

  private power(): Tree {
    const left = this.part();
    return this.next("**") ? { sort: "both", sign: "**", left, right: this.signed() } : left;
  }

  private part(): Tree {
    if (this.next("(")) return this.bracket();
    const token = this.tokens[this.place];
    if (!token || token.kind === "sign") throw broken();
    this.place += 1;
    if (token.kind === "number") return { sort: "number", value: Number(token.word) };
    return this.next("(") ? { sort: "call", name: token.word, of: this.bracket() } : { sort: "name", name: token.word };
  }

  private bracket(): Tree {
    const found = this.sum();
    if (!this.next(")")) throw broken();
    return found;
  }
}

function check(node: Tree, known: string[]): void {
  if (node.sort === "name" && !known.includes(node.name))
    throw new NoExpression(`“${node.name}” is no quantity of this formula; it has ${known.join(", ")}.`);
  if (node.sort === "call" && known.includes(node.name))
    throw new NoExpression(`Between “${node.name}” and its bracket a sign is missing.`);
  if (node.sort === "call" && !Object.hasOwn(FUNCTIONS, node.name))
    throw new NoExpression(`“${node.name}” is no function of a formula; there is ${Object.keys(FUNCTIONS).join(", ")}.`);
  if (node.sort === "both") {
    check(node.left, known);
    check(node.right, known);
  } else if ("of" in node) check(node.of, known);
}

function valueOf(node: Tree, values: Readonly<Values>): number {
  const found = compute(node, values);
  if (!Number.isFinite(found)) throw new RangeError();
  return found;
}

function compute(node: Tree, values: Readonly<Values>): number {
  switch (node.sort) {
    case "number": return node.value;
    case "name": return values[node.name] ?? NaN;
    case "sign": return node.minus ? -valueOf(node.of, values) : valueOf(node.of, values);
    case "call": return FUNCTIONS[node.name]?.(valueOf(node.of, values)) ?? NaN;
    case "both": return binary(node.sign, valueOf(node.left, values), valueOf(node.right, values));
  }
}

function binary(sign: string, a: number, b: number): number {
  switch (sign) {
    case "+": return a + b;
    case "-": return a - b;
    case "*": return a * b;
    case "/": return a / b;
    default: return a ** b;
  }
}
