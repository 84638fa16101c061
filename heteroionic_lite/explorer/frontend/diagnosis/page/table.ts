/** From what was read to the table that is diagnosed; as Python's `Reading.table`, less some rows. */
import { RULES, varies, without, type Table } from "../data.ts";
import type { Reading } from "../reading/resistances.ts";

const COLUMNS = ["concentration", "time", "drop", "temperature", "uncertainty", "donor_number"] as const;
const WANTED = { concentration: ["the concentration", "the slope"], time: ["the age", "the drift"], drop: ["the bias", "the asymmetry"] } as const;

export function tableOf({ source, columns, cells, declared, notices, lines }: Reading, excluded: readonly number[]): Table {
  const column = (name: string) => columns[name] ?? null;
  const temperature = column("temperature") ?? lines.map(() => Number(declared["temperature"]));
  const [concentration, time, drop, , uncertainty, donors] = COLUMNS.map(column);
  const interfaces = declared["interfaces"];
  const whole: Table = {
    resistance: columns["resistance"]!,
    concentration: concentration!, time: time!, drop: drop!, temperature, uncertainty: uncertainty!, donor_number: donors!,
    cell: cells,
    charge_number: Number(declared["charge number"] ?? 1),
    interfaces: interfaces === 1 || interfaces === 2 ? interfaces : null,
    resistance_kind: (declared["resistance"] as Table["resistance_kind"]) ?? null,
    notices: [], source,
  };
  const left = excluded.length ? without(whole, excluded) : whole;
  return { ...left, notices: [...notices, ...noticed(left)] };
}

/** What is no fault and still to be known. */
function noticed(table: Table): string[] {
  return [
    ...(table.interfaces === null ? ["the number of interfaces is not given: one is assumed"] : []),
    ...Object.entries(WANTED).filter(([name]) => !varies(table[name as keyof typeof WANTED]))
      .map(([, [name, wanted]]) => `${name} never varies: ${wanted} is unknown`),
  ];
}

/** As many rows as there have to be. */
export const FEWEST = RULES.table.fewest;
