import type { ChainLink } from "../models/alliance.ts";
import type { Actor } from "./access/actor.ts";
import { admitMember } from "./alliances/admit-member.ts";
import { allianceUseCases } from "./alliances/alliance-use-cases.ts";
import { settleRotation } from "./alliances/settle-rotation.ts";
import { listAudits } from "./audits/list-audits.ts";
import { bindUseCases } from "./bind-use-cases.ts";
import type { Dependencies } from "./dependencies.ts";
import { importListings, type ImportDependencies } from "./imports/import-listings.ts";
import { changeListing } from "./listings/change-listing.ts";
import { createListing, createPolicy } from "./listings/create-listing.ts";
import { draftChange } from "./listings/draft-change.ts";
import { draftListing } from "./listings/draft-listing.ts";
import { fillDerivedFields } from "./listings/fill-derived-fields.ts";
import { getListing, getPolicy, listListingSteps } from "./listings/get-listing.ts";
import { findListings, listListings, listPolicies } from "./listings/list-listings.ts";
import { renewListing } from "./listings/renew-listing.ts";
import { releaseQuantity, reserveQuantity } from "./listings/reserve-quantity.ts";
import { sweepListings } from "./listings/sweep-listings.ts";
import { withdrawListing } from "./listings/withdraw-listing.ts";
import { requireListing } from "./listings/write-listing.ts";
import { acceptAction, objectToAction } from "./followup/answer-action.ts";
import { createAction } from "./followup/create-action.ts";
import type { FollowupPorts } from "./followup/followup-ports.ts";
import { judgeAction, patchAction } from "./followup/lead-action.ts";
import { countActions, getAction, listActions } from "./followup/list-actions.ts";
import { remindActions } from "./followup/remind-actions.ts";
import { finishAction, reportProgress } from "./followup/report-action.ts";
import { assignSuggestion } from "./followup/suggestions/assign-suggestion.ts";
import { delaySuggestion, solveSuggestion } from "./followup/suggestions/answer-suggestion.ts";
import { createSuggestion } from "./followup/suggestions/create-suggestion.ts";
import { callProposer, judgeSuggestion } from "./followup/suggestions/judge-suggestion.ts";
import { countSuggestions, getSuggestion, listSuggestions } from "./followup/suggestions/list-suggestions.ts";
import { listSuggestionsToDo } from "./followup/suggestions/list-suggestions-to-do.ts";
import { sweepSuggestions } from "./followup/suggestions/sweep-suggestions.ts";
import { createCase } from "./hotline/create-case.ts";
import { dispatchCase, superviseCase } from "./hotline/dispatch-case.ts";
import { closeCase, rateCase, visitCase } from "./hotline/finish-case.ts";
import { replyToCase, returnCase, takeCase } from "./hotline/handle-case.ts";
import type { HotlineDependencies } from "./hotline/hotline-ports.ts";
import { countCases, getCase, listCases } from "./hotline/list-cases.ts";
import { listCasesToDo } from "./hotline/list-cases-to-do.ts";
import { sweepCases } from "./hotline/sweep-cases.ts";
import { countUnservedNeeds } from "./matching/count-unserved-needs.ts";
import type { EngineThread } from "./matching/engine-host.ts";
import { candidateFields } from "./matching/candidates/candidate-fields.ts";
import { createVocabulary } from "./matching/create-vocabulary.ts";
import { createMeaningLoop } from "./matching/meanings/create-meaning-loop.ts";
import type { EmbeddingEndpoint } from "./matching/meanings/request-embeddings.ts";
import { createMatchingLoop } from "./matching/matching-loop.ts";
import { readersOfOrganization } from "./matching/readers-of-organization.ts";
import type { PlanHost } from "./matching/plans/plan-host.ts";
import { createMatchingServices } from "./matching-services.ts";
import { advanceMinutes } from "./meetings/advance-minutes.ts";
import { amendMinutes } from "./meetings/amend-minutes.ts";
import { answerCommand } from "./meetings/answer-command.ts";
import { changeDetails } from "./meetings/change-details.ts";
import { countPresence } from "./meetings/count-presence.ts";
import { addItem, changeItem, getAgenda, orderItems, removeItem } from "./meetings/edit-agenda.ts";
import { noteResult, showMatchAnswers } from "./meetings/follow-records.ts";
import { getMeeting } from "./meetings/get-meeting.ts";
import { getMinutes } from "./meetings/get-minutes.ts";
import { listMeetings } from "./meetings/list-meetings.ts";
import { listProposals } from "./meetings/list-proposals.ts";
import { meetingCalendar } from "./meetings/meeting-calendar.ts";
import { runCommand } from "./meetings/run-command.ts";
import { scheduleMeeting } from "./meetings/schedule-meeting.ts";
import { writeMinutes } from "./meetings/write-minutes.ts";
import { listNotices, readNotices } from "./notifications/list-notices.ts";
import { administrationUseCases } from "./people/administration-use-cases.ts";
import { changeMe, changePassword, chooseSeat } from "./people/change-me.ts";
import { endSession } from "./people/end-session.ts";
import { listDemoAccounts } from "./people/list-demo-accounts.ts";
import { listSessions } from "./people/list-sessions.ts";
import { createToken, listTokens, revokeToken } from "./people/manage-tokens.ts";
import { peopleActingFor } from "./people/people-acting-for.ts";
import { presentMe } from "./people/present-me.ts";
import { findActor, resolveActor } from "./people/resolve-actor.ts";
import { acceptInvitation, needsSetUp, setUp } from "./people/set-up.ts";
import { answerCondition, checkEligibility } from "./policies/check-eligibility.ts";
import { changeClaim, listClaims, submitClaim } from "./policies/claims.ts";
import { dismissPolicy, listPolicySuggestions, restorePolicy } from "./policies/list-policy-suggestions.ts";
import type { PolicyDependencies } from "./policies/policy-dependencies.ts";
import { createPolicyLoop } from "./policies/policy-loop.ts";
import { sweepPolicySuggestions } from "./policies/suggest-policies.ts";
import type { PeopleDependencies } from "./people/people-dependencies.ts";
import { readStream } from "./push/read-stream.ts";
import { createPlaceOfWords } from "./reference/place-of-words.ts";
import { listingReference } from "./reference/listing-reference.ts";
import { findCategories, findDivisions, listUnits } from "./reference/look-up.ts";
import { signIn, type AttemptLimiter } from "./people/sign-in.ts";
import type { Reference } from "./reference/load-reference.ts";
import { getWork } from "./work/get-work.ts";
import type { AlertDependencies } from "./alerts/alert-dependencies.ts";
import { alertSearches } from "./alerts/alert-searches.ts";
import { changeSavedSearch, deleteSavedSearch, listSavedSearches, readSavedSearch, saveSearch } from "./alerts/saved-searches.ts";
import { largestStated } from "./cooperation/ledger.ts";
import { countResults } from "./reports/count-results.ts";

