import { faultsOf } from "../../app/contracts/faults.ts";
import { meetingCommand } from "../../app/contracts/meeting-commands.ts";
import { problemText, ruleText } from "../../app/contracts/messages/messages.ts";
import { meetingCommandRequest, type MeetingCommandReply } from "../../app/contracts/streams.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../errors.ts";
import { isSteering } from "./machine/run-step.ts";
import { runCommand } from "./run-command.ts";

/**
 * Answers `meeting:command`: parses the request and its command, runs it, and says what was refused as the acknowledgement.
 * @throws anything that is not an `AppError`
 */
export async function answerCommand(
  dependencies: Dependencies,
  actor: Actor,
  given: unknown,
): Promise<MeetingCommandReply> {
  const { data: request, error: malformed } = meetingCommandRequest.safeParse(given, { reportInput: true });
  if (!request) return refuse(actor, new AppError("bad_input", { faults: faultsOf(malformed.issues) }));
  const parsed = meetingCommand.safeParse(request.command, { reportInput: true });
  if (!parsed.success) return refuse(actor, new AppError("bad_input", { faults: faultsOf(parsed.error.issues) }));
  try {
    const { meetingId, key } = request;
    // Every request names the revision on its screen; a vote or a sign-in must not fail because the chair moves on meanwhile.
    const revision = isSteering(parsed.data) ? request.revision : undefined;
    return { ok: true, ...(await runCommand(dependencies, actor, { meetingId, revision, key, command: parsed.data })) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refuse(actor, error);
  }
}

function refuse({ person }: Actor, { code, reason, facts, faults }: AppError): MeetingCommandReply {
  const errors = faults.map((fault) => ({ path: fault.path, message: ruleText(fault.rule, fault.facts ?? {}, person.locale) }));
  const { detail } = problemText({ code, reason, facts }, person.locale);
  return { ok: false, code, detail, ...(errors.length > 0 && { errors }) };
}
