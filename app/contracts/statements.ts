import { z } from "zod";
import { id, instant, line, namedRef, paragraph, revision } from "./common.ts";

/** Most requests of one statement. */
export const MOST_REQUESTS = 10;

/** Parts of a statement, in the order in which they are read. */
export const statementParts = ["situation", "problems", "requests"] as const;
export type StatementPart = (typeof statementParts)[number];

/**
 * What a unit has to say in a meeting, handed in before it: how things stand, what is in the way, what it asks for. `organization` is left
 * out where it is the actor's own unit. A new one takes the place of the one before.
 */
export const statementInput = z
  .strictObject({
    organization: id.optional(),
    situation: paragraph(3_000).default(""),
    problems: paragraph(3_000).default(""),
    requests: z.array(line(300, 2)).max(MOST_REQUESTS).default([]),
  })
  .refine(({ situation, problems, requests }) => situation.length + problems.length + requests.length > 0, { error: "required", path: ["situation"] });
export type StatementInput = z.output<typeof statementInput>;

export const statementView = z.object({
  id,
  organization: namedRef,
  situation: z.string(),
  problems: z.string(),
  requests: z.array(z.string()),
  /** Who handed it in, and when. */
  name: z.string(),
  at: instant,
  revision,
  /** Whether the reader may change it or take it back. */
  mayChange: z.boolean(),
});
export type StatementView = z.infer<typeof statementView>;
