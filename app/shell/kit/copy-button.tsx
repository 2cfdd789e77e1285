/**
 * Copies a text that is shown to the reader, and says so.
 *
 *   <CopyButton value={link} variant="default">{t("administration:copyLink")}</CopyButton>
 */
import { Button, CopyButton as Copying, type ButtonProps } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface CopyButtonProps extends Pick<ButtonProps, "variant" | "size"> {
  value: string;
  /** What it does, before it is pressed. */
  children: string;
}

export function CopyButton({ value, children, variant, size }: CopyButtonProps) {
  const { t } = useTranslation();
  const iconSize = size === "xs" ? 14 : 16;
  return (
    <Copying value={value}>
      {({ copied, copy }) => (
        <Button variant={variant} size={size} onClick={copy} leftSection={copied ? <IconCheck size={iconSize} aria-hidden /> : <IconCopy size={iconSize} aria-hidden />}>
          {copied ? t("shell:copied") : children}
        </Button>
      )}
    </Copying>
  );
}
