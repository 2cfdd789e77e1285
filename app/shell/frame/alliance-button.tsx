import { UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { seatInForce } from "../shell-data.ts";
import classes from "./header.module.css";
import type { MenuButtonProps } from "./lazy-menu.tsx";

/** The alliance one is in. */
export function AllianceButton({ me, ...button }: MenuButtonProps) {
  const { t } = useTranslation();
  const name = seatInForce(me)?.alliance?.name ?? t("shell:allAlliances");
  return (
    <UnstyledButton {...button} className={classes.switch} aria-label={t("shell:alliance", { name })}>
      <span className={classes.name}>{name}</span>
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  );
}
