/** One common need: what, how many firms and alliances, who (as far as the reader may see), and the way to an agenda. */
import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CommonNeedView } from "../../contracts/common-needs.ts";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { DraftFor } from "../consultations/draft-for.tsx";
import { AgendaMenu } from "./agenda-menu.tsx";
import classes from "./common-needs.module.css";

export interface CommonNeedCardProps {
  need: CommonNeedView;
  /** Meetings to come whose agenda the reader prepares. */
  meetings: readonly MeetingSummary[];
  /** Stands alone on its page. */
  alone?: boolean;
}

export function CommonNeedCard({ need, meetings, alone = false }: CommonNeedCardProps) {
  const { t } = useTranslation();
  const apart = useCommand<{ listing: string }, CommonNeedView>({
    method: "POST",
    path: `/common-needs/${need.id}/apart`,
    onDone: () => showDone(t("matches:common.apartDone")),
  });
  const counts = t("matches:common.counts", {
    firms: t("matches:common.firms", { count: need.organizations }),
    alliances: t("matches:common.alliances", { count: need.alliances }),
  });
  return (
    <Panel flush>
      <div className={classes.head}>
        {!alone && (
          <h2 className={classes.title}>
            <Link to={`/common-needs/${need.id}`}>{need.title}</Link>
          </h2>
        )}
        <ToneBadge tone={need.open ? "info" : "neutral"}>{need.open ? counts : t("matches:common.closed")}</ToneBadge>
        {need.open && <AgendaMenu need={need} meetings={meetings} />}
        {need.open && alone && <DraftFor kind="common_need" id={need.id} />}
      </div>
      <CommandProblem command={apart} />
      <ul className={classes.members} aria-label={t("matches:common.members")}>
        {need.members.map((member) => (
          <li key={member.id} className={classes.member}>
            <Link to={`/listings/${member.id}`} className={classes.words}>
              {member.owner.name} · {member.title}
            </Link>
            {member.alliance && <span className={text.quiet}>{member.alliance.name}</span>}
            {member.remaining && <span>{formatQuantity(t, member.remaining)}</span>}
            {member.due && (
              <span className={text.quiet}>
                <Day value={member.due} />
              </span>
            )}
            {need.may.change && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                disabled={apart.busy}
                onClick={() => void apart.submit({ listing: member.id }, { revision: need.revision })}
              >
                {t("matches:common.apart")}
              </Button>
            )}
          </li>
        ))}
        {need.hidden > 0 && <li className={classes.member}>{t("matches:common.hidden", { count: need.hidden })}</li>}
      </ul>
    </Panel>
  );
}
