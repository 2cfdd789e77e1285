import { IconArrowBackUp, IconBan, IconCheck, IconClock, IconCopyCheck, IconEye, IconLoader, IconPencil, IconSend, IconX, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ImportLine, ImportState } from "../../contracts/imports.ts";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";

const states: Record<ImportState, [Tone, Icon]> = {
  preview: ["soon", IconEye],
  running: ["info", IconLoader],
  done: ["good", IconCheck],
  undoing: ["info", IconLoader],
  undone: ["neutral", IconArrowBackUp],
};

/** How far an import is. */
export function ImportBadge({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  const [tone, icon] = states[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`imports:state.${state}`)}
    </ToneBadge>
  );
}

const lineStates = {
  publish: ["good", IconSend],
  draft: ["soon", IconPencil],
  known: ["neutral", IconCopyCheck],
  refused: ["late", IconX],
  published: ["good", IconSend],
  drafted: ["soon", IconPencil],
  left: ["neutral", IconClock],
  withdrawn: ["neutral", IconBan],
  kept: ["soon", IconCheck],
} as const satisfies Record<string, [Tone, Icon]>;

/** What becomes, or became, of a line. */
export function LineBadge({ line, isOver }: { line: ImportLine; isOver: boolean }) {
  const { t } = useTranslation();
  const state = badgeOf(line, isOver);
  const [tone, icon] = lineStates[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`imports:line.${state}`)}
    </ToneBadge>
  );
}

function badgeOf({ state, listing, undo }: ImportLine, isOver: boolean): keyof typeof lineStates {
  if (undo) return undo.withdrawn ? "withdrawn" : "kept";
  if (listing) return state === "draft" ? "drafted" : "published";
  return isOver && (state === "publish" || state === "draft") ? "left" : state;
}
