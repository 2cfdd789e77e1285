/**
 * A request to the lead department: what is asked, who outside the owner's view would fit, with reasons, and the two
 * answers: introduce those chosen, or say why it is not possible.
 */
import { Button, Checkbox } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReferralView } from "../../contracts/referrals.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { CandidateCard } from "../matches/candidate-card.tsx";
import { DeclineReferralDialog } from "./decline-referral-dialog.tsx";
import classes from "./referrals.module.css";

const toneOf = { open: "soon", introduced: "good", declined: "neutral" } as const;

export function ReferralPage({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>(() => referral.candidates.slice(0, 1).map(({ listing }) => listing.id));
  const [declining, setDeclining] = useState(false);
  const introduce = useCommand<{ listings: readonly string[] }, ReferralView>({
    method: "POST",
    path: `/referrals/${referral.id}/introduce`,
    onDone: () => showDone(t("matches:referral.done")),
  });
  const { listing, state } = referral;
  const toggle = (id: string) => setChosen((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <>
      <PageHeader
        title={t("matches:referral.title", { title: listing.title })}
        badge={<ToneBadge tone={toneOf[state]}>{t(`matches:referral.state.${state}`)}</ToneBadge>}
        trail={[{ label: t("matches:referral.trail"), href: "/matching" }, { label: listing.title, href: `/listings/${listing.id}` }]}
      />
      <div className={classes.stack}>
        <Panel>
          <div className={classes.request}>
            <p className={classes.facts}>
              <strong>{listing.owner.name}</strong>
              {listing.remaining && <span>{formatQuantity(t, listing.remaining)}</span>}
              {listing.due && <Day value={listing.due} weekday />}
              {listing.place && <span>{listing.place}</span>}
            </p>
            {referral.note !== "" && <p>{referral.note}</p>}
            <p className={text.quiet}>
              {t("matches:referral.from", { name: referral.askedBy })} <Moment at={referral.askedAt} />
            </p>
            {state !== "open" && (
              <p>
                {state === "introduced"
                  ? t("matches:referral.introduced", { department: referral.department.name, count: referral.introduced })
                  : t("matches:referral.declined", { department: referral.department.name, reason: referral.reason ?? "" })}
                {referral.answeredAt && (
                  <span className={text.quiet}>
                    {" "}
                    {referral.answeredBy} <Moment at={referral.answeredAt} />
                  </span>
                )}
              </p>
            )}
          </div>
        </Panel>
        {referral.may.answer && (
          <Panel title={t("matches:referral.candidates")} flush>
            {referral.candidates.length === 0 ? (
              <EmptyState icon={IconUsersGroup} title={t("matches:referral.none")} hint={t("matches:referral.noneHint")} />
            ) : (
              <ul className={classes.candidates}>
                {referral.candidates.map((candidate) => (
                  <li key={candidate.listing.id} className={classes.candidate}>
                    <Checkbox
                      checked={chosen.includes(candidate.listing.id)}
                      onChange={() => toggle(candidate.listing.id)}
                      aria-label={`${t("matches:referral.choose")} ${candidate.listing.owner.name}`}
                    />
                    <ul className={classes.one}>
                      <CandidateCard candidate={candidate} />
                    </ul>
                  </li>
                ))}
              </ul>
            )}
            <div className={classes.answer}>
              {referral.elsewhere > 0 && <p>{t("matches:referral.elsewhere", { count: referral.elsewhere })}</p>}
              <CommandProblem command={introduce} />
              <div className={classes.buttons}>
                <Button
                  disabled={chosen.length === 0}
                  loading={introduce.busy}
                  onClick={() => void introduce.submit({ listings: chosen }, { revision: referral.revision })}
                >
                  {t("matches:referral.introduce", { count: chosen.length })}
                </Button>
                <Button variant="subtle" color="gray" onClick={() => setDeclining(true)}>
                  {t("matches:referral.decline")}
                </Button>
              </div>
              <p className={text.quiet}>{t("matches:referral.introduceHint")}</p>
            </div>
          </Panel>
        )}
      </div>
      <DeclineReferralDialog referral={referral} opened={declining} onClose={() => setDeclining(false)} />
    </>
  );
}
