/**
 * Keeps the search off the first load of a page: it is fetched when it is first asked for, by its button in the
 * header or by Ctrl/⌘ K.
 */
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { MeView } from "../../contracts/people.ts";
import { lazyDialog } from "../kit/lazy-dialog.tsx";

const SearchDialog = lazyDialog(async () => (await import("./search-dialog.tsx")).SearchDialog);

const ASKED = "lianmeng:search";

/** Opens the search over pages, actions and records; Ctrl/⌘ K does the same. */
export function openSearch(): void {
  window.dispatchEvent(new Event(ASKED));
}

export function SearchDoor({ me }: { me: MeView }) {
  const [opened, setOpened] = useState(false);
  useHotkeys([["mod+K", openSearch]], []);
  useEffect(() => {
    const open = () => setOpened(true);
    window.addEventListener(ASKED, open);
    return () => window.removeEventListener(ASKED, open);
  }, []);
  return <SearchDialog me={me} opened={opened} onClose={() => setOpened(false)} />;
}
