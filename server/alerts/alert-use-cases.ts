import { alertSearches } from "./alert-searches.ts";
import { changeSavedSearch, deleteSavedSearch, listSavedSearches, readSavedSearch, saveSearch } from "./saved-searches.ts";

/** What can be done with saved searches. */
export const alertUseCases = {
  alertSearches,
  changeSavedSearch,
  deleteSavedSearch,
  listSavedSearches,
  readSavedSearch,
  saveSearch,
};
