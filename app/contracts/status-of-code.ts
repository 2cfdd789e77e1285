/**
 * Every way a request can fail, and the HTTP status it is told with. The map is total.
 * Apart from the schemas, so that a page that only tells of errors does not carry a parser to the phone.
 */
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
