import { Button, type ButtonProps } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Prints the page; on paper it is left out with everything that can only be pressed. */
export function PrintButton({ variant = "default", ...rest }: Pick<ButtonProps, "variant" | "size" | "visibleFrom">) {
  const { t } = useTranslation();
  return (
    <Button variant={variant} leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()} {...rest}>
      {t("shell:print")}
    </Button>
  );
}
