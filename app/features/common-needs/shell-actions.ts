import { IconUsersGroup } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

export const shellActions: ShellAction[] = [
  {
    label: "matches:common.title",
    hint: "matches:common.hint",
    href: "/common-needs",
    icon: IconUsersGroup,
    place: "search",
    roles: ["secretary", "chair", "officer", "administrator"],
  },
];
