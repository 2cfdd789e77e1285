import { addCommitment } from "./add-commitment.ts";
import { addDelivery } from "./add-delivery.ts";
import { breakCooperation } from "./break-cooperation.ts";
import { confirmCooperation } from "./confirm-cooperation.ts";
import { getCooperation, listCooperations } from "./list-cooperations.ts";

/** What can be done with cooperations. */
export const cooperationUseCases = {
  addCommitment,
  addDelivery,
  breakCooperation,
  confirmCooperation,
  getCooperation,
  listCooperations,
};
