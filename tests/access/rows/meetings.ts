import { dayAt } from "../../../server/clock.ts";
import { buildMeeting } from "../../factories/meetings.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, VisitorName, World } from "../world.ts";

type Given = Parameters<typeof buildMeeting>[2];
type Built = Awaited<ReturnType<typeof buildMeeting>>;

const insiders = (status: number): AccessRow["answers"] => ({ ...outsiders, others: status });

const on = (below: string | ((meeting: Built) => string), body?: unknown | ((meeting: Built, world: World) => unknown), given?: Given) =>
  async (world: World) => {
    const meeting = await buildMeeting(world.hub.dependencies, world.alliance, given);
    const path = `/meetings/${meeting._id}${typeof below === "string" ? below : below(meeting)}`;
    const content = typeof body === "function" ? (body(meeting, world) as unknown) : body;
    return { path, ...(content !== undefined && { body: content }) };
  };

const itemOf = (meeting: Built, index = 0) => meeting.agenda[index]!.id;

/** A meeting that is open, with the liaisons' unit waiting for the floor and a poll under way when asked for. */
const open = (extra: (world: World) => Partial<Built> = () => ({})) => async (world: World): Promise<Built> => {
  const now = world.hub.clock.now();
  const meeting = await buildMeeting(world.hub.dependencies, world.alliance, { state: "open", openedAt: now, itemStartedAt: now, quorum: "none" });
  const agenda = meeting.agenda.map((item, index) => (index === 0 ? { ...item, state: "current" as const } : item));
  const changes = { agenda, currentItem: itemOf(meeting), ...extra(world) };
  await world.hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: changes });
  return { ...meeting, ...changes };
};
const live = (below: string | ((meeting: Built) => string), body?: unknown, extra?: (world: World) => Partial<Built>) =>
  async (world: World) => {
    const meeting = await open(extra)(world);
    return { path: `/meetings/${meeting._id}${typeof below === "string" ? below : below(meeting)}`, ...(body !== undefined && { body }) };
  };

const SPEAKER = "5".repeat(24);
const POLL = "6".repeat(24);
const waiting = ({ organization, hub }: World): Partial<Built> => ({
  speakers: [{ id: SPEAKER, organization, name: "赵试验", addedAt: hub.clock.now(), startedAt: null, endedAt: null }],
});
const speaking = (world: World): Partial<Built> => ({
  speakers: waiting(world).speakers!.map((speaker) => ({ ...speaker, startedAt: world.hub.clock.now() })),
});
const polling = ({ hub }: World): Partial<Built> => ({
  polls: [
    {
      id: POLL,
      item: null,
      question: "同意吗",
      majority: "half",
      base: "present",
      secret: false,
      state: "open",
      openedAt: hub.clock.now(),
      closedAt: null,
      quorumReason: null,
      voted: [],
      tally: { yes: 0, no: 0, abstain: 0 },
      votes: [],
      outcome: null,
    },
  ],
});

const PROXY = "7".repeat(24);
/** The liaison's unit entrusts the other one with its vote. */
const entrusted = ({ organization, otherOrganization, hub }: World): NonNullable<Built["proxies"]>[number] => ({
  id: PROXY,
  giver: organization,
  holder: otherOrganization,
  item: null,
  paper: false,
  person: POLL,
  name: "赵试验",
  at: hub.clock.now(),
  ended: null,
});

/** Minutes of a closed meeting in a phase, at which the liaison's unit was present. */
const minutes = (below: string, phase: "draft" | "prepared", body?: unknown) => async (world: World) => {
  const { models, clock } = world.hub.dependencies;
  const now = clock.now();
  const meeting = await buildMeeting(world.hub.dependencies, world.alliance, { state: "closed", openedAt: now, closedAt: now, minutes: phase });
  await models.minutes.create([
    {
      _id: meeting._id,
      alliance: world.alliance.id,
      phase,
      items: [],
      present: [world.organization],
      absent: [],
      people: 1,
      amendments: [],
      amendUntil: phase === "prepared" ? new Date(now.getTime() + 3_600_000) : null,
      revision: 0,
    },
  ]);
  return { path: `/meetings/${meeting._id}${below}`, ...(body !== undefined && { body }) };
};

const startsAt = "2099-03-02T06:30:00.000Z";
const prepare: VisitorName[] = ["chair", "secretary"];
const units: VisitorName[] = ["liaison", "liaisonOfOtherOrganization", "chair"];

