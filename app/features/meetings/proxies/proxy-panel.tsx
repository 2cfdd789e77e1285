import { Button, Group } from "@mantine/core";
import { IconFileText, IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { ProxyView } from "../../../contracts/proxies.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { Moment } from "../../../shell/kit/day.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import classes from "./proxies.module.css";

const ProxyDialog = lazyDialog(async () => (await import("./proxy-dialog.tsx")).ProxyDialog);

/** Who votes for whom: for who stands for a unit the way to entrust its vote and to take it back, for who prepares the way to write one down. */
export function ProxyPanel({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"own" | "paper" | null>(null);
  const { presence, rights, state } = meeting;
  if (state !== "scheduled" && state !== "open") return null;
  const running = presence.proxies.filter(({ ended }) => ended === null);
  const earlier = presence.proxies.filter(({ ended }) => ended !== null);
  // Who is there votes itself, who entrusted all of it or votes for others has nothing left to entrust.
  const free = rights.units.filter(
    ({ id }) => !presence.units.some((unit) => unit.id === id && unit.present) && !running.some(({ giver, holder, item }) => holder === id || (giver === id && item === null)),
  );
  const polling = meeting.polls.some((poll) => poll.state === "open");
  const gives = !polling && free.length > 0;
  const writes = !polling && rights.prepare;
  if (presence.proxies.length === 0 && !gives && !writes) return null;
  return (
    <Panel title={t("meetings:proxy.title")}>
      <p className={classes.rule}>{t(running.length === 0 ? "meetings:proxy.none" : `meetings:proxy.quorum.${meeting.proxiesInQuorum ? "counted" : "not"}`)}</p>
      <ul className={classes.lines}>
        {running.map((proxy) => (
          <ProxyLine key={proxy.id} meeting={meeting} proxy={proxy} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t("meetings:proxy.earlier", { count: earlier.length })}</summary>
          <ul className={classes.lines}>
            {earlier.map((proxy) => (
              <ProxyLine key={proxy.id} meeting={meeting} proxy={proxy} />
            ))}
          </ul>
        </details>
      )}
      {(gives || writes) && (
        <Group gap="xs" mt="sm">
          {gives && (
            <Button variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setDialog("own")}>
              {t("meetings:proxy.give")}
            </Button>
          )}
          {writes && (
            <Button variant="default" leftSection={<IconFileText size={16} aria-hidden />} onClick={() => setDialog("paper")}>
              {t("meetings:proxy.write")}
            </Button>
          )}
        </Group>
      )}
      <ProxyDialog meeting={meeting} givers={free} paper={false} opened={dialog === "own"} onClose={() => setDialog(null)} />
      <ProxyDialog meeting={meeting} givers={[]} paper opened={dialog === "paper"} onClose={() => setDialog(null)} />
    </Panel>
  );
}

/** One proxy in words: who for whom, on what, by whose hand and when; how it ended, or the way to end it. */
function ProxyLine({ meeting, proxy }: { meeting: MeetingView; proxy: ProxyView }) {
  const { t } = useTranslation();
  const end = useCommand({ method: "POST", path: `/meetings/${meeting.id}/proxies/${proxy.id}/end` });
  const nameOf = (unit: string) => meeting.presence.units.find(({ id }) => id === unit)?.name ?? t("meetings:proxy.gone");
  const { giver, holder, item, paper, name, at, ended } = proxy;
  const own = meeting.rights.units.map(({ id }) => id);
  const words = own.includes(giver) ? "takeBack" : own.includes(holder) ? "giveBack" : paper && meeting.rights.prepare ? "strike" : null;
  const title = meeting.agenda.find(({ id }) => id === item)?.title ?? "";
  return (
    <li className={classes.line}>
      <span>
        <strong>{t("meetings:proxy.pair", { giver: nameOf(giver), holder: nameOf(holder) })}</strong>{" "}
        <span className={classes.quiet}>{item === null ? t("meetings:proxy.whole") : t("meetings:proxy.onItem", { title })}</span>
      </span>
      <span className={classes.quiet}>
        {t(`meetings:proxy.by.${paper ? "paper" : "unit"}`, { name })} <Moment at={at} />
      </span>
      {ended && (
        <span className={classes.quiet}>
          {t(`meetings:proxy.ended.${ended.how}`, { name: ended.name })} <Moment at={ended.at} />
        </span>
      )}
      <CommandProblem command={end} />
      {!ended && words && (
        <Group>
          <Button variant="default" size="compact-md" loading={end.busy} onClick={() => void end.submit()}>
            {t(`meetings:proxy.${words}`, { name: nameOf(giver) })}
          </Button>
        </Group>
      )}
    </li>
  );
}
