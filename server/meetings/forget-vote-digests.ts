import type { Models } from "../database/models.ts";

/**
 * Takes the command keys from meetings that are over and had a secret poll. Until December 2026 a key kept a digest of its command, from
 * which three tries tell how a person voted; since then a secret vote leaves none. Does nothing where it has been done.
 */
export async function forgetVoteDigests({ meetings }: Pick<Models, "meetings">): Promise<void> {
  await meetings.updateMany({ state: "closed", "polls.secret": true, "keys.content": { $type: "string" } }, { $set: { keys: [] } });
}
