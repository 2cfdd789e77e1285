import { randomInt } from "node:crypto";
import type { ChainLink } from "../models/alliance.ts";
import type { AllianceScope } from "./access/scope.ts";
import type { AlertDependencies } from "./alerts/alert-dependencies.ts";
import { alertUseCases } from "./alerts/alert-use-cases.ts";
import { admitMember } from "./alliances/admit-member.ts";
import { allianceUseCases } from "./alliances/alliance-use-cases.ts";
import { requireKeptAlliance } from "./alliances/require-alliance.ts";
import { settleRotation } from "./alliances/settle-rotation.ts";
import { createAuditKeeper } from "./audits/audit-keeper.ts";
import { createSealSigner } from "./audits/chain/sign-seals.ts";
import { explainFindings } from "./audits/explain-findings.ts";
import { getAuditCheck, startAuditCheck } from "./audits/get-audit-check.ts";
import { listAuditSeals } from "./audits/list-audit-seals.ts";
import { listAudits } from "./audits/list-audits.ts";
import { bindUseCases } from "./bind-use-cases.ts";
import { dayAt } from "./clock.ts";
import type { ConsultationDependencies } from "./consultations/consultation-dependencies.ts";
import { consultationUseCases } from "./consultations/consultation-use-cases.ts";
import { largestStated } from "./cooperation/ledger.ts";
import type { Dependencies } from "./dependencies.ts";
import { AppError } from "./errors.ts";
import type { FollowupPorts } from "./followup/followup-ports.ts";
import { leadersOfAlliance, peopleOfUnits } from "./followup/people-concerned.ts";
import { followupUseCases } from "./followup/followup-use-cases.ts";
import { exampleUseCases } from "./followup/examples/example-use-cases.ts";
import type { UndertakingDependencies } from "./followup/undertakings/undertaking-ports.ts";
import { undertakingUseCases } from "./followup/undertakings/undertaking-use-cases.ts";
import type { HotlineDependencies } from "./hotline/hotline-ports.ts";
import { hotlineUseCases } from "./hotline/hotline-use-cases.ts";
import { createTemplates } from "./imports/create-templates.ts";
import type { ImportDependencies } from "./imports/import-dependencies.ts";
import { createImportWork } from "./imports/import-work.ts";
import { importUseCases } from "./imports/import-use-cases.ts";
import { findListings } from "./listings/list-listings.ts";
import { requireDatesAhead, storeTerms } from "./listings/listing-terms.ts";
import { listingUseCases } from "./listings/listing-use-cases.ts";
import { storeListings } from "./listings/store-listings.ts";
import { withdrawWithin } from "./listings/withdraw-listing.ts";
import { createMatchingServices } from "./matching-services.ts";
import { candidateFields } from "./matching/candidates/candidate-fields.ts";
import { countUnservedNeeds } from "./matching/count-unserved-needs.ts";
import { createVocabulary } from "./matching/create-vocabulary.ts";
import { readPrices } from "./matching/engine/read/read-prices.ts";
import type { EngineThread } from "./matching/engine-host.ts";
import { createMatchingLoop } from "./matching/matching-loop.ts";
import { createMeaningLoop } from "./matching/meanings/create-meaning-loop.ts";
import type { EmbeddingEndpoint } from "./matching/meanings/request-embeddings.ts";
import type { PlanHost } from "./matching/plans/plan-host.ts";
import type { PlanLimits } from "./matching/plans/plan-limits.ts";
import { readersOfOrganization } from "./matching/readers-of-organization.ts";
import type { FeedDependencies } from "./meetings/calendar/calendar-feed.ts";
import { correctResult, noteResult } from "./meetings/follow-records.ts";
import { meetingUseCases } from "./meetings/meeting-use-cases.ts";
import { listTold } from "./notifications/list-told.ts";
import { gatherLetters } from "./notifications/mail/gather-letters.ts";
import { changeMailbox, confirmMailAddress, endMailbox, getMailbox, offerMailAddress } from "./notifications/mail/keep-mailbox.ts";
import type { MailDependencies } from "./notifications/mail/mail-dependencies.ts";
import type { Mailer } from "./notifications/mail/mailer.ts";
import { sendLetters } from "./notifications/mail/send-letters.ts";
import { listNotices, readNotices } from "./notifications/list-notices.ts";
import { tellUnread } from "./notifications/tell-unread.ts";
import { getOperations } from "./operations/get-operations.ts";
import type { HubWatch } from "./operations/hub-watch.ts";
import { releaseOutgoing } from "./operations/release-outgoing.ts";
import { createFollowerLoop } from "./outbound/follower-loop.ts";
import type { OutboundDependencies } from "./outbound/outbound-dependencies.ts";
import type { Transaction } from "./outbox/transaction.ts";
import type { AttemptLimiter } from "./people/failed-attempts.ts";
import { keepersOfAlliance } from "./people/keepers-of-alliance.ts";
import type { Providers } from "./people/outside-accounts/providers/providers.ts";
import { peopleActingFor } from "./people/people-acting-for.ts";
import type { PeopleDependencies } from "./people/people-dependencies.ts";
import { peopleUseCases } from "./people/people-use-cases.ts";
import { findActor } from "./people/resolve-actor.ts";
import type { PolicyDependencies } from "./policies/policy-dependencies.ts";
import { createPolicyLoop } from "./policies/policy-loop.ts";
import { policyUseCases } from "./policies/policy-use-cases.ts";
import { readStream } from "./push/read-stream.ts";
import { createCategoryOfWords } from "./reference/category-of-words.ts";
import { listingReference } from "./reference/listing-reference.ts";
import type { Reference } from "./reference/load-reference.ts";
import { addWorkTime } from "./reference/work-time.ts";
import { findCategories, findDivisions, listUnits } from "./reference/look-up.ts";
import { createPlaceNear, createPlaceOfWords } from "./reference/place-of-words.ts";
import { countFollowThrough } from "./reports/count-follow-through.ts";
import { countResults } from "./reports/count-results.ts";
import { robotUseCases } from "./robots/robot-use-cases.ts";
import { tellGroup } from "./robots/tell-group.ts";
import { createSeal } from "./seal.ts";
import { openSpreadsheets } from "./spreadsheets/open-spreadsheets.ts";
import { deliverNews } from "./webhooks/deliver-news.ts";
import type { Outside } from "./webhooks/receiver/outside.ts";
import type { WebhookDependencies } from "./webhooks/webhook-dependencies.ts";
import { webhookUseCases } from "./webhooks/webhook-use-cases.ts";
import { getWork } from "./work/get-work.ts";
import { createWorkPorts } from "./work-ports.ts";

