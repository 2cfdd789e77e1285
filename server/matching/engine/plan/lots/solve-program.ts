/** The answer of a mixed-integer solver: for each binary of the program whether it is 1, and whether that is proven best. */
export interface ProgramAnswer {
  proven: boolean;
  chosen: ReadonlySet<string>;
}

/** Solves a mixed-integer program in CPLEX LP text to a gap of 0, within its own limits; null when it found no answer at all. */
export type SolveProgram = (program: string) => Promise<ProgramAnswer | null>;
