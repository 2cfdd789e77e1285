/** Which cooperations a list shows: the stage, and the alliance where a figure led here; kept in the address. */
import { Group, Select } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cooperationStates, type CooperationQuery } from "../../contracts/cooperations.ts";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";
import { badgeOfCooperation } from "./badge-of-cooperation.ts";

export type CooperationRows = Pick<CooperationQuery, "state" | "open" | "kept"> & { alliance?: { id: string; name: string } | undefined };

export const isFiltered = ({ state, open, kept, alliance }: CooperationRows): boolean => Boolean(state ?? open ?? kept ?? alliance);

export function CooperationFilter({ rows }: { rows: CooperationRows }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const put = (changes: Record<string, string | null>) =>
    setSearch(
      (search) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) search.delete(name);
          else search.set(name, value);
        }
        return search;
      },
      { preventScrollReset: true },
    );
  return (
    <Group gap="xs">
      {rows.alliance && (
        <ScopePill onRemove={() => put({ alliance: null })} removeLabel={t("cooperations:filter.allAlliances")}>
          {rows.alliance.name}
        </ScopePill>
      )}
      <Select
        size="xs"
        w={132}
        clearable
        aria-label={t("cooperations:filter.stage")}
        placeholder={t("cooperations:filter.all")}
        value={rows.open ? "open" : rows.kept ? "kept" : (rows.state ?? null)}
        onChange={(value) => put({ open: value === "open" ? "true" : null, kept: value === "kept" ? "true" : null, state: value === "open" || value === "kept" ? null : value })}
        data={[
          { value: "open", label: t("cooperations:filter.open") },
          { value: "kept", label: t("cooperations:filter.kept") },
          ...cooperationStates.map((state) => ({ value: state, label: t(`states:${badgeOfCooperation[state]}`) })),
        ]}
      />
    </Group>
  );
}
