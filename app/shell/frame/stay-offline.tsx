import { useBlocker } from "@remix-run/react";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/**
 * Keeps the page that is open while the device has no network: another page's code or content could not be fetched, and the
 * browser's own error page would take the place of what is read here.
 */
export function StayOffline() {
  const { t } = useTranslation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => !navigator.onLine && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    blocker.reset();
    notifications.show({ id: "offline", message: t("shell:notLoaded"), color: "orange" });
  }, [blocker, t]);
  return null;
}
