import { Anchor, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LOCALES, type Locale } from "../contracts/locale.ts";
import { rememberLocale } from "../i18n/remember-locale.ts";
import classes from "./door-layout.module.css";
import { useDocument } from "./document-context.tsx";
import { Logo } from "./logo.tsx";

/** The page before one is signed in: the hub's name, a card to fill in, and what stands beside it. */
export function DoorLayout({ title, children, beside }: { title: string; children: ReactNode; beside?: ReactNode }) {
  const { t } = useTranslation();
  const { locale } = useDocument();
  return (
    <div className={classes.door}>
      <title>{t("shell:pageTitle", { title })}</title>
      <header className={classes.head}>
        <Logo size={36} />
        <div>
          <div className={classes.name}>{t("shell:product")}</div>
          <div className={classes.tagline}>{t("shell:tagline")}</div>
        </div>
      </header>
      <main className={classes.main} data-wide={beside !== undefined || undefined}>
        <section className={classes.card}>
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </section>
        {beside}
      </main>
      <footer className={classes.foot}>
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <Anchor key={other} component="button" type="button" size="sm" c="dimmed" lang={other} onClick={() => changeTo(other)}>
            {t(`shell:language.${other}`)}
          </Anchor>
        ))}
      </footer>
    </div>
  );
}

function changeTo(locale: Locale): void {
  rememberLocale(locale);
  window.location.reload();
}
