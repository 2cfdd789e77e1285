import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { useCommand } from "../../http/use-command.ts";
import { showUndo } from "../../shell/kit/show-undo.tsx";

/** Takes a listing back at once; for a few seconds it can be undone, so nobody is asked whether they are sure. */
export function WithdrawButton({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const undo = useCommand<object>({ method: "POST", path: `/listings/${listing.id}/renew` });
  const withdraw = useCommand<object, ListingView>({
    method: "POST",
    path: `/listings/${listing.id}/withdraw`,
    onDone: () =>
      showUndo({
        message: t("listings:withdrawn"),
        undoLabel: t("shell:undo"),
        // The last day stays what it was.
        onUndo: () => void undo.submit(listing.expiresOn === null ? {} : { expiresOn: listing.expiresOn }),
      }),
  });
  return (
    <Button
      variant="subtle"
      color="gray"
      loading={withdraw.busy}
      onClick={() => void withdraw.submit({}, { revision: listing.revision })}
    >
      {t("listings:withdraw")}
    </Button>
  );
}
