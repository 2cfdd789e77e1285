import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { seatInForce } from "../shell-data.ts";
import classes from "./header.module.css";
import type { MenuButtonProps } from "./lazy-menu.tsx";
import { SeatWords } from "./seat-words.tsx";

/** As whom one acts. */
export function SeatButton({ me, ...button }: MenuButtonProps) {
  const { t } = useTranslation();
  const seat = seatInForce(me);
  return (
    <UnstyledButton {...button} className={classes.switch} data-bordered>
      <VisuallyHidden>{t("shell:seat", { name: me.person.name })}</VisuallyHidden>
      {seat ? <SeatWords seat={seat} /> : <span className={classes.name}>{me.person.name}</span>}
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  );
}
