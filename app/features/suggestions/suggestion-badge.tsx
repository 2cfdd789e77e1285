import { IconCalendarTime, IconChecks, IconCircleDashed, IconCircleHalf2, IconMessageQuestion, IconPhone, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SuggestionState, SuggestionView } from "../../contracts/suggestions.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<SuggestionState, readonly [Tone, Icon]> = {
  open: ["info", IconCircleDashed],
  assigned: ["soon", IconCircleHalf2],
  unsolved: ["late", IconCalendarTime],
  solved: ["info", IconMessageQuestion],
  silent: ["soon", IconPhone],
  confirmed: ["good", IconChecks],
};

/** The state of a suggestion in words: solved, as its unit says, is not yet confirmed. That it is late is told by the time beside it. */
export function SuggestionBadge({ suggestion }: { suggestion: Pick<SuggestionView, "state"> }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[suggestion.state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`suggestions:state.${suggestion.state}`)}
    </ToneBadge>
  );
}
