import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface SaveLedgerProps {
  href: string;
  /** Where the page's head has no room for it on a phone. */
  wideOnly?: boolean;
}

/** Saves what the page lists, all of it, as a spreadsheet: a plain link, which every browser and every phone can follow. */
export function SaveLedger({ href, wideOnly = false }: SaveLedgerProps) {
  const { t } = useTranslation();
  return (
    <Button component="a" href={href} variant="default" {...(wideOnly && { visibleFrom: "sm" })} leftSection={<IconDownload size={16} aria-hidden />}>
      {t("shell:saveLedger")}
    </Button>
  );
}
