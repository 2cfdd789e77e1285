import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { seatInForce } from "../shell-data.ts";
import classes from "./header.module.css";
import { useChooseSeat } from "./use-choose-seat.ts";

/** The alliance one is in; with seats in several, one tap goes to another, keeping the role where possible. */
export function AllianceSwitch({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const { choose } = useChooseSeat();
  const seat = seatInForce(me);
  const alliances = alliancesOf(me);
  const name = seat?.alliance?.name ?? t("shell:allAlliances");

  if (alliances.length < 2) return <span className={classes.alone}>{name}</span>;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <UnstyledButton className={classes.switch} aria-label={t("shell:alliance", { name })}>
          <span className={classes.name}>{name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell:allianceLabel")}</Menu.Label>
        {alliances.map((alliance) => (
          <Menu.Item
            key={alliance.id}
            onClick={() => choose(seatIn(me, alliance.id))}
            leftSection={<IconCheck size={16} style={{ visibility: alliance.id === seat?.alliance?.id ? "visible" : "hidden" }} aria-hidden />}
          >
            {alliance.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Every alliance of the person's seats, once. */
export function alliancesOf(me: MeView): { id: string; name: string }[] {
  const alliances = new Map(me.seats.flatMap(({ alliance }) => (alliance ? [[alliance.id, alliance] as const] : [])));
  return [...alliances.values()];
}

/** The seat to take in an alliance: with today's role if there is one, else the first. */
export function seatIn(me: MeView, alliance: string): string {
  const role = seatInForce(me)?.role;
  const seats = me.seats.filter((seat) => seat.alliance?.id === alliance);
  return (seats.find((seat) => seat.role === role) ?? seats[0])?.id ?? "";
}
