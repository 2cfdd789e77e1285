import { z } from "zod";
import { statusOfCode, type ProblemCode } from "./status-of-code.ts";

export { statusOfCode, type ProblemCode };

export const problemCode = z.enum(Object.keys(statusOfCode) as [ProblemCode, ...ProblemCode[]]);

/** One field that was refused: `path` such as `quantity.value`, `message` in the reader's language. */
export const fieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldError>;

/** Body of every failed request (`application/problem+json`). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: problemCode,
  detail: z.string(),
  errors: z.array(fieldError),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
