import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { seatInForce } from "../shell-data.ts";
import { AllianceButton } from "./alliance-button.tsx";
import { alliancesOf } from "./alliances-of.ts";
import classes from "./header.module.css";
import { lazyMenu } from "./lazy-menu.tsx";

const AllianceChoice = lazyMenu(AllianceButton, async () => (await import("./alliance-menu.tsx")).AllianceMenu);

/** The alliance one is in; with seats in several, one tap goes to another. */
export function AllianceSwitch({ me }: { me: MeView }) {
  const { t } = useTranslation();
  if (alliancesOf(me).length > 1) return <AllianceChoice me={me} />;
  return <span className={classes.alone}>{seatInForce(me)?.alliance?.name ?? t("shell:allAlliances")}</span>;
}
