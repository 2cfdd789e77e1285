import { useRouteLoaderData } from "@remix-run/react";
import type { MeView, SeatView } from "../contracts/people.ts";

/** What the frame around every signed-in page knows; read by `routes/_app.tsx`. */
export interface ShellData {
  me: MeView;
  demo: boolean;
}

/** Id of the route that reads {@link ShellData}. */
const FRAME_ROUTE = "routes/_app";

/** The frame's data, or undefined on pages without it (sign-in, error before reading). */
export function useShellData(): ShellData | undefined {
  return useRouteLoaderData<ShellData>(FRAME_ROUTE);
}

/** Who is signed in; only inside the frame. */
export function useMe(): MeView {
  const data = useShellData();
  if (!data) throw new Error("useMe outside of the frame");
  return data.me;
}

/** Whether the reader oversees alliances in any seat, beside or instead of acting for a unit. */
export function useOversees(): boolean {
  return useMe().seats.some(({ role }) => role !== "liaison" && role !== "service");
}

/** The seat in force: as whom this page is seen. Null for a person without any seat. */
export function useSeat(): SeatView | null {
  return seatInForce(useMe());
}

export function seatInForce(me: MeView): SeatView | null {
  return me.seats.find((seat) => seat.id === me.seat) ?? null;
}
