/**
 * Why a party declines a suggestion; `other` needs nothing more, since `reason` always says it in words.
 * A file of its own: the dialog that offers them ships without the schema parser.
 */
export const declineCodes = ["no_capacity", "time", "price", "quality", "distance", "already_served", "other"] as const;
export type DeclineCode = (typeof declineCodes)[number];
