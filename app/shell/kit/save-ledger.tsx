import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Saves what the page lists, all of it, as a spreadsheet: a plain link, which every browser and every phone can follow. */
export function SaveLedger({ href }: { href: string }) {
  const { t } = useTranslation();
  return (
    <Button component="a" href={href} variant="default" visibleFrom="sm" leftSection={<IconDownload size={16} aria-hidden />}>
      {t("shell:saveLedger")}
    </Button>
  );
}
