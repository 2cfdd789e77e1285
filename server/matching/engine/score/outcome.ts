/** Where `scorePair` writes: the points of each criterion in thousandths and the numbers behind them. */
export interface Outcome {
  /** Per criterion in the order of `criteria`, thousandths of a point. */
  readonly points: Int32Array;
  milliScore: number;
  /** Share (per mille) to which everything but category and text counts. */
  relevancePermille: number;
  /** A hard condition is broken, or the pair is about different things: never suggested. */
  excluded: boolean;
  /** Nothing said on either side speaks against meeting the whole need. */
  fits: boolean;
  certain: boolean;

  categoryPermille: number;
  /** What the supplier can bring in time, thousandths; `unsaid` where unknown. */
  supplyMilli: number;
  coveragePermille: number;
  sameUnit: boolean;
  /** The supplier takes no order as small as this need, or the need no part as small as this supply. */
  lotTooLarge: boolean;
  firstDay: number;
  lastDay: number;
  /** Day on which the supplied part is finished; `noDay` where unknown. */
  finishDay: number;
  /** Days between finishing (or the end of the common window) and the due day; negative: days too late. */
  slackDays: number;
  km: number;
  /** Highest price that the need allows for one unit of the supplier's price, fen; `unsaid` where unknown. */
  limitFen: number;
  /** The need limits the price for another unit than the supplier's is for: nobody knows whether it is kept. */
  priceUncompared: boolean;
  /** Price above the limit, per mille of it; negative: below. */
  overPricePermille: number;
  missingHard: number;
  missingSoft: number;
  asked: number;
  keptPermille: number;
  daysLeft: number;
}

/** A fresh outcome to be filled again and again. */
export function createOutcome(): Outcome {
  return {
    points: new Int32Array(9),
    milliScore: 0,
    relevancePermille: 0,
    excluded: false,
    fits: false,
    certain: false,
    categoryPermille: 0,
    supplyMilli: 0,
    coveragePermille: 0,
    sameUnit: true,
    lotTooLarge: false,
    firstDay: 0,
    lastDay: 0,
    finishDay: 0,
    slackDays: 0,
    km: 0,
    limitFen: 0,
    priceUncompared: false,
    overPricePermille: 0,
    missingHard: 0,
    missingSoft: 0,
    asked: 0,
    keptPermille: 0,
    daysLeft: 0,
  };
}
