/**
 * What stands where there is nothing yet: one sentence and the one action that makes sense.
 *
 *   <EmptyState icon={IconList} title={t("listings:none")} hint={t("listings:noneHint")} action={<Button …/>} />
 */
import { Text } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

export interface EmptyStateProps {
  icon?: Icon;
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: IconComponent, title, hint, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {IconComponent && <IconComponent size={32} stroke={1.4} aria-hidden className={classes.icon} />}
      <Text fw={600}>{title}</Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" className={classes.hint}>
          {hint}
        </Text>
      )}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
