import type { MatchView } from "../../contracts/matches.ts";

/** How many firms the reader accepts with one press: a firm with two resources counts once, and a supplier accepts the need alone. Pure. */
export const suppliersToAccept = ({ answerAs, need, parts }: Pick<MatchView, "answerAs" | "need" | "parts">): number =>
  answerAs === need.owner.id ? new Set(parts.map(({ resource }) => resource.owner.id)).size : 1;
