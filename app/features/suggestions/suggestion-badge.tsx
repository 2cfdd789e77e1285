import { IconCalendarTime, IconChecks, IconCircleDashed, IconCircleHalf2, IconMessageQuestion, IconPhone, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SuggestionState, SuggestionView } from "../../contracts/suggestions.ts";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const looks: Record<SuggestionState, readonly [Tone, Icon]> = {
  open: ["info", IconCircleDashed],
  assigned: ["soon", IconCircleHalf2],
  unsolved: ["late", IconCalendarTime],
  solved: ["info", IconMessageQuestion],
  silent: ["soon", IconPhone],
  confirmed: ["good", IconChecks],
};

/** The state of a suggestion in the badge's words: solved, as its unit says, is not yet confirmed. */
export function SuggestionBadge({ suggestion }: { suggestion: Pick<SuggestionView, "state" | "overdue"> }) {
  const { t } = useTranslation();
  if (suggestion.overdue) return <StateBadge state="overdue" />;
  const [tone, icon] = looks[suggestion.state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`suggestions:state.${suggestion.state}`)}
    </ToneBadge>
  );
}
