import { useTranslation } from "react-i18next";
import type { MemberView } from "../../contracts/alliances.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";

/** Ending a membership takes seats and turns with it and cannot be undone: says so, asks for the cause. */
export function MemberEndDialog({ alliance, member, onClose }: { alliance: string; member: MemberView | null; onClose: () => void }) {
  const { t } = useTranslation();
  if (member === null) return null;
  const path = `/alliances/${alliance}/members/${member.organization.id}`;
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t("alliances:endMembership")}
      effect={t("alliances:endMembershipWhat", { name: member.organization.name })}
      field="cause"
      label={t("alliances:cause")}
      maxLength={100}
      optional
      send={t("alliances:endMembershipDo")}
      color="orange"
      keptAs={`end-membership:${alliance}:${member.organization.id}`}
      method="DELETE"
      request={(cause) => ({ path: cause === "" ? path : `${path}?cause=${encodeURIComponent(cause)}` })}
    />
  );
}
