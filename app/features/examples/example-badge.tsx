import { IconArchive, IconBook2, IconMessageQuestion, IconPencil, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ExampleState } from "../../contracts/examples.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<ExampleState, readonly [Tone, Icon]> = {
  draft: ["neutral", IconPencil],
  asking: ["soon", IconMessageQuestion],
  published: ["good", IconBook2],
  withdrawn: ["neutral", IconArchive],
};

/** The state of a model case in words. */
export function ExampleBadge({ state }: { state: ExampleState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`examples:state.${state}`)}
    </ToneBadge>
  );
}
