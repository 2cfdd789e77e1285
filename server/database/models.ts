import type { Connection, mongo } from "mongoose";
import { actionModel } from "../../models/action.ts";
import { allianceModel } from "../../models/alliance.ts";
import { attendanceModel } from "../../models/attendance.ts";
import { auditCheckModel } from "../../models/audit-check.ts";
import { auditSealModel } from "../../models/audit-seal.ts";
import { auditModel } from "../../models/audit.ts";
import { backupModel } from "../../models/backup.ts";
import { calendarFeedModel } from "../../models/calendar-feed.ts";
import { caseModel } from "../../models/case.ts";
import { claimModel } from "../../models/claim.ts";
import { commonNeedModel } from "../../models/common-need.ts";
import { consultationModel } from "../../models/consultation.ts";
import { consultationCommentModel } from "../../models/consultation-comment.ts";
import { exampleModel } from "../../models/example.ts";
import { cooperationModel } from "../../models/cooperation.ts";
import { counterModel } from "../../models/counter.ts";
import { drillModel } from "../../models/drill.ts";
import { editionLineModel } from "../../models/edition-line.ts";
import { editionRhythmModel } from "../../models/edition-rhythm.ts";
import { editionModel } from "../../models/edition.ts";
import { eligibilityAnswerModel } from "../../models/eligibility-answer.ts";
import { eventModel } from "../../models/event.ts";
import { furtherListModel } from "../../models/further-list.ts";
import { handOverModel } from "../../models/hand-over.ts";
import { idempotencyModel } from "../../models/idempotency.ts";
import { importLineModel } from "../../models/import-line.ts";
import { importModel } from "../../models/import.ts";
import { importedLineModel } from "../../models/imported-line.ts";
import { letterModel } from "../../models/letter.ts";
import { listingModel } from "../../models/listing.ts";
import { mailboxModel } from "../../models/mailbox.ts";
import { matchModel } from "../../models/match.ts";
import { matchRunModel } from "../../models/match-run.ts";
import { meaningModel } from "../../models/meaning.ts";
import { membershipModel } from "../../models/membership.ts";
import { meetingModel } from "../../models/meeting.ts";
import { minutesModel } from "../../models/minutes.ts";
import { noticeModel } from "../../models/notice.ts";
import { organizationModel } from "../../models/organization.ts";
import { outsideAccountModel } from "../../models/outside-account.ts";
import { outsideAttemptModel } from "../../models/outside-attempt.ts";
import { outgoingHoldModel } from "../../models/outgoing-hold.ts";
import { personModel } from "../../models/person.ts";
import { planModel } from "../../models/plan.ts";
import { policySuggestionModel } from "../../models/policy-suggestion.ts";
import { referralModel } from "../../models/referral.ts";
import { resolutionModel } from "../../models/resolution.ts";
import { robotModel } from "../../models/robot.ts";
import { savedSearchModel } from "../../models/saved-search.ts";
import { seatModel } from "../../models/seat.ts";
import { sessionModel } from "../../models/session.ts";
import { statementModel } from "../../models/statement.ts";
import { suggestionModel } from "../../models/suggestion.ts";
import { termModel } from "../../models/term.ts";
import { tokenModel } from "../../models/token.ts";
import { undertakingModel } from "../../models/undertaking.ts";
import { urgentMatterModel } from "../../models/urgent-matter.ts";
import { webhookAttemptModel } from "../../models/webhook-attempt.ts";
import { webhookModel } from "../../models/webhook.ts";

/** Every collection of the hub, bound to one connection. */
export function createModels(connection: Connection) {
  return {
    actions: actionModel(connection),
    alliances: allianceModel(connection),
    attendances: attendanceModel(connection),
    audits: auditModel(connection),
    auditChecks: auditCheckModel(connection),
    auditSeals: auditSealModel(connection),
    backups: backupModel(connection),
    calendarFeeds: calendarFeedModel(connection),
    cases: caseModel(connection),
    claims: claimModel(connection),
    commonNeeds: commonNeedModel(connection),
    consultations: consultationModel(connection),
    consultationComments: consultationCommentModel(connection),
    examples: exampleModel(connection),
    cooperations: cooperationModel(connection),
    counters: counterModel(connection),
    drills: drillModel(connection),
    editions: editionModel(connection),
    editionLines: editionLineModel(connection),
    editionRhythms: editionRhythmModel(connection),
    furtherLists: furtherListModel(connection),
    eligibilityAnswers: eligibilityAnswerModel(connection),
    events: eventModel(connection),
    handOvers: handOverModel(connection),
    idempotency: idempotencyModel(connection),
    imports: importModel(connection),
    importLines: importLineModel(connection),
    importedLines: importedLineModel(connection),
    letters: letterModel(connection),
    listings: listingModel(connection),
    mailboxes: mailboxModel(connection),
    matches: matchModel(connection),
    matchRuns: matchRunModel(connection),
    meetings: meetingModel(connection),
    meanings: meaningModel(connection),
    memberships: membershipModel(connection),
    minutes: minutesModel(connection),
    notices: noticeModel(connection),
    organizations: organizationModel(connection),
    outgoingHolds: outgoingHoldModel(connection),
    outsideAccounts: outsideAccountModel(connection),
    outsideAttempts: outsideAttemptModel(connection),
    people: personModel(connection),
    plans: planModel(connection),
    policySuggestions: policySuggestionModel(connection),
    referrals: referralModel(connection),
    resolutions: resolutionModel(connection),
    robots: robotModel(connection),
    savedSearches: savedSearchModel(connection),
    seats: seatModel(connection),
    statements: statementModel(connection),
    sessions: sessionModel(connection),
    suggestions: suggestionModel(connection),
    terms: termModel(connection),
    tokens: tokenModel(connection),
    undertakings: undertakingModel(connection),
    urgentMatters: urgentMatterModel(connection),
    webhookAttempts: webhookAttemptModel(connection),
    webhooks: webhookModel(connection),
  };
}

export type Models = ReturnType<typeof createModels>;

/** Creates the collections and indexes that are missing. Writes nothing else; safe to run at every start. One message a collection. */
export async function ensureIndexes(models: Models): Promise<void> {
  await Promise.all(
    Object.values(models).map(async (model) => {
      const indexes = model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);
      // An index makes its collection.
      await (indexes.length > 0 ? model.collection.createIndexes(indexes) : model.createCollection());
    }),
  );
}
