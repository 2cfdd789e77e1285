/** From one yuan on, prices for a unit are compared in whole fen. */
const WHOLE_FROM = 100;

/**
 * Fen for one unit as they are compared: whole from one yuan on, to a thousandth of a fen below, so that what costs 30 yuan
 * ten thousand pieces has a price by the piece. What arithmetic adds beyond a millionth of a fen is dropped before rounding. Pure.
 */
export function fineFen(fen: number, round: (value: number) => number = Math.round): number {
  return fen >= WHOLE_FROM ? round(fen) : round(Math.round(fen * 1_000_000) / 1_000) / 1_000;
}
