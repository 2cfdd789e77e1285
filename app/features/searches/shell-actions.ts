import { IconBellPlus } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

export const shellActions: ShellAction[] = [
  { label: "shell-actions:searches.manage", hint: "shell-actions:searches.saveHint", href: "/searches", icon: IconBellPlus, place: "search" },
];
