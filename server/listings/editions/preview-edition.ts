import type { EditionPreview } from "../../../app/contracts/editions.ts";
import type { Actor } from "../../access/actor.ts";
import { addDays, dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { missingOf } from "../present-listing.ts";
import { countLines } from "./count-lines.ts";
import { gatherLines } from "./gather-lines.ts";
import { newestEdition, requirePublisher } from "./require-edition.ts";

/** Lines that end within so many days are told of before they are frozen. */
const SOON_DAYS = 7;

/** What an edition published now would hold, for who publishes it. Reads only. @throws not_found, forbidden */
export async function previewEdition({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, allianceId: string): Promise<EditionPreview> {
  const alliance = await requirePublisher(models, actor, allianceId);
  const newest = await newestEdition(models, allianceId);
  const today = dayAt(clock.now());
  const year = Number(today.slice(0, 4));
  const [lines, counter] = await Promise.all([
    gatherLines(models, allianceId, newest?._id ?? null),
    models.counters.findOne({ _id: `editions:${allianceId}:${year}` }).lean(),
  ]);
  const held = (lines ?? []).filter(({ change }) => change !== "gone").map(({ frozen }) => frozen);
  return {
    alliance: { id: alliance._id, name: alliance.name },
    year,
    serial: (counter?.value ?? 0) + 1,
    after: newest && { id: newest._id, year: newest.year, serial: newest.serial, day: newest.day },
    counts: countLines(lines ?? []),
    unspecified: held.filter((listing) => missingOf(listing).length > 0).length,
    expiring: held.filter(({ expiresOn }) => expiresOn !== null && expiresOn <= addDays(today, SOON_DAYS)).length,
    tooMany: lines === undefined,
  };
}
