/** What has to be known of a plan before it is read: that the best one is on its way, or that it no longer follows the lists. */
import { IconHourglass, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PlanView } from "../../contracts/plans.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import classes from "./plans.module.css";

/** `acts`: the reader may propose plans or put them on an agenda, which waits for the best one. */
export function PlanNote({ plan, acts }: { plan: Pick<PlanView, "at" | "outgrown" | "provisional">; acts: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  if (!plan.outgrown && !plan.provisional) return null;
  const Icon = plan.outgrown ? IconPlayerPause : IconHourglass;
  return (
    <p className={classes.planNote}>
      <Icon size={18} aria-hidden className={classes.planNoteIcon} />
      {plan.outgrown ? t("plans:outgrown", { at: formatInstant(t, plan.at, { today }) }) : t(acts ? "plans:solvingActs" : "plans:solving")}
    </p>
  );
}
