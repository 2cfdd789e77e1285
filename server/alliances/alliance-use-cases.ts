import { admitMember } from "./admit-member.ts";
import { changeAlliance } from "./change-alliance.ts";
import { changeOrganization } from "./change-organization.ts";
import { commandRotation } from "./command-rotation.ts";
import { createAlliance } from "./create-alliance.ts";
import { createOrganization } from "./create-organization.ts";
import { getAlliance } from "./get-alliance.ts";
import { getOrganization } from "./get-organization.ts";
import { getRotation } from "./get-rotation.ts";
import { commandHandOver } from "./hand-overs/command-hand-over.ts";
import { getTermAccount } from "./hand-overs/get-term-account.ts";
import { keepHandOvers } from "./hand-overs/keep-hand-overs.ts";
import { keepRotations } from "./keep-rotations.ts";
import { listAllianceSeats } from "./list-alliance-seats.ts";
import { listAllianceNames } from "./list-alliance-names.ts";
import { listAlliances } from "./list-alliances.ts";
import { listMembers } from "./list-members.ts";
import { listOrganizations } from "./list-organizations.ts";
import { listUnits } from "./list-units.ts";
import { removeMember } from "./remove-member.ts";

/** What can be done with alliances and organizations. */
export const allianceUseCases = {
  admitMember,
  changeAlliance,
  changeOrganization,
  commandHandOver,
  commandRotation,
  createAlliance,
  createOrganization,
  getAlliance,
  getOrganization,
  getRotation,
  getTermAccount,
  keepHandOvers,
  keepRotations,
  listAllianceSeats,
  listAllianceNames,
  listAlliances,
  listMembers,
  listOrganizations,
  listUnits,
  removeMember,
};
