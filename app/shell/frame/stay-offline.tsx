import { useBlocker } from "@remix-run/react";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isReachable } from "../../http/is-reachable.ts";
import { useConnection } from "../../realtime/realtime-provider.tsx";

/** A network that takes longer than this to say anything is as good as none. */
const LONGEST_MS = 4_000;

/**
 * Keeps the page that is open while the hub cannot be reached: another page's code or content could not be fetched, and the
 * browser's own error page would take the place of what is read here. A device may call itself online in a Wi-Fi that leads
 * nowhere, and offline beside a hub on the same machine: when either says so, the hub itself is asked before a page is left.
 */
export function StayOffline() {
  const { t } = useTranslation();
  const lost = useConnection().phase === "lost";
  const blocker = useBlocker(({ currentLocation, nextLocation }) => (lost || !navigator.onLine) && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return undefined;
    let overtaken = false;
    void isReachable(LONGEST_MS).then((reachable) => {
      if (overtaken) return;
      if (reachable) return blocker.proceed();
      blocker.reset();
      notifications.show({ id: "offline", message: t("shell:notLoaded"), color: "orange" });
    });
    return () => {
      overtaken = true;
    };
  }, [blocker, t]);
  return null;
}
