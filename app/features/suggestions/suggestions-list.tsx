import { Button, SegmentedControl } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { SuggestionCounts, SuggestionView } from "../../contracts/suggestions.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import classes from "../actions/actions.module.css";
import { SuggestionBadge } from "./suggestion-badge.tsx";

const views = ["collected", "waiting", "overdue", "unsolved", "solved", "confirmed"] as const;

/** The ledger, newest first; each counter opens the lines behind it. */
export function SuggestionsList({ page, counts }: { page: Page<SuggestionView>; counts: SuggestionCounts }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = params.get("view") ?? "collected";
  return (
    <div className={classes.stack}>
      <SegmentedControl
        className={classes.views}
        value={view}
        onChange={(next) => setParams(next === "collected" ? {} : { view: next })}
        data={views.map((value) => ({ value, label: t(`suggestions:view.${value}`, { count: counts[value] }) }))}
        aria-label={t("suggestions:views")}
      />
      <Panel flush>
        {page.items.length === 0 && <EmptyState icon={IconMessagePlus} title={t("suggestions:none")} hint={t("suggestions:noneHint")} />}
        {page.items.map((suggestion) => (
          <PanelRow
            key={suggestion.id}
            lead={<SuggestionBadge suggestion={suggestion} />}
            aside={suggestion.state === "assigned" && suggestion.due !== null && <TimeLeft until={suggestion.due} />}
          >
            <div className={classes.words}>
              <Link to={`/suggestions/${suggestion.id}`} className={classes.title}>
                {suggestion.text}
              </Link>
              <span className={classes.facts}>
                <span>{t("suggestions:number", { number: suggestion.number })}</span>
                <span>{t(`suggestions:topic.${suggestion.topic}`)}</span>
                <span>{suggestion.unit ? t("suggestions:unitIs", { name: suggestion.unit.name }) : t("suggestions:noUnit")}</span>
                {suggestion.delay && (
                  <>
                    <span>{t("suggestions:delayed", { reason: suggestion.delay.reason })}</span>
                    <span>
                      {t("suggestions:nextOn")} <Day value={suggestion.delay.next} />
                    </span>
                  </>
                )}
              </span>
            </div>
          </PanelRow>
        ))}
      </Panel>
      {page.nextCursor !== null && (
        <Button component={Link} to={`?${new URLSearchParams({ ...(view !== "collected" && { view }), cursor: page.nextCursor })}`} variant="default">
          {t("suggestions:more")}
        </Button>
      )}
    </div>
  );
}
