import { writeCause } from "../../app/contracts/causes.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, dayAt, startOfDay } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { personSeats } from "../people/resolve-actor.ts";
import type { Services } from "../services.ts";
import type { DemoChapter, DemoCounty } from "./demo-county.ts";
import { holdEarlierMeeting } from "./hold-earlier-meeting.ts";
import { demoCreditCode, demoOrganizations, fullName, type DemoOrganizationKey } from "./organizations.ts";
import { demoPeople, liaisonNames, type DemoPerson, type DemoPersonKey } from "./people.ts";
import { demoAlliances, seedRotation } from "./seed-alliances.ts";
import { seedCases } from "./seed-cases.ts";
import { seedClaims } from "./seed-claims.ts";
import { seedConsultation } from "./seed-consultation.ts";
import { seedEdition } from "./seed-edition.ts";
import { seedExamples } from "./seed-examples.ts";
import { seedHandOver } from "./seed-hand-over.ts";
import { seedListings } from "./seed-listings.ts";
import { holdLastMeeting, planNextMeeting } from "./seed-meetings.ts";
import { seedPastDeals } from "./seed-past-deals.ts";
import { seedSuggestions } from "./seed-suggestions.ts";
import { seedUndertaking } from "./seed-undertaking.ts";
import { seedUrgent } from "./seed-urgent.ts";
import type { StoryClock } from "./story-clock.ts";

/** What happens in the county once its organizations and people are there, in the order in which it is told. */
const chapters: DemoChapter[] = [seedPastDeals, holdEarlierMeeting, holdLastMeeting, seedSuggestions, seedCases, seedUndertaking, seedListings, seedClaims, seedConsultation, seedUrgent, planNextMeeting, seedEdition, seedExamples];

/** The day on which the alliances were founded, long enough ago for the terms that lie behind. */
const FOUNDED = -400;
/** Days between one member's joining and the next one's. */
const JOINED_EVERY = 9;

/** How long after it was told something is read. */
const READ_AFTER_MS = 40 * 60_000;

/** What is noted about the loading, so that a county cut short by a crash is never taken for a whole one. */
const LOADING = 1;
const LOADED = 2;

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

/**
 * Loads the demo county: two alliances with chain, members, seats and a running chair, then each chapter, all through
 * the hub's own use cases, on days that count from today and with the hub's clock set to them. Does nothing unless the
 * database is empty.
 * Returns whether it was loaded now.
 * @throws Error when an earlier loading was cut short
 */
export async function seedDemo(hub: { services: Services; dependencies: Dependencies; clock: StoryClock }): Promise<boolean> {
  const { services, dependencies, clock } = hub;
  const { models } = dependencies;
  const mark = await models.counters.findOne({ _id: "demo" }).lean();
  if (mark?.value === LOADING) throw new Error("the demo county was loaded only in part: remove the data folder and start again");
  if (!(await services.people.needsSetUp())) return false;
  await models.counters.create({ _id: "demo", value: LOADING });
  // Seats are given once, before anybody acts by them; only the chair's moves with the story, and is read anew.
  const actors = new Map<string, Promise<Actor>>();
  const actorOf = (person: string) => {
    const known = actors.get(person) ?? actorFor(dependencies, person);
    actors.set(person, known);
    return known;
  };
  const today = dayAt(clock.now());
  const county: DemoCounty = {
    services,
    dependencies,
    today,
    alliances: { machinery: "", chemistry: "" },
    organizations: {} as DemoCounty["organizations"],
    people: {} as DemoCounty["people"],
    liaisons: {},
    goTo: (day, time) => clock.goTo(new Date(`${addDays(today, day)}T${time}:00+08:00`)),
    actorOf: (key) => actorOf(county.people[key]),
    async chairOf(alliance) {
      const now = clock.now();
      const term = await models.terms.findOne({ alliance: county.alliances[alliance], from: { $lte: now }, until: { $gt: now } }).lean();
      return actorFor(dependencies, term!.person!);
    },
    liaisonOf: (organization) => actorOf(county.liaisons[organization]!),
  };
  county.goTo(FOUNDED, "09:00");
  county.people.administrator = await seedAdministrator(dependencies);
  await seedRegisters(county);
  await seedPeople(county);
  await seedRotation(county, "machinery", county.people.deputy);
  await seedHandOver(county);
  await seedRotation(county, "chemistry", null);
  for (const chapter of chapters) await chapter(county);
  clock.release();
  await readUpTo(dependencies, addDays(today, -1));
  await models.counters.updateOne({ _id: "demo" }, { $set: { value: LOADED } });
  return true;
}

/** Everybody has read by now what they were told before yesterday, within the hour. */
async function readUpTo({ models }: Dependencies, day: string): Promise<void> {
  const told = await models.notices.find({ readAt: null, at: { $lt: startOfDay(day) } }, { at: 1 }).lean();
  await models.notices.bulkWrite(told.map(({ _id, at }) => ({ updateOne: { filter: { _id }, update: { $set: { readAt: new Date(at.getTime() + READ_AFTER_MS) } } } })));
}

