import { Button, Modal, Stack } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import type { Intake } from "../followup/intake.ts";
import { SuggestionForm } from "./suggestion-form.tsx";

interface SuggestionDialogProps {
  intake: Intake;
  meeting?: string | null;
  item?: string | null;
  /** What it begins with. */
  words?: string;
  opened: boolean;
  onClose: () => void;
}

/** Makes a suggestion and shows its number at once, with the way to its line in the ledger. */
export function SuggestionDialog({ opened, onClose, ...source }: SuggestionDialogProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<SuggestionView | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t("shell-actions:suggestion.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {made === null ? (
        <SuggestionForm {...source} onDone={setMade} onCancel={close} />
      ) : (
        <Stack gap="md" role="status">
          <span>{t("suggestions:made", { number: made.number })}</span>
          <Button data-autofocus onClick={close}>
            {t("suggestions:back")}
          </Button>
          <Button component={Link} to={`/suggestions/${made.id}`} variant="default">
            {t("suggestions:follow")}
          </Button>
        </Stack>
      )}
    </Modal>
  );
}
