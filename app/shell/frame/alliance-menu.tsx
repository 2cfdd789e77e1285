import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { seatInForce } from "../shell-data.ts";
import { AllianceButton } from "./alliance-button.tsx";
import { alliancesOf } from "./alliances-of.ts";
import { useChooseSeat } from "./use-choose-seat.ts";

/** One tap goes to another alliance, keeping the role where possible. Opened when it comes to the page. */
export function AllianceMenu({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const { choose } = useChooseSeat();
  const seat = seatInForce(me);
  return (
    <Menu position="bottom-start" width={300} defaultOpened>
      <Menu.Target>
        <AllianceButton me={me} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell:allianceLabel")}</Menu.Label>
        {alliancesOf(me).map((alliance) => (
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

/** The seat to take in an alliance: with today's role if there is one, else the first. */
export function seatIn(me: MeView, alliance: string): string {
  const role = seatInForce(me)?.role;
  const seats = me.seats.filter((seat) => seat.alliance?.id === alliance);
  return (seats.find((seat) => seat.role === role) ?? seats[0])?.id ?? "";
}