/** The first account has nobody to make it; everybody else is made by it. */
async function seedAdministrator({ models, ids, inTransaction }: Dependencies): Promise<string> {
  const id = ids.next();
  const { account, name } = demoPeople.administrator;
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const person = { _id: id, account, accountKey: account, name, locale: "zh-CN", demo: true, revision: 0, createdAt: at } as const;
    const seat = { _id: ids.next(), person: id, role: "administrator", organization: null, alliance: null, county: null, from: at, until: null, cause: writeCause("demo") } as const;
    await models.people.create([person], { session });
    await models.seats.create([seat], { session });
    transaction.audit({ action: "hub.demo", subject: { kind: "person", id } });
  });
  return id;
}

async function seedRegisters(county: DemoCounty): Promise<void> {
  const { services, organizations } = county;
  const administrator = await county.actorOf("administrator");
  const founding = keysOf(demoOrganizations).map(async (key) => {
    const { shortName, kind, place, industry, size, revenueMillion, qualifications } = demoOrganizations[key];
    const created = await services.alliances.createOrganization(administrator, {
      name: fullName(key),
      shortName,
      kind,
      creditCode: demoCreditCode(key),
      county: place.slice(0, 6),
      place,
      industry,
      size,
      revenue: revenueMillion === null ? null : { amount: revenueMillion * 100_000_000, currency: "CNY" },
      qualifications: qualifications ?? [],
      contactPhone: null,
    });
    organizations[key] = created.id;
  });
  await Promise.all(founding);
  for (const key of keysOf(demoAlliances)) {
    const { name, county: code, leadDepartment, links, termMonths } = demoAlliances[key];
    const alliance = await services.alliances.createAlliance(administrator, {
      name,
      county: code,
      leadDepartment: organizations[leadDepartment],
      links,
      termMonths,
    });
    county.alliances[key] = alliance.id;
  }
  for (const [index, key] of keysOf(demoOrganizations).entries()) {
    county.goTo(FOUNDED + index * JOINED_EVERY, "10:00");
    const { alliance, kind, links, leading } = demoOrganizations[key];
    if (kind === "department") continue;
    await services.alliances.admitMember(administrator, county.alliances[alliance], {
      organization: organizations[key],
      links,
      leading: leading ?? false,
    });
  }
}

async function seedPeople(county: DemoCounty): Promise<void> {
  const { people } = county;
  county.goTo(FOUNDED, "14:00");
  const served = new Set(Object.values<DemoPerson>(demoPeople).flatMap(({ seats }) => seats.map((seat) => seat.organization)));
  const others = keysOf<DemoOrganizationKey>(demoOrganizations).filter(
    (key) => !served.has(key) && demoOrganizations[key].kind !== "department",
  );
  await Promise.all([
    ...keysOf<DemoPersonKey>(demoPeople)
      .filter((key) => key !== "administrator")
      .map(async (key) => {
        people[key] = await seedPerson(county, demoPeople[key], true);
      }),
    ...others.map((key, index) => {
      const { alliance, kind } = demoOrganizations[key];
      const role = kind === "enterprise" ? "liaison" : "service";
      const name = liaisonNames[index % liaisonNames.length]!;
      return seedPerson(county, { account: `liaison-${key}`, name, seats: [{ role, organization: key, alliance }] }, false);
    }),
  ]);
}

async function seedPerson(county: DemoCounty, { account, name, seats }: DemoPerson, offered: boolean): Promise<string> {
  const { services, dependencies, organizations, alliances, liaisons } = county;
  const administrator = await county.actorOf("administrator");
  const place = seats[0]?.organization ? demoOrganizations[seats[0].organization].place.slice(0, 6) : null;
  const { person } = await services.people.createPerson(administrator, { name, account, phone: null, county: place });
  for (const { role, organization, alliance } of seats) {
    await services.people.giveSeat(administrator, {
      person: person.id,
      role,
      organization: organization ? organizations[organization] : null,
      alliance: alliance ? alliances[alliance] : null,
      county: null,
      until: null,
      cause: writeCause("demo"),
    });
    if (role === "liaison" || role === "service") liaisons[organization!] = person.id;
  }
  if (offered) await dependencies.models.people.updateOne({ _id: person.id }, { $set: { demo: true } });
  return person.id;
}

async function actorFor(dependencies: Dependencies, id: string): Promise<Actor> {
  const person = await dependencies.models.people.findOne({ _id: id }).lean();
  const { seats } = await personSeats(dependencies, id);
  const { name, account, locale } = person!;
  return {
    person: { id, name, account, locale },
    seats,
    seat: seats[0] ?? null,
    session: null,
    token: null,
    validUntil: new Date(dependencies.clock.now().getTime() + 3_600_000),
  };
}
