import { IconFileImport } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";
import { publishersOf } from "../listings/publishers.ts";

/** Importing a list from a spreadsheet, from the search. */
export const shellActions: ShellAction[] = [
  {
    label: "shell-actions:import.list",
    hint: "shell-actions:import.hint",
    href: "/imports",
    icon: IconFileImport,
    place: "search",
    roles: publishersOf.need,
    keywords: "shell-actions:import.keywords",
  },
];
