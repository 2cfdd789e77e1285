import { IconMessagePlus } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** Making a suggestion, from anywhere. */
export const shellActions: ShellAction[] = [
  {
    label: "shell-actions:suggestion.make",
    hint: "shell-actions:suggestion.hint",
    href: "/suggestions?new",
    icon: IconMessagePlus,
    place: "publish",
    roles: ["liaison", "chair", "secretary", "service"],
    keywords: "shell-actions:suggestion.keywords",
  },
];
