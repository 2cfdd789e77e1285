/** While a plan is provisional: that the best one is on its way, and what waits for it. */
import { IconHourglass } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./plans.module.css";

/** `acts`: the reader may propose the plan or put it on an agenda, which waits for the best one. */
export function SolvingNote({ acts }: { acts: boolean }) {
  const { t } = useTranslation();
  return (
    <p className={classes.solving}>
      <IconHourglass size={18} aria-hidden className={classes.solvingIcon} />
      {t(acts ? "plans:solvingActs" : "plans:solving")}
    </p>
  );
}
