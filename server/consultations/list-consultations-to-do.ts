import { ANSWER_DAYS } from "../../app/contracts/consultations.ts";
import type { Actor } from "../access/actor.ts";
import { commentingSeats, departmentsOf } from "../access/consultation-rules.ts";
import { alliancesOf } from "../access/scope.ts";
import { addDays, dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { Dependencies } from "../dependencies.ts";

/** A draft that waits for the actor. `comment`: their unit has said nothing yet; `answer`: it is closed, and comments are owed an answer. */
export interface ConsultationToDo {
  step: "comment" | "answer";
  id: string;
  title: string;
  department: string;
  due: string;
}

/** Most of one kind. */
const MOST = 50;

/** Every draft whose next step is the actor's. Reads only. */
export async function listConsultationsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor): Promise<ConsultationToDo[]> {
  const today = dayAt(clock.now());
  const [alliances, departments] = [alliancesOf(actor), departmentsOf(actor).map(({ organization }) => organization)];
  const find = (filter: Record<string, unknown>) => models.consultations.find(filter).sort({ until: 1, _id: 1 }).limit(MOST).lean();
  const [open, closed] = await Promise.all([
    alliances.length === 0 ? [] : find({ alliances: { $in: alliances }, state: "open", until: { $gte: today } }),
    departments.length === 0 ? [] : find({ department: { $in: departments }, state: "closed" }),
  ]);
  const asked = open.flatMap((record) => commentingSeats(actor, record).map((seat) => ({ record, seat })));
  const units = [...new Set(asked.map(({ seat }) => seat.organization))];
  const [members, said] =
    asked.length === 0
      ? [[], []]
      : await Promise.all([
          models.memberships.find({ organization: { $in: units }, leftAt: null }, { organization: 1, alliance: 1 }).lean(),
          models.consultationComments
            .find({ consultation: { $in: open.map(({ _id }) => _id) }, organization: { $in: units }, withdrawnAt: null }, { consultation: 1, organization: 1 })
            .lean(),
        ]);
  const isMember = new Set(members.map(({ organization, alliance }) => `${organization} ${alliance}`));
  const hasSaid = new Set(said.map(({ consultation, organization }) => `${organization} ${consultation}`));
  const silent = asked.filter(({ record, seat }) => isMember.has(`${seat.organization} ${seat.alliance}`) && !hasSaid.has(`${seat.organization} ${record._id}`));
  const names = await readNames(models, { organizations: [...open, ...closed].map(({ department }) => department) });
  const lineOf = (step: ConsultationToDo["step"], { _id, title, department }: (typeof open)[number], due: string) => ({ step, id: _id, title, department: nameIn(names, department).name, due });
  return [
    ...[...new Map(silent.map(({ record }) => [record._id, record])).values()].map((record) => lineOf("comment", record, record.until)),
    ...closed.map((record) => lineOf("answer", record, addDays(record.until, ANSWER_DAYS))),
  ];
}