/** What only some use cases need, and what a hub is told at its start. */
export interface ServiceOptions {
  demo: boolean;
  /** Signs the set-up link. */
  secret: string;
  attempts: AttemptLimiter;
  /** Units, categories, divisions and processes. */
  reference: Reference;
  /** The matching engine in its thread, and where its candidates come from. */
  engine: EngineThread;
  candidates: "memory" | "database";
  /** An embedding model, where one is configured. */
  embeddings: EmbeddingEndpoint | null;
  /** The plans that stand, in their thread. */
  planHost: PlanHost;
}

/** Every use case of the hub by capability: all that routes, endpoints and sockets may call. */
export function createServices(dependencies: Dependencies, options: ServiceOptions) {
  const { reference } = options;
  const listing = {
    ...dependencies,
    reference: listingReference(reference),
    // What a listing is found by needs no cutting into words.
    candidateFields: candidateFields.bind(null, createVocabulary(reference, () => [])),
    peopleActingFor: peopleActingFor.bind(null, dependencies),
  };
  const listings = bindUseCases(listing, {
    changeListing,
    createListing,
    createPolicy,
    draftChange,
    draftListing,
    fillDerivedFields,
    getListing,
    getPolicy,
    listListingSteps,
    listListings,
    listPolicies,
    releaseQuantity,
    renewListing,
    requireListing,
    reserveQuantity,
    sweepListings,
    withdrawListing,
  });
  const followup: Dependencies & FollowupPorts = {
    ...dependencies,
    noteResult: (transaction, about) => noteResult(dependencies, transaction, about),
  };
  const hotline: HotlineDependencies = {
    ...dependencies,
    addWorkDays: (from, count) => reference.workCalendar.addWorkDays(from, count),
    peopleActingFor: listing.peopleActingFor,
  };
  const divisionName = (code: string) => {
    const division = reference.divisions.find(code);
    return division?.code === code ? division.fullName : null;
  };
  const ofImports: ImportDependencies = {
    ...dependencies,
    isUnit: (code) => reference.units.find(code) !== null,
    isCategory: (code) => reference.categories.find(code) !== null,
    placeOf: createPlaceOfWords(reference.divisions),
    createListingWithin: (transaction, actor, input) =>
      createListing({ ...listing, inTransaction: (_actor, work) => work(transaction) }, actor, input),
    admitMember: admitMember.bind(null, dependencies),
  };
  const ofPeople: PeopleDependencies = {
    ...dependencies,
    divisionName,
    settleRotation: (transaction, alliance) => settleRotation(dependencies, transaction, alliance),
  };
  const alerts: AlertDependencies = {
    ...dependencies,
    findActor: (person) => findActor(dependencies, person),
    findListings: (actor, query) => findListings(dependencies, actor, query),
    categoryName: listing.reference.categoryName,
    placeName: listing.reference.placeName,
  };
  const matched = createMatchingServices(dependencies, { listings, reference, engine: options.engine, candidates: options.candidates, embeddings: options.embeddings, planHost: options.planHost });
  const matchingLoop = createMatchingLoop(matched.dependencies);
  const policy: PolicyDependencies = {
    ...dependencies,
    matchNeedsOf: matchingLoop.againFor,
    requireListing: listings.requireListing,
    peopleActingFor: listing.peopleActingFor,
    readersOfOrganization: (organization) => readersOfOrganization(matched.dependencies, organization),
  };
  return {
    matching: matched.matching,
    matchingLoop,
    planKeeper: matched.dependencies.planKeeper,
    /** Null where no embedding model is configured. */
    meaningLoop: options.embeddings && createMeaningLoop(matched.dependencies, matchingLoop.again),
    cooperation: matched.cooperation,
    work: bindUseCases(
      {
        ...dependencies,
        listCasesToDo: (actor: Actor) => listCasesToDo(dependencies, actor),
        listSuggestionsToDo: (actor: Actor) => listSuggestionsToDo(dependencies, actor),
      },
      { getWork },
    ),
    reports: bindUseCases({ ...dependencies, largestStated }, { countResults }),
    alerts: bindUseCases(alerts, { alertSearches, changeSavedSearch, deleteSavedSearch, listSavedSearches, readSavedSearch, saveSearch }),
    people: bindUseCases(
      { ...ofPeople, ...options },
      {
        ...administrationUseCases,
        acceptInvitation,
        changeMe,
        changePassword,
        chooseSeat,
        createToken,
        endSession,
        listDemoAccounts,
        listSessions,
        listTokens,
        needsSetUp,
        presentMe,
        resolveActor,
        revokeToken,
        setUp,
        signIn,
      },
    ),
    followup: bindUseCases(followup, {
      acceptAction,
      countActions,
      createAction,
      finishAction,
      getAction,
      judgeAction,
      listActions,
      objectToAction,
      patchAction,
      remindActions,
      reportProgress,
      assignSuggestion,
      callProposer,
      countSuggestions,
      createSuggestion,
      delaySuggestion,
      getSuggestion,
      judgeSuggestion,
      listSuggestions,
      solveSuggestion,
      sweepSuggestions,
    }),
    hotline: bindUseCases(hotline, {
      closeCase,
      countCases,
      createCase,
      dispatchCase,
      // Without the second look that only the use cases take.
      getCase: (parts: HotlineDependencies, actor: Actor, id: string) => getCase(parts, actor, id),
      listCases,
      rateCase,
      replyToCase,
      returnCase,
      superviseCase,
      sweepCases,
      takeCase,
      visitCase,
    }),
    alliances: bindUseCases(
      {
        ...dependencies,
        divisionName,
        countUnservedNeeds: (alliance: string, links: ChainLink[]) => countUnservedNeeds(dependencies, alliance, links),
      },
      allianceUseCases,
    ),
    audits: bindUseCases(dependencies, { listAudits }),
    meetings: bindUseCases(dependencies, {
      addItem,
      advanceMinutes,
      amendMinutes,
      answerCommand,
      changeDetails,
      changeItem,
      countPresence,
      getAgenda,
      getMeeting,
      getMinutes,
      listMeetings,
      listProposals,
      meetingCalendar,
      orderItems,
      removeItem,
      runCommand,
      scheduleMeeting,
      showMatchAnswers,
      writeMinutes,
    }),
    imports: bindUseCases(ofImports, { importListings }),
    listings,
    policies: bindUseCases(policy, {
      answerCondition,
      changeClaim,
      checkEligibility,
      dismissPolicy,
      listClaims,
      listPolicySuggestions,
      restorePolicy,
      submitClaim,
      sweepPolicySuggestions,
    }),
    policyLoop: createPolicyLoop(policy),
    reference: bindUseCases({ reference }, { findCategories, findDivisions, listUnits }),
    streams: bindUseCases(dependencies, { readStream }),
    notifications: bindUseCases(dependencies, { listNotices, readNotices }),
  };
}

export type Services = ReturnType<typeof createServices>;
