import { fineFen } from "../../../app/contracts/fine-fen.ts";
import type { Hit } from "./index/line-store.ts";
import { largestAmount, type Line, noDay, unsaid } from "./score/line.ts";
import { createOutcome, type Outcome } from "./score/outcome.ts";
import type { PairContext } from "./score/pair-context.ts";
import { comparesPrice, fullRelevance, scorePair } from "./score/score-pair.ts";
import { decimal, yuan } from "./score/sentences.ts";
import type { Bilingual, Diagnosis, Relaxation, RelaxationKind } from "./types.ts";

const kinds: RelaxationKind[] = ["days", "quantity", "distance", "price", "qualification"];

/** Concessions named of each kind. */
const mostPerKind = 3;

/** Counterparts named per concession. */
const mostIds = 5;

/** What is in the way of one counterpart. `unit` of a price: the number of the asking line's unit that it is for; else 0. */
interface Obstacle {
  amount: number;
  code: string | null;
  unit: number;
}

interface Step extends Obstacle {
  id: string;
}

/** What keeps one counterpart from fitting; a kind that is not in the way is absent. */
type Obstacles = Partial<Record<RelaxationKind, Obstacle>>;

/**
 * Says what keeps counterparts about the same thing from fitting and which single concession would admit
 * how many of them. Counterparts outside the reader's audience enter `fitsOutside` as a number only. Pure.
 */
export function diagnose(context: PairContext, hits: readonly Hit[], canSee: (line: Line) => boolean): Diagnosis {
  const outcome = createOutcome();
  const steps = new Map<RelaxationKind, Step[]>();
  let related = 0;
  let fits = 0;
  let fitsOutside = 0;
  for (const { id, line, textMilli, milliScore } of hits) {
    if (milliScore < fullRelevance) continue;
    scorePair(context, line, textMilli, outcome);
    const obstacles = findObstacles(context, line, outcome);
    if (!obstacles) {
      if (canSee(line)) related++;
      continue;
    }
    const inTheWay = Object.entries(obstacles) as [RelaxationKind, Obstacle][];
    if (!canSee(line)) {
      if (inTheWay.length === 0) fitsOutside++;
      continue;
    }
    related++;
    if (inTheWay.length === 0) fits++;
    if (inTheWay.length !== 1) continue;
    const [kind, obstacle] = inTheWay[0]!;
    steps.set(kind, [...(steps.get(kind) ?? []), { ...obstacle, id }]);
  }
  const relaxations = kinds.flatMap((kind) => relaxationsOf(kind, steps.get(kind) ?? [], context));
  return { related, fits, relaxations, fitsOutside, ...summary(fits, related, relaxations, fitsOutside) };
}

/** Null where no single concession could help: another unit, a larger smallest order, nothing left to give. */
function findObstacles(context: PairContext, other: Line, outcome: Outcome): Obstacles | null {
  const need = context.line.need ? context.line : other;
  const supplier = context.line.need ? other : context.line;
  if (!outcome.sameUnit) return null;
  if (need.quantityMilli !== unsaid && supplier.minLotMilli > need.quantityMilli) return null;
  const obstacles: Obstacles = {};
  const reach = reachOf(need, supplier, outcome.firstDay);
  if (reach.supplyMilli === 0) return null;
  if (need.quantityMilli !== unsaid && reach.supplyMilli < need.quantityMilli) {
    obstacles.quantity = ofAmount(need.quantityMilli - reach.supplyMilli);
  }
  if (need.until !== noDay && reach.finishDay > need.until) {
    obstacles.days = ofAmount(reach.finishDay - need.until);
  }
  if (need.maxDistanceKm !== unsaid && outcome.km > need.maxDistanceKm) {
    obstacles.distance = ofAmount(outcome.km - need.maxDistanceKm);
  }
  if (outcome.overPricePermille > 0) {
    obstacles.price = { ...ofAmount(fineFen(supplier.unitPriceFen - outcome.limitFen, Math.ceil)), unit: ownPriceUnit(context.line, supplier) };
  }
  const missing = context.missingHard(other);
  if (missing.length > 1) return null;
  if (missing.length === 1) obstacles.qualification = { ...ofAmount(1), code: missing[0]! };
  return obstacles;
}

const ofAmount = (amount: number): Obstacle => ({ amount, code: null, unit: 0 });

/** The unit in which the asking line states what the supplier's price was compared with: its price's, else its quantity's. */
const ownPriceUnit = (asking: Line, supplier: Line): number =>
  comparesPrice(asking.priceGroup, supplier.priceGroup) ? asking.priceUnit : asking.unit;

/** What the supplier could bring if the need could wait, and the day on which it would be done. */
function reachOf(need: Line, supplier: Line, firstDay: number): { supplyMilli: number; finishDay: number } {
  const wanted = need.quantityMilli === unsaid ? largestAmount : need.quantityMilli;
  let supplyMilli = supplier.quantityMilli === unsaid ? wanted : Math.min(wanted, supplier.quantityMilli);
  if (supplier.until !== noDay && firstDay > supplier.until) return { supplyMilli: 0, finishDay: firstDay };
  const rate = supplier.ratePerDayMilli;
  if (rate === unsaid || need.quantityMilli === unsaid) return { supplyMilli, finishDay: firstDay };
  if (supplier.until !== noDay) supplyMilli = Math.min(supplyMilli, rate * (supplier.until - firstDay + 1));
  return { supplyMilli, finishDay: firstDay + Math.ceil(supplyMilli / rate) - 1 };
}

function relaxationsOf(
  kind: RelaxationKind,
  steps: readonly Step[],
  context: PairContext,
): Relaxation[] {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const key = `${step.unit} ${step.code}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  const relaxations: Relaxation[] = [];
  for (const group of groups.values()) {
    const { code } = group[0]!;
    const unit = context.codes.units.names[group[0]!.unit]! || null;
    const amounts = [...new Set(group.map(({ amount }) => amount))].toSorted((a, b) => a - b).slice(0, mostPerKind);
    for (const amount of amounts) {
      const ids = group.filter((step) => step.amount <= amount).map(({ id }) => id);
      const said = sayRelaxation({ kind, amount, code, unit }, ids.length, context);
      relaxations.push({ kind, amount, code, unit, fits: ids.length, ids: ids.slice(0, mostIds), ...said });
    }
  }
  return relaxations;
}

function sayRelaxation(
  { kind, amount, code, unit }: Pick<Relaxation, "kind" | "amount" | "code" | "unit">,
  fits: number,
  { line, codes }: PairContext,
): Bilingual {
  const said = line.need ? asNeed() : asResource();
  return { zh: `${said.zh}，有 ${fits} 家合适`, en: `${said.en}, ${fits} would fit` };

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

function summary(fits: number, related: number, relaxations: readonly Relaxation[], fitsOutside: number): Bilingual {
  const outside =
    fitsOutside > 0
      ? { zh: `；可见范围以外另有 ${fitsOutside} 家合适`, en: `; ${fitsOutside} more fit outside your audience` }
      : { zh: "", en: "" };
  if (fits > 0) return { zh: `已有 ${fits} 家合适${outside.zh}`, en: `${fits} fit already${outside.en}` };
  if (related === 0) return { zh: `没有同类的登记${outside.zh}`, en: `Nothing of this kind is listed${outside.en}` };
  const first = relaxations[0];
  const hint = first ? { zh: `；${first.zh}`, en: `. ${first.en}` } : { zh: "", en: "" };
  return {
    zh: `同类 ${related} 家，暂无合适${hint.zh}${outside.zh}`,
    en: `${related} of this kind, none fits${hint.en}${outside.en}`,
  };
}
