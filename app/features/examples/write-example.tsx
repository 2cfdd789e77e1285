import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconBook2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ExampleSourceKind } from "../../contracts/examples.ts";
import { useMe } from "../../shell/shell-data.ts";

/** From what was done and confirmed: writing it up as a model case, for who leads an alliance. */
export function WriteExample({ kind, id }: { kind: ExampleSourceKind; id: string }) {
  const { t } = useTranslation();
  if (!useMe().seats.some(({ role }) => role === "officer" || role === "chair" || role === "secretary")) return null;
  return (
    <Button component={Link} to={`/examples/new?source=${kind}:${id}`} variant="default" leftSection={<IconBook2 size={16} aria-hidden />}>
      {t("followup:writeExample")}
    </Button>
  );
}
