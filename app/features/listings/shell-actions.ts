import { IconBuildingBank, IconPackage, IconSpeakerphone } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";
import { publishersOf } from "./publishers.ts";

/** What can be published, from the rail, the phone's middle button and the search. */
export const shellActions: ShellAction[] = [
  {
    label: "shell-actions:publish.need",
    hint: "shell-actions:publish.needHint",
    href: "/publish?kind=need",
    icon: IconSpeakerphone,
    place: "publish",
    roles: publishersOf.need,
  },
  {
    label: "shell-actions:publish.resource",
    hint: "shell-actions:publish.resourceHint",
    href: "/publish?kind=resource",
    icon: IconPackage,
    place: "publish",
    roles: publishersOf.resource,
  },
  {
    label: "shell-actions:publish.policy",
    hint: "shell-actions:publish.policyHint",
    href: "/publish?kind=policy",
    icon: IconBuildingBank,
    place: "publish",
    roles: publishersOf.policy,
  },
];
