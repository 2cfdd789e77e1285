import type { MeetingView } from "../../../contracts/meetings.ts";

/** What an agenda lacks: places (from 1) of items without presenter or, to be decided, without papers; its length. Pure. */
export function findMissing({ agenda, startsAt, endsAt }: Pick<MeetingView, "agenda" | "startsAt" | "endsAt">) {
  const places = agenda.map((item, index) => ({ item, place: index + 1 }));
  const plannedMinutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  const givenMinutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return {
    withoutPresenter: places.filter(({ item }) => item.presenter === "").map(({ place }) => place),
    withoutPapers: places.filter(({ item }) => item.lane === "decide" && item.text === "").map(({ place }) => place),
    plannedMinutes,
    overMinutes: Math.max(0, plannedMinutes - givenMinutes),
  };
}
