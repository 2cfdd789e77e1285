import { z } from "zod";
import { id, instant, pageQuery, revision } from "./common.ts";
import { matchedListing } from "./matches.ts";

/** The same need of several organizations, as one line. Members that the reader may not read are a number. */
export const commonNeedView = z.object({
  id,
  /** Words of the oldest member that the reader may read; empty when there is none. */
  title: z.string(),
  /** How many organizations and alliances have it. */
  organizations: z.int(),
  alliances: z.int(),
  /** False once fewer than two organizations have it. */
  open: z.boolean(),
  members: z.array(matchedListing),
  hidden: z.int(),
  changedAt: instant,
  revision,
  may: z.object({ change: z.boolean() }),
});
export type CommonNeedView = z.infer<typeof commonNeedView>;

/** `GET /api/v1/common-needs`: those of most organizations first. */
export const commonNeedQuery = pageQuery.extend({ alliance: id.optional() });
export type CommonNeedQuery = z.output<typeof commonNeedQuery>;

/** `POST /api/v1/common-needs/{id}/apart`: a need that is not the same after all. */
export const apartInput = z.strictObject({ listing: id, revision: revision.optional() });
export type ApartInput = z.output<typeof apartInput>;
