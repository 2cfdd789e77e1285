import { IconLoader2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useConnection } from "../../../realtime/realtime-provider.tsx";
import classes from "./pending-mark.module.css";
import type { PendingCommand } from "./use-live-meeting.ts";

/**
 * Says that the hub has not said yes to the last command. An answer that comes at once is not worth a word, so it appears
 * after a moment; it is read aloud only when the answer stays away.
 */
export function PendingMark({ pending }: { pending: PendingCommand | null }) {
  const { t } = useTranslation();
  const { phase } = useConnection();
  const lost = pending?.lost || phase === "lost";
  return (
    <span role="status">
      {pending && (
        <span className={classes.pending} aria-hidden={!lost}>
          <IconLoader2 size={14} aria-hidden />
          {t(lost ? "meetings:live.unconfirmed" : "meetings:live.sending")}
        </span>
      )}
    </span>
  );
}
