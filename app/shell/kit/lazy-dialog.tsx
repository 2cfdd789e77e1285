/**
 * A dialog whose code is fetched when it is first opened, so that it does not weigh on the page. Without a connection
 * it closes again and says why; the page stays as it is.
 *
 *   const DeclineDialog = lazyDialog(async () => (await import("./decline-dialog.tsx")).DeclineDialog);
 *   <DeclineDialog match={match} opened={declining} onClose={…} />
 */
import { notifications } from "@mantine/notifications";
import { useEffect, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { loadLate } from "./load-late.ts";

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

export function lazyDialog<Props extends DialogProps>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loadDialog = loadLate(load);
  return function LazyDialog(props: Props) {
    const { t } = useTranslation();
    const [loaded, setLoaded] = useState<{ Dialog: ComponentType<Props> } | null>(null);
    const { opened, onClose } = props;
    const missing = opened && loaded === null;
    useEffect(() => {
      if (!missing) return undefined;
      let current = true;
      loadDialog().then(
        (Dialog) => current && setLoaded({ Dialog }),
        () => {
          if (!current) return;
          notifications.show({ message: t("shell:notLoaded"), color: "orange" });
          onClose();
        },
      );
      return () => {
        current = false;
      };
    }, [missing, onClose, t]);
    return loaded && <loaded.Dialog {...props} />;
  };
}
