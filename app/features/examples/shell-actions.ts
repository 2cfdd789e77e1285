import { IconBook2 } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** The shelf of model cases, from the search. */
export const shellActions: ShellAction[] = [
  { label: "shell-actions:example.list", hint: "shell-actions:example.hint", href: "/examples", icon: IconBook2, place: "search", keywords: "shell-actions:example.keywords" },
];
