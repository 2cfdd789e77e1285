import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import type { Intake } from "./intake.ts";

/** For which alliance it is entered, where there is a choice; it stands in the address, for the units follow from it. */
export function AllianceField({ intake: { alliances, alliance }, error }: { intake: Intake; error?: string | undefined }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  if (alliances.length < 2) return null;
  return (
    <SearchSelect
      name="alliance"
      label={t("suggestions:field.alliance")}
      data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
      value={alliance}
      onChange={(chosen) =>
        setParams(
          (now) => {
            const next = new URLSearchParams(now);
            if (chosen !== null) next.set("for", chosen);
            return next;
          },
          { replace: true, preventScrollReset: true },
        )
      }
      allowDeselect={false}
      error={error}
    />
  );
}
