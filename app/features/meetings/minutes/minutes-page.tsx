import { Button } from "@mantine/core";
import { IconCheck, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MinutesView } from "../../../contracts/minutes.ts";
import { useCommand } from "../../../http/use-command.ts";
import { formatDay, formatInstant, formatList } from "../../../i18n/formats.ts";
import { clockTime, dayOf } from "../../../i18n/shanghai-time.ts";
import { useNow } from "../../../shell/clock.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { Fact, Facts } from "../../../shell/kit/facts.tsx";
import { PageHeader } from "../../../shell/kit/page-header.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { AmendmentForm } from "./amendment-form.tsx";
import { MinutesItemPanel } from "./minutes-item-panel.tsx";
import classes from "./minutes.module.css";

/** The minutes from draft to final: who presided, who was there, and item by item what was said, voted and decided. */
export function MinutesPage({ minutes }: { minutes: MinutesView }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  const step = useCommand<{ phase: "prepared" | "final" }>({ method: "POST", path: `/meetings/${minutes.meeting}/minutes/phase` });
  const { rights } = minutes;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t("meetings:minutes.of", { title: minutes.title })}
        trail={[
          { label: t("meetings:title"), href: "/meetings" },
          { label: minutes.title, href: `/meetings/${minutes.meeting}` },
        ]}
        badge={<ToneBadge tone={minutes.phase === "final" ? "good" : "neutral"}>{t(`meetings:minutes.phase.${minutes.phase}`)}</ToneBadge>}
        actions={
          <>
            {rights.prepare && (
              <Button loading={step.busy} onClick={() => void step.submit({ phase: "prepared" }, { revision: minutes.revision })}>
                {t("meetings:minutes.prepare")}
              </Button>
            )}
            {rights.finish && (
              <Button leftSection={<IconCheck size={16} aria-hidden />} loading={step.busy} onClick={() => void step.submit({ phase: "final" }, { revision: minutes.revision })}>
                {t("meetings:minutes.finish")}
              </Button>
            )}
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {t("meetings:minutes.print")}
            </Button>
          </>
        }
      />
      <CommandProblem command={step} />
      {minutes.phase === "prepared" && minutes.amendUntil !== null && (
        <p className={classes.hint}>{t("meetings:minutes.amendUntil", { time: formatInstant(t, minutes.amendUntil, { today }) })}</p>
      )}
      <Panel>
        <Facts>
          <Fact term={t("meetings:minutes.time")}>
            {formatDay(t, minutes.openedAt, { today, year: true, weekday: true })} {clockTime(minutes.openedAt)}–{clockTime(minutes.closedAt)}
          </Fact>
          {minutes.place !== "" && <Fact term={t("meetings:field.place")}>{minutes.place}</Fact>}
          {minutes.chair && (
            <Fact term={t("roles:chair")}>
              {minutes.chair.organization.name} {minutes.chair.person}
              {minutes.chair.acting && ` · ${t("alliances:rotation.acting")}`}
            </Fact>
          )}
          <Fact term={t("meetings:minutes.present")}>
            {t("meetings:minutes.presentUnits", { count: minutes.present.length, people: minutes.people })}
            {formatList(t, minutes.present.map((unit) => unit.name))}
          </Fact>
          {minutes.absent.length > 0 && <Fact term={t("meetings:minutes.absent")}>{formatList(t, minutes.absent.map((unit) => unit.name))}</Fact>}
        </Facts>
      </Panel>
      {minutes.items.map((item) => (
        <MinutesItemPanel key={item.item} minutes={minutes} item={item} />
      ))}
      {rights.amend.length > 0 && <AmendmentForm minutes={minutes} />}
    </div>
  );
}
