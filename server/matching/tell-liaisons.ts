import type { MatchRecord } from "../../models/match.ts";
import type { NoticeInput } from "../notifications/notify.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { MatchingDependencies } from "./ports.ts";

type Reading = Pick<MatchingDependencies, "models" | "notifyEach">;

/**
 * Tells the liaisons of the parties which of their own listings have new suggestions. What comes for the same listing before
 * they have looked joins the notice that is there.
 */
export async function tellLiaisons({ models, notifyEach }: Reading, transaction: Transaction, stored: readonly MatchRecord[]): Promise<void> {
  const parties = [...new Set(stored.flatMap((match) => match.parties))];
  if (parties.length === 0) return;
  const { session, at } = transaction;
  const listings = await models.listings.find({ _id: { $in: stored.flatMap((match) => match.listings) } }, { title: 1 }, { session }).lean();
  const titles = new Map(listings.map(({ _id, title }) => [_id, title]));
  const seats = await models.seats.find({ organization: { $in: parties }, role: { $in: ["liaison", "service"] } }, null, { session }).lean();
  const tellings = parties.flatMap((party) => {
    const people = seats.filter((seat) => seat.organization === party && seat.from <= at && (!seat.until || at < seat.until)).map(({ person }) => person);
    const matches = stored.filter((match) => match.parties.includes(party));
    return [...new Set(matches.map((match) => ownListing(match, party)))].map((listing) => {
      const own = matches.filter((match) => match.listings.includes(listing));
      const notice: NoticeInput = {
        key: `match.suggested:${listing}`,
        kind: "match_suggested",
        facts: { title: titles.get(listing) ?? "", count: own.length, score: Math.max(...own.map(({ score }) => score)) },
        gather: { count: "sum", score: "max" },
        href: `/listings/${listing}`,
      };
      return { people, notice };
    });
  });
  await notifyEach(transaction, tellings);
}

/** What a party put in: its need, or its part of the supply. Pure. */
const ownListing = ({ need, needOwner, parts }: MatchRecord, party: string): string =>
  needOwner === party ? need : parts.find(({ owner }) => owner === party)!.resource;
