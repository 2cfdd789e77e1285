import { IconPhoneCall } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** Calling the direct line, from anywhere. */
export const shellActions: ShellAction[] = [
  {
    label: "shell-actions:case.make",
    hint: "shell-actions:case.hint",
    href: "/cases?new",
    icon: IconPhoneCall,
    place: "publish",
    roles: ["liaison", "chair", "secretary", "service", "officer"],
    keywords: "shell-actions:case.keywords",
  },
];
