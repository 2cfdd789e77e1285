import { Menu } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCheck, IconLogout, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView, SeatView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import classes from "./header.module.css";
import { SeatButton } from "./seat-button.tsx";
import { useChooseSeat } from "./use-choose-seat.ts";

/** The seats one may take, the own page, and the way out. Opened when it comes to the page. */
export function SeatMenu({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const { choose, busy } = useChooseSeat();
  const signOut = useCommand({ method: "DELETE", path: "/session", revalidate: false, onDone: () => window.location.assign("/sign-in") });
  return (
    <Menu position="bottom-end" width={300} defaultOpened>
      <Menu.Target>
        <SeatButton me={me} data-busy={busy || undefined} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell:seatsOf", { name: me.person.name })}</Menu.Label>
        {me.seats.map((candidate) => (
          <Menu.Item
            key={candidate.id}
            onClick={() => choose(candidate.id)}
            leftSection={<IconCheck size={16} style={{ visibility: candidate.id === me.seat ? "visible" : "hidden" }} aria-hidden />}
            aria-current={candidate.id === me.seat || undefined}
          >
            <SeatLine seat={candidate} />
          </Menu.Item>
        ))}
        {me.seats.length === 0 && <Menu.Label>{t("shell:noSeat")}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} aria-hidden />}>
          {t("shell:nav.me")}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut.submit()} leftSection={<IconLogout size={16} aria-hidden />}>
          {t("shell:signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SeatLine({ seat }: { seat: SeatView }) {
  const { t } = useTranslation();
  const organization = seat.organization ? t("shell:seatAt", { organization: seat.organization.name, role: t(`roles:${seat.role}`) }) : t(`roles:${seat.role}`);
  return (
    <>
      <div>{organization}</div>
      {seat.alliance && <div className={classes.role}>{seat.alliance.name}</div>}
    </>
  );
}
