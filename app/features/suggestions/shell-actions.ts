import { IconMessagePlus } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** Making a suggestion, from anywhere. */
export const shellActions: ShellAction[] = [
  {
    label: "suggestions:make",
    hint: "suggestions:makeHint",
    href: "/suggestions?new",
    icon: IconMessagePlus,
    place: "publish",
    roles: ["liaison", "chair", "secretary", "service"],
    keywords: "suggestions:keywords",
  },
];
