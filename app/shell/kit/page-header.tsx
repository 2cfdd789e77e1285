/**
 * Head of every page, and the browser's title: where one is, the title, one sentence beside it, the page's actions at the right.
 *
 *   <PageHeader title={t("listings:title")} aside={t("listings:nearest", …)} actions={<Button …/>} />
 *   <PageHeader title={need.title} trail={[{ label: t("listings:title"), href: "/listings" }]} badge={<StateBadge …/>} />
 */
import { Anchor, Group, Title } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./page-header.module.css";
import { usePrefetch } from "./use-prefetch.ts";

export interface PageHeaderProps {
  title: string;
  /** State of the thing that the page shows, right after the title. */
  badge?: ReactNode;
  /** One short sentence beside the title. */
  aside?: ReactNode;
  /** The way here, without the page itself. */
  trail?: { label: string; href: string }[];
  /** Buttons; the most important one first. */
  actions?: ReactNode;
}

export function PageHeader({ title, badge, aside, trail = [], actions }: PageHeaderProps) {
  const { t } = useTranslation();
  const prefetch = usePrefetch();
  return (
    <div className={classes.header} data-page-header>
      <title>{t("shell:pageTitle", { title })}</title>
      {trail.length > 0 && (
        <nav aria-label={t("shell:trail")} className={classes.trail}>
          {trail.map(({ label, href }, index) => (
            <span key={href} className={classes.step}>
              {index > 0 && <IconChevronRight size={14} aria-hidden />}
              <Anchor component={Link} to={href} size="sm" c="dimmed" prefetch={prefetch}>
                {label}
              </Anchor>
            </span>
          ))}
        </nav>
      )}
      <div className={classes.row}>
        <div className={classes.words}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {badge}
          {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        </div>
        {actions !== undefined && (
          <Group gap="sm" className={classes.actions}>
            {actions}
          </Group>
        )}
      </div>
    </div>
  );
}
