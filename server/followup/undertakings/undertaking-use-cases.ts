import { listLedAlliances } from "../list-led-alliances.ts";
import { commandUndertaking } from "./command-undertaking.ts";
import { countOwners } from "./count-owners.ts";
import { createUndertaking } from "./create-undertaking.ts";
import { countUndertakings, getUndertaking, listUndertakings } from "./list-undertakings.ts";
import { listOwnerCandidates } from "./require-owner.ts";
import { getUndertakingSource } from "./prepare-undertaking.ts";
import { sweepUndertakings } from "./sweep-undertakings.ts";

/** What is done about hard problems that leaders own. */
export const undertakingUseCases = {
  commandUndertaking,
  countOwners,
  countUndertakings,
  createUndertaking,
  getUndertaking,
  getUndertakingSource,
  listLedAlliances,
  listOwnerCandidates,
  listUndertakings,
  sweepUndertakings,
};
