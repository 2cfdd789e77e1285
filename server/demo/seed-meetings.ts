import type { Choice, MeetingCommand } from "../../app/contracts/meetings.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, startOfDay } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoOrganizationKey } from "./organizations.ts";

const HOUR_MS = 3_600_000;
const months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/** `十一月联席会议`. Pure. */
const titleOf = (day: string): string => `${months[Number(day.slice(5, 7)) - 1]}月联席会议`;

/** Half past two in the afternoon of a day. Pure. */
const afternoonOf = (day: string): Date => new Date(startOfDay(day).getTime() + 14.5 * HOUR_MS);

/** Who came to the last meeting; the others of the alliance did not. */
const attended: DemoOrganizationKey[] = [
  "jindafeng", "wuzheng", "dongyue", "qinghe", "nanlou", "sanhe", "chenguang", "yunfan", "luye", "xinhe", "fengrang", "shunhe",
];

/** Meetings of the machinery alliance: one three weeks ago with minutes and tasks, one next week with its agenda. */
export async function seedMeetings(county: DemoCounty): Promise<void> {
  await holdLastMeeting(county);
  await planNextMeeting(county);
}

async function holdLastMeeting(county: DemoCounty): Promise<void> {
  const { services, dependencies, alliances, organizations, today } = county;
  const { meetings, followup } = services;
  const day = addDays(today, -21);
  const chair = await county.actorOf("chair");
  const secretary = await county.actorOf("secretary");
  const plan = await meetings.scheduleMeeting(secretary, {
    alliance: alliances.machinery,
    title: titleOf(day),
    startsAt: dependencies.clock.now().toISOString(),
    place: "兖州区政务服务中心 305 室",
    quorum: "half",
    state: "scheduled",
    agenda: [
      item("确认上次会议纪要", "deliberate", "陈静（秘书处）", 5, "上次纪要已征求意见，没有异议。"),
      item("冬季检修期间涂装产能互助", "decide", "云杉涂装 刘主任", 15, "十一月到一月有三家涂装线轮流检修，建议错开时间、相互承接。"),
      item("新进配套企业对接", "do", "兖州工信局 何敏", 10, "两家新企业希望进入液压电控环节。"),
      item("技改补贴政策解读", "deliberate", "兖州工信局 何敏", 15, ""),
    ],
  });
  const run = async (actor: Actor, command: MeetingCommand) => {
    await meetings.runCommand(actor, { meetingId: plan.id, command });
  };
  await run(chair, { type: "open" });
  const liaisons = await Promise.all(attended.map((organization) => county.liaisonOf(organization)));
  for (const liaison of liaisons) await run(liaison, { type: "sign-in" });
  await run(chair, { type: "next" });

  const coating = plan.agenda[1]!.id;
  await run(chair, {
    type: "poll-open",
    itemId: coating,
    question: "三家涂装线错峰检修，检修期间订单由另两家优先承接",
    majority: "half",
    base: "present",
    secret: false,
  });
  const { polls } = await meetings.getMeeting(chair, plan.id);
  const pollId = polls[0]!.id;
  for (const [index, liaison] of liaisons.entries()) {
    const choice: Choice = index === 8 ? "no" : index === 11 ? "abstain" : "yes";
    await run(liaison, { type: "vote", pollId, choice });
  }
  await run(chair, { type: "poll-close", pollId });
  await run(chair, { type: "result-add", itemId: coating, kind: "decision", text: "同意错峰检修，由东岳农装汇总三家检修计划。" });
  const tasks = [];
  for (const [title, lead, helper, measure] of [
    ["汇总三家涂装线检修计划并公布", "dongyue", "yunfan", "检修日历发到各成员单位"],
    ["为检修期订单预留两成涂装能力", "wuzheng", "dongyue", "资源清单上有对应条目"],
    ["走访新进配套企业，给出进链建议", "luye", "xinhe", "两家企业各一份走访记录"],
  ] as const) {
    const task = await followup.createAction(chair, {
      alliance: alliances.machinery,
      meeting: plan.id,
      item: title.startsWith("走访") ? plan.agenda[2]!.id : coating,
      title,
      lead: organizations[lead],
      helpers: [organizations[helper]],
      due: addDays(today, 6),
      measure,
    });
    tasks.push(task.id);
    await followup.acceptAction(await county.liaisonOf(lead), task.id, {});
  }
  await run(chair, { type: "next" });
  await run(chair, { type: "next" });
  await run(chair, { type: "close" });
  await writeMinutes(county, plan.id, secretary, chair);
  await answerTasks(county, tasks, chair);
  await movePast(county, plan.id, tasks, day);
}

