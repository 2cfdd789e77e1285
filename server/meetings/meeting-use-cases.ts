import { advanceMinutes } from "./advance-minutes.ts";
import { amendMinutes } from "./amend-minutes.ts";
import { answerCommand } from "./answer-command.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { changeDetails } from "./change-details.ts";
import { countPresence } from "./count-presence.ts";
import { discardMeeting } from "./discard-meeting.ts";
import { addItem, changeItem, getAgenda, orderItems, removeItem } from "./edit-agenda.ts";
import { showMatchAnswers } from "./follow-records.ts";
import { getMeeting } from "./get-meeting.ts";
import { getMinutes } from "./get-minutes.ts";
import { listMeetings } from "./list-meetings.ts";
import { listMeetingsForPlan } from "./list-meetings-for-plan.ts";
import { listProposals } from "./list-proposals.ts";
import { endCalendarFeed, getCalendarFeed, makeCalendarFeed, readCalendarFeed } from "./calendar/calendar-feed.ts";
import { meetingCalendar } from "./calendar/meeting-calendar.ts";
import { remindMeetings } from "./remind-meetings.ts";
import { answerConsent } from "./consents/answer-consent.ts";
import { askConsents } from "./consents/ask-consents.ts";
import { overruleConsent } from "./consents/overrule-consent.ts";
import { endProxy } from "./proxies/end-proxy.ts";
import { giveProxy } from "./proxies/give-proxy.ts";
import { listProxies } from "./proxies/list-proxies.ts";
import { correctResolution } from "./resolutions/correct-resolution.ts";
import { getResolution } from "./resolutions/get-resolution.ts";
import { countResolutions, listResolutions } from "./resolutions/list-resolutions.ts";
import { setReview } from "./resolutions/set-review.ts";
import { runCommand } from "./run-command.ts";
import { scheduleMeeting } from "./schedule-meeting.ts";
import { setVoteWeights } from "./set-vote-weights.ts";
import { handInStatement } from "./statements/hand-in-statement.ts";
import { listStatements } from "./statements/list-statements.ts";
import { withdrawStatement } from "./statements/withdraw-statement.ts";
import { decideUrgent } from "./urgent/decide-urgent.ts";
import { countUrgent, getUrgent, listUrgent } from "./urgent/list-urgent.ts";
import { listUrgentAlliances } from "./urgent/list-urgent-alliances.ts";
import { registerUrgent } from "./urgent/register-urgent.ts";
import { writeMinutesPaper } from "./write-minutes-paper.ts";
import { writeMinutes } from "./write-minutes.ts";

/** What can be done with meetings and their minutes. */
export const meetingUseCases = {
  addItem,
  advanceMinutes,
  amendMinutes,
  answerCommand,
  answerConsent,
  askConsents,
  cancelMeeting,
  changeDetails,
  changeItem,
  correctResolution,
  countPresence,
  countResolutions,
  countUrgent,
  decideUrgent,
  discardMeeting,
  endCalendarFeed,
  endProxy,
  getAgenda,
  getCalendarFeed,
  getMeeting,
  getMinutes,
  getResolution,
  getUrgent,
  giveProxy,
  handInStatement,
  listMeetings,
  listMeetingsForPlan,
  listProposals,
  listProxies,
  listStatements,
  listResolutions,
  listUrgent,
  listUrgentAlliances,
  makeCalendarFeed,
  meetingCalendar,
  orderItems,
  overruleConsent,
  readCalendarFeed,
  registerUrgent,
  remindMeetings,
  removeItem,
  runCommand,
  scheduleMeeting,
  setReview,
  setVoteWeights,
  showMatchAnswers,
  withdrawStatement,
  writeMinutes,
  writeMinutesPaper,
};
