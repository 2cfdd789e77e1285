import type { ListingRecord } from "../../models/listing.ts";
import { addDays, dayAt } from "../clock.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { replaceListing } from "./write-listing.ts";

const DAY_MS = 86_400_000;
/** Listings handled in one run; the rest waits for the next one. */
const MOST_AT_ONCE = 200;

type Warning = "week" | "day";

/**
 * Tells the owners 7 days and 24 hours before a line's last day is over, and closes it when it is, with a notice each
 * time: nothing runs out silently. Each notice is given once for a last day; a renewed line is warned of anew.
 * Safe to run at any time on any number of processes. Returns how many were told of and closed.
 */
export async function sweepListings(dependencies: ListingDependencies): Promise<{ warned: number; expired: number }> {
  const now = dependencies.clock.now();
  const lastDayWithin = (days: number) => addDays(dayAt(new Date(now.getTime() + days * DAY_MS)), -1);
  const expired = await each(dependencies, { open: true, expiresOn: { $lt: dayAt(now) } }, expire);
  const lastDay = await each(dependencies, dueForWarning("day", lastDayWithin(1)), (...step) => warn(...step, "day"));
  const lastWeek = await each(dependencies, dueForWarning("week", lastDayWithin(7)), (...step) => warn(...step, "week"));
  return { warned: lastDay + lastWeek, expired };
}

/** Open lines that end by a day and were not warned of. */
const dueForWarning = (warning: Warning, until: string) => ({
  open: true,
  expiresOn: { $lte: until },
  [`warned.${warning}`]: null,
});

type Step = (dependencies: ListingDependencies, transaction: Transaction, listing: ListingRecord) => Promise<void>;

async function each(dependencies: ListingDependencies, filter: Record<string, unknown>, step: Step): Promise<number> {
  const { models, inTransaction } = dependencies;
  const found = await models.listings.find(filter, { _id: 1 }).sort({ expiresOn: 1 }).limit(MOST_AT_ONCE).lean();
  let done = 0;
  for (const { _id } of found) {
    const happened = await inTransaction(null, async (transaction) => {
      const listing = await models.listings.findOne({ _id, ...filter }, null, { session: transaction.session }).lean();
      if (listing) await step(dependencies, transaction, listing);
      return listing !== null;
    });
    if (happened) done += 1;
  }
  return done;
}

async function expire(dependencies: ListingDependencies, transaction: Transaction, listing: ListingRecord): Promise<void> {
  const after = await replaceListing(dependencies, transaction, listing, { state: "expired" });
  transaction.audit({
    action: "listing.expire",
    subject: { kind: "listing", id: listing._id },
    alliance: listing.alliance,
    county: listing.county,
    before: { state: listing.state },
    after: { state: "expired" },
  });
  await announceListing(dependencies, transaction, "listing.changed", after, listing);
  await tell(dependencies, transaction, listing, "expired");
}

async function warn(
  dependencies: ListingDependencies,
  transaction: Transaction,
  listing: ListingRecord,
  warning: Warning,
): Promise<void> {
  const given = warning === "day" ? { week: listing.expiresOn, day: listing.expiresOn } : { ...listing.warned, week: listing.expiresOn };
  await dependencies.models.listings.updateOne({ _id: listing._id }, { $set: { warned: given } }, { session: transaction.session });
  transaction.emit(`organization:${listing.owner}`, "listing.expiring", {
    listing: listing._id,
    kind: listing.kind,
    expiresOn: listing.expiresOn,
  });
  await tell(dependencies, transaction, listing, warning);
}

/** Who acts for the owner today, and who typed the line. */
async function tell(
  { notify, peopleActingFor }: ListingDependencies,
  transaction: Transaction,
  listing: ListingRecord,
  what: Warning | "expired",
): Promise<void> {
  const people = [...(await peopleActingFor(transaction, listing.owner)), listing.typedBy];
  const kind = { week: "listing_expiring_week", day: "listing_expiring_day", expired: "listing_expired" }[what];
  await notify(transaction, people, {
    key: `listing.expiring:${listing._id}:${listing.expiresOn}:${what}`,
    kind,
    facts: { title: listing.title, day: listing.expiresOn ?? "" },
    href: `/listings/${listing._id}`,
  });
}
