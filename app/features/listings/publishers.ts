import type { ListingKind } from "../../contracts/listings.ts";
import type { Role } from "../../contracts/people.ts";

const everybody = ["liaison", "chair", "secretary", "officer", "service", "administrator"] as const;

/** Roles to which a kind is offered for publishing; whether an organization may own it, the server decides. */
export const publishersOf: Record<ListingKind, readonly Role[]> = {
  need: everybody,
  resource: everybody,
  policy: ["secretary", "officer", "service", "administrator"],
};

/** Whether any of a person's seats is offered this kind. Pure. */
export const mayPublish = (seats: readonly { role: Role }[], kind: ListingKind): boolean => seats.some(({ role }) => publishersOf[kind].includes(role));