/** Minutes in the words of a secretary, through all their phases. */
async function writeMinutes({ services }: DemoCounty, id: string, secretary: Actor, chair: Actor): Promise<void> {
  const { meetings } = services;
  const texts = [
    "会议确认上次纪要。",
    "云杉涂装介绍三条线的检修安排。会议认为检修集中会影响岁末订单，同意错峰进行，检修期间的订单由另两家优先承接。",
    "工信局介绍两家新企业情况。会议请绿野液压、新穗电控先行走访，下次会议报告。",
    "工信局解读设备更新奖补条件。各单位可在政策页逐条核对，有疑问直接联系窗口。",
  ];
  const { items } = await meetings.getMinutes(secretary, id);
  for (const [index, text] of texts.entries()) await meetings.writeMinutes(secretary, id, { item: items[index]!.item, text }, 0);
  await meetings.advanceMinutes(secretary, id, "prepared");
  await meetings.advanceMinutes(chair, id, "final");
}

/** The first task is done and confirmed, the second under way, the third past its day. */
async function answerTasks(county: DemoCounty, [first, second]: string[], chair: Actor): Promise<void> {
  const { followup } = county.services;
  const dongyue = await county.liaisonOf("dongyue");
  await followup.finishAction(dongyue, first!, { proof: "三家检修计划已汇总，日历于会后第五天发出，十二家回执。" });
  await followup.judgeAction(chair, first!, { accepted: true, note: "" });
  const wuzheng = await county.liaisonOf("wuzheng");
  await followup.reportProgress(wuzheng, second!, { percent: 60, proof: "二号线已预留每天 40 台套，资源已发布。" });
}

/** Everything happened just now; puts it to the day on which the story says it did. */
async function movePast({ dependencies, today }: DemoCounty, id: string, tasks: string[], day: string): Promise<void> {
  const { models } = dependencies;
  const start = afternoonOf(day);
  const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  const meeting = await models.meetings.findOne({ _id: id }).lean();
  const spent = [4, 21, 12, 16];
  const agenda = meeting!.agenda.map((entry, index) => ({
    ...entry,
    spentSeconds: spent[index]! * 60,
    results: entry.results.map((result) => ({ ...result, at: at(24) })),
  }));
  const polls = meeting!.polls.map((poll) => ({ ...poll, openedAt: at(18), closedAt: at(20) }));
  const presence = meeting!.presence.map((entry, index) => ({ ...entry, at: at(index - 12) }));
  await models.meetings.updateOne(
    { _id: id },
    { $set: { startsAt: start, endsAt: at(60), openedAt: at(1), closedAt: at(54), createdAt: at(-7 * 24 * 60), agenda, polls, presence } },
  );
  await models.attendances.updateMany({ meeting: id }, { $set: { at: at(-5) } });
  const minutes = await models.minutes.findOne({ _id: id }).lean();
  const items = minutes!.items.map((entry, index) => ({
    ...entry,
    editedAt: at(24 * 60 + index),
    results: agenda[index]!.results,
    polls: polls.filter((poll) => poll.item === entry.item),
  }));
  await models.minutes.updateOne({ _id: id }, { $set: { items, amendUntil: at(4 * 24 * 60) } });
  const due = [addDays(today, -7), addDays(today, 6), addDays(today, -2)];
  for (const [index, task] of tasks.entries()) {
    await models.actions.updateOne({ _id: task }, { $set: { due: due[index]!, createdAt: at(24) } });
  }
}

async function planNextMeeting(county: DemoCounty): Promise<void> {
  const { services, dependencies, alliances, organizations, today } = county;
  const { models } = dependencies;
  const day = addDays(today, 7);
  const need = await models.listings
    .findOne({ owner: organizations.jindafeng, kind: "need", open: true })
    .sort({ publishedAt: -1, _id: -1 })
    .lean();
  const policy = await models.listings.findOne({ alliance: alliances.machinery, kind: "policy", open: true }).sort({ _id: 1 }).lean();
  await services.meetings.scheduleMeeting(await county.actorOf("secretary"), {
    alliance: alliances.machinery,
    title: titleOf(day),
    startsAt: afternoonOf(day).toISOString(),
    place: "金大丰三楼会议室",
    quorum: "half",
    state: "scheduled",
    agenda: [
      item("确认上次会议纪要", "deliberate", "陈静（秘书处）", 5, ""),
      ...(need ? [{ ...item(need.title.slice(0, 80), "decide", "金大丰 王建国", 15, need.text.slice(0, 1_000)), kind: "need" as const, subject: need._id }] : []),
      ...(policy ? [{ ...item(policy.title.slice(0, 80), "deliberate", "兖州工信局 何敏", 15, ""), kind: "policy" as const, subject: policy._id }] : []),
      item("下一季度轮值交接准备", "do", "", 10, ""),
    ],
  });
}

const item = (title: string, lane: "deliberate" | "decide" | "do", presenter: string, minutes: number, text: string) => ({
  title,
  lane,
  presenter,
  minutes,
  text,
  kind: "topic" as const,
  subject: null,
  hidden: false,
});
