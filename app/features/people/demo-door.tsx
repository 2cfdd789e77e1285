import { Title, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconStarFilled } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DemoAccountView, MeView, Role, SignInInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import classes from "./demo-door.module.css";
import { groupByRole } from "./group-by-role.ts";

/** How many accounts of a role are listed before the rest is asked for. */
const SHOWN = 4;

/** The demo's people by role: one tap signs in as one of them. Exists in demo mode only. */
export function DemoDoor({ accounts, to }: { accounts: DemoAccountView[]; to: string }) {
  const { t } = useTranslation();
  const signIn = useCommand<SignInInput, MeView>({
    method: "POST",
    path: "/session",
    signsIn: true,
    revalidate: false,
    onDone: () => window.location.assign(to),
  });
  return (
    <section className={classes.door} aria-labelledby="demo-door">
      <div className={classes.head}>
        <Title order={2} id="demo-door">
          {t("people:demo.title")}
        </Title>
        <p>{t("people:demo.hint")}</p>
        <CommandProblem command={signIn} title={t("people:signIn.refused")} />
      </div>
      {groupByRole(accounts).map(({ role, accounts: group }) => (
        <RoleGroup key={role} role={role} accounts={group} busy={signIn.busy} onChoose={(account) => void signIn.submit({ account })} />
      ))}
    </section>
  );
}

function RoleGroup(props: { role: Role; accounts: DemoAccountView[]; busy: boolean; onChoose: (account: string) => void }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { role, accounts, busy, onChoose } = props;
  const shown = all ? accounts : accounts.slice(0, SHOWN);
  return (
    <div className={classes.group}>
      <h3 className={classes.role}>
        {role === "chair" && <IconStarFilled size={14} aria-hidden className={classes.star} />}
        {t(`roles:${role}`)}
      </h3>
      <ul className={classes.list}>
        {shown.map(({ account, name, seats }) => {
          const seat = seats.find((candidate) => candidate.role === role);
          return (
            <li key={account}>
              <UnstyledButton className={classes.account} disabled={busy} onClick={() => onChoose(account)}>
                <span className={classes.name}>{name}</span>
                <span className={classes.seat}>
                  {[seat?.organization?.name, seat?.alliance?.name].filter(Boolean).join(" · ")}
                </span>
                <IconChevronRight size={16} aria-hidden className={classes.go} />
              </UnstyledButton>
            </li>
          );
        })}
        {shown.length < accounts.length && (
          <li>
            <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
              {t("people:demo.more", { count: accounts.length - shown.length })}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </div>
  );
}
