import type { MeView, SeatView } from "../../app/contracts/people.ts";

const id = (number: number) => number.toString(16).padStart(24, "0");

/** A seat as the API sends it: by default a liaison of a made-up firm in a made-up alliance. */
export function buildSeatView(given: Partial<SeatView> = {}): SeatView {
  return {
    id: id(301),
    role: "liaison",
    organization: { id: id(1), name: "山河机械" },
    alliance: { id: id(100), name: "农机产业链党建联盟" },
    county: "370812",
    from: "2026-01-01T00:00:00.000Z",
    until: null,
    cause: "联盟成立时指定",
    ...given,
  };
}

/** Who is signed in, as the API sends it: one person with one seat unless told otherwise. */
export function buildMeView(given: Partial<MeView> = {}): MeView {
  const seats = given.seats ?? [buildSeatView()];
  return {
    person: { id: id(9), account: "zhoujm", name: "周建民", locale: "zh-CN" },
    seats,
    seat: seats[0]?.id ?? null,
    streams: [{ stream: `user:${id(9)}`, seq: 0 }],
    unreadNotices: 0,
    ...given,
  };
}
