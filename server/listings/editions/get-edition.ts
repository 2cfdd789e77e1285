import type { Page } from "../../../app/contracts/common.ts";
import type { EditionLine, EditionLineQuery, EditionView } from "../../../app/contracts/editions.ts";
import type { EditionLineRecord } from "../../../models/edition-line.ts";
import type { ListingRecord } from "../../../models/listing.ts";
import { canPublishEditions } from "../../access/edition-rules.ts";
import { readableListings, readerKeysOf } from "../../access/listing-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import type { Models } from "../../database/models.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { ListingDependencies } from "../listing-dependencies.ts";
import { presentListings, remainingView } from "../present-listing.ts";
import { countLines } from "./count-lines.ts";
import { digestOf } from "./gather-lines.ts";
import { requireEdition } from "./require-edition.ts";

type Head = Pick<EditionLineRecord, "_id" | "kind" | "change" | "listing">;

/** An edition with how many lines of each kind the actor reads in it. @throws not_found */
export async function getEdition({ models }: Pick<Dependencies, "models">, actor: Actor, id: string): Promise<EditionView> {
  const edition = await requireEdition(models, actor, id);
  const [heads, names] = await Promise.all([readHeads(models, actor, id), readNames(models, { alliances: [edition.alliance] })]);
  return {
    id: edition._id,
    alliance: nameIn(names, edition.alliance),
    year: edition.year,
    serial: edition.serial,
    day: edition.day,
    at: edition.at.toISOString(),
    name: edition.name,
    foreword: edition.foreword,
    counts: countLines(heads),
    corrections: edition.corrections.map(({ at, name, text }) => ({ at: at.toISOString(), name, text })),
    previous: edition.previous,
    may: { correct: canPublishEditions(actor, edition) },
  };
}

/**
 * A page of an edition's lines of one kind, as they stood then, each with where it stands now. @throws not_found; bad_input on a cursor that
 * is not ours
 */
export async function listEditionLines(dependencies: ListingDependencies, actor: Actor, id: string, { kind, cursor, limit }: EditionLineQuery): Promise<Page<EditionLine>> {
  const { models } = dependencies;
  await requireEdition(models, actor, id);
  const from = readCursor(cursor, 1);
  const start = from ? Number(from[0]) : 0;
  const heads = await readHeads(models, actor, id, kind);
  const page = heads.slice(start, start + limit);
  const [stored, live] = await Promise.all([
    models.editionLines.find({ _id: { $in: page.map(({ _id }) => _id) } }).sort({ place: 1 }).lean(),
    models.listings.find({ _id: { $in: page.map(({ listing }) => listing) }, ...readableListings(actor) }).lean(),
  ]);
  const now = new Map(live.map((listing) => [listing._id, listing]));
  // One that was taken from the reader between the two looks is left out.
  const lines = stored.flatMap((line) => (now.has(line.listing) ? [{ line, live: now.get(line.listing)! }] : []));
  const views = await presentListings(dependencies, actor, lines.map(({ line, live: current }) => asFrozen(line, current)));
  return {
    items: lines.map(({ line, live: current }, index) => ({
      change: line.change,
      listing: { ...views[index]!, may: { change: false, withdraw: false, renew: false } },
      now: {
        state: current.state,
        remaining: remainingView(current),
        changed: digestOf(current) !== line.digest,
      },
    })),
    nextCursor: start + limit < heads.length ? writeCursor([start + limit]) : null,
  };
}

/** The frozen listing with the stricter of both rules for its price: who had a part in it then or has one now, where it is for these alone. */
const asFrozen = ({ frozen, readers }: EditionLineRecord, live: ListingRecord): ListingRecord => ({
  ...live,
  ...frozen,
  readers,
  priceAudience: frozen.priceAudience === "parties" || live.priceAudience === "parties" ? "parties" : "audience",
  parties: live.parties,
});

/** The lines that the actor could read when they were frozen and may read now, in order; what was narrowed since is not even counted. */
async function readHeads(models: Models, actor: Actor, edition: string, kind?: EditionLineQuery["kind"]): Promise<Head[]> {
  const heads = await models.editionLines
    .find({ edition, ...(kind && { kind }), readers: { $in: readerKeysOf(actor) } }, { kind: 1, change: 1, listing: 1 })
    .sort({ kind: 1, place: 1 })
    .lean<Head[]>();
  const readable = await models.listings.find({ _id: { $in: heads.map(({ listing }) => listing) }, ...readableListings(actor) }, { _id: 1 }).lean();
  const now = new Set(readable.map(({ _id }) => _id));
  return heads.filter(({ listing }) => now.has(listing));
}
