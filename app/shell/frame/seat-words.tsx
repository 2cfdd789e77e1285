import { IconStarFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SeatView } from "../../contracts/people.ts";
import classes from "./header.module.css";

/** A seat in words: `金大丰 · 联络员`; the chair's carries a gold star. */
export function SeatWords({ seat }: { seat: SeatView }) {
  const { t } = useTranslation();
  return (
    <>
      {seat.role === "chair" && <IconStarFilled size={14} aria-hidden className={classes.chair} />}
      {seat.organization && <span className={classes.name}>{seat.organization.name}</span>}
      <span className={seat.organization ? classes.role : classes.name}>{t(`roles:${seat.role}`)}</span>
    </>
  );
}
