import { lazyMenu } from "./lazy-menu.tsx";
import { SeatButton } from "./seat-button.tsx";

/** As whom one acts; one tap changes it. */
export const SeatSwitch = lazyMenu(SeatButton, async () => (await import("./seat-menu.tsx")).SeatMenu);
