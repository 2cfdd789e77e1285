import { z } from "zod";
import { instant } from "./common.ts";

/** The address under which a calendar follows one's meetings. */
export const calendarFeedView = z.object({
  /** Null while there is none. */
  createdAt: instant.nullable(),
  /** On the hub's own address; in the reply to its making only. Whoever has it reads one's meetings. */
  path: z.string().optional(),
});
export type CalendarFeedView = z.infer<typeof calendarFeedView>;
