/**
 * What is wrong with a field and how to mend it, with an icon; for groups that are no Mantine input (those take the
 * same text as `error`).
 *
 *   <FieldError message={errors["window.until"]} id="window-error" />
 */
import { IconAlertCircle } from "@tabler/icons-react";
import classes from "./field-error.module.css";

export function FieldError({ message, id }: { message?: string; id?: string }) {
  if (!message) return null;
  return (
    <p className={classes.error} id={id}>
      <IconAlertCircle size={16} aria-hidden className={classes.icon} />
      <span>{message}</span>
    </p>
  );
}
