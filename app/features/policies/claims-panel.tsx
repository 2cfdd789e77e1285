import { Anchor, Button, Group, Textarea } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import type { ClaimView, EligibilityView } from "../../contracts/policies.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";
import { ClaimRow } from "./claim-row.tsx";
import classes from "./policies.module.css";

interface ClaimsPanelProps {
  policy: ListingView;
  eligibility: EligibilityView | null;
  claims: ClaimView[];
  /** Which of the claims these are, where a figure led here; null: all. */
  shown: "paid" | "open" | null;
  /** There are more than these. */
  more: boolean;
}

/** Claims that the reader may see, and the form that makes one. */
export function ClaimsPanel({ policy, eligibility, claims, shown, more }: ClaimsPanelProps) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`claim:${policy.id}:${eligibility?.organization.id ?? ""}`, { note: "" });
  const claim = useCommand<{ organization: string; note: string }>({
    method: "POST",
    path: `/policies/${policy.id}/claims`,
    queued: true,
    forget,
    onDone: () => showDone(t("policies:claimed")),
  });
  const open = claims.some(
    ({ state, organization }) => organization.id === eligibility?.organization.id && (state === "submitted" || state === "accepted"),
  );
  // Of some claims nobody can tell whether another one is open.
  const mayClaim = shown === null && eligibility !== null && eligibility.inForce && eligibility.verdict !== "fail" && !open;
  if (!mayClaim && claims.length === 0 && shown === null) return null;
  return (
    <div id="claims">
      <Panel
        title={t(shown === null ? "policies:claims" : `policies:shown.${shown}`)}
        action={
          shown !== null && (
            <Anchor component={Link} to={`/policies/${policy.id}#claims`} size="sm">
              {t("policies:shown.all")}
            </Anchor>
          )
        }
        flush
      >
        {shown !== null && claims.length === 0 && <p className={classes.claim}>{t("policies:shown.none")}</p>}
        {claims.map((one) => (
          <PanelRow key={one.id}>
            <ClaimRow claim={one} />
          </PanelRow>
        ))}
        {more && <p className={classes.claim}>{t("policies:shown.more", { count: claims.length })}</p>}
        {mayClaim && (
          <form
            noValidate
            className={classes.claim}
            onSubmit={(event) => {
              event.preventDefault();
              void claim.submit({ organization: eligibility.organization.id, note: values.note });
            }}
          >
            <CommandProblem command={claim} labels={{ note: t("policies:note") }} />
            <Textarea
              name="note"
              label={t("policies:note")}
              placeholder={t("policies:noteExample")}
              value={values.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
              error={claim.errors.note}
              autosize
              minRows={2}
              maxLength={500}
            />
            <Group gap="sm">
              <Button type="submit" loading={claim.busy} classNames={{ root: classes.claimButton, label: classes.claimWords }}>
                {t("policies:claim", { name: eligibility.organization.name })}
              </Button>
              {eligibility.verdict === "unknown" && <span className={text.quiet}>{t("policies:claimUnknown")}</span>}
            </Group>
          </form>
        )}
      </Panel>
    </div>
  );
}
