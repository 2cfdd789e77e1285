/** Which tasks are shown where a figure led here: of an alliance, a unit, a meeting, a period, finished ones; each can be taken away. */
import { Group } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ActionQuery, ActionView } from "../../contracts/actions.ts";
import { formatDay, formatDayRange } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";

/** Views that the ledger has no counter for. */
const views = ["finished", "every"];

/** `asked` is what was read of the address, `first` any row of the list, which knows the names. */
export function ActionScope({ asked, first }: { asked: ActionQuery; first: ActionView | undefined }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const { alliance, lead, meeting, dueFrom: from, dueUntil: until } = asked;
  const view = params.get("view");
  const due = () => {
    if (from && until) return t("actions:scope.due", { days: formatDayRange(t, from, until, { today }) });
    if (from) return t("actions:scope.dueFrom", { day: formatDay(t, from, { today }) });
    return until && t("actions:scope.dueUntil", { day: formatDay(t, until, { today }) });
  };
  const dueWords = due();
  const scopes = [
    alliance !== undefined && { names: ["alliance"], words: first?.alliance.name ?? t("actions:scope.alliance") },
    lead !== undefined && { names: ["lead"], words: first ? t("actions:leadIs", { name: first.lead.name }) : t("actions:field.lead") },
    meeting !== undefined && { names: ["meeting"], words: first?.meeting?.title ?? t("actions:scope.meeting") },
    dueWords !== undefined && { names: ["dueFrom", "dueUntil"], words: dueWords },
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
