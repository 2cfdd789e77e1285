import { Pill } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./scope-pill.module.css";

export interface ScopePillProps {
  children: ReactNode;
  /** Words of its button. */
  removeLabel: string;
  onRemove: () => void;
}

/** What a list is narrowed to, to be taken away. The library hides the button from readers and the keyboard: here it is the only way. */
export function ScopePill({ children, removeLabel, onRemove }: ScopePillProps) {
  return (
    <Pill size="md" classNames={{ root: classes.pill!, remove: classes.remove! }} withRemoveButton onRemove={onRemove} removeButtonProps={{ "aria-label": removeLabel, "aria-hidden": undefined, tabIndex: 0 }}>
      {children}
    </Pill>
  );
}
