import type { AccessRow } from "../world.ts";

const nobody = "0123456789abcdef01234567";
const at = (path: string, body?: unknown) => () => ({ path, ...(body !== undefined && { body }) });

/** What belongs to oneself: every signed-in person may, a stranger may not. */
export const rows: AccessRow[] = [
  { method: "POST", path: "/session", knock: (_world, who) => ({ path: "/session", body: { account: `nobody-${who}`, password: "wrong" } }), answers: { others: 401 } },
  { method: "DELETE", path: "/session", knock: at("/session"), answers: { others: 204 } },
  { method: "GET", path: "/session/demo", knock: at("/session/demo"), answers: { others: 404 } },
  { method: "GET", path: "/session/outside", knock: at("/session/outside"), answers: { others: 200 } },
  { method: "POST", path: "/session/outside", knock: at("/session/outside", { provider: "feishu" }), answers: { others: 404 } },
  { method: "POST", path: "/session/outside/finish", knock: at("/session/outside/finish", { search: "?code=guess&state=guess" }), answers: { others: 410 } },
  {
    method: "POST",
    path: "/setup",
    knock: at("/setup", { token: "guess", name: "王某", account: "wang", password: "Guess-12345" }),
    answers: { others: 403 },
  },
  {
    method: "POST",
    path: "/invitations/accept",
    knock: at("/invitations/accept", { token: "guess", password: "Guess-12345" }),
    answers: { others: 403 },
  },
  { method: "GET", path: "/me", knock: at("/me"), answers: { stranger: 401, others: 200 } },
  { method: "PATCH", path: "/me", knock: at("/me", { locale: "zh-CN" }), answers: { stranger: 401, others: 200 } },
  {
    method: "PUT",
    path: "/me/password",
    knock: at("/me/password", { current: "wrong", next: "Better-12345" }),
    answers: { stranger: 401, others: 422 },
  },
  { method: "GET", path: "/me/second-factor", knock: at("/me/second-factor"), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/me/second-factor", knock: at("/me/second-factor", { password: "wrong" }), answers: { stranger: 401, others: 422 } },
  { method: "POST", path: "/me/second-factor/confirm", knock: at("/me/second-factor/confirm", { code: "123456" }), answers: { stranger: 401, others: 409 } },
  { method: "DELETE", path: "/me/second-factor", knock: at("/me/second-factor", { password: "wrong" }), answers: { stranger: 401, others: 422 } },
  { method: "GET", path: "/me/outside-accounts", knock: at("/me/outside-accounts"), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/me/outside-accounts", knock: at("/me/outside-accounts", { provider: "feishu", password: "wrong" }), answers: { stranger: 401, others: 422 } },
  { method: "DELETE", path: "/me/outside-accounts/:id", knock: at(`/me/outside-accounts/${nobody}`), answers: { stranger: 401, others: 404 } },
  { method: "PUT", path: "/me/seat", knock: at("/me/seat", { seat: nobody }), answers: { stranger: 401, others: 422 } },
  { method: "GET", path: "/me/sessions", knock: at("/me/sessions"), answers: { stranger: 401, others: 200 } },
  {
    method: "DELETE",
    path: "/me/sessions/:id",
    knock: at(`/me/sessions/${nobody}`),
    answers: { stranger: 401, others: 404 },
  },
  { method: "GET", path: "/me/tokens", knock: at("/me/tokens"), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/me/tokens", knock: at("/me/tokens", { name: "脚本" }), answers: { stranger: 401, others: 201 } },
  {
    method: "DELETE",
    path: "/me/tokens/:id",
    knock: at(`/me/tokens/${nobody}`),
    answers: { stranger: 401, others: 404 },
  },
  { method: "GET", path: "/me/calendar", knock: at("/me/calendar"), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/me/calendar", knock: at("/me/calendar"), answers: { stranger: 401, others: 201 } },
  { method: "DELETE", path: "/me/calendar", knock: at("/me/calendar"), answers: { stranger: 401, others: 204 } },
  { method: "GET", path: "/calendars/:secret.ics", knock: at(`/calendars/${"x".repeat(43)}.ics`), answers: { others: 404 } },
  { method: "GET", path: "/notices", knock: at("/notices"), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/notices/read", knock: at("/notices/read", {}), answers: { stranger: 401, others: 204 } },
  {
    method: "GET",
    path: "/streams/:stream/events",
    knock: ({ alliance }) => ({ path: `/streams/alliance:${alliance.id}/events` }),
    answers: {
      stranger: 401,
      liaisonOfOtherAlliance: 404,
      liaisonOfOtherCounty: 404,
      secretaryOfOtherAlliance: 404,
      officerOfOtherCounty: 404,
      others: 200,
    },
  },
];
