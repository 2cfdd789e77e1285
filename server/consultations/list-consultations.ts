import type { Page } from "../../app/contracts/common.ts";
import { ANSWER_DAYS, type ConsultationCounts, type ConsultationQuery, type ConsultationRow, type ConsultationView, type DepartmentFigures } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeConsultation, readableConsultations } from "../access/consultation-rules.ts";
import { addDays, dayAt } from "../clock.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { ledgerNumbers } from "../database/ledger-numbers.ts";
import { ledgerWords } from "../database/ledger-words.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { notFound } from "../errors.ts";
import { sumOf } from "./comment-figures.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { presentConsultation, presentRow } from "./present-consultation.ts";
import { requireConsultation } from "./require-consultation.ts";

type Parts = Pick<ConsultationDependencies, "models" | "clock">;
type Filter = Record<string, unknown>;

/** Most drafts that are counted in a year: a county has some dozens. */
const MOST = 2_000;

/** One draft. @throws not_found when there is none or the actor may not see it */
export async function getConsultation(parts: Parts, actor: Actor, id: string): Promise<ConsultationView> {
  return presentConsultation(parts, actor, await requireConsultation(parts.models, actor, id));
}

/** The draft that an article is of. @throws not_found */
export async function findByParagraph({ models }: Pick<Parts, "models">, actor: Actor, paragraph: string): Promise<string> {
  const record = await models.consultations.findOne({ "paragraphs.id": paragraph }).lean();
  if (!record || !canSeeConsultation(actor, record)) throw notFound();
  return record._id;
}

/** Drafts that the actor may see, the newest first. */
export async function listConsultations({ models, clock }: Parts, actor: Actor, query: ConsultationQuery): Promise<Page<ConsultationRow>> {
  const today = dayAt(clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.consultations
    .find({
      $and: [
        readableConsultations(actor),
        narrowed(query, today),
        query.number ? ledgerNumbers(query.number, today) : {},
        query.counted ? counters(today)[query.counted] : {},
        after && at ? { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: String(after[1]) } }] } : {},
      ],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const names = await readNames(models, { organizations: page.map(({ department }) => department) });
  return {
    items: page.map((record) => presentRow(record, names, today)),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many of those that the actor may see are in each state, and unanswered too long. */
export async function countConsultations({ models, clock }: Parts, actor: Actor, query: Narrowing = {}): Promise<ConsultationCounts> {
  const today = dayAt(clock.now());
  const filters = counters(today);
  const names = Object.keys(filters) as (keyof ConsultationCounts)[];
  const numbers = await Promise.all(names.map((name) => models.consultations.countDocuments({ $and: [readableConsultations(actor), narrowed(query, today), filters[name]] })));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as ConsultationCounts;
}

/** What each department asked in a year, by the day of opening, and what came of the comments; of those that the actor may see. Reads only. */
export async function countDepartments({ models, clock }: Parts, actor: Actor, { year }: { year?: number | undefined } = {}): Promise<DepartmentFigures[]> {
  const today = dayAt(clock.now());
  const records = await models.consultations
    .find({ $and: [readableConsultations(actor), openedIn(year ?? Number(today.slice(0, 4)))] }, { department: 1, figures: 1, state: 1, until: 1 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .lean<Pick<ConsultationRecord, "department" | "figures" | "state" | "until">[]>();
  const departments = [...new Set(records.map(({ department }) => department))];
  const names = await readNames(models, { organizations: departments });
  return departments
    .map((department) => {
      const theirs = records.filter((record) => record.department === department);
      return {
        department: nameIn(names, department),
        drafts: theirs.length,
        overdue: theirs.filter(({ state, until }) => state === "closed" && addDays(until, ANSWER_DAYS) < today).length,
        ...sumOf(theirs.map(({ figures }) => figures)),
      };
    })
    .toSorted((a, b) => b.drafts - a.drafts || a.department.name.localeCompare(b.department.name, "zh-CN"));
}

/** What narrows a ledger, whatever view of it is open. */
type Narrowing = Pick<ConsultationQuery, "q" | "department" | "year">;

/** Pure. */
const narrowed = ({ q, department, year }: Narrowing, today: string): Filter => ({
  $and: [ledgerWords(q, ["title"], today), department ? { department } : {}, year === undefined ? {} : openedIn(year)],
});

/** Pure. */
const openedIn = (year: number): Filter => ({ from: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } });

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (today: string): Record<keyof ConsultationCounts, Filter> => ({
  all: {},
  open: { state: "open" },
  closed: { state: "closed" },
  overdue: { state: "closed", until: { $lt: addDays(today, -ANSWER_DAYS) } },
  answered: { state: "answered" },
  published: { state: "published" },
});
