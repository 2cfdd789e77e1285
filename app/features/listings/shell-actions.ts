import { IconBuildingBank, IconPackage, IconSpeakerphone } from "@tabler/icons-react";
import type { ShellAction } from "../../shell/actions.ts";

/** What can be published, from the rail, the phone's middle button and the search. */
export const shellActions: ShellAction[] = [
  {
    label: "listings:publish.need",
    hint: "listings:publish.needHint",
    href: "/publish?kind=need",
    icon: IconSpeakerphone,
    place: "publish",
    roles: ["liaison", "chair", "secretary", "officer", "service", "administrator"],
  },
  {
    label: "listings:publish.resource",
    hint: "listings:publish.resourceHint",
    href: "/publish?kind=resource",
    icon: IconPackage,
    place: "publish",
    roles: ["liaison", "chair", "secretary", "officer", "service", "administrator"],
  },
  {
    label: "listings:publish.policy",
    hint: "listings:publish.policyHint",
    href: "/publish?kind=policy",
    icon: IconBuildingBank,
    place: "publish",
    roles: ["secretary", "officer", "service", "administrator"],
  },
];
