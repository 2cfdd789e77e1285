import { IconBellPlus } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

export const shellActions: ShellAction[] = [
  { label: "listings:searches.manage", hint: "listings:searches.saveHint", href: "/searches", icon: IconBellPlus, place: "search" },
];
