import type { StatementInput, StatementView } from "../../../app/contracts/statements.ts";
import type { StatementRecord } from "../../../models/statement.ts";
import type { Actor } from "../../access/actor.ts";
import { takenAs } from "../../database/is-taken.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict } from "../../errors.ts";
import { requireRevision } from "../../require-revision.ts";
import { presentStatements } from "./list-statements.ts";
import { requireSpeaker, tellPapers } from "./require-speaker.ts";

/**
 * Hands in what a unit has to say in a meeting, in the place of what it handed in before; by who stands for it, or by who prepares the
 * meeting, whose name it then bears.
 * @param revision of the one before; 0 where there is none
 * @throws not_found; forbidden; bad_input on `organization`; conflict `meeting_closed`, `meeting_cancelled`, `stale_revision`
 */
export async function handInStatement(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  { organization: named, ...said }: StatementInput,
  revision: number | undefined,
): Promise<StatementView> {
  const { models, inTransaction, ids } = dependencies;
  const { meeting, record } = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const { meeting, organization } = await requireSpeaker(dependencies, transaction, actor, meetingId, named);
    const before = await models.statements.findOne({ meeting: meetingId, organization }, null, { session }).lean();
    requireRevision(revision, before ?? { revision: 0 });
    const record: StatementRecord = { _id: before?._id ?? ids.next(), meeting: meetingId, organization, ...said, name: actor.person.name, at, revision: (before?.revision ?? 0) + 1 };
    if (before) {
      const { _id, ...changes } = record;
      await models.statements.updateOne({ _id }, { $set: changes }, { session });
    } else await models.statements.create([record], { session });
    tellPapers(transaction, meeting);
    transaction.audit({
      action: "statement.hand_in",
      subject: { kind: "meeting", id: meetingId },
      alliance: meeting.alliance,
      county: meeting.county,
      before: { ...(before && { revision: before.revision }) },
      after: { organization, revision: record.revision },
    });
    return { meeting, record };
  }).catch(takenAs(() => conflict("stale_revision")));
  return presentStatements(actor, meeting, [record])[0]!;
}
