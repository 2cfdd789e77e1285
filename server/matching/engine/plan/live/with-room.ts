/** The same array, or one twice as long, so that `index` lies within. */
export function withRoom<A extends Float64Array | Int32Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(16, index + 1, array.length * 2));
  longer.set(array);
  return longer;
}
