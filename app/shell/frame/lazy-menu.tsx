/**
 * A menu behind a button of the frame. The button is there at once; the menu's code (positioning, keyboard, focus)
 * is fetched when a pointer or the focus comes near, and takes the button's place, opened, when it is pressed.
 */
import { notifications } from "@mantine/notifications";
import { useState, type ComponentPropsWithRef, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { loadLate } from "../kit/load-late.ts";

/** What a menu gives its button, and what the button hands on to its element; a menu's class names would take the button's looks. */
export type MenuButtonProps = Omit<ComponentPropsWithRef<"button">, "children"> & { me: MeView };

export function lazyMenu(Button: ComponentType<MenuButtonProps>, load: () => Promise<ComponentType<{ me: MeView }>>) {
  const loadMenu = loadLate(load);
  return function LazyMenu({ me }: { me: MeView }) {
    const { t } = useTranslation();
    const [loaded, setLoaded] = useState<{ Menu: ComponentType<{ me: MeView }> } | null>(null);
    if (loaded) return <loaded.Menu me={me} />;
    const comeNear = () => void loadMenu().catch(() => undefined);
    const open = () =>
      loadMenu().then(
        (Menu) => setLoaded({ Menu }),
        () => notifications.show({ message: t("shell:notLoaded"), color: "orange" }),
      );
    return <Button me={me} aria-haspopup="menu" aria-expanded={false} onClick={() => void open()} onPointerEnter={comeNear} onFocus={comeNear} />;
  };
}
