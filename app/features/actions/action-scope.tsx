/** Which tasks are shown where a figure led here: of a unit, of a period, finished ones; each can be taken away. */
import { Group } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ActionView } from "../../contracts/actions.ts";
import { isDay } from "../../contracts/is-day.ts";
import { formatDayRange } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";

/** Views that the ledger has no counter for. */
const views = ["finished", "every"];

/** `first` is any row of the list, which knows the name. */
export function ActionScope({ first }: { first: ActionView | undefined }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const [from, until, view] = [params.get("dueFrom"), params.get("dueUntil"), params.get("view")];
  const scopes = [
    params.has("lead") && { names: ["lead"], words: first ? t("actions:leadIs", { name: first.lead.name }) : t("actions:field.lead") },
    isDay(from) && isDay(until) && { names: ["dueFrom", "dueUntil"], words: t("actions:scope.due", { days: formatDayRange(t, from, until, { today }) }) },
    view !== null && views.includes(view) && { names: ["view"], words: t(`actions:scope.${view}`) },
  ].filter((scope) => scope !== false);
  if (scopes.length === 0) return null;
  const remove = (names: string[]) =>
    setParams((before) => {
      for (const name of [...names, "cursor"]) before.delete(name);
      return before;
    });
  return (
    <Group gap="xs" mb="sm">
      {scopes.map(({ names, words }) => (
        <ScopePill key={words} onRemove={() => remove(names)} removeLabel={t("actions:scope.remove", { scope: words })}>
          {words}
        </ScopePill>
      ))}
    </Group>
  );
}
