/** One reason why an allocation problem is refused, with the place in the input (`needs[3].quantity`). */
export interface PlanInputIssue {
  path: string;
  message: string;
}

/** Thrown for a problem that is no allocation problem or too large to be solved exactly; the caller's fault. */
export class PlanInputError extends Error {
  readonly issues: readonly PlanInputIssue[];

  constructor(issues: readonly PlanInputIssue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join("; "));
    this.name = "PlanInputError";
    this.issues = issues;
  }
}
