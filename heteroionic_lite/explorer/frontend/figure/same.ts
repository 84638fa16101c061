/** Which curves lie on one another, so that the figure can say what an eye cannot see. */
import drawing from "../../../drawing.json";

const APART = drawing.marks.curve.apart;

/** A curve as shares of its axes: 0 where an axis begins, 1 where it ends. */
export interface Course {
  label: string;
  /** what it runs along, between which ends: only curves over the same are compared */
  over: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Groups of labels whose curves coincide wherever one of them is seen. */
export function coinciding(all: readonly Course[]): string[][] {
  const groups: Course[][] = [];
  for (const one of all) {
    const found = groups.find((group) => same(group[0]!, one));
    if (found) found.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => [...new Set(group.map(({ label }) => label))]).filter((group) => group.length > 1);
}

function same(one: Course, other: Course): boolean {
  if (one.over !== other.over) return false;
  let seen = 0;
  for (let i = 0; i < one.x.length; i++) {
    const [a, b] = [at(one, i), at(other, i)];
    if (!a && !b) continue;
    seen += 1;
    if (Math.max(Math.abs(one.x[i]! - other.x[i]!), Math.abs(one.y[i]! - other.y[i]!)) <= APART) continue;
    return false;
  }
  return seen > 1;
}

function at({ x, y }: Course, i: number): boolean {
  return x[i]! >= 0 && x[i]! <= 1 && y[i]! >= 0 && y[i]! <= 1;
}

/** "“a” and “b” coincide here." */
export function coincidence(groups: readonly string[][]): string {
  return groups.map((labels) => {
    const quoted = labels.map((label) => `“${label}”`);
    return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)!} coincide here.`;
  }).join(" ");
}
