import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import classes from "./listings.module.css";
import { WithdrawButton } from "./withdraw-button.tsx";

/** What the reader may do with a need, a resource or a policy as a whole: change, renew, withdraw it. */
export function ListingActions({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const today = useToday();
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
      {listing.may.withdraw && <WithdrawButton listing={listing} />}
      {(renew.problem || renew.lost) && (
        <div className={classes.problem}>
          <CommandProblem command={renew} />
        </div>
      )}
    </>
  );
}
