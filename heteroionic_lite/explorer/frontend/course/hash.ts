/** What a sheet's code makes its numbers of (course/hashing.py), and codes of sheets (course/codes.py). */
import { hash32 } from "../hash32.ts";

const share = (text: string): number => hash32(text) / 2 ** 32;

/** A number of mean 0 and standard deviation 1 for a text. */
export function spread(text: string): number {
  let sum = 0;
  for (let k = 0; k < 12; k += 1) sum += share(`${text}|${k}`);
  return sum - 6;
}

/** 31 signs, a prime number: none looks like another. */
export const SIGNS = "123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 7;

/** The code as it is written, "YT4W-AX2C"; null for what is mistyped. */
export function parseCode(text: string): string | null {
  const signs = text.trim().toUpperCase().replace(/[IL]/g, "1").replace(/[- –‑]/g, "");
  if (text.length > 40 || signs.length !== LENGTH + 1 || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return signs[LENGTH] === checkSign(signs.slice(0, LENGTH)) ? written(signs) : null;
}

/** A code for somebody who practises without one; `random` gives numbers from 0 to below 1. */
export function randomCode(random: () => number = Math.random): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join("");
  return written(signs + checkSign(signs));
}

function checkSign(signs: string): string {
  const total = [...signs].reduce((sum, sign, place) => sum + (place + 1) * SIGNS.indexOf(sign), 8);
  return SIGNS[total % SIGNS.length] ?? "";
}

function written(signs: string): string {
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
