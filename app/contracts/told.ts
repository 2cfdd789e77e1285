import { z } from "zod";
import { instant } from "./common.ts";

/** What units are told of a task, a suggestion or a case, and who looks after it where nobody has read that. */
export const toldKinds = [
  "action_assigned",
  "action_soon",
  "action_due",
  "action_overdue",
  "action_overdue_led",
  "action_returned",
  "suggestion_assigned",
  "suggestion_resumed",
  "suggestion_overdue",
  "case_dispatched",
  "case_supervised",
  "case_overdue",
  "case_reopened",
  "nobody_read",
] as const;
export const toldKind = z.enum(toldKinds);
export type ToldKind = z.infer<typeof toldKind>;

/** `GET /api/v1/actions/{id}/told` and its like: what was told to whom, newest first, and when each of them read it. */
export const toldView = z.object({
  /** `unit`: of `nobody_read`, the one where nobody has. */
  items: z.array(z.object({ at: instant, kind: toldKind, unit: z.string().nullable(), people: z.array(z.object({ name: z.string(), readAt: instant.nullable() })) })),
});
export type ToldView = z.infer<typeof toldView>;
