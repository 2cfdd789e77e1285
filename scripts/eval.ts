/**
 * `npm run eval -- ranking --needs F --candidates F --pairs F [--json]`: quality of the hub's own text scorer on
 * judged pairs. `npm run eval -- duplicates --needs F [--json]`: how well postings of the same need are found.
 */
import { evaluateDuplicates } from "./eval/duplicates.ts";
import { evaluateRanking } from "./eval/ranking.ts";
import { readOptions } from "./read-options.ts";

const { values, positionals } = readOptions("eval", {
  allowPositionals: true,
  options: {
    needs: { type: "string" },
    candidates: { type: "string" },
    pairs: { type: "string" },
    json: { type: "boolean" },
  },
});

function required(name: "needs" | "candidates" | "pairs"): string {
  const file = values[name];
  if (file === undefined) throw new Error(`--${name} FILE is needed`);
  return file;
}

function evaluate(): object {
  switch (positionals.length === 1 && positionals[0]) {
    case "ranking":
      return evaluateRanking({ needs: required("needs"), candidates: required("candidates"), pairs: required("pairs") });
    case "duplicates":
      return evaluateDuplicates(required("needs"));
    default:
      throw new Error("name one of ranking, duplicates");
  }
}

try {
  const figures = evaluate();
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
} catch (error) {
  console.error(`eval: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
