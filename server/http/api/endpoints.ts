import { actionEndpoints } from "./action-endpoints.ts";
import { allianceEndpoints } from "./alliance-endpoints.ts";
import { calendarEndpoints } from "./calendar-endpoints.ts";
import { caseEndpoints } from "./case-endpoints.ts";
import { commonNeedEndpoints } from "./common-need-endpoints.ts";
import { consultationEndpoints } from "./consultation-endpoints.ts";
import { exampleEndpoints } from "./example-endpoints.ts";
import { cooperationEndpoints } from "./cooperation-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { importEndpoints } from "./import-endpoints.ts";
import { listingEndpoints } from "./listing-endpoints.ts";
import { liveMeetingEndpoints } from "./live-meeting-endpoints.ts";
import { mailboxEndpoints } from "./mailbox-endpoints.ts";
import { matchEndpoints } from "./match-endpoints.ts";
import { meetingEndpoints } from "./meeting-endpoints.ts";
import { operationsEndpoints } from "./operations-endpoints.ts";
import { policyEndpoints } from "./policy-endpoints.ts";
import { referenceEndpoints } from "./reference-endpoints.ts";
import { organizationEndpoints } from "./organization-endpoints.ts";
import { peopleEndpoints } from "./people-endpoints.ts";
import { referralEndpoints } from "./referral-endpoints.ts";
import { editionEndpoints } from "./edition-endpoints.ts";
import { furtherListEndpoints } from "./further-list-endpoints.ts";
import { resolutionEndpoints } from "./resolution-endpoints.ts";
import { robotEndpoints } from "./robot-endpoints.ts";
import { sessionEndpoints } from "./session-endpoints.ts";
import { streamEndpoints } from "./stream-endpoints.ts";
import { suggestionEndpoints } from "./suggestion-endpoints.ts";
import { undertakingEndpoints } from "./undertaking-endpoints.ts";
import { urgentEndpoints } from "./urgent-endpoints.ts";
import { webhookEndpoints } from "./webhook-endpoints.ts";
import { workEndpoints } from "./work-endpoints.ts";
import { alertEndpoints } from "./alert-endpoints.ts";

/** Every endpoint of the API; the first that fits a path answers, so fixed paths stand before parameters. */
export const endpoints: Endpoint[] = [
  ...sessionEndpoints,
  ...mailboxEndpoints,
  ...streamEndpoints,
  ...referenceEndpoints,
  ...listingEndpoints,
  ...importEndpoints,
  ...matchEndpoints,
  ...referralEndpoints,
  ...commonNeedEndpoints,
  ...cooperationEndpoints,
  ...workEndpoints,
  ...alertEndpoints,
  ...policyEndpoints,
  ...allianceEndpoints,
  ...robotEndpoints,
  ...webhookEndpoints,
  ...organizationEndpoints,
  ...peopleEndpoints,
  ...meetingEndpoints,
  ...calendarEndpoints,
  ...liveMeetingEndpoints,
  ...editionEndpoints,
  ...furtherListEndpoints,
  ...resolutionEndpoints,
  ...actionEndpoints,
  ...suggestionEndpoints,
  ...undertakingEndpoints,
  ...urgentEndpoints,
  ...consultationEndpoints,
  ...exampleEndpoints,
  ...caseEndpoints,
  ...operationsEndpoints,
];