/** What only some use cases need, and what a hub is told at its start. */
export interface ServiceOptions {
  demo: boolean;
  /** The hub's secrets, newest first: sign the set-up link, seal what is not for everybody who reads the database. */
  secrets: readonly [string, ...string[]];
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
  attempts: AttemptLimiter;
  /** Where people have accounts that may sign them in. */
  providers: Providers;
  /** The mail server; null where none is named. */
  mailer: Mailer | null;
  /** Units, categories, divisions and processes. */
  reference: Reference;
  /** The matching engine in its thread, and where its candidates come from. */
  engine: EngineThread;
  candidates: "memory" | "database";
  /** An embedding model, where one is configured. */
  embeddings: EmbeddingEndpoint | null;
  /** This process, as it is watched. */
  watch: HubWatch;
  /** The plans that stand, in their thread. */
  planHost: PlanHost;
  /** What webhooks may reach. */
  outside: Outside;
  /** What a plan may be, where it is not as usual. */
  planLimits?: Partial<PlanLimits> | undefined;
}

/** Every use case of the hub by capability: all that routes, endpoints and sockets may call. */
export function createServices(dependencies: Dependencies, options: ServiceOptions) {
  const { reference } = options;
  // What a listing is found by, and units behind a price, need no cutting into words.
  const vocabulary = createVocabulary(reference);
  const keepersOf = keepersOfAlliance.bind(null, dependencies);
  const listing = {
    ...dependencies,
    reference: listingReference(reference),
    candidateFields: candidateFields.bind(null, vocabulary),
    peopleActingFor: peopleActingFor.bind(null, dependencies),
    publishersOf: async (transaction: Transaction, scope: AllianceScope) => [
      ...(await keepersOf(transaction, scope)),
      ...(await leadersOfAlliance(dependencies.models, scope.alliance, transaction)),
    ],
  };
  const listings = bindUseCases(listing, listingUseCases);
  const followup: Dependencies & FollowupPorts = {
    ...dependencies,
    noteResult: (transaction, about) => noteResult(dependencies, transaction, about),
    correctResult: (transaction, about) => correctResult(dependencies, transaction, about),
    listTold: (href, kinds) => listTold(dependencies, href, kinds),
  };
  const hotline: HotlineDependencies = {
    ...dependencies,
    addWorkDays: (from, count) => reference.workCalendar.addWorkDays(from, count),
    peopleActingFor: listing.peopleActingFor,
    listTold: followup.listTold,
  };
  const undertaking: UndertakingDependencies = {
    ...dependencies,
    addWorkDays: hotline.addWorkDays,
    countWorkDays: (from, until) => reference.workCalendar.countWorkDays(from, until),
  };
  const consultation: ConsultationDependencies = {
    ...dependencies,
    countWorkDays: undertaking.countWorkDays,
    peopleOfUnits: peopleOfUnits.bind(null, dependencies.models),
  };
  const divisionName = (code: string) => {
    const division = reference.divisions.find(code);
    return division?.code === code ? division.fullName : null;
  };
  const spreadsheets = openSpreadsheets();
  const ofImports: ImportDependencies = {
    ...dependencies,
    isUnit: (code) => reference.units.find(code) !== null,
    pricesIn: (text) => readPrices(text, vocabulary),
    categoryOf: createCategoryOfWords(reference),
    placeOf: createPlaceOfWords(reference.divisions),
    placeNear: createPlaceNear(reference.divisions),
    checkListing: (input) => requireDatesAhead(storeTerms(listing.reference, input), dayAt(dependencies.clock.now())),
    async storeListings(transaction, inputs) {
      const stored = await storeListings(listing, transaction, inputs);
      return stored.map((answer) => (answer instanceof AppError ? answer : answer._id));
    },
    async withdrawListing(transaction, id, reason) {
      await withdrawWithin(listing, transaction, id, { reason }, undefined);
    },
    admitMember: admitMember.bind(null, dependencies),
    findActor: (person) => findActor(dependencies, person),
    spreadsheets,
    templateOf: createTemplates({ spreadsheets, clock: dependencies.clock }),
    work: createImportWork(dependencies.log),
  };
  const ofPeople: PeopleDependencies = {
    ...dependencies,
    divisionName,
    settleRotation: (transaction, alliance) => settleRotation(dependencies, transaction, alliance),
  };
  const ofMeetings: FeedDependencies = { ...dependencies, findActor: (person) => findActor(dependencies, person) };
  const alerts: AlertDependencies = {
    ...dependencies,
    findActor: (person) => findActor(dependencies, person),
    findListings: (actor, query) => findListings(dependencies, actor, query),
    categoryName: listing.reference.categoryName,
    placeName: listing.reference.placeName,
  };
  const matched = createMatchingServices(dependencies, { listings, reference, engine: options.engine, candidates: options.candidates, embeddings: options.embeddings, planHost: options.planHost, planLimits: options.planLimits });
  const matchingLoop = createMatchingLoop(matched.dependencies);
  const policy: PolicyDependencies = {
    ...dependencies,
    countWorkDays: (from, until) => reference.workCalendar.countWorkDays(from, until),
    matchNeedsOf: matchingLoop.againFor,
    requireListing: listings.requireListing,
    peopleActingFor: listing.peopleActingFor,
    readersOfOrganization: (organization) => readersOfOrganization(matched.dependencies, organization),
  };
  const outbound = {
    ...dependencies,
    requireKeptAlliance: requireKeptAlliance.bind(null, dependencies),
    keepersOf,
    baseUrl: options.baseUrl,
  };
  const ofRobots: OutboundDependencies = { ...outbound, seal: createSeal(options.secrets, "robots") };
  const ofWebhooks: WebhookDependencies = { ...outbound, seal: createSeal(options.secrets, "webhooks"), outside: options.outside };
  const ofMail: MailDependencies = {
    ...dependencies,
    mailer: options.mailer,
    baseUrl: options.baseUrl,
    addWorkTime: (from, ms) => addWorkTime(reference.workCalendar, from, ms),
    newCode: () => String(randomInt(1_000_000)).padStart(6, "0"),
  };
  const isHeld = async () => (await dependencies.models.outgoingHolds.exists({ _id: "restored" })) !== null;
  const auditKeeper = createAuditKeeper({ ...dependencies, signer: createSealSigner(options.secrets) });
  return {
    matching: matched.matching,
    matchingLoop,
    planKeeper: matched.dependencies.planKeeper,
    /** Null where no embedding model is configured. */
    meaningLoop: options.embeddings && createMeaningLoop(matched.dependencies, matchingLoop.again),
    cooperation: matched.cooperation,
    work: bindUseCases({ ...dependencies, ...createWorkPorts(dependencies, reference) }, { getWork }),
    reports: bindUseCases({ ...dependencies, largestStated }, { countFollowThrough, countResults }),
    alerts: bindUseCases(alerts, alertUseCases),
    people: bindUseCases({ ...ofPeople, ...options, secret: options.secrets[0], factorSeal: createSeal(options.secrets, "second factor"), outsideSeal: createSeal(options.secrets, "outside accounts") }, peopleUseCases),
    followup: bindUseCases(followup, followupUseCases),
    undertakings: bindUseCases(undertaking, undertakingUseCases),
    consultations: bindUseCases(consultation, consultationUseCases),
    examples: bindUseCases(dependencies, exampleUseCases),
    hotline: bindUseCases(hotline, hotlineUseCases),
    alliances: bindUseCases(
      {
        ...dependencies,
        divisionName,
        countUnservedNeeds: (alliance: string, links: ChainLink[]) => countUnservedNeeds(dependencies, alliance, links),
        keepersOf: outbound.keepersOf,
      },
      allianceUseCases,
    ),
    audits: bindUseCases({ ...dependencies, placeName: listing.reference.placeName, categoryName: listing.reference.categoryName, keeper: auditKeeper }, { listAudits, listAuditSeals, getAuditCheck, startAuditCheck, explainFindings }),
    auditKeeper,
    meetings: bindUseCases(ofMeetings, meetingUseCases),
    operations: bindUseCases({ ...dependencies, watch: options.watch, engine: options.engine, candidates: options.candidates }, { getOperations, releaseOutgoing }),
    imports: bindUseCases(ofImports, importUseCases),
    importWork: ofImports.work,
    listings,
    policies: bindUseCases(policy, policyUseCases),
    policyLoop: createPolicyLoop(policy),
    robots: bindUseCases(ofRobots, robotUseCases),
    robotLoop: createFollowerLoop({ followers: dependencies.models.robots, clock: dependencies.clock, isHeld, look: (robot) => tellGroup(ofRobots, robot) }),
    webhooks: bindUseCases(ofWebhooks, webhookUseCases),
    webhookLoop: createFollowerLoop({ followers: dependencies.models.webhooks, clock: dependencies.clock, isHeld, look: (webhook) => deliverNews(ofWebhooks, webhook) }),
    spreadsheets,
    reference: bindUseCases({ reference }, { findCategories, findDivisions, listUnits }),
    streams: bindUseCases(dependencies, { readStream }),
    notifications: bindUseCases({ ...dependencies, addWorkTime: ofMail.addWorkTime }, { listNotices, readNotices, tellUnread }),
    mail: {
      ...bindUseCases(ofMail, { getMailbox, offerMailAddress, confirmMailAddress, changeMailbox, endMailbox }),
      /** Whether mail can be sent at all. */
      isOffered: () => options.mailer !== null,
      async tell() {
        if (!options.mailer || (await isHeld())) return;
        await gatherLetters(ofMail);
        await sendLetters(ofMail);
      },
    },
  };
}

export type Services = ReturnType<typeof createServices>;
