import type { LineStore, SearchRequest } from "./index/line-store.ts";
import type { SimilarListing, Vocabulary } from "./types.ts";

/** Share of bigrams (Dice, per cent) from which two titles are the same apart from a slip of the pen. */
const sameTitlePercent = 90;

/** Remarks that a posting is a repetition: (重发), 第二次招标, [已流标] ... with the lot they are about. */
const bracketedRemark = /[([【][^()[\]【】]*(?:重发|重招|重新|再次|流标|二次|第.次)[^()[\]【】]*[)\]】]/g;
const openRemark = /(?:重新招标|重新采购|重发|重招|第[二三四五六]次(?:招标|采购)?|二次(?:招标|采购))$/g;

/** What tells otherwise equal titles apart: numbers, lots, phases, compass points. */
const distinguishing = /\d+|[一二三四五六七八九十]+(?=标段|期|号)|标段[一二三四五六七八九十a-z]+|[东南西北](?=[区生路门])/g;

/** Words of titles that tell how something is asked for, not what; marks in brackets and numbers with what is written to them. */
const asking = /[([【《][^)\]】》]*[)\]】》]|[a-z]*\d[\da-z]*|采购|项目|服务|工程|公开|招标|招聘|急招|急需|求购|需求|外协|相关|安装|年度|标段|建设|重发|重招|公告|入围|机构|(?<=..)加工|[及的与和等]/g;

/** Characters at the end of a title that name what is asked for. */
const endingLength = 5;

/** Lines of the query's own side that share most of its words, best first; ties by id. `title` as published. Pure. */
export function findSimilar(request: SearchRequest, store: LineStore, title: string): SimilarListing[] {
  const { vocabulary } = request.context.codes;
  return store.alike(request).map(({ id, milliScore, text }) => {
    const other = text.split("\n", 1)[0]!;
    return { id, likeness: Math.floor(milliScore / 10), duplicate: isReissue(title, other), sameThing: asksForSame(title, other, vocabulary) };
  });
}

/** True where two (normalised) titles name the same request, remarks about a repetition apart. Pure. */
export function isReissue(one: string, other: string): boolean {
  const a = coreOf(one);
  const b = coreOf(other);
  if (a === b) return a !== "";
  if ([...a.matchAll(distinguishing)].join(" ") !== [...b.matchAll(distinguishing)].join(" ")) return false;
  return dicePercent(a, b) >= sameTitlePercent;
}

/**
 * True where two (normalised) titles end alike or with the same process, words of asking apart: a Chinese title ends with what it is
 * about, while firms, places and standing words of a project come before. Pure.
 */
export function asksForSame(one: string, other: string, { processesIn }: Pick<Vocabulary, "processesIn">): boolean {
  const a = endingOf(one);
  const b = endingOf(other);
  if (a === b) return a !== "";
  for (let at = 0; at + 1 < a.length; at++) if (b.includes(a.slice(at, at + 2))) return true;
  const processes = processesIn(b);
  return processesIn(a).some((process) => processes.includes(process));
}

const endingOf = (title: string): string => withoutMarks(title.replace(bracketedRemark, "")).replace(asking, "").slice(-endingLength);

const coreOf = (title: string): string => withoutMarks(title.replace(bracketedRemark, "")).replace(openRemark, "");

const withoutMarks = (title: string): string => title.replace(/[\s,，。、:：;；"“”'—–\-~]/g, "");

/** Share of common bigrams, per cent. */
function dicePercent(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at++) counts.set(a.slice(at, at + 2), (counts.get(a.slice(at, at + 2)) ?? 0) + 1);
  let common = 0;
  for (let at = 0; at + 1 < b.length; at++) {
    const left = counts.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    common++;
    counts.set(b.slice(at, at + 2), left - 1);
  }
  const all = a.length + b.length - 2;
  return all <= 0 ? 0 : Math.floor((200 * common) / all);
}
