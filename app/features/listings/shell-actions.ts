import { IconBuildingBank, IconPackage, IconSpeakerphone } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";
import { publishersOf } from "./publishers.ts";

/** What can be published, from the rail, the phone's middle button and the search. */
export const shellActions: ShellAction[] = [
  {
    label: "listings:publish.need",
    hint: "listings:publish.needHint",
    href: "/publish?kind=need",
    icon: IconSpeakerphone,
    place: "publish",
    roles: publishersOf.need,
  },
  {
    label: "listings:publish.resource",
    hint: "listings:publish.resourceHint",
    href: "/publish?kind=resource",
    icon: IconPackage,
    place: "publish",
    roles: publishersOf.resource,
  },
  {
    label: "listings:publish.policy",
    hint: "listings:publish.policyHint",
    href: "/publish?kind=policy",
    icon: IconBuildingBank,
    place: "publish",
    roles: publishersOf.policy,
  },
];
