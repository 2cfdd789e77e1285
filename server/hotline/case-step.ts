import type { CaseView } from "../../app/contracts/cases.ts";
import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { conflict, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { changeCase, type CaseChange } from "./change-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { peopleOfHotline } from "./people-of-hotline.ts";

/** What a step is carried out with. */
export interface StepContext<Input> {
  dependencies: HotlineDependencies;
  transaction: Transaction;
  record: CaseRecord;
  input: Input;
  /** Tells people of the case, once a key; its number and title are among the facts. `asks`: a unit is asked to act, and who keeps the line hears of it when nobody there reads that. */
  tell(people: string[], notice: { key: string; kind: string; facts?: Record<string, string>; asks?: string }): Promise<void>;
}

/** One step of the closed loop. */
export interface CaseStep<Input> {
  /** Who may take it. */
  may(actor: Actor, record: CaseRecord): boolean;
  /** Whether the case is at this step. */
  at(record: CaseRecord): boolean;
  take(context: StepContext<Input>): CaseChange | Promise<CaseChange>;
}

/**
 * The use case of a step: one transaction that checks who and when, changes the case, and tells those concerned.
 * The use case @throws not_found when the actor may not see the case; forbidden when the step is not theirs; conflict
 * `case_step` when the case is not at it, `stale_revision` when it is based on an older revision
 */
export const caseStep =
  <Input>({ may, at, take }: CaseStep<Input>) =>
  (dependencies: HotlineDependencies, actor: Actor, id: string, input: Input, revision?: number): Promise<CaseView> =>
    changeCase(dependencies, actor, id, revision, (record, transaction) => {
      if (!may(actor, record)) throw forbidden();
      if (!at(record)) throw conflict("case_step");
      return take({
        dependencies,
        transaction,
        record,
        input,
        async tell(people, { key, kind, facts, asks }) {
          await dependencies.notify(transaction, people, {
            key,
            kind,
            facts: { number: record.number, title: record.title, ...facts },
            href: `/cases/${id}`,
            ...(asks !== undefined && { asks: { units: [asks], watchers: await peopleOfHotline(dependencies.models, record, transaction) } }),
          });
        },
      });
    });
