import type { Lane } from "../../app/contracts/agenda.ts";
import type { MeetingCommand } from "../../app/contracts/meeting-commands.ts";
import type { Choice } from "../../app/contracts/polls.ts";
import type { Actor } from "../access/actor.ts";
import { addDays, startOfDay } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoOrganizationKey } from "./organizations.ts";

const HOUR_MS = 3_600_000;
const months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/** `十一月联席会议`. Pure. */
export const meetingTitle = (day: string): string => `${months[Number(day.slice(5, 7)) - 1]}月联席会议`;

/** Half past two in the afternoon of a day. Pure. */
export const afternoonOf = (day: string): Date => new Date(startOfDay(day).getTime() + 14.5 * HOUR_MS);

/** Who came to the last meeting; the others of the alliance did not. */
const attended: DemoOrganizationKey[] = [
  "jindafeng", "wuzheng", "dongyue", "qinghe", "nanlou", "sanhe", "chenguang", "yunfan", "luye", "xinhe", "fengrang", "shunhe",
];

/** Days from today on which the last meeting was held and the next one will be. */
const LAST = -21;
const NEXT = 7;

/** The meeting of the machinery alliance three weeks ago, with its minutes and its tasks. */
export async function holdLastMeeting(county: DemoCounty): Promise<void> {
  const { services, alliances, organizations, today } = county;
  const { meetings, followup } = services;
  const day = addDays(today, LAST);
  county.goTo(LAST - 9, "19:40");
  const urgent = await meetings.registerUrgent(await county.chairOf("machinery"), {
    alliance: alliances.machinery,
    title: "云杉涂装烘干线故障，先匀烘干时段",
    why: "烘干线主风机烧坏，配件要五天才到，云杉手上两家的漆件次日就要交货，等不到联席会议。",
    done: "由东岳农装、五征山拖各匀出一个夜班的烘干时段，连匀五天，加班费由云杉承担。",
    unit: organizations.dongyue,
  });
  county.goTo(LAST - 7, "10:00");
  const secretary = await county.actorOf("secretary");
  const plan = await meetings.scheduleMeeting(secretary, {
    alliance: alliances.machinery,
    title: meetingTitle(day),
    startsAt: afternoonOf(day).toISOString(),
    place: "兖州区政务服务中心 305 室",
    quorum: "half",
    proxiesInQuorum: false,
    state: "scheduled",
    agenda: [
      demoItem("确认上次会议纪要", "deliberate", "陈静（秘书处）", 5, "上次纪要已征求意见，没有异议。"),
      { ...demoItem("冬季检修期间涂装产能互助", "decide", "云杉涂装 刘主任", 15, "十一月到一月有三家涂装线轮流检修，建议错开时间、相互承接。"), laneReason: "涉及三家企业分担产能，须各单位表决" },
      { ...demoItem("新进配套企业对接", "do", "兖州工信局 何敏", 10, "两家新企业希望进入液压电控环节。"), laneReason: "方向已定，要落实到单位" },
      demoItem("技改补贴政策解读", "deliberate", "兖州工信局 何敏", 15, ""),
      { ...demoItem("追认：云杉涂装烘干线故障先行处置", "urgent", "东岳农装", 5, ""), kind: "urgent", subject: urgent.id, laneReason: "已先行处置，请会议追认" },
    ],
  });
  const run = async (actor: Actor, command: MeetingCommand) => {
    await meetings.runCommand(actor, { meetingId: plan.id, command });
  };
  county.goTo(LAST, "14:31");
  const chair = await county.chairOf("machinery");
  await run(chair, { type: "open" });
  const liaisons = await Promise.all(attended.map((organization) => county.liaisonOf(organization)));
  for (const liaison of liaisons) await run(liaison, { type: "sign-in" });
  county.goTo(LAST, "14:35");
  await run(chair, { type: "next" });

  const coating = plan.agenda[1]!.id;
  county.goTo(LAST, "14:48");
  await run(chair, {
    type: "poll-open",
    itemId: coating,
    question: "三家涂装线错峰检修，检修期间订单由另两家优先承接",
    majority: "half",
    base: "present",
    secret: false,
    weighted: false,
  });
  const { polls } = await meetings.getMeeting(chair, plan.id);
  const pollId = polls[0]!.id;
  for (const [index, liaison] of liaisons.entries()) {
    const choice: Choice = index === 8 ? "no" : index === 11 ? "abstain" : "yes";
    await run(liaison, { type: "vote", pollId, choice });
  }
  county.goTo(LAST, "14:50");
  await run(chair, { type: "poll-close", pollId });
  await run(chair, { type: "result-add", itemId: coating, kind: "decision", text: "同意错峰检修，由东岳农装汇总三家检修计划。" });
  const tasks = [];
  county.goTo(LAST, "14:54");
  for (const [title, lead, helper, due, measure] of [
    ["汇总三家涂装线检修计划并公布", "dongyue", "yunfan", -7, "检修日历发到各成员单位"],
    ["为检修期订单预留两成涂装能力", "wuzheng", "dongyue", 6, "资源清单上有对应条目"],
    ["走访新进配套企业，给出进链建议", "luye", "xinhe", -2, "两家企业各一份走访记录"],
  ] as const) {
    const task = await followup.createAction(chair, {
      alliance: alliances.machinery,
      meeting: plan.id,
      item: title.startsWith("走访") ? plan.agenda[2]!.id : coating,
      title,
      lead: organizations[lead],
      helpers: [organizations[helper]],
      due: addDays(today, due),
      measure,
    });
    tasks.push(task.id);
    await followup.acceptAction(await county.liaisonOf(lead), task.id, {});
  }
  county.goTo(LAST, "14:56");
  await run(chair, { type: "next" });
  county.goTo(LAST, "15:06");
  await run(chair, { type: "result-add", itemId: plan.agenda[2]!.id, kind: "decision", text: "两家新企业先走访、后入链，走访意见报下次会议。" });
  county.goTo(LAST, "15:08");
  await run(chair, { type: "next" });
  county.goTo(LAST, "15:20");
  await run(chair, { type: "next" });
  county.goTo(LAST, "15:22");
  await meetings.decideUrgent(chair, urgent.id, { command: "confirm", words: "加班费按约定结算" });
  county.goTo(LAST, "15:24");
  await run(chair, { type: "close" });
  await writeMinutes(county, plan.id, secretary, chair);
  const { items: adopted } = await meetings.listResolutions(secretary, { meeting: plan.id, limit: 20 });
  const shifts = adopted.find(({ poll }) => poll !== null)!;
  await meetings.setReview(secretary, shifts.id, { reviewOn: addDays(today, 68) }, shifts.revision);
  await answerTasks(county, tasks);
}

