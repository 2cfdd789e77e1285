import { fineFen } from "../../../app/contracts/fine-fen.ts";
import type { Hit } from "./index/line-store.ts";
import { largestAmount, type Line, noDay, unsaid } from "./score/line.ts";
import { createOutcome, type Outcome } from "./score/outcome.ts";
import type { PairContext } from "./score/pair-context.ts";
import { comparesPrice, fullRelevance, scorePair } from "./score/score-pair.ts";
import { type Concession, type Misfit, sayDiagnosis, sayMisfits, sayRelaxation, saySteps } from "./say-diagnosis.ts";
import type { Diagnosis, Relaxation, RelaxationKind } from "./types.ts";

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
  const beyond = new Map<Misfit, number>();
  /** Those in the way of the counterpart that they keep off with the fewest; the likelier one first. */
  let nearest: Concession[] | null = null;
  let related = 0;
  let fits = 0;
  let fitsOutside = 0;
  for (const { id, line, textMilli, milliScore } of hits) {
    if (milliScore < fullRelevance) continue;
    scorePair(context, line, textMilli, outcome);
    const obstacles = findObstacles(context, line, outcome);
    if (typeof obstacles === "string") {
      if (canSee(line)) {
        related++;
        beyond.set(obstacles, (beyond.get(obstacles) ?? 0) + 1);
      }
      continue;
    }
    const inTheWay = Object.entries(obstacles) as [RelaxationKind, Obstacle][];
    if (!canSee(line)) {
      if (inTheWay.length === 0) fitsOutside++;
      continue;
    }
    related++;
    if (inTheWay.length === 0) fits++;
    if (inTheWay.length > 1 && (nearest === null || inTheWay.length < nearest.length)) {
      nearest = inTheWay.map(([kind, obstacle]) => ({ kind, ...obstacle, unit: unitName(context, obstacle) }));
    }
    if (inTheWay.length !== 1) continue;
    const [kind, obstacle] = inTheWay[0]!;
    steps.set(kind, [...(steps.get(kind) ?? []), { ...obstacle, id }]);
  }
  const relaxations = kinds.flatMap((kind) => relaxationsOf(kind, steps.get(kind) ?? [], context));
  const short = relaxations.length > 0 ? null : nearest ? saySteps(nearest, context) : sayMisfits(beyond);
  const found = { related, fits, relaxations, fitsOutside };
  return { ...found, ...sayDiagnosis(found, short) };
}

/** A misfit where no concession could help. */
function findObstacles(context: PairContext, other: Line, outcome: Outcome): Obstacles | Misfit {
  const need = context.line.need ? context.line : other;
  const supplier = context.line.need ? other : context.line;
  if (!outcome.sameUnit) return "unit";
  if (need.quantityMilli !== unsaid && supplier.minLotMilli > need.quantityMilli) return "lot";
  const obstacles: Obstacles = {};
  const reach = reachOf(need, supplier, outcome.firstDay);
  if (reach.supplyMilli === 0) return "time";
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
  if (missing.length > 1) return "qualifications";
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

const unitName = ({ codes }: PairContext, { unit }: Obstacle): string | null => codes.units.names[unit]! || null;

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
    const unit = unitName(context, group[0]!);
    const amounts = [...new Set(group.map(({ amount }) => amount))].toSorted((a, b) => a - b).slice(0, mostPerKind);
    for (const amount of amounts) {
      const ids = group.filter((step) => step.amount <= amount).map(({ id }) => id);
      const said = sayRelaxation({ kind, amount, code, unit }, ids.length, context);
      relaxations.push({ kind, amount, code, unit, fits: ids.length, ids: ids.slice(0, mostIds), ...said });
    }
  }
  return relaxations;
}