/** A scheduled meeting whose first item needs the consent of the liaison's unit, which has answered so. */
const asking = (below: string, body: (world: World) => unknown, answered: "objection"[] = []) => async (world: World) => {
  const meeting = await buildMeeting(world.hub.dependencies, world.alliance);
  const at = world.hub.clock.now();
  const consent = {
    units: [{ organization: world.organization, name: "金穗" }],
    due: dayAt(meeting.startsAt),
    silence: "none" as const,
    deadline: meeting.startsAt,
    entries: answered.map((kind) => ({ id: SPEAKER, kind, organization: world.organization, reason: "影响交付", person: POLL, name: "赵试验", unit: "金穗", at })),
  };
  const agenda = meeting.agenda.map((item, index) => (index === 0 ? { ...item, consent } : item));
  await world.hub.dependencies.models.meetings.updateOne({ _id: meeting._id }, { $set: { agenda } });
  return { path: `/meetings/${meeting._id}/agenda/${itemOf(meeting)}/consent${below}`, body: body(world) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/meetings", knock: () => ({ path: "/meetings" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/meetings",
    knock: ({ alliance }) => ({ path: "/meetings", body: { alliance: alliance.id, title: "联席会议", startsAt } }),
    answers: only(201, ...prepare),
  },
  { method: "GET", path: "/meetings/:id", knock: on(""), answers: insiders(200) },
  { method: "PATCH", path: "/meetings/:id", knock: on("", { place: "三楼", revision: 0 }), answers: only(200, ...prepare) },
  {
    method: "DELETE",
    path: "/meetings/:id",
    knock: on("", undefined, { state: "draft" }),
    answers: { ...outsiders, chair: 204, secretary: 204, officer: 403, administrator: 403, others: 404 },
  },
  {
    method: "PUT",
    path: "/meetings/:id/weights",
    knock: on("/weights", (meeting: Built) => ({ rule: "会费份额", units: meeting.units.map(({ organization }) => ({ organization, weight: 5 })), revision: 0 })),
    answers: only(200, ...prepare),
  },
  { method: "GET", path: "/meetings/:id/statements", knock: on("/statements"), answers: insiders(200) },
  {
    method: "POST",
    path: "/meetings/:id/statements",
    knock: on("/statements", (_meeting: Built, { organization }: World) => ({ organization, situation: "订单足", problems: "喷涂排不开", requests: ["请联盟调剂产能"] })),
    answers: only(201, "liaison", ...prepare),
  },
  {
    method: "DELETE",
    path: "/meetings/:id/statements/:statementId",
    knock: async (world) => {
      const { models, ids, clock } = world.hub.dependencies;
      const meeting = await buildMeeting(world.hub.dependencies, world.alliance);
      const _id = ids.next();
      await models.statements.create([{ _id, meeting: meeting._id, organization: world.organization, situation: "订单足", problems: "", requests: [], name: "赵试验", at: clock.now(), revision: 1 }]);
      return { path: `/meetings/${meeting._id}/statements/${_id}` };
    },
    answers: only(204, "liaison", ...prepare),
  },
  { method: "POST", path: "/meetings/:id/cancel", knock: on("/cancel", { reason: "会场停电", revision: 0 }, { state: "scheduled" }), answers: only(200, ...prepare) },
  { method: "POST", path: "/meetings/:id/open", knock: on("/open"), answers: only(200, "chair") },
  { method: "POST", path: "/meetings/:id/current", knock: async (world) => {
    const meeting = await open()(world);
    return { path: `/meetings/${meeting._id}/current`, body: { itemId: itemOf(meeting, 1) } };
  }, answers: only(200, "chair") },
  { method: "POST", path: "/meetings/:id/close", knock: live("/close"), answers: only(200, "chair") },
  { method: "GET", path: "/meetings/:id/agenda", knock: on("/agenda"), answers: insiders(200) },
  { method: "POST", path: "/meetings/:id/agenda", knock: on("/agenda", { title: "新议题" }), answers: only(201, ...prepare) },
  { method: "GET", path: "/meetings/:id/agenda/proposals", knock: on("/agenda/proposals"), answers: only(200, ...prepare) },
  {
    method: "PUT",
    path: "/meetings/:id/agenda/order",
    knock: on("/agenda/order", (meeting: Built) => ({ items: meeting.agenda.map(({ id }) => id).toReversed() })),
    answers: only(200, ...prepare),
  },
  {
    method: "PATCH",
    path: "/meetings/:id/agenda/:itemId",
    knock: on((meeting) => `/agenda/${itemOf(meeting)}`, { title: "改名", revision: 0 }),
    answers: only(200, ...prepare),
  },
  {
    method: "DELETE",
    path: "/meetings/:id/agenda/:itemId",
    knock: on((meeting) => `/agenda/${itemOf(meeting)}`),
    answers: only(200, ...prepare),
  },
  {
    method: "PUT",
    path: "/meetings/:id/agenda/:itemId/consent",
    knock: on((meeting) => `/agenda/${itemOf(meeting)}/consent`, (meeting: Built, { organization }: World) => ({ units: [organization], due: dayAt(meeting.startsAt), revision: 0 })),
    answers: only(200, ...prepare),
  },
  {
    method: "POST",
    path: "/meetings/:id/agenda/:itemId/consent/answers",
    knock: asking("/answers", () => ({ answer: "consent" })),
    answers: only(201, "liaison"),
  },
  {
    method: "POST",
    path: "/meetings/:id/agenda/:itemId/consent/overrulings",
    knock: asking("/overrulings", ({ organization }) => ({ organization, reason: "已另行协调交付" }), ["objection"]),
    answers: only(201, "officer"),
  },
  {
    method: "POST",
    path: "/meetings/:id/results",
    knock: async (world) => {
      const meeting = await open()(world);
      return { path: `/meetings/${meeting._id}/results`, body: { itemId: itemOf(meeting), kind: "decision", text: "同意" } };
    },
    answers: only(201, ...prepare),
  },
  { method: "GET", path: "/meetings/:id/presence", knock: on("/presence"), answers: insiders(200) },
  { method: "POST", path: "/meetings/:id/presence", knock: live("/presence", {}), answers: insiders(200) },
  { method: "DELETE", path: "/meetings/:id/presence", knock: live("/presence", {}), answers: { ...only(200, ...units), secretary: 422 } },
  { method: "GET", path: "/meetings/:id/proxies", knock: on("/proxies"), answers: insiders(200) },
  {
    method: "POST",
    path: "/meetings/:id/proxies",
    knock: on("/proxies", (_meeting: Built, { organization, otherOrganization }: World) => ({ giver: organization, holder: otherOrganization })),
    answers: only(201, "liaison"),
  },
  {
    method: "POST",
    path: "/meetings/:id/proxies/:proxyId/end",
    knock: async (world) => {
      const meeting = await buildMeeting(world.hub.dependencies, world.alliance, { proxies: [entrusted(world)] });
      return { path: `/meetings/${meeting._id}/proxies/${PROXY}/end` };
    },
    answers: only(200, "liaison", "liaisonOfOtherOrganization"),
  },
  { method: "GET", path: "/meetings/:id/speakers", knock: on("/speakers"), answers: insiders(200) },
  { method: "POST", path: "/meetings/:id/speakers", knock: live("/speakers", {}), answers: only(201, ...units) },
  {
    method: "DELETE",
    path: "/meetings/:id/speakers/:speakerId",
    knock: live(`/speakers/${SPEAKER}`, undefined, waiting),
    answers: only(200, "liaison", "chair"),
  },
  {
    method: "POST",
    path: "/meetings/:id/speakers/:speakerId/start",
    knock: live(`/speakers/${SPEAKER}/start`, undefined, waiting),
    answers: only(200, "chair"),
  },
  { method: "POST", path: "/meetings/:id/speakers/stop", knock: live("/speakers/stop", undefined, speaking), answers: only(200, "chair") },
  { method: "GET", path: "/meetings/:id/polls", knock: on("/polls"), answers: insiders(200) },
  { method: "POST", path: "/meetings/:id/polls", knock: live("/polls", { question: "同意吗" }), answers: only(201, "chair") },
  {
    method: "POST",
    path: "/meetings/:id/polls/:pollId/votes",
    knock: live(`/polls/${POLL}/votes`, { choice: "yes" }, polling),
    answers: only(200, ...units),
  },
  {
    method: "POST",
    path: "/meetings/:id/polls/:pollId/votes/each",
    knock: async (world) => {
      const votes = [{ organization: world.organization, choice: "yes" }];
      return live(`/polls/${POLL}/votes/each`, { votes }, (around) => ({ ...polling(around), proxies: [entrusted(around)] }))(world);
    },
    answers: only(200, "liaison", "liaisonOfOtherOrganization"),
  },
  {
    method: "POST",
    path: "/meetings/:id/polls/:pollId/recorded-votes",
    knock: async (world) => {
      const present = [{ organization: world.organization, at: world.hub.clock.now(), leftAt: null }];
      const given = (around: World) => ({ ...polling(around), presence: present });
      return live(`/polls/${POLL}/recorded-votes`, { votes: [{ organization: world.organization, choice: "yes" }] }, given)(world);
    },
    answers: only(200, ...prepare),
  },
  {
    method: "POST",
    path: "/meetings/:id/polls/:pollId/close",
    knock: live(`/polls/${POLL}/close`, undefined, polling),
    answers: only(200, "chair"),
  },
  {
    method: "GET",
    path: "/meetings/:id/minutes",
    knock: minutes("/minutes", "draft"),
    answers: { ...outsiders, chair: 200, secretary: 200, officer: 200, administrator: 200, others: 404 },
  },
  {
    method: "GET",
    path: "/meetings/:id/minutes.docx",
    knock: minutes("/minutes.docx", "draft"),
    answers: { ...outsiders, chair: 200, secretary: 200, officer: 200, administrator: 200, others: 404 },
  },
  {
    method: "PATCH",
    path: "/meetings/:id/minutes",
    knock: minutes("/minutes", "prepared", { item: SPEAKER, text: "文字", revision: 0 }),
    answers: only(404, ...prepare),
  },
  {
    method: "POST",
    path: "/meetings/:id/minutes/phase",
    knock: minutes("/minutes/phase", "prepared", { phase: "final" }),
    answers: only(200, "chair"),
  },
  {
    method: "POST",
    path: "/meetings/:id/minutes/amendments",
    knock: minutes("/minutes/amendments", "prepared", { text: "补充一句" }),
    answers: only(201, "liaison"),
  },
  { method: "GET", path: "/meetings/:id/calendar.ics", knock: on("/calendar.ics"), answers: insiders(200) },
];
