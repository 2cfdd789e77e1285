/** The values at these places (`Float64Array.from` with a function takes eight times as long). */
export function pickValues(values: Float64Array, places: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(places.length);
  for (let at = 0; at < picked.length; at++) picked[at] = values[places[at]!]!;
  return picked;
}
