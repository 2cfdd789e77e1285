import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { itemInput, Proposal } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand, type CommandState } from "../../../http/use-command.ts";
import { formatDay } from "../../../i18n/formats.ts";
import { isDay } from "../../../contracts/is-day.ts";
import { useToday } from "../../../shell/clock.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { Panel, PanelRow } from "../../../shell/kit/panel.tsx";
import { groupProposals } from "./group-proposals.ts";
import classes from "./prepare.module.css";

/** As many as an agenda of one afternoon can take. */
const FEW = 6;

/** What the hub suggests for the agenda, the most pressing first: one tap puts it there. */
export function ProposalsPanel({ meeting, proposals }: { meeting: MeetingView; proposals: Proposal[] }) {
  const { t } = useTranslation();
  const add = useCommand<z.input<typeof itemInput>>({ method: "POST", path: `/meetings/${meeting.id}/agenda` });
  const [all, setAll] = useState(false);
  const groups = groupProposals(proposals);
  const shown = all ? groups : groups.slice(0, FEW);
  return (
    <Panel flush title={t("meetings:proposals")}>
      <CommandProblem command={add} />
      {proposals.length === 0 && <p className={classes.nothing}>{t("meetings:noProposals")}</p>}
      {shown.map(({ best, others }) => (
        <Fragment key={best.subject}>
          <ProposalRow proposal={best} add={add} />
          {others.length > 0 && (
            <details className={classes.others}>
              <summary>{t("meetings:otherSuppliers", { count: others.length })}</summary>
              {others.map((proposal) => (
                <ProposalRow key={proposal.subject} proposal={proposal} add={add} />
              ))}
            </details>
          )}
        </Fragment>
      ))}
      {groups.length > shown.length && (
        <Button variant="subtle" color="gray" size="sm" fullWidth onClick={() => setAll(true)}>
          {t("meetings:moreProposals", { count: groups.length - shown.length })}
        </Button>
      )}
    </Panel>
  );
}

function ProposalRow({ proposal, add }: { proposal: Proposal; add: CommandState<z.input<typeof itemInput>, unknown> }) {
  const { t } = useTranslation();
  return (
    <PanelRow
      actions={
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t("meetings:addNamed", { title: proposal.title })}
          disabled={add.busy}
          onClick={() => {
            const { reason: _reason, facts: _facts, ...item } = proposal;
            void add.submit({ ...item, presenter: item.presenter.slice(0, 60) });
          }}
        >
          {t("meetings:add")}
        </Button>
      }
    >
      <div className={classes.words}>
        <span>{proposal.title}</span>
        <span className={classes.facts}>
          <Reason proposal={proposal} />
        </span>
      </div>
    </PanelRow>
  );
}

/** Why it is proposed, with days written as people write them. */
function Reason({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const facts = Object.entries(proposal.facts).map(([name, fact]) => [
    name,
    typeof fact === "string" && isDay(fact) ? formatDay(t, fact, { today }) : fact,
  ]);
  if (!i18n.exists(`meetings:reason.${proposal.reason}`)) return null;
  return <>{t(`meetings:reason.${proposal.reason}`, Object.fromEntries(facts))}</>;
}
