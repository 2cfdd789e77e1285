/**
 * Asks the lead department for counterparts outside the reader's view; once asked, says how that stands.
 *
 *   <ReferralButton listing={listing.id} referral={newest} />
 */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReferralSummary, ReferralView } from "../../contracts/referrals.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export function ReferralButton({ listing, referral }: { listing: string; referral: ReferralSummary | null }) {
  const { t } = useTranslation();
  const ask = useCommand<object, ReferralView>({
    method: "POST",
    path: `/listings/${listing}/referrals`,
    onDone: (done) => showDone(t("matches:referral.askedNow", { department: done.department.name })),
  });
  if (referral?.state === "open") return <span>{t("matches:referral.waiting", { department: referral.department.name })}</span>;
  return (
    <>
      {referral && <ReferralAnswer referral={referral} />}
      <Button size="xs" variant="default" loading={ask.busy} onClick={() => void ask.submit({})}>
        {t("matches:referral.ask")}
      </Button>
      <CommandProblem command={ask} />
    </>
  );
}

/** What the department answered last. */
function ReferralAnswer({ referral }: { referral: ReferralSummary }) {
  const { t } = useTranslation();
  const department = referral.department.name;
  return (
    <span>
      {referral.state === "introduced"
        ? t("matches:referral.introduced", { department, count: referral.introduced })
        : t("matches:referral.declined", { department, reason: referral.reason ?? "" })}
    </span>
  );
}
