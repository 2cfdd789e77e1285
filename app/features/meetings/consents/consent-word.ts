import type { ConsentState } from "../../../contracts/consent-state.ts";
import type { SilenceRule } from "../../../contracts/consents.ts";

/** Key of the words for how a consent stands; of silence they say what it counts as. Pure. */
export const consentWord = (state: ConsentState, silence: SilenceRule) =>
  state === "silent" ? (`meetings:consent.silent.${silence}` as const) : (`meetings:consent.state.${state}` as const);
