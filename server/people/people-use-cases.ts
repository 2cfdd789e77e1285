import { changeMe, changePassword, chooseSeat } from "./change-me.ts";
import { changePerson } from "./change-person.ts";
import { createPerson } from "./create-person.ts";
import { endSeat } from "./end-seat.ts";
import { endSession } from "./end-session.ts";
import { getAccount } from "./get-account.ts";
import { giveSeat } from "./give-seat.ts";
import { invitePerson } from "./invite-person.ts";
import { listDemoAccounts } from "./list-demo-accounts.ts";
import { listPeople } from "./list-people.ts";
import { listSessions } from "./list-sessions.ts";
import { createToken, listTokens, revokeToken } from "./manage-tokens.ts";
import { beginOutsideLink, beginOutsideSignIn, getOutsideProvider, listOutsideProviders } from "./outside-accounts/begin-outside-attempt.ts";
import { finishOutsideAttempt } from "./outside-accounts/finish-outside-attempt.ts";
import { endOutsideAccount, listOutsideAccounts } from "./outside-accounts/keep-outside-accounts.ts";
import { signInAndBind } from "./outside-accounts/sign-in-and-bind.ts";
import { presentMe } from "./present-me.ts";
import { resolveActor } from "./resolve-actor.ts";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, getSecondFactor, resetSecondFactor } from "./second-factor/keep-second-factor.ts";
import { acceptInvitation, needsSetUp, setUp } from "./set-up.ts";
import { signIn } from "./sign-in.ts";

/** What people do with their own account, and their keepers with those of others. */
export const peopleUseCases = {
  acceptInvitation,
  beginOutsideLink,
  beginOutsideSignIn,
  beginSecondFactor,
  changeMe,
  changePassword,
  changePerson,
  chooseSeat,
  confirmSecondFactor,
  createPerson,
  createToken,
  endOutsideAccount,
  endSeat,
  endSecondFactor,
  endSession,
  finishOutsideAttempt,
  getAccount,
  getOutsideProvider,
  getSecondFactor,
  giveSeat,
  invitePerson,
  listDemoAccounts,
  listOutsideAccounts,
  listOutsideProviders,
  listPeople,
  listSessions,
  listTokens,
  needsSetUp,
  presentMe,
  resetSecondFactor,
  resolveActor,
  revokeToken,
  setUp,
  signIn,
  signInAndBind,
};
