import { z } from "zod";

/** Every way a request can fail, and the HTTP status it is told with. The map is total. */
export const statusOfCode = {
  bad_input: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof statusOfCode;
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