/** Minutes in the words of a secretary, through all their phases. */
async function writeMinutes(county: DemoCounty, id: string, secretary: Actor, chair: Actor): Promise<void> {
  const { meetings } = county.services;
  const texts = [
    "会议确认上次纪要。",
    "云杉涂装介绍三条线的检修安排。会议认为检修集中会影响岁末订单，同意错峰进行，检修期间的订单由另两家优先承接。",
    "工信局介绍两家新企业情况。会议请绿野液压、新穗电控先行走访，下次会议报告。",
    "工信局解读设备更新奖补条件。各单位可在政策页逐条核对，有疑问直接联系窗口。",
    "东岳农装说明五天匀出烘干时段的情况，漆件按期交货。会议予以追认。",
  ];
  county.goTo(LAST + 1, "09:30");
  const { items } = await meetings.getMinutes(secretary, id);
  for (const [index, text] of texts.entries()) await meetings.writeMinutes(secretary, id, { item: items[index]!.item, text }, 0);
  await meetings.advanceMinutes(secretary, id, "prepared");
  county.goTo(LAST + 5, "09:00");
  await meetings.advanceMinutes(chair, id, "final");
}

/** The first task is done and confirmed, the second under way, the third past its day. */
async function answerTasks(county: DemoCounty, [first, second]: string[]): Promise<void> {
  const { followup } = county.services;
  county.goTo(LAST + 5, "17:20");
  const dongyue = await county.liaisonOf("dongyue");
  await followup.finishAction(dongyue, first!, { proof: "三家检修计划已汇总，日历于会后第五天发出，十二家回执。" });
  county.goTo(LAST + 6, "08:40");
  await followup.judgeAction(await county.chairOf("machinery"), first!, { accepted: true, note: "" });
  county.goTo(-4, "15:10");
  const wuzheng = await county.liaisonOf("wuzheng");
  await followup.reportProgress(wuzheng, second!, { percent: 60, proof: "二号线已预留每天 40 台套，资源已发布。" });
}

/** Next week's meeting, its agenda begun with the overdue need and a policy; a unit has handed in what it has to say, one that cannot come has entrusted its vote. */
export async function planNextMeeting(county: DemoCounty): Promise<void> {
  const { services, dependencies, alliances, organizations, today } = county;
  const { models } = dependencies;
  const day = addDays(today, NEXT);
  const need = await models.listings
    .findOne({ owner: organizations.jindafeng, kind: "need", open: true })
    .sort({ publishedAt: -1, _id: -1 })
    .lean();
  const policy = await models.listings.findOne({ alliance: alliances.machinery, kind: "policy", open: true }).sort({ _id: 1 }).lean();
  const { id } = await services.meetings.scheduleMeeting(await county.actorOf("secretary"), {
    alliance: alliances.machinery,
    title: meetingTitle(day),
    startsAt: afternoonOf(day).toISOString(),
    place: "金大丰三楼会议室",
    quorum: "half",
    proxiesInQuorum: false,
    state: "scheduled",
    agenda: [
      demoItem("确认上次会议纪要", "deliberate", "陈静（秘书处）", 5, ""),
      ...(need ? [{ ...demoItem(need.title.slice(0, 80), "decide", "金大丰 王建国", 15, need.text.slice(0, 1_000)), kind: "need" as const, subject: need._id }] : []),
      ...(policy ? [{ ...demoItem(policy.title.slice(0, 80), "deliberate", "兖州工信局 何敏", 15, ""), kind: "policy" as const, subject: policy._id }] : []),
      demoItem("下一季度轮值交接准备", "do", "", 10, ""),
    ],
  });
  await services.meetings.handInStatement(
    await county.liaisonOf("jindafeng"),
    id,
    {
      situation: "今年收割机订单 1.2 万台，比去年多两成，排产已到明年三月。冲压、焊接两班倒，总装线按月均 1100 台运行。",
      problems: "自有喷涂线每天最多 40 台套，满负荷仍欠 500 台套。客户合同 12 月 10 日到期，逾期违约金 86 万元。",
      requests: ["请联盟调剂 500 台套喷涂产能，10 日前完成", "请工信局协调涂装企业错峰检修"],
    },
    0,
  );
  await services.meetings.giveProxy(await county.liaisonOf("shunhe"), id, { holder: organizations.wuzheng, item: null, paper: false });
}

/** An item without a record of its own. Pure. */
export const demoItem = (title: string, lane: Lane, presenter: string, minutes: number, text: string) => ({
  title,
  lane,
  presenter,
  minutes,
  text,
  kind: "topic" as const,
  subject: null,
  hidden: false,
});
