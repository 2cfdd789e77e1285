import { IconFilePencil } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** The drafts of policies on which units are asked, from the search. */
export const shellActions: ShellAction[] = [
  {
    label: "shell-actions:consultation.list",
    hint: "shell-actions:consultation.hint",
    href: "/consultations",
    icon: IconFilePencil,
    place: "search",
    keywords: "shell-actions:consultation.keywords",
  },
];
