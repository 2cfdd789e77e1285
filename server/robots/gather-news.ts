import type { RobotTopic } from "../../app/contracts/robots.ts";
import { groupDigits } from "../../app/contracts/group-digits.ts";
import { dayText } from "../../app/contracts/messages/messages.ts";
import { writeMilli } from "../../app/contracts/milli.ts";
import type { EventRecord } from "../../models/event.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { RobotRecord } from "../../models/robot.ts";
import { isForEveryMember, isListingForEveryMember } from "../access/outside-rules.ts";
import { citeResolution } from "../cite-resolution.ts";
import { dayAt, timeAt } from "../clock.ts";
import { eventsAfter } from "../outbound/events-after.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import type { MessageLine } from "./providers/provider.ts";

/** Most events in one look; what comes after them is for the next. */
const MOST = 300;
/** What a group was not told within this time is no news any more. */
const NEWS_MS = 24 * 3_600_000;
/** Titles are cut here: a message has room for several. */
const TITLE_CHARACTERS = 60;

/** What is new for a group: its lines, oldest first, and the number up to which the stream was read. */
export interface News {
  lines: MessageLine[];
  upTo: number;
}

/** The events of an alliance's stream that a robot has not told of yet, as lines. */
export async function gatherNews(dependencies: OutboundDependencies, robot: RobotRecord): Promise<News> {
  const { clock } = dependencies;
  const events = await eventsAfter(dependencies, robot, MOST);
  const fresh = events.filter((event) => isForEveryMember(event) && event.at.getTime() > clock.now().getTime() - NEWS_MS);
  const tell = await readSubjects(dependencies, robot, fresh);
  return { lines: fresh.flatMap((event) => tell(event) ?? []), upTo: events.at(-1)?.seq ?? robot.after };
}

/** Reads what events name, once for all of them; the answer turns an event into its line, null where there is nothing to tell. */
async function readSubjects({ models, baseUrl }: OutboundDependencies, robot: RobotRecord, events: readonly EventRecord[]): Promise<(event: EventRecord) => MessageLine | null> {
  const idsIn = (read: (data: EventRecord["data"]) => unknown) => [...new Set(events.flatMap(({ data }) => read(data) ?? []))].filter((id) => typeof id === "string");
  const listings = await models.listings.find({ _id: { $in: idsIn(({ listing }) => listing) } }, { kind: 1, title: 1, owner: 1, open: 1, readers: 1, quantity: 1, dueDate: 1, window: 1 }).lean();
  const resolutions = await models.resolutions.find({ _id: { $in: idsIn(({ resolution }) => resolution) } }, { title: 1 }).lean();
  const chairs = events.flatMap(({ data }) => (data.chair as { organization?: string } | null)?.organization ?? []);
  const units = await models.organizations.find({ _id: { $in: [...new Set([...listings.map(({ owner }) => owner), ...chairs])] } }, { shortName: 1 }).lean();
  const nameOf = new Map(units.map(({ _id, shortName }) => [_id, shortName]));
  const resolutionOf = new Map(resolutions.map(({ _id, title }) => [_id, title]));
  const listingOf = new Map(listings.map((listing) => [listing._id, listing]));
  const wants = (topic: RobotTopic) => robot.topics.includes(topic);

  const meetingLine = (what: string, { meeting, title, startsAt, place }: EventRecord["data"], page = ""): MessageLine | null => {
    if (!wants("meetings")) return null;
    const at = typeof startsAt === "string" ? `，${moment(new Date(startsAt))}` : "";
    const where = typeof place === "string" && place !== "" ? `，${place}` : "";
    return { text: `${what}：${cut(String(title))}${at}${where}`, href: `${baseUrl}/meetings/${String(meeting)}${page}` };
  };
  const listingLine = ({ listing: id }: EventRecord["data"]): MessageLine | null => {
    const listing = listingOf.get(String(id));
    if (!listing || !listing.open || !wants(topicOf[listing.kind]) || !isListingForEveryMember(robot, listing)) return null;
    const facts = [nameOf.get(listing.owner) ?? "", amountOf(listing), datesOf(listing)].filter((fact) => fact !== "");
    return { text: `${newOf[listing.kind]}：${[cut(listing.title), ...facts].join("，")}`, href: `${baseUrl}/${listing.kind === "policy" ? "policies" : "listings"}/${listing._id}` };
  };
  /** Of a new one; what is changed about it later is for who reads it. */
  const resolutionLine = ({ resolution: id, year, serial, revision }: EventRecord["data"]): MessageLine | null => {
    const title = resolutionOf.get(String(id));
    if (title === undefined || revision !== 0 || !wants("resolutions")) return null;
    return { text: `新决议${citeResolution({ year: Number(year), serial: Number(serial), internal: false })}：${cut(title)}`, href: `${baseUrl}/resolutions/${String(id)}` };
  };
  /** For a group that hears of any of the three lists. */
  const editionLine = ({ edition, year, serial }: EventRecord["data"]): MessageLine | null =>
    Object.values(topicOf).some(wants) ? { text: `清单${String(year)}年第${String(serial)}期已发布`, href: `${baseUrl}/editions/${String(edition)}` } : null;
  return ({ type, data }) => {
    switch (type) {
      case "meeting.scheduled":
        return meetingLine("会议通知", data);
      case "meeting.changed":
        return data.moved === true ? meetingLine("会议改期", data) : null;
      case "meeting.near":
        return meetingLine("会议提醒", data);
      case "meeting.opened":
        return meetingLine("会议开始", data, "/live");
      case "meeting.cancelled":
        return meetingLine("会议取消", data);
      case "listing.published":
      case "policy.published":
        return listingLine(data);
      case "edition.published":
        return editionLine(data);
      case "resolution.changed":
        return resolutionLine(data);
      case "chair.changed": {
        const chair = data.chair as { organization: string; acting: boolean } | null;
        if (!chair || !wants("chair")) return null;
        return { text: `${chair.acting ? "代理轮值理事长单位" : "轮值理事长单位"}：${nameOf.get(chair.organization) ?? ""}`, href: `${baseUrl}/alliances/${robot.alliance}` };
      }
      default:
        return null;
    }
  };
}

const topicOf = { need: "needs", resource: "resources", policy: "policies" } as const;
const newOf = { need: "新需求", resource: "新资源", policy: "新政策" } as const;

/** `2026年12月3日14:30`. */
const moment = (at: Date): string => `${dayText(dayAt(at), "zh-CN")}${timeAt(at)}`;

/** At most so many characters, whole ones. */
function cut(title: string): string {
  const characters = [...title];
  return characters.length <= TITLE_CHARACTERS ? title : `${characters.slice(0, TITLE_CHARACTERS - 1).join("")}…`;
}

const amountOf = ({ quantity }: Pick<ListingRecord, "quantity">): string => (quantity ? `${groupDigits(writeMilli(quantity.milli))} ${quantity.unit}` : "");

function datesOf({ dueDate, window }: Pick<ListingRecord, "dueDate" | "window">): string {
  if (dueDate) return `${dayText(dueDate, "zh-CN")}前`;
  return window ? `${dayText(window.from, "zh-CN")}至${dayText(window.until, "zh-CN")}` : "";
}
