import type { PairContext } from "./score/pair-context.ts";
import { decimal, yuan } from "./score/sentences.ts";
import type { Bilingual, Diagnosis, Relaxation } from "./types.ts";

/** What one side would have to give way in. */
export type Concession = Pick<Relaxation, "kind" | "amount" | "code" | "unit">;

/** What no concession mends: another unit, less than the smallest order, no day that both have, several missing qualifications. */
export type Misfit = "unit" | "lot" | "time" | "qualifications";

/** One concession and how many it admits. Pure. */
export function sayRelaxation(concession: Concession, fits: number, context: PairContext): Bilingual {
  const said = sayConcession(concession, context);
  return { zh: `${said.zh}，有 ${fits} 家合适`, en: `${said.en}, ${fits} would fit` };
}

/** The concessions that one counterpart asks for together. Pure. */
export function saySteps(concessions: readonly Concession[], context: PairContext): Bilingual {
  const said = concessions.map((concession) => sayConcession(concession, context));
  return {
    zh: `最接近的一家差 ${said.length} 项：${said.map(({ zh }) => zh).join("，")}`,
    en: `The nearest is ${said.length} steps away: ${said.map(({ en }) => en).join("; ")}`,
  };
}

const misfits: Record<Misfit, (count: number) => Bilingual> = {
  unit: (count) => ({ zh: `${count} 家计量单位不同`, en: `${count} in another unit` }),
  lot: (count) => ({ zh: `${count} 家数量与起订量不合`, en: `${count} below the smallest order` }),
  time: (count) => ({ zh: `${count} 家的可供时间对不上`, en: `${count} without a day in common` }),
  qualifications: (count) => ({ zh: `${count} 家缺两项以上资质`, en: `${count} without two or more qualifications` }),
};

/** How many cannot fit for which reason; null for none. Pure. */
export function sayMisfits(counts: ReadonlyMap<Misfit, number>): Bilingual | null {
  const said = (Object.keys(misfits) as Misfit[]).flatMap((kind) => (counts.has(kind) ? [misfits[kind](counts.get(kind)!)] : []));
  return said.length === 0 ? null : { zh: said.map(({ zh }) => zh).join("，"), en: said.map(({ en }) => en).join(", ") };
}

function sayConcession({ kind, amount, code, unit }: Concession, { line, codes }: PairContext): Bilingual {
  return line.need ? asNeed() : asResource();

  function asNeed(): Bilingual {
    switch (kind) {
      case "days":
        return { zh: `交期放宽 ${amount} 天`, en: `${amount} days later` };
      case "quantity":
        return { zh: `数量减少 ${inUnit()}`, en: `${inUnit()} less` };
      case "distance":
        return { zh: `距离放宽 ${amount} 公里`, en: `${amount} km farther` };
      case "price":
        return { zh: `单价提高 ${yuan(amount).zh}/${unit}`, en: `${yuan(amount).en} more per ${unit}` };
      case "qualification":
        return { zh: `不要求“${qualification().zh}”`, en: `Without ${qualification().en}` };
    }
  }

  function asResource(): Bilingual {
    switch (kind) {
      case "days":
        return { zh: `提前 ${amount} 天可供`, en: `${amount} days earlier` };
      case "quantity":
        return { zh: `多供 ${inUnit()}`, en: `${inUnit()} more` };
      case "distance":
        return { zh: `对方距离放宽 ${amount} 公里`, en: `If they go ${amount} km farther` };
      case "price":
        return { zh: `单价降低 ${yuan(amount).zh}/${unit}`, en: `${yuan(amount).en} less per ${unit}` };
      case "qualification":
        return { zh: `具备“${qualification().zh}”`, en: `With ${qualification().en}` };
    }
  }

  function inUnit(): string {
    return `${decimal(amount)} ${codes.units.names[line.unit]!}`;
  }

  function qualification(): Bilingual {
    return codes.vocabulary.qualificationName(code ?? "");
  }
}

/** The whole in one sentence. `short`: what is said where no single concession helps. Pure. */
export function sayDiagnosis({ related, fits, relaxations, fitsOutside }: Omit<Diagnosis, keyof Bilingual>, short: Bilingual | null): Bilingual {
  const outside =
    fitsOutside > 0
      ? { zh: `；可见范围以外另有 ${fitsOutside} 家合适`, en: `; ${fitsOutside} more fit outside your audience` }
      : { zh: "", en: "" };
  if (fits > 0) return { zh: `已有 ${fits} 家合适${outside.zh}`, en: `${fits} fit already${outside.en}` };
  if (related === 0) return { zh: `没有同类的登记${outside.zh}`, en: `Nothing of this kind is listed${outside.en}` };
  const first = relaxations[0] ?? short;
  const hint = first ? { zh: `；${first.zh}`, en: `. ${first.en}` } : { zh: "", en: "" };
  return {
    zh: `同类 ${related} 家，暂无合适${hint.zh}${outside.zh}`,
    en: `${related} of this kind, none fits${hint.en}${outside.en}`,
  };
}
