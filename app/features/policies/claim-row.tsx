import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClaimView } from "../../contracts/policies.ts";
import { formatMoney } from "../../i18n/formats.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { fenOfYuan } from "../../shell/kit/fen-of-yuan.ts";
import { yuanOfFen } from "../../shell/kit/yuan-of-fen.ts";
import { Money } from "../../shell/kit/money.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { ClaimPapers } from "./claim-papers.tsx";
import { CorrectPayment } from "./correct-payment.tsx";
import { AnswerSupplement, RequestSupplement } from "./supplement-dialogs.tsx";
import classes from "./policies.module.css";

const tones: Record<ClaimView["state"], Tone> = {
  submitted: "soon",
  accepted: "info",
  paid: "good",
  declined: "late",
  withdrawn: "neutral",
};

/** One claim, and what the reader can make of it: a payment asks for its amount and day, a refusal for its reason. */
export function ClaimRow({ claim }: { claim: ClaimView }) {
  const { t } = useTranslation();
  const today = useToday();
  const [asking, setAsking] = useState<"paid" | "declined" | "correction" | "supplement" | "answer" | null>(null);
  const move = useCommand<Record<string, unknown>>({
    method: "PATCH",
    path: `/policies/${claim.policy.id}/claims/${claim.id}`,
    onDone: () => setAsking(null),
  });
  const submit = (change: Record<string, unknown>) => void move.submit(change, { revision: claim.revision });
  return (
    <div className={classes.row}>
      <Group gap="sm" justify="space-between">
        <strong>{claim.organization.name}</strong>
        <ToneBadge tone={tones[claim.state]}>{t(`policies:state.${claim.state}`)}</ToneBadge>
      </Group>
      {claim.note && <p className={classes.text}>{claim.note}</p>}
      <Group gap="xs" className={text.quiet}>
        <span>
          {t("policies:submittedBy", { name: claim.submittedBy })} <Moment at={claim.submittedAt} />
        </span>
        {claim.amount && <Money fen={claim.amount.amount} />}
        {claim.paidOn && (
          <span>
            {t("policies:paidOn")} <Day value={claim.paidOn} />
          </span>
        )}
        {claim.reason && <span>{claim.reason}</span>}
      </Group>
      {claim.corrections.map(({ from, by, reason, at }) => (
        <p key={at} className={classes.correction}>
          {t("policies:correct.entry", { amount: formatMoney(t, from.amount, { exact: true }), by, reason })} <Moment at={at} />
        </p>
      ))}
      <ClaimPapers claim={claim} />
      <CommandProblem command={move} labels={{ paidOn: t("policies:paidOn"), "amount.amount": t("policies:paidYuan") }} />
      {asking !== "paid" ? (
        <Group gap="sm">
          {claim.mayAnswer && (
            <Button size="xs" onClick={() => setAsking("answer")}>
              {t("policies:supplement.answer")}
            </Button>
          )}
          {claim.mayCorrect && (
            <Button size="xs" variant="default" onClick={() => setAsking("correction")}>
              {t("policies:correct.open")}
            </Button>
          )}
          {claim.may.map((state) => (
            <Button
              key={state}
              size="xs"
              variant={state === "accepted" || state === "paid" ? "filled" : "default"}
              disabled={move.busy}
              onClick={() => (state === "paid" || state === "declined" ? setAsking(state) : submit({ state }))}
            >
              {t(`policies:move.${state}`)}
            </Button>
          ))}
          {claim.maySupplement && (
            <Button size="xs" variant="default" onClick={() => setAsking("supplement")}>
              {t("policies:supplement.open")}
            </Button>
          )}
        </Group>
      ) : (
        <form
          noValidate
          className={classes.ask}
          onSubmit={(event) => {
            event.preventDefault();
            const said = new FormData(event.currentTarget);
            const [paidOn, yuan] = [String(said.get("paidOn")), String(said.get("amount.amount")).trim()];
            submit({ state: "paid", ...(paidOn && { paidOn }), ...(yuan && { amount: { amount: fenOfYuan(yuan) } }) });
          }}
        >
          <TextInput
            name="amount.amount"
            label={t("policies:paidYuan")}
            description={t("policies:paidYuanHint")}
            inputMode="decimal"
            defaultValue={claim.amount ? yuanOfFen(claim.amount.amount) : ""}
            // The button that asked for this is gone.
            autoFocus
            error={move.errors["amount.amount"]}
          />
          <DayField name="paidOn" label={t("policies:paidOn")} defaultValue={today} max={today} error={move.errors.paidOn} />
          <Button type="submit" loading={move.busy}>
            {t("policies:move.paid")}
          </Button>
          <Button variant="default" onClick={() => setAsking(null)}>
            {t("shell:cancel")}
          </Button>
        </form>
      )}
      {claim.maySupplement && <RequestSupplement claim={claim} opened={asking === "supplement"} onClose={() => setAsking(null)} />}
      {claim.mayAnswer && <AnswerSupplement claim={claim} opened={asking === "answer"} onClose={() => setAsking(null)} />}
      {claim.mayCorrect && <CorrectPayment claim={claim} opened={asking === "correction"} onClose={() => setAsking(null)} />}
      <ReasonDialog
        opened={asking === "declined"}
        onClose={() => setAsking(null)}
        title={t("policies:declineTitle", { name: claim.organization.name })}
        label={t("policies:reason")}
        maxLength={200}
        send={t("policies:move.declined")}
        keptAs={`decline-claim:${claim.id}`}
        method="PATCH"
        request={(reason) => ({ path: `/policies/${claim.policy.id}/claims/${claim.id}`, body: { state: "declined", reason }, revision: claim.revision })}
      />
    </div>
  );
}
