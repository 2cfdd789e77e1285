import type { ItemResult } from "../../app/contracts/agenda.ts";
import { dayText } from "../../app/contracts/messages/messages.ts";
import type { MinutesItem, MinutesView } from "../../app/contracts/minutes.ts";
import { consentStateOf, type ConsentState } from "../../app/contracts/consent-state.ts";
import type { ConsentView } from "../../app/contracts/consents.ts";
import { choice, type PollView } from "../../app/contracts/polls.ts";
import { citeResolution } from "../cite-resolution.ts";
import { dayAt, timeAt } from "../clock.ts";
import type { Paper, PaperSection } from "../documents/paper.ts";

const phaseNote = { draft: "（草稿）", prepared: "（征求意见稿）", final: undefined } as const;
const resultName = { decision: "决议", note: "记录", action: "任务", match: "签约", suggestion: "意见建议" } as const;
const majorityName = { half: "过半数", two_thirds: "三分之二", four_fifths: "五分之四" } as const;
const baseName = { present: "到会", all: "全体" } as const;
const choiceName = { yes: "同意", no: "反对", abstain: "弃权" } as const;
const answerName = { waiting: "尚未答复", accepted: "同意", declined: "婉拒" } as const;

/** `2026年11月3日`. */
const longDay = (day: string): string => dayText(day, "zh-CN");

/** `2026年11月3日14:30至16:00`. */
function timeSpan(from: Date, until: Date): string {
  const end = dayAt(until) === dayAt(from) ? timeAt(until) : `${longDay(dayAt(until))}${timeAt(until)}`;
  return `${longDay(dayAt(from))}${timeAt(from)}至${end}`;
}

const names = (units: readonly { name: string }[]): string => units.map(({ name }) => name).join("、");

