/** Whether a specification is what this front end draws; what is wrong with it, in words.
 *
 * The fields and their types are those of spec.ts (see fields.mjs); heteroionic_lite/explorer/check.py
 * checks by the same table when a figure is made.
 */
import table from "../static/spec.json";
import type { Spec } from "./spec.ts";

type Type =
  | string | { is: unknown } | { list: Type } | { tuple: Type[] } | { map: Type } | { or: Type[] } | { fields: Fields };
type Fields = { [name: string]: Type };

const TYPES = table as unknown as Record<string, Fields>;
export const VERSION = (TYPES["Spec"]!["version"] as { is: number }).is;

/** The specification, or an error whose message says what is wrong with it. */
export function checked(found: unknown): Spec {
  const version = isObject(found) ? found["version"] : undefined;
  if (typeof version === "number" && version !== VERSION)
    throw new Error(`its data are of version ${version}, and this script reads version ${VERSION}`);
  const wrong = faults(found, "Spec", "");
  if (!wrong.length) wrong.push(...contradictions(found as Spec));
  if (wrong.length) throw new Error(`its data are not as they should be: ${wrong.slice(0, 3).join("; ")}${wrong.length > 3 ? `; and ${wrong.length - 3} more` : ""}`);
  return found as Spec;
}

export function faults(value: unknown, type: Type, where: string): string[] {
  const no = (what: string) => [`${where || "the whole"} ${value === undefined ? "is missing" : `is ${said(value)}, not ${what}`}`];
  if (typeof type === "string") {
    const own = TYPES[type];
    if (own) return isObject(value) ? ofFields(value, own, where) : no("an object");
    if (type === "null") return value === null ? [] : no("empty");
    if (type === "number") return typeof value === "number" && Number.isFinite(value) ? [] : no("a number");
    return typeof value === type ? [] : no(type === "string" ? "a text" : `a ${type}`);
  }
  if ("is" in type) return value === type.is ? [] : no(JSON.stringify(type.is));
  if ("list" in type)
    return Array.isArray(value) ? value.flatMap((item, i) => faults(item, type.list, `${where}[${i}]`)) : no("a list");
  if ("tuple" in type)
    return Array.isArray(value) && value.length === type.tuple.length
      ? type.tuple.flatMap((one, i) => faults(value[i], one, `${where}[${i}]`)) : no(`a list of ${type.tuple.length}`);
  if ("map" in type)
    return isObject(value) ? Object.entries(value).flatMap(([name, item]) => faults(item, type.map, `${where}.${name}`)) : no("an object");
  if ("fields" in type) return isObject(value) ? ofFields(value, type.fields, where) : no("an object");
  const tried = type.or.map((option) => faults(value, option, where));
  if (tried.some((wrong) => !wrong.length)) return [];
  // Of an object that is almost right, what is wrong in it is said.
  const object = type.or.findIndex((option) => typeof option === "string" && option in TYPES);
  if (object >= 0 && isObject(value)) return tried[object]!;
  return no(type.or.map((option) => (typeof option === "object" && "is" in option ? JSON.stringify(option.is) : String(option))).join(" or "));
}

function ofFields(value: Record<string, unknown>, fields: Fields, where: string): string[] {
  const names = Object.keys(fields).map((name) => name.replace("?", ""));
  const at = (name: string) => (where ? `${where}.${name}` : name);
  return [
    ...Object.entries(fields).flatMap(([name, type]) => {
      const bare = name.replace("?", "");
      return name !== bare && value[bare] === undefined ? [] : faults(value[bare], type, at(bare));
    }),
    ...Object.keys(value).filter((name) => !names.includes(name)).map((name) => `${at(name)} is not known here`),
  ];
}

/** What has the right type and still cannot be drawn. */
function contradictions({ parameters, panels, presets }: Spec): string[] {
  const names = new Set(parameters.map(({ name }) => name));
  const unknown = (values: Record<string, number>, where: string) =>
    Object.keys(values).filter((name) => !names.has(name)).map((name) => `${where} sets ${name}, which is no parameter`);
  return [
    ...parameters.flatMap(({ name, low, high, default: value, scale }) => [
      low <= value && value <= high ? "" : `${name} = ${value} is outside ${low} to ${high}`,
      scale !== "log" || low > 0 ? "" : `${name} is on a logarithmic scale from ${low}`,
    ]),
    ...panels.flatMap(({ x, y, curves }, index) => [
      ...Object.entries({ x, y }).map(([axis, { low, high, scale }]) =>
        low < high && (scale !== "log" || low > 0) ? "" : `panels[${index}].${axis} runs from ${low} to ${high}, ${scale}`),
      ...curves.flatMap(({ name, along, given }) => [
        names.has(along) ? "" : `curve ${name} runs along ${along}, which is no parameter`,
        ...unknown(given, `curve ${name}`),
      ]),
    ]),
    ...presets.flatMap(({ label, values }) => unknown(values, `preset ${label}`)),
  ].filter(Boolean);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function said(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
