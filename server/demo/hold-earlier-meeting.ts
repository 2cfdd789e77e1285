import type { MeetingCommand } from "../../app/contracts/meeting-commands.ts";
import { addDays } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoOrganizationKey } from "./organizations.ts";
import { afternoonOf, demoItem, meetingTitle } from "./seed-meetings.ts";

/** Days from today on which it was held: the month before the last one. */
const EARLIER = -52;

const attended: DemoOrganizationKey[] = ["jindafeng", "wuzheng", "dongyue", "qinghe", "nanlou", "sanhe", "chenguang", "yunfan", "luye", "fengrang"];

/**
 * The meeting of the machinery alliance before the last one, for its resolutions: one is to be looked at again by now, one was
 * corrected after the minutes had gone round.
 */
export async function holdEarlierMeeting(county: DemoCounty): Promise<void> {
  const { services, alliances, organizations, today } = county;
  const { meetings, followup } = services;
  const day = addDays(today, EARLIER);
  county.goTo(EARLIER - 6, "09:30");
  const secretary = await county.actorOf("secretary");
  const { id, agenda } = await meetings.scheduleMeeting(secretary, {
    alliance: alliances.machinery,
    title: meetingTitle(day),
    startsAt: afternoonOf(day).toISOString(),
    place: "东岳农装二楼会议室",
    quorum: "half",
    proxiesInQuorum: false,
    state: "scheduled",
    agenda: [
      demoItem("联合采购喷涂粉末", "decide", "金大丰 王建国", 20, "六家企业各自采购同一牌号的粉末，单价相差一成以上。"),
      demoItem("备件共享库", "do", "东岳农装", 15, "常用轴承、油封、电机各家都压着库存。"),
    ],
  });
  const [powder, parts] = agenda.map((item) => item.id);
  const chairNow = () => county.chairOf("machinery");
  const asChair = async (command: MeetingCommand) => {
    await meetings.runCommand(await chairNow(), { meetingId: id, command });
  };
  county.goTo(EARLIER, "14:32");
  await asChair({ type: "open" });
  const liaisons = await Promise.all(attended.map((organization) => county.liaisonOf(organization)));
  for (const liaison of liaisons) await meetings.runCommand(liaison, { meetingId: id, command: { type: "sign-in" } });
  county.goTo(EARLIER, "14:44");
  await asChair({ type: "poll-open", itemId: powder!, question: "由金大丰牵头联合采购喷涂粉末", majority: "half", base: "present", secret: false, weighted: false });
  const pollId = (await meetings.getMeeting(secretary, id)).polls[0]!.id;
  for (const [index, liaison] of liaisons.entries()) {
    await meetings.runCommand(liaison, { meetingId: id, command: { type: "vote", pollId, choice: index === 5 ? "abstain" : "yes" } });
  }
  county.goTo(EARLIER, "14:47");
  await asChair({ type: "poll-close", pollId });
  await asChair({ type: "result-add", itemId: powder!, kind: "decision", text: "同意由金大丰牵头联合采购喷涂粉末，按季度汇总需求，价格不高于各家单独采购价。" });
  const task = await followup.createAction(await chairNow(), {
    alliance: alliances.machinery,
    meeting: id,
    item: powder!,
    title: "汇总首季喷涂粉末需求并询价",
    lead: organizations.jindafeng,
    helpers: [organizations.wuzheng],
    due: addDays(day, 20),
    measure: "六家企业的需求表和三家供应商的报价",
  });
  await followup.acceptAction(await county.liaisonOf("jindafeng"), task.id, {});
  county.goTo(EARLIER, "14:49");
  await asChair({ type: "next" });
  county.goTo(EARLIER, "15:02");
  await asChair({ type: "result-add", itemId: parts!, kind: "decision", text: "同意在东岳农装设备件共享库，成员单位凭联盟出库单领用，三日内结清。" });
  county.goTo(EARLIER, "15:04");
  await asChair({ type: "close" });

  county.goTo(EARLIER + 1, "10:00");
  const { items } = await meetings.getMinutes(secretary, id);
  const texts = ["会议认为联合采购可以压低成本，同意由金大丰牵头，先做一个季度。", "会议同意由东岳农装提供库房，出入库由秘书处登记。"];
  for (const [index, text] of texts.entries()) await meetings.writeMinutes(secretary, id, { item: items[index]!.item, text }, 0);
  await meetings.advanceMinutes(secretary, id, "prepared");
  county.goTo(EARLIER + 5, "09:00");
  await meetings.advanceMinutes(await chairNow(), id, "final");

  county.goTo(EARLIER + 8, "11:20");
  const { items: resolutions } = await meetings.listResolutions(secretary, { meeting: id, limit: 20 });
  const about = (item: string | undefined) => resolutions.find(({ title }) => title === agenda.find((each) => each.id === item)!.title)!;
  await meetings.correctResolution(
    secretary,
    about(parts).id,
    { text: "同意在东岳农装设备件共享库，成员单位凭联盟出库单领用，三个工作日内结清。", reason: "“三日”应为“三个工作日”" },
    0,
  );
  await meetings.setReview(secretary, about(powder).id, { reviewOn: addDays(today, -1) }, 0);
  county.goTo(EARLIER + 18, "16:10");
  await followup.finishAction(await county.liaisonOf("jindafeng"), task.id, { proof: "六家需求合计 4.2 吨，三家报价已发各成员单位。" });
  county.goTo(EARLIER + 19, "09:10");
  await followup.judgeAction(await chairNow(), task.id, { accepted: true, note: "" });
}
