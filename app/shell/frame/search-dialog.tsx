import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useNavigate } from "@remix-run/react";
import { IconBook2, IconBuildingFactory2, IconCalendarEvent, IconChecklist, IconClipboardText, IconFileText, IconGavel, IconMessage2, IconPackage, IconPhoneCall, IconSearch, IconUserStar, type Icon } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { formatResolution } from "../../i18n/formats.ts";
import { actionsFor } from "../actions.ts";
import { seatInForce } from "../shell-data.ts";
import type { FoundRecord } from "./find-records.ts";
import { useFoundRecords } from "./use-found-records.ts";

const [store, dialog] = createSpotlight();

const icons: Record<FoundRecord["what"], Icon> = {
  need: IconClipboardText,
  resource: IconPackage,
  policy: IconFileText,
  member: IconBuildingFactory2,
  meeting: IconCalendarEvent,
  resolution: IconGavel,
  task: IconChecklist,
  suggestion: IconMessage2,
  case: IconPhoneCall,
  undertaking: IconUserStar,
  example: IconBook2,
};

/** Search over everything one may go to or do, and over the records that bear what is typed. */
export function SearchDialog({ me, opened, onClose }: { me: MeView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const words = query.trim();
  const found = useFoundRecords(words, seatInForce(me)?.alliance?.id);
  useEffect(() => {
    if (opened) dialog.open();
  }, [opened]);

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
  const records = found.records.map(({ href, name, what, aside }): SpotlightActionData => {
    const Icon = icons[what];
    return {
      id: href,
      label: name,
      description: t("shell:found", { what: t(`shell:foundWhat.${what}`), aside: typeof aside === "string" ? aside : formatResolution(t, aside) }),
      leftSection: <Icon size={20} stroke={1.8} aria-hidden />,
      onClick: () => void navigate(href),
    };
  });
  const lookUp: SpotlightActionData = {
    id: "look-up",
    label: t("shell:lookUp", { words }),
    leftSection: <IconSearch size={20} stroke={1.8} aria-hidden />,
    onClick: () => void navigate(`/listings?q=${encodeURIComponent(words)}`),
  };
  const named = actions.filter(({ label, description, keywords }) =>
    [label, description, keywords].flat().some((text) => text?.toLowerCase().includes(words.toLowerCase())),
  );
  const nothingFound = words !== "" && found.words === words && named.length + records.length === 0;
  const entry = ({ id, ...action }: SpotlightActionData) => <Spotlight.Action key={id} {...action} />;

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      maxHeight={420}
    >
      <Spotlight.Search leftSection={<IconSearch size={20} aria-hidden />} placeholder={t("shell:searchHow")} aria-label={t("shell:search")} />
      <div role="status">{nothingFound && <Spotlight.Empty>{t("shell:nothingFound")}</Spotlight.Empty>}</div>
      <Spotlight.ActionsList>
        {words === "" && actions.map(entry)}
        {words !== "" && named.length > 0 && <Spotlight.ActionsGroup label={t("shell:foundActions")}>{named.map(entry)}</Spotlight.ActionsGroup>}
        {/* Above what is found, which arrives later: what Enter opens stays the same, and the arrows count from it. */}
        {words !== "" && entry(lookUp)}
        {/* What the hub found stands in its order, whatever its name: it may bear the words elsewhere. */}
        {records.length > 0 && <Spotlight.ActionsGroup label={t("shell:foundRecords")}>{records.map(entry)}</Spotlight.ActionsGroup>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
