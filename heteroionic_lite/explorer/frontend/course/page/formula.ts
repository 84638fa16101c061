/** A typed formula as it was understood, in MathML. */
import type { Tree } from "../expression.ts";

const SPACE = "http://www.w3.org/1998/Math/MathML";
const GREEK: Record<string, string> = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ",
  nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω",
  Delta: "Δ", Phi: "Φ", Omega: "Ω",
};
/** How firmly a sign binds. */
const SUM = 1;
const PRODUCT = 2;
const SIGNED = 3;
const POWER = 4;
const WHOLE = 5;

function m(tag: string, ...content: (Element | string)[]): Element {
  const element = document.createElementNS(SPACE, tag);
  element.append(...content);
  return element;
}

export function typeset(tree: Tree): Element {
  const math = m("math", set(tree));
  math.setAttribute("displaystyle", "true");
  return math;
}

function set(tree: Tree): Element {
  switch (tree.sort) {
    case "number": return number(tree.value);
    case "name": return name(tree.name);
    case "sign": return m("mrow", m("mo", tree.minus ? "−" : "+"), within(tree.of, SIGNED));
    case "call":
      return tree.name === "sqrt" ? m("msqrt", set(tree.of)) : m("mrow", m("mi", tree.name), brackets(tree.of));
    case "both": return both(tree.sign, tree.left, tree.right);
  }
}

function both(sign: string, left: Tree, right: Tree): Element {
  if (sign === "/") return m("mfrac", set(left), set(right));
  if (sign === "**") return m("msup", within(left, WHOLE), set(right));
  const own = sign === "*" ? PRODUCT : SUM;
  return m("mrow", within(left, own), m("mo", { "*": "·", "-": "−" }[sign] ?? sign), within(right, own + 1));
}

function binds(tree: Tree): number {
  if (tree.sort === "sign") return SIGNED - 1;
  if (tree.sort !== "both") return tree.sort === "number" && /e/.test(String(tree.value)) ? PRODUCT : WHOLE;
  return { "+": SUM, "-": SUM, "*": PRODUCT, "/": WHOLE - 1, "**": POWER }[tree.sign] ?? SUM;
}

const within = (tree: Tree, least: number): Element => (binds(tree) < least ? brackets(tree) : set(tree));

const brackets = (tree: Tree): Element => m("mrow", m("mo", "("), set(tree), m("mo", ")"));

function number(value: number): Element {
  const [digits = "", power] = String(value).split("e");
  if (power === undefined) return m("mn", digits);
  const exponent = m("mrow", ...(power.startsWith("-") ? [m("mo", "−")] : []), m("mn", power.replace(/^[-+]/, "")));
  return m("mrow", m("mn", digits), m("mo", "·"), m("msup", m("mn", "10"), exponent));
}

function name(text: string): Element {
  const [base = "", ...below] = text.split("_");
  const letter = m("mi", GREEK[base] ?? base);
  if (!below.length) return letter;
  const index = m("mi", below.map((part) => GREEK[part] ?? part).join(","));
  index.setAttribute("mathvariant", "normal");
  return m("msub", letter, index);
}
