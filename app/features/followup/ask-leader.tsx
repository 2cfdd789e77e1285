import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconUserStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SourceKind } from "../../contracts/undertakings.ts";
import { useMe } from "../../shell/shell-data.ts";

/** From a task, a suggestion, a case or a need: asking a leader to take it upon himself, for who may raise that in its alliance. */
export function AskLeader({ kind, id, alliance }: { kind: SourceKind; id: string; alliance: string }) {
  const { t } = useTranslation();
  const raises = useMe().seats.some((seat) => seat.role === "officer" || ((seat.role === "chair" || seat.role === "secretary") && seat.alliance?.id === alliance));
  if (!raises) return null;
  return (
    <Button component={Link} to={`/undertakings/new?source=${kind}:${id}`} variant="default" leftSection={<IconUserStar size={16} aria-hidden />}>
      {t("followup:askLeader")}
    </Button>
  );
}
