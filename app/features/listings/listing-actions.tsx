import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconArrowsExchange, IconPencil, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { openStates, type ListingView } from "../../contracts/listings.ts";
import type { SeatView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { useSeat } from "../../shell/shell-data.ts";
import { AskLeader } from "../followup/ask-leader.tsx";
import classes from "./listings.module.css";
import { WithdrawButton } from "./withdraw-button.tsx";

/** What the reader may do with a need, a resource or a policy as a whole: change, renew, withdraw it. */
export function ListingActions({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const today = useToday();
  const answers = answerTo(listing, useSeat());
  const renew = useCommand<object, ListingView>({
    method: "POST",
    path: `/listings/${listing.id}/renew`,
    onDone: ({ expiresOn }) => showDone(t("listings:renewed", { day: formatDay(t, expiresOn ?? today, { today }) })),
  });
  return (
    <>
      {listing.may.change && (
        <Button component={Link} to={`/listings/${listing.id}/edit`} variant="default" leftSection={<IconPencil size={16} aria-hidden />}>
          {t("listings:edit")}
        </Button>
      )}
      {listing.may.renew && (
        <Button
          variant="default"
          loading={renew.busy}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void renew.submit({}, { revision: listing.revision })}
        >
          {t("listings:renew")}
        </Button>
      )}
      {answers && (
        <Button component={Link} to={`/publish?kind=${answers}&answers=${listing.id}`} variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />}>
          {t(`listings:answer.with.${answers}`)}
        </Button>
      )}
      {listing.kind === "need" && isOpen(listing) && <AskLeader kind="listing" id={listing.id} alliance={listing.alliance.id} />}
      {listing.may.withdraw && <WithdrawButton listing={listing} />}
      {(renew.problem || renew.lost) && (
        <div className={classes.problem}>
          <CommandProblem command={renew} />
        </div>
      )}
    </>
  );
}

/** Pure. */
const isOpen = ({ state }: Pick<ListingView, "state">): boolean => openStates.some((open) => open === state);

/** What a firm can publish for another one's open line that the matcher has not found for it; null: nothing. Pure. */
function answerTo({ kind, state, owner, may }: ListingView, seat: SeatView | null): "need" | "resource" | null {
  const firm = seat && seat.role !== "secretary" && seat.role !== "officer" ? seat.organization : null;
  if (!firm || firm.id === owner.id || may.change || kind === "policy" || !isOpen({ state })) return null;
  return kind === "need" ? "resource" : "need";
}
