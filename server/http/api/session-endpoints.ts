import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as factor from "../../../app/contracts/second-factor.ts";
import * as outside from "../../../app/contracts/outside-accounts.ts";
import * as people from "../../../app/contracts/people.ts";
import type { Services } from "../../services.ts";
import { endpoint, openEndpoint, type Visitor } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });

/** Gives the browser the session that was opened, and says who is signed in now. */
async function enter(services: Services, visitor: Visitor, opened: { token: string; expiresAt: Date }): Promise<people.MeView> {
  visitor.setSession(opened.token, opened.expiresAt);
  const actor = await services.people.resolveActor({ cookie: opened.token });
  return services.people.presentMe(actor!);
}

/** Has the browser hold what it will be known by when it comes back. */
function leave(visitor: Visitor, { address, token, expiresAt }: { address: string; token: string; expiresAt: Date }): outside.OutsideAddressView {
  visitor.setAttempt(token, expiresAt);
  return { address };
}

/** Signing in and out, and what a person keeps for themselves. */
export const sessionEndpoints = [
  openEndpoint({
    method: "POST",
    path: "/session",
    summary: "Sign in; sets the session cookie",
    body: people.signInInput,
    reply: people.meView,
    status: 201,
    async handle({ body, services, visitor }) {
      return enter(services, visitor, await (body.bindsReturned ? services.people.signInAndBind(body, visitor) : services.people.signIn(body, visitor)));
    },
  }),
  openEndpoint({
    method: "GET",
    path: "/session/outside",
    summary: "Where people may have accounts that sign them in here",
    reply: z.object({ items: z.array(outside.outsideProviderView) }),
    async handle({ services }) {
      return { items: services.people.listOutsideProviders() };
    },
  }),
  openEndpoint({
    method: "POST",
    path: "/session/outside",
    summary: "Begin to sign in with an account elsewhere: where the browser has to go",
    body: outside.outsideSignInInput,
    reply: outside.outsideAddressView,
    status: 201,
    async handle({ body, services, visitor }) {
      return leave(visitor, await services.people.beginOutsideSignIn(body, visitor));
    },
  }),
  openEndpoint({
    method: "POST",
    path: "/session/outside/finish",
    summary: "Come back from there: signs in and sets the session cookie, or binds the account to mine",
    body: outside.outsideReturn,
    reply: outside.outsideDoneView,
    async handle({ actor, body, services, visitor }) {
      const finished = await services.people.finishOutsideAttempt(actor, body, visitor);
      if (finished.session) visitor.setSession(finished.session.token, finished.session.expiresAt);
      return finished;
    },
  }),
  openEndpoint({
    method: "DELETE",
    path: "/session",
    summary: "Sign out",
    async handle({ actor, services, visitor }) {
      visitor.clearSession();
      if (actor?.session) await services.people.endSession(actor, actor.session);
    },
  }),
  openEndpoint({
    method: "GET",
    path: "/session/demo",
    summary: "Demo accounts; only in demo mode",
    reply: z.object({ items: z.array(people.demoAccountView) }),
    async handle({ services }) {
      return { items: await services.people.listDemoAccounts() };
    },
  }),
  openEndpoint({
    method: "POST",
    path: "/setup",
    summary: "Create the first administrator with the one-time link",
    body: people.setupInput,
    reply: people.meView,
    status: 201,
    async handle({ body, services, visitor }) {
      return enter(services, visitor, await services.people.setUp(body, visitor));
    },
  }),
  openEndpoint({
    method: "POST",
    path: "/invitations/accept",
    summary: "Set one's password with the one-time link",
    body: people.invitationAcceptance,
    reply: people.invitedView,
    handle: ({ body, services }) => services.people.acceptInvitation(body),
  }),
  endpoint({
    method: "GET",
    path: "/me",
    summary: "Who I am, my seats and the streams to follow",
    reply: people.meView,
    handle: ({ actor, services }) => services.people.presentMe(actor),
  }),
  endpoint({
    method: "PATCH",
    path: "/me",
    summary: "Change my name or language",
    body: people.mePatch,
    reply: people.personView,
    handle: ({ actor, body, services }) => services.people.changeMe(actor, body),
  }),
  endpoint({
    method: "PUT",
    path: "/me/password",
    summary: "Change my password; ends my other sessions",
    body: people.passwordChange,
    handle: ({ actor, body, services }) => services.people.changePassword(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/me/second-factor",
    summary: "Whether signing in to my account takes a code besides the password",
    reply: factor.secondFactorView,
    handle: ({ actor, services }) => services.people.getSecondFactor(actor),
  }),
  endpoint({
    method: "POST",
    path: "/me/second-factor",
    summary: "Make a secret for my authenticator; shown once, asked for once it was confirmed",
    body: factor.secondFactorPassword,
    reply: factor.secondFactorOffer,
    status: 201,
    handle: ({ actor, body, services }) => services.people.beginSecondFactor(actor, body),
  }),
  endpoint({
    method: "POST",
    path: "/me/second-factor/confirm",
    summary: "Turn the second factor on with a first code; gives spare codes, shown once, and ends my other sessions",
    body: factor.secondFactorConfirmation,
    reply: factor.spareCodesView,
    handle: ({ actor, body, services }) => services.people.confirmSecondFactor(actor, body),
  }),
  endpoint({
    method: "DELETE",
    path: "/me/second-factor",
    summary: "Turn my second factor off",
    body: factor.secondFactorPassword,
    handle: ({ actor, body, services }) => services.people.endSecondFactor(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/me/outside-accounts",
    summary: "The accounts elsewhere that sign me in",
    query: pageQuery,
    reply: pageOf(outside.outsideAccountView),
    async handle({ query, actor, services }) {
      return pageOfWhole(await services.people.listOutsideAccounts(actor), query);
    },
  }),
  endpoint({
    method: "POST",
    path: "/me/outside-accounts",
    summary: "Begin to bind an account elsewhere to mine: where the browser has to go",
    body: outside.outsideLinkInput,
    reply: outside.outsideAddressView,
    status: 201,
    repeats: true,
    async handle({ actor, body, services, visitor }) {
      return leave(visitor, await services.people.beginOutsideLink(actor, body, visitor));
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/me/outside-accounts/:id",
    summary: "Have an account elsewhere sign me in no longer",
    params: byId,
    handle: ({ actor, params, services }) => services.people.endOutsideAccount(actor, params.id),
  }),
  endpoint({
    method: "PUT",
    path: "/me/seat",
    summary: "Choose the seat that I act as",
    body: people.seatChoice,
    handle: ({ actor, body, services }) => services.people.chooseSeat(actor, body.seat),
  }),
  endpoint({
    method: "GET",
    path: "/me/sessions",
    summary: "My signed-in browsers",
    query: pageQuery,
    reply: pageOf(people.sessionView),
    async handle({ query, actor, services }) {
      return pageOfWhole(await services.people.listSessions(actor), query);
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/me/sessions/:id",
    summary: "End one of my sessions",
    params: byId,
    handle: ({ actor, params, services }) => services.people.endSession(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/me/tokens",
    summary: "My API tokens",
    query: pageQuery,
    reply: pageOf(people.tokenView),
    async handle({ query, actor, services }) {
      return pageOfWhole(await services.people.listTokens(actor), query);
    },
  }),
  endpoint({
    method: "POST",
    path: "/me/tokens",
    summary: "Make an API token; shown once",
    body: people.tokenInput,
    reply: people.tokenView,
    status: 201,
    handle: ({ actor, body, services }) => services.people.createToken(actor, body),
  }),
  endpoint({
    method: "DELETE",
    path: "/me/tokens/:id",
    summary: "Revoke an API token",
    params: byId,
    handle: ({ actor, params, services }) => services.people.revokeToken(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/notices",
    summary: "What I was told, newest first",
    query: pageQuery,
    reply: pageOf(people.noticeView),
    handle: ({ actor, query, services }) => services.notifications.listNotices(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/notices/read",
    summary: "Mark notices as read: by their ids, or those that lead to one page; all of them without either",
    body: people.noticesRead,
    handle: ({ actor, body, services }) => services.notifications.readNotices(actor, body),
  }),
];
