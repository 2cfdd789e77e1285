import { acceptAction, objectToAction } from "./answer-action.ts";
import { createAction } from "./create-action.ts";
import { judgeAction, patchAction } from "./lead-action.ts";
import { countActions, getAction, listActions } from "./list-actions.ts";
import { listToldOfAction } from "./list-told-of-action.ts";
import { remindActions } from "./remind-actions.ts";
import { finishAction, reportProgress } from "./report-action.ts";
import { delaySuggestion, solveSuggestion } from "./suggestions/answer-suggestion.ts";
import { assignSuggestion } from "./suggestions/assign-suggestion.ts";
import { createSuggestion } from "./suggestions/create-suggestion.ts";
import { callProposer, judgeSuggestion } from "./suggestions/judge-suggestion.ts";
import { countSuggestions, getSuggestion, listSuggestions } from "./suggestions/list-suggestions.ts";
import { listToldOfSuggestion } from "./suggestions/list-told-of-suggestion.ts";
import { sweepSuggestions } from "./suggestions/sweep-suggestions.ts";

/** What is done about actions and suggestions. */
export const followupUseCases = {
  acceptAction,
  assignSuggestion,
  callProposer,
  countActions,
  countSuggestions,
  createAction,
  createSuggestion,
  delaySuggestion,
  finishAction,
  getAction,
  getSuggestion,
  judgeAction,
  judgeSuggestion,
  listActions,
  listSuggestions,
  listToldOfAction,
  listToldOfSuggestion,
  objectToAction,
  patchAction,
  remindActions,
  reportProgress,
  solveSuggestion,
  sweepSuggestions,
};
