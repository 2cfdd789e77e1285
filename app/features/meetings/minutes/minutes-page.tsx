import { useCallback, useState } from "react";
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
import { PrintButton } from "../../../shell/kit/print-button.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { AmendmentForm } from "./amendment-form.tsx";
import { MinutesItemPanel } from "./minutes-item-panel.tsx";
import { MinutesSteps } from "./minutes-steps.tsx";
import classes from "./minutes.module.css";
import { SaveWord } from "./save-word.tsx";

/** The minutes from draft to final: who presided, who was there, and item by item what was said, voted and decided. */
export function MinutesPage({ minutes }: { minutes: MinutesView }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  const step = useCommand<{ phase: "prepared" | "final" }, MinutesView>({ method: "POST", path: `/meetings/${minutes.meeting}/minutes/phase` });
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  const onUnsaved = useCallback((item: string, waits: boolean) => setUnsaved((known) => new Set(waits ? [...known, item] : [...known].filter((one) => one !== item))), []);
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
            <MinutesSteps minutes={minutes} step={step} unsaved={unsaved} />
            <PrintButton />
            <SaveWord minutes={minutes} unsaved={unsaved} />
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
          {minutes.proxies.length > 0 && (
            <Fact term={t("meetings:proxy.title")}>
              {minutes.proxies
                .map(({ giver, holder, item }) => {
                  const title = minutes.items.find((each) => each.item === item)?.title ?? "";
                  return `${t("meetings:proxy.pair", { giver: giver.name, holder: holder.name })}${item === null ? "" : t("meetings:proxy.onItem", { title })}`;
                })
                .join(t("meetings:proxy.separator"))}
            </Fact>
          )}
        </Facts>
      </Panel>
      {minutes.items.map((item) => (
        <MinutesItemPanel key={item.item} minutes={minutes} item={item} onUnsaved={onUnsaved} />
      ))}
      {rights.amend.length > 0 && <AmendmentForm minutes={minutes} />}
    </div>
  );
}
