/**
 * Words as they are compared: "R_ct" is rct, "i₀" i0, "16 Ω cm²" 16 ohm cm2, "α" alpha, "Eq. 3" eq3.
 *
 * The same for what is sought, what is searched and what is marked on a page.
 */

export interface Term {
  term: string;
  start: number;
  end: number;
}

const GREEK: Record<string, string> = {
  α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ϵ: "epsilon", ζ: "zeta", η: "eta", θ: "theta",
  κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma", ς: "sigma",
  τ: "tau", φ: "phi", ϕ: "phi", χ: "chi", ψ: "psi", ω: "omega",
};

/** An equation's number, a number, or a word with its indices and powers. */
const PIECE = /\bEqs?\.?\s?\d\b|\d+(?:[.,]\d+)*(?![\p{L}])|[\p{L}\d][\p{L}\p{N}\p{M}_⁻′″]*/giu;

export function terms(text: string): Term[] {
  return [...text.matchAll(PIECE)].flatMap((match) => {
    const term = normal(match[0]);
    return term ? [{ term, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const known = new Map<string, string>();

export function normal(piece: string): string {
  const before = known.get(piece);
  if (before !== undefined) return before;
  const found = reckon(piece);
  known.set(piece, found);
  return found;
}

function reckon(piece: string): string {
  const equation = /^Eqs?\.?\s?(\d)$/i.exec(piece);
  if (equation) return `eq${equation[1]}`;
  const word = piece
    .replace(/[ΩΩ]/g, "ohm")
    .replace(/[µμ](?=[A-Za-z])/g, "u")
    .normalize("NFKD")
    .replace(/[\p{M}_−⁻′″]/gu, "")
    .toLowerCase()
    .replace(/[α-ωϕϵ]/g, (letter) => GREEK[letter] ?? letter);
  return /^\p{L}{4,}$/u.test(word) ? singular(word) : word;
}

function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /[^suia]s$/.test(word) ? word.slice(0, -1) : word;
}

/** What a formula says, from its LaTeX: `R_{\mathrm{ct}}` is rct. */
export function termsOfFormula(latex: string): string[] {
  const words = latex
    .replace(/\\(?:mathrm|mathit|text|operatorname|left|right)\b\s*/g, "")
    .replace(/\s*_\s*\{*\s*/g, "")
    .replace(/[{}\\]/g, " ");
  return terms(words).map(({ term }) => term);
}
