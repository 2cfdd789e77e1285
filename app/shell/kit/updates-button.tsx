/**
 * "3 条更新": pushed changes that wait to be shown, so that nothing moves under a finger. Goes with
 * `useLiveRevalidate(streams, { hold: true })`, above the list.
 *
 *   <UpdatesButton updates={updates} />
 */
import { Button } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { LiveUpdates } from "../../realtime/use-live-revalidate.ts";

export function UpdatesButton({ updates }: { updates: LiveUpdates }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {updates.pending > 0 && (
        <Button variant="light" color="blue" size="compact-md" fullWidth mb="sm" leftSection={<IconArrowUp size={16} aria-hidden />} onClick={updates.show}>
          {t("shell:updates", { count: updates.pending })}
        </Button>
      )}
    </div>
  );
}
