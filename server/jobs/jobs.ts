import type { Dependencies } from "../dependencies.ts";
import type { Services } from "../services.ts";
import type { Job } from "./run-jobs.ts";

/** Everything the clock does in this hub. */
export function createJobs(services: Services, _dependencies: Dependencies): Job[] {
  const { meaningLoop } = services;
  const learning: Job[] = meaningLoop ? [{ name: "meanings", everySeconds: 5, run: () => meaningLoop.learn() }] : [];
  let after = "";
  return [
    { name: "listings", everySeconds: 60, run: () => services.listings.sweepListings() },
    { name: "search-words", everySeconds: 60, run: async () => ({ next: after } = await services.listings.fillTokens(after)) },
    { name: "remind-actions", everySeconds: 60, run: () => services.followup.remindActions() },
    { name: "remind-meetings", everySeconds: 60, run: () => services.meetings.remindMeetings() },
    { name: "suggestions", everySeconds: 60, run: () => services.followup.sweepSuggestions() },
    { name: "undertakings", everySeconds: 60, run: () => services.undertakings.sweepUndertakings() },
    { name: "consultations", everySeconds: 60, run: () => services.consultations.sweepConsultations() },
    { name: "cases", everySeconds: 60, run: () => services.hotline.sweepCases() },
    { name: "saved-searches", everySeconds: 20, run: () => services.alerts.alertSearches() },
    { name: "imports", everySeconds: 20, run: () => services.imports.sweepImports() },
    { name: "robots", everySeconds: 5, run: () => services.robotLoop.tell() },
    { name: "unread", everySeconds: 60, run: () => services.notifications.tellUnread() },
    { name: "letters", everySeconds: 20, run: () => services.mail.tell() },
    { name: "audit-seals", everySeconds: 60, run: () => services.auditKeeper.sealNew() },
    { name: "audit-check", everySeconds: 600, run: () => services.auditKeeper.checkNightly() },
    { name: "webhooks", everySeconds: 5, run: () => services.webhookLoop.tell() },
    ...learning,
    { name: "policy-suggestions", everySeconds: 600, run: () => services.policies.sweepPolicySuggestions() },
    { name: "editions", everySeconds: 60, run: () => services.listings.keepEditions() },
    { name: "hand-overs", everySeconds: 60, run: () => services.alliances.keepHandOvers() },
    { name: "rotations", everySeconds: 1, run: () => services.alliances.keepRotations() },
  ];
}
