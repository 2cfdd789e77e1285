import { Button, Group, Text, Title } from "@mantine/core";
import { isRouteErrorResponse, Link, useRevalidator, useRouteError } from "@remix-run/react";
import { IconAlertTriangle, IconCloudOff, IconLock, IconMapSearch, IconRefresh, type Icon } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { statusOfCode, type ProblemCode } from "../contracts/status-of-code.ts";
import classes from "./error-screen.module.css";

type Screen = "not_found" | "forbidden" | "gone" | "unavailable" | "rate_limited" | "internal" | "offline" | "refused";

const icons: Record<Screen, Icon> = {
  not_found: IconMapSearch,
  forbidden: IconLock,
  gone: IconMapSearch,
  unavailable: IconRefresh,
  rate_limited: IconRefresh,
  internal: IconAlertTriangle,
  offline: IconCloudOff,
  refused: IconAlertTriangle,
};

/** How often a page tries again by itself while the hub recovers. */
const RETRY_MS = 5_000;

/** What is wrong and the way on; pages that can come back do so by themselves. */
export function ErrorScreen() {
  const { t } = useTranslation();
  const { screen, requestId, detail } = describeError(useRouteError());
  const { revalidate, state } = useRevalidator();
  const Icon = icons[screen];
  const comesBack = screen === "unavailable" || screen === "offline";

  useEffect(() => {
    if (!comesBack) return undefined;
    const again = () => void revalidate();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [comesBack, revalidate]);

  return (
    <div className={classes.screen}>
      <title>{t("shell:pageTitle", { title: t(`shell:error.${screen}.title`) })}</title>
      <Icon size={40} stroke={1.4} aria-hidden className={classes.icon} />
      <Title order={1}>{t(`shell:error.${screen}.title`)}</Title>
      <Text c="dimmed" className={classes.hint}>
        {screen === "refused" ? detail : t(`shell:error.${screen}.hint`)}
      </Text>
      <Group justify="center" gap="sm" mt="md">
        {screen !== "not_found" && screen !== "forbidden" && screen !== "gone" && screen !== "refused" && (
          <Button onClick={() => void revalidate()} loading={state === "loading"}>
            {t("shell:error.retry")}
          </Button>
        )}
        <Button component={Link} to="/" variant={comesBack ? "default" : "filled"} reloadDocument={screen === "internal"}>
          {t("shell:error.home")}
        </Button>
      </Group>
      {requestId !== undefined && screen === "internal" && (
        <Text size="xs" c="dimmed" mt="lg" className={classes.id}>
          {t("shell:error.requestId", { id: requestId })}
        </Text>
      )}
    </div>
  );
}

/** Which screen an error deserves. A fetch that got no answer at all means that the phone is cut off. */
export function describeError(error: unknown): { screen: Screen; requestId?: string | undefined; detail?: string | undefined } {
  if (isRouteErrorResponse(error)) {
    const { requestId, detail } = (error.data ?? {}) as { requestId?: string; detail?: string };
    const code = (Object.keys(statusOfCode) as ProblemCode[]).find((candidate) => statusOfCode[candidate] === error.status);
    if (isScreen(code)) return { screen: code, requestId };
    return detail === undefined ? { screen: "internal", requestId } : { screen: "refused", requestId, detail };
  }
  if (typeof navigator !== "undefined" && error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return { screen: "offline" };
  }
  return { screen: "internal" };
}

const isScreen = (code: string | undefined): code is Screen => code !== undefined && Object.hasOwn(icons, code);
