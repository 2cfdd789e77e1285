import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconFilePencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ReasonKind } from "../../contracts/consultations.ts";
import { useMe } from "../../shell/shell-data.ts";

/** From a suggestion or a need that several firms have: drafting a policy for it, for an officer of a department. */
export function DraftFor({ kind, id }: { kind: ReasonKind; id: string }) {
  const { t } = useTranslation();
  const drafts = useMe().seats.some(({ role, organization }) => role === "officer" && organization !== null);
  if (!drafts) return null;
  return (
    <Button component={Link} to={`/consultations/new?source=${kind}:${id}`} variant="default" leftSection={<IconFilePencil size={16} aria-hidden />}>
      {t("followup:draftPolicy")}
    </Button>
  );
}
