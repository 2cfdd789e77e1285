import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AllianceSummary } from "../../contracts/alliances.ts";
import type { OrganizationView } from "../../contracts/organizations.ts";
import type { InvitationView, KeptPersonView, PersonPatch } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { AccountState } from "./people-list.tsx";
import classes from "./administration.module.css";
import { ResetFactorDialog } from "./reset-factor-dialog.tsx";
import { SeatForm } from "./seat-form.tsx";
import { SeatRow } from "./seat-row.tsx";

export interface PersonPageProps {
  person: KeptPersonView;
  alliances: AllianceSummary[];
  organizations: OrganizationView[];
}

/** One account: its seats, a new seat, the link for the password, disabling. */
export function PersonPage({ person, alliances, organizations }: PersonPageProps) {
  const { t } = useTranslation();
  const [link, setLink] = useState<InvitationView | null>(null);
  const [resetting, setResetting] = useState(false);
  const invite = useCommand<undefined, InvitationView>({ method: "POST", path: `/people/${person.id}/invitation`, onDone: setLink });
  const change = useCommand<PersonPatch>({ method: "PATCH", path: `/people/${person.id}` });
  return (
    <>
      <PageHeader
        title={person.name}
        badge={<AccountState person={person} />}
        aside={[person.account, person.phone].filter(Boolean).join(" · ")}
        trail={[{ label: t("administration:tabs.people"), href: "/admin/people" }]}
        actions={
          <>
            {person.may.invite && (
              <Button variant="default" loading={invite.busy} onClick={() => void invite.submit()}>
                {person.hasPassword ? t("administration:resetLink") : t("administration:inviteLink")}
              </Button>
            )}
            {person.may.invite && person.secondFactor && (
              <Button variant="default" onClick={() => setResetting(true)}>
                {t("administration:resetFactor")}
              </Button>
            )}
            {person.may.change && (
              <Button
                variant="default"
                loading={change.busy}
                onClick={() => void change.submit({ disabled: !person.disabled }, { revision: person.revision })}
              >
                {person.disabled ? t("administration:enable") : t("administration:disable")}
              </Button>
            )}
          </>
        }
      />
      <CommandProblem command={invite} />
      <CommandProblem command={change} />
      <div className={classes.columns}>
        <Panel title={t("administration:seats")} flush>
          {person.seats.length === 0 && <EmptyState title={t("administration:noSeat")} hint={t("administration:noSeatHint")} />}
          {person.seats.map((seat) => (
            <SeatRow key={seat.id} seat={seat} person={person.name} />
          ))}
        </Panel>
        {!person.disabled && <SeatForm person={person.id} alliances={alliances} organizations={organizations} />}
      </div>
      <ResetFactorDialog person={person} opened={resetting} onClose={() => setResetting(false)} />
      <Modal
        opened={link !== null}
        onClose={() => setLink(null)}
        closeOnClickOutside={false}
        title={t(person.hasPassword ? "administration:resetLink" : "administration:inviteLink")}
        closeButtonProps={{ "aria-label": t("shell:close") }}
      >
        {link && <InvitationLink invitation={link} name={person.name} next={<Button onClick={() => setLink(null)}>{t("shell:close")}</Button>} />}
      </Modal>
    </>
  );
}
