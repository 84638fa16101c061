/** Which sheet is asked for: by the address, or by what somebody types. */
import { legible } from "../../files/legible.ts";
import { readHandIn, type HandIn } from "../handin.ts";
import { parseCode, SIGNS } from "../hash.ts";
import type { ProblemSet } from "../spec.ts";

const EIGHT = new RegExp(`^[${SIGNS}]{8}$`);
const SHOWN = 40;

/** A problem set by its names; what is in it is not loaded for a question. */
export type Named = Pick<ProblemSet, "id" | "key">;

export type Wanted = { code: string; restored?: HandIn } | { why: string };

/** "#ps1?code=YT4W-AX2C" or, on a page with one problem set, "#sheet=YT4W-AX2C"; null for another fragment. */
export function inAddress(hash: string, set: Named): string | null {
  const text = legible(hash);
  for (const start of [`${set.key}?code=`, "sheet="])
    if (text.startsWith(start)) return text.slice(start.length).split("&")[0] ?? "";
  return null;
}

export const addressOf = (set: Named, code: string): string => `#${set.key}?code=${code}`;

/** A sheet's code or a hand-in code; or what is wrong with it. */
export function read(text: string, set: Named): Wanted {
  const typed = text.trim();
  if (!typed) return { why: "Nothing is typed. A sheet’s code looks like YT4W-AX2C." };
  if (/^HX\d?\s*\./i.test(typed)) return handIn(typed, set);
  const code = parseCode(typed);
  if (code) return { code };
  const said = `“${typed.length > SHOWN ? `${typed.slice(0, SHOWN)}…` : typed}” is no sheet’s code: `;
  const signs = typed.toUpperCase().replace(/[IL]/g, "1").replace(/[- –‑]/g, "");
  return {
    why: said + (EIGHT.test(signs)
      ? "one of its signs is mistyped. Copy it from where it was given to you."
      : "it has eight signs, digits from 1 and letters without I, L and O, as in YT4W-AX2C."),
  };
}

function handIn(text: string, set: Named): Wanted {
  const found = readHandIn(text);
  if (!found) return { why: "This hand-in code was cut off or changed on its way: copy it anew, all of it." };
  if (found.set !== set.id && found.set !== set.key)
    return { why: `This hand-in code is one of ${found.set}; here is ${set.id}.` };
  return { code: found.sheet, restored: found };
}