/** Ends as a sentence does, whatever it ended with; within quotation marks or brackets, too. */
const sentence = (text: string): string => (/[。！？!?…][”’"』」）)]*$/.test(text.trim()) ? text.trim() : `${text.trim().replace(/[.；;，,]$/, "")}。`);

function openingOf({ alliance, title, place, openedAt, closedAt, chair, present, people, items }: MinutesView): string {
  const where = place === "" ? "" : `在${place}`;
  const who = chair && `${chair.acting ? "代理轮值理事长" : "轮值理事长"}${chair.organization.name}${chair.person}`;
  const there = `到会${present.length}家单位${people > 0 ? `、${people}人` : ""}`;
  return [
    `${timeSpan(new Date(openedAt), new Date(closedAt))}，${alliance.name}${where}召开${title}。`,
    who ? `会议由${who}主持，${there}。` : `${there}。`,
    ...(items.length > 0 ? ["现将会议议定事项纪要如下："] : []),
  ].join("");
}

/** Who voted how, by name, and for whom it was written down; of a secret poll nobody knows. */
function votesText({ secret, votes, notVoted }: PollView, units: readonly { id: string; name: string }[]): string {
  if (secret) return "";
  const groups = [
    ...choice.options.map((kind) => ({ label: choiceName[kind], ids: votes.filter((vote) => vote.choice === kind).map((vote) => vote.organization) })),
    { label: "未表决", ids: notVoted },
  ].filter(({ ids }) => ids.length > 0);
  if (groups.length === 0) return "";
  const named = (ids: readonly string[]) => names(units.filter(({ id }) => ids.includes(id)));
  const recorders = [...new Set(votes.flatMap(({ recordedBy }) => recordedBy ?? []))];
  const recorded = recorders.map((by) => `${named(votes.filter((vote) => vote.recordedBy === by).map((vote) => vote.organization))}的表决由${by}代为记录`);
  return `${groups.map(({ label, ids }) => `${label}：${named(ids)}`).join("；")}。${recorded.length > 0 ? `其中${recorded.join("，")}。` : ""}`;
}

/** For whom another unit voted, and how many votes that were; of a secret poll, too. */
function proxiedText({ proxied }: PollView, units: readonly { id: string; name: string }[]): string {
  if (proxied.length === 0) return "";
  const holders = units.filter(({ id }) => proxied.some(({ holder }) => holder === id));
  const parts = holders.map(({ id, name }) => `${names(units.filter((unit) => proxied.some(({ organization, holder }) => holder === id && organization === unit.id)))}由${name}`);
  return `其中${parts.join("、")}受托表决，共${proxied.length}家。`;
}

function pollText(poll: PollView, units: readonly { id: string; name: string }[]): string {
  const { question, secret, majority, base, tally, outcome, quorumReason, proxied, weights } = poll;
  const rule = `${secret ? "无记名" : "记名"}表决，${weights ? `按“${weights.rule}”计权` : "一家一票"}，以${baseName[base]}单位${base === "present" && proxied.length > 0 ? "（含委托到会单位表决的单位）" : ""}计，通过标准为${majorityName[majority]}`;
  const sum = (kind: keyof typeof choiceName) => `${choiceName[kind]}${tally?.[kind] ?? 0}家${weights ? `（权重${weights.tally[kind]}）` : ""}`;
  const sums = tally ? choice.options.map(sum).join("，") : "";
  const result = outcome ? `${weights ? `权重合计${outcome.base}，须${outcome.needed}` : `须${outcome.needed}家`}同意，表决${outcome.passed ? "通过" : "未通过"}` : "表决未结束";
  const quorum = quorumReason === null ? "" : `到会不足法定人数时开始表决，理由：${sentence(quorumReason)}`;
  return `表决事项：${sentence(question)}${rule}。${[sums, result].filter((part) => part !== "").join("；")}。${votesText(poll, units)}${proxiedText(poll, units)}${quorum}`;
}

const consentName: Record<ConsentState, string> = { consented: "同意", objected: "不同意", waiting: "未答复", silent: "未按期答复", overruled: "裁定" };
const silenceName = { consent: "未按期答复的视为同意", none: "未按期答复的视为不同意" } as const;

/** Whose consent was needed, what each said last with its words, and who ruled over whom and why, as it stood when the meeting was closed. */
function consentText(consent: ConsentView | null, closedAt: Date): string {
  if (!consent) return "";
  const { units, due, silence, entries } = consent;
  const said = units.map(({ id, name }) => {
    const own = entries.filter(({ organization }) => organization === id);
    const answer = own.findLast(({ kind }) => kind !== "overruling");
    const words = answer && answer.reason !== "" ? `（${answer.reason.replace(/[.。；;]$/, "")}）` : "";
    const state = consentStateOf(consent, id, closedAt);
    if (state !== "overruled") return `${name}${consentName[state]}${words}`;
    const ruling = own.findLast(({ kind }) => kind === "overruling")!;
    const before = answer ? `${name}${consentName.objected}${words}` : `${name}${consentName.silent}`;
    return `${before}，${ruling.unit}${ruling.name}裁定可不经其同意作出决议，理由：${ruling.reason.replace(/[.。；;]$/, "")}`;
  });
  return `本议题须征得${names(units)}同意，答复期限为${longDay(due)}，${silenceName[silence]}。${said.join("；")}。`;
}

/** A decision is cited by its number; one that was corrected after the minutes went round says so. */
function pointText({ kind, text, task, resolution }: ItemResult): string {
  const duty = task ? `（责任单位：${task.lead.name}；完成时限：${longDay(task.due)}）` : "";
  const number = resolution ? citeResolution(resolution) : "";
  const corrected = resolution?.corrected ? "（该决议后经更正，以更正后的文本为准。）" : "";
  return `${resultName[kind]}${number}：${duty === "" ? sentence(text) : `${text.trim().replace(/[。.；;]$/, "")}${duty}。`}${corrected}`;
}

function sectionOf({ title, state, text, polls, sides, consent, results }: MinutesItem, units: readonly { id: string; name: string }[], closedAt: Date): PaperSection {
  const answers = sides.map(({ organization, answer }) => `${organization.name}${answerName[answer]}`);
  return {
    heading: title,
    paragraphs: [
      ...(state === "skipped" ? ["本次会议未议。"] : []),
      text,
      consentText(consent, closedAt),
      ...polls.map((poll) => pollText(poll, units)),
      ...(answers.length > 0 ? [`${answers.join("，")}。`] : []),
    ].filter((paragraph) => paragraph.trim() !== ""),
    points: results.map(pointText),
  };
}

/** Who entrusted whom with its vote, and for which item where it was not for all. */
const proxyText = ({ proxies, items }: MinutesView): string =>
  proxies
    .map(({ giver, holder, item }) => {
      const only = item === null ? "" : `（限“${items.find((other) => other.item === item)?.title ?? ""}”）`;
      return `${giver.name}委托${holder.name}${only}`;
    })
    .join("；");

/** Minutes as an official paper, in Chinese as the office keeps it; amendments that are only proposed are not part of it. Pure. */
export function minutesPaper(minutes: MinutesView): Paper {
  const { alliance, title, phase, present, absent, items } = minutes;
  const note = phaseNote[phase];
  return {
    title: [alliance.name, `${title}纪要`],
    ...(note !== undefined && { note }),
    opening: openingOf(minutes),
    sections: items.map((item) => sectionOf(item, [...present, ...absent], new Date(minutes.closedAt))),
    closing: [
      { label: "出席", text: names(present) },
      { label: "缺席", text: names(absent) },
      { label: "委托表决", text: proxyText(minutes) },
    ].filter(({ text }) => text !== ""),
  };
}
