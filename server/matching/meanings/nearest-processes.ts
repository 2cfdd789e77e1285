/** Processes that one text is taken to mean, at most. */
const MOST = 2;
/**
 * How far, in standard deviations, a process must stand out among all of them. Models differ in how near everything lies
 * to everything, so no fixed similarity would do.
 */
const STANDS_OUT = 2.5;

/** A process group with the vector of its names. */
export interface ProcessVector {
  process: string;
  vector: Float32Array;
}

/** The processes that a text means by its vector, nearest first; none where no process stands out. Pure. */
export function nearestProcesses(vector: Float32Array, processes: readonly ProcessVector[]): string[] {
  const near = processes.map((each) => cosine(vector, each.vector));
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  const deviation = Math.sqrt(near.reduce((sum, value) => sum + (value - mean) ** 2, 0) / near.length);
  if (!(deviation > 0)) return [];
  return processes
    .map(({ process }, at) => ({ process, score: (near[at]! - mean) / deviation }))
    .filter(({ score }) => score >= STANDS_OUT)
    .toSorted((a, b) => b.score - a.score || (a.process < b.process ? -1 : 1))
    .slice(0, MOST)
    .map(({ process }) => process);
}

function cosine(a: Float32Array, b: Float32Array): number {
  let product = 0;
  let ofA = 0;
  let ofB = 0;
  for (let at = 0; at < a.length; at += 1) {
    product += a[at]! * b[at]!;
    ofA += a[at]! * a[at]!;
    ofB += b[at]! * b[at]!;
  }
  return ofA > 0 && ofB > 0 ? product / Math.sqrt(ofA * ofB) : 0;
}
