import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import type { RelaxationChange } from "../../contracts/match-preview.ts";
import { useCommand, type CommandState } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { showUndo } from "../../shell/kit/show-undo.tsx";
import { describeChange } from "./describe-change.ts";

export interface ApplyChange {
  apply: (change: RelaxationChange) => void;
  command: CommandState<RelaxationChange, ListingView>;
}

/**
 * Writes a concession into a stored listing, based on the revision that is on the screen, and offers to take it back:
 * then the terms are again what they were, unless somebody changed the listing in between.
 */
export function useApplyChange(listing: ListingView): ApplyChange {
  const { t } = useTranslation();
  const today = useToday();
  const command = useCommand<RelaxationChange, ListingView>({ method: "PATCH", path: `/listings/${listing.id}` });
  const apply = async (change: RelaxationChange): Promise<void> => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, listing[name as keyof RelaxationChange]]));
    const saved = await command.submit(change, { revision: listing.revision });
    if (!saved) return;
    showUndo({
      message: t("matches:applied", { change: describeChange(t, change, today) }),
      undoLabel: t("matches:undo"),
      onUndo: () => void command.submit(before as RelaxationChange, { revision: saved.revision }),
    });
  };
  return { apply: (change) => void apply(change), command };
}
