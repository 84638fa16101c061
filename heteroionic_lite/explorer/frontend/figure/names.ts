/** Where names stand beside marks: no name hides a mark, a line, or another name.
 *
 * Greedy, in the order of the marks: of the places around each the first that is free. What
 * finds none gets a number instead. Python does the same for the picture (marks/names.py).
 */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Named {
  /** the middle of its mark */
  x: number;
  y: number;
  /** of its name */
  width: number;
}

export interface Room {
  within: Box;
  /** marks, bars, other texts */
  taken: Box[];
  /** lines as runs of points */
  lines: (readonly [number, number])[][];
}

/** Free space around a name. */
const AIR = 2;

/** For each its name's box, or null where there is no room; `height` of a name, `reach` of a mark. */
export function placed(all: readonly Named[], height: number, reach: number, room: Room): (Box | null)[] {
  const taken = [...room.taken, ...all.map(({ x, y }) => around(x, y, reach))];
  return all.map((one) => {
    const found = places(one, height, reach).find((box) =>
      inside(box, room.within) && !taken.some((other) => overlap(box, other))
      && !room.lines.some((line) => crosses(line, box)));
    if (found) taken.push(found);
    return found ?? null;
  });
}

export const around = (x: number, y: number, reach: number): Box =>
  ({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });

function places({ x, y, width }: Named, height: number, reach: number): Box[] {
  const box = (left: number, middle: number): Box =>
    ({ left, top: middle - height / 2, right: left + width, bottom: middle + height / 2 });
  const [right, left, up] = [x + reach + AIR, x - reach - AIR - width, reach + height / 2];
  return [
    box(right, y), box(left, y), box(right, y - up), box(right, y + up), box(left, y - up), box(left, y + up),
    box(x - width / 2, y - up - AIR), box(x - width / 2, y + up + AIR),
  ];
}

const inside = (one: Box, other: Box) =>
  one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;

const overlap = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Whether a run of points passes through a box with its air (each piece clipped by its edges). */
function crosses(line: readonly (readonly [number, number])[], { left, top, right, bottom }: Box): boolean {
  for (let i = 1; i < line.length; i++) {
    const [x0, y0] = line[i - 1]!;
    const [x1, y1] = line[i]!;
    let [from, to] = [0, 1];
    for (const [start, step, low, high] of [[x0, x1 - x0, left - AIR, right + AIR], [y0, y1 - y0, top - AIR, bottom + AIR]] as const) {
      const [a, b] = step ? [(low - start) / step, (high - start) / step] : start < low || start > high ? [2, -1] : [0, 1];
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, step ? Math.max(a, b) : b);
    }
    if (from <= to) return true;
  }
  return false;
}
