import { createCase } from "./create-case.ts";
import { dispatchCase, superviseCase } from "./dispatch-case.ts";
import { closeCase, rateCase, visitCase } from "./finish-case.ts";
import { replyToCase, returnCase, takeCase } from "./handle-case.ts";
import { countCases, getCase, listCases } from "./list-cases.ts";
import { listToldOfCase } from "./list-told-of-case.ts";
import { sweepCases } from "./sweep-cases.ts";

/** What can be done with the cases of the direct line. */
export const hotlineUseCases = {
  closeCase,
  countCases,
  createCase,
  dispatchCase,
  getCase,
  listCases,
  listToldOfCase,
  rateCase,
  replyToCase,
  returnCase,
  superviseCase,
  sweepCases,
  takeCase,
  visitCase,
};
