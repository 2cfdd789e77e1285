import type { MeetingSummary } from "../../contracts/meetings.ts";

interface Preparing {
  seats: readonly { role: string; alliance: string | null }[];
}

/** Meetings whose agenda a person prepares: as secretary or chair of their alliance. The hub judges again. Pure. */
export const preparedBy = ({ seats }: Preparing, meetings: readonly MeetingSummary[]): MeetingSummary[] =>
  meetings.filter(({ alliance }) =>
    seats.some((seat) => seat.alliance === alliance.id && (seat.role === "secretary" || seat.role === "chair")),
  );
