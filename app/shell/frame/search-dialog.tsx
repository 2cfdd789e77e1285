import { createSpotlight, Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useNavigate } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../actions.ts";

const [store, dialog] = createSpotlight();

/** Opens the search over pages and actions; Ctrl/⌘ K does the same. */
export const openSearch = dialog.open;

/** Search over everything one may go to or do; what is typed can also be looked up in the lists. */
export function SearchDialog({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");

  const actions = useMemo<SpotlightActionData[]>(
    () =>
      actionsFor(me).map(({ href, label, hint, keywords, icon: Icon }) => ({
        id: `${label} ${href}`,
        label: t(label),
        description: hint === undefined ? undefined : t(hint),
        keywords: keywords === undefined ? undefined : t(keywords).split(" "),
        leftSection: <Icon size={20} stroke={1.8} aria-hidden />,
        onClick: () => void navigate(href),
      })),
    [me, navigate, t],
  );
  const words = query.trim();
  const lookUp: SpotlightActionData = {
    id: "look-up",
    label: t("shell:lookUp", { words }),
    keywords: [words],
    leftSection: <IconSearch size={20} stroke={1.8} aria-hidden />,
    onClick: () => void navigate(`/listings?q=${encodeURIComponent(words)}`),
  };

  return (
    <Spotlight
      store={store}
      query={query}
      onQueryChange={setQuery}
      actions={words === "" ? actions : [...actions, lookUp]}
      shortcut="mod + K"
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      maxHeight={420}
      nothingFound={t("shell:nothingFound")}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: t("shell:searchFor"),
        "aria-label": t("shell:search"),
      }}
    />
  );
}
