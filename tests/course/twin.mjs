/** Judges on standard input what Python judged, by the page's functions. */
import { load } from "../explorer/frontend/load.mjs";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { sets, numbers, formulas, units, handIns, words, hashes } = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const { judge } = await load("course/judge.ts");
const { draw, fill, cells, evaluate, likeOf } = await load("course/draw.ts");
const { asFile, places, rows } = await load("course/bench.ts");
const { hash32 } = await load("hash32.ts");
const { parseCode, randomCode, spread } = await load("course/hash.ts");
const { handInCode, readHandIn } = await load("course/handin.ts");
const { readExpression } = await load("course/expression.ts");
const { splitNumber } = await load("words/read.ts");
const { readUnit } = await load("words/unit.ts");

/** JSON has no NaN. */
const plain = (value) => (Number.isFinite(value) ? value : null);

const judged = [];
for (const { data, module, sheets } of sets) {
  const { functions } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  for (const { exercise: id, code, claims } of sheets) {
    const exercise = data.exercises.find((one) => one.id === id);
    const like = likeOf(exercise, data.exercises);
    const drawn = draw(exercise, functions, code, like);
    const owner = like ?? exercise;
    const usual = owner.bench ? places(owner.bench, owner.bench.usual) : [];
    const names = [exercise.answer, ...exercise.mistakes.map((one) => one.function)].filter(Boolean);
    judged.push({
      shown: drawn.shown,
      order: drawn.order,
      values: exercise.kind === "numeric" ? names.map((name) => evaluate(functions, name, drawn.si)) : [],
      texts: [exercise.text, ...exercise.hints, exercise.solution].map((text) => fill(drawn, text)),
      cells: cells(drawn),
      measured: rows(drawn, owner, usual).map((row) => [row.concentration, row.age, row.bias, row.resistance]),
      file: usual.length ? asFile(drawn, owner, usual) : "",
      verdicts: claims.map((claim) => judge(drawn, claim)),
    });
  }
}

process.stdout.write(JSON.stringify({
  judged,
  numbers: numbers.map((text) => splitNumber(text)),
  formulas: formulas.map(({ text, names, at }) => {
    const formula = readExpression(text, names);
    return typeof formula === "function" ? at.map((values) => plain(formula(values))) : formula;
  }),
  units: units.map((text) => readUnit(text)),
  handIns: handIns.map(({ set, sheet, claims }) => {
    const code = handInCode(set, sheet, claims);
    return { code, read: readHandIn(` ${code.slice(0, 30)}\n${code.slice(30)}`), damaged: readHandIn(code.replace(/.(?=\.[^.]*$)/, (sign) => (sign === "A" ? "B" : "A"))) };
  }),
  codes: words.map((text) => parseCode(text)),
  drawn: Array.from({ length: 20 }, () => randomCode()),
  hashes: hashes.map((text) => [hash32(text), spread(text)]),
}));
