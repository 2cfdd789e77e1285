import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CalendarPanel } from "../features/people/calendar-panel.tsx";
import { MailboxPanel } from "../features/people/mailbox/mailbox-panel.tsx";
import classes from "../features/people/me.module.css";
import { OutsideAccountsPanel } from "../features/people/outside/outside-accounts-panel.tsx";
import { PasswordPanel } from "../features/people/password-panel.tsx";
import { PlacesPanel } from "../features/people/places-panel.tsx";
import { ProfilePanel } from "../features/people/profile-panel.tsx";
import { SecondFactorPanel } from "../features/people/second-factor-panel.tsx";
import { SeatsPanel } from "../features/people/seats-panel.tsx";
import { SessionsPanel } from "../features/people/sessions-panel.tsx";
import { TokensPanel } from "../features/people/tokens-panel.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("alliances", "people");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { people, meetings, mail } = context.services;
  const [sessions, tokens, feed, factor, accounts, mailbox] = await orErrorPage(context, Promise.all([people.listSessions(actor), people.listTokens(actor), meetings.getCalendarFeed(actor), people.getSecondFactor(actor), people.listOutsideAccounts(actor), mail.isOffered() ? mail.getMailbox(actor) : null]));
  return { sessions, tokens, feed, factor, accounts, mailbox, providers: people.listOutsideProviders() };
}

export default function MePage() {
  const { t } = useTranslation();
  const { sessions, tokens, feed, factor, accounts, mailbox, providers } = useLoaderData<typeof loader>();
  const me = useMe();
  return (
    <>
      <PageHeader title={t("shell:nav.me")} aside={me.person.name} />
      <PlacesPanel me={me} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <ProfilePanel person={me.person} />
          <PasswordPanel />
          <SecondFactorPanel factor={factor} />
          <OutsideAccountsPanel accounts={accounts} providers={providers} />
          <CalendarPanel feed={feed} />
        </div>
        <div className={classes.column}>
          <SeatsPanel me={me} />
          {mailbox && <MailboxPanel mailbox={mailbox} />}
          <SessionsPanel sessions={sessions} />
          <TokensPanel tokens={tokens} />
        </div>
      </div>
    </>
  );
}
