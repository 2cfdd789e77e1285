import { Select } from "@mantine/core";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SearchSelect } from "../../../shell/kit/search-select.tsx";
import { FieldGroup } from "./fields.tsx";

/** In whose name, and in which alliance, this person publishes. */
export interface PublishingAs {
  seat: string;
  alliance: string;
  county: string | undefined;
  /** Where the own organization is: proposed as the place. */
  place: { code: string; name: string } | undefined;
  /** The organization of the seat in force; absent for who types on behalf of others. */
  owner: string | undefined;
  /** Alliances to choose from; only one: no choice. */
  alliances: { id: string; name: string }[];
  /** Organizations in whose name one may publish; empty: only the own one. */
  owners: { id: string; name: string }[];
}

interface OwnerFieldsProps {
  as: PublishingAs;
  where: { alliance: string; owner: string | undefined };
  onChange: (where: { alliance: string; owner: string | undefined }) => void;
  errors: Record<string, string>;
}

/** Shown only where there is something to choose: a secretary or officer types for a member. */
export function OwnerFields({ as, where, onChange, errors }: OwnerFieldsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  if (as.alliances.length < 2 && as.owners.length < 2) return null;
  return (
    <FieldGroup title={t("listings:group.owner")} hint={t("listings:group.ownerHint")}>
      {as.alliances.length > 1 && (
        <Select
          name="alliance"
          label={t("listings:field.alliance")}
          data={as.alliances.map(({ id, name }) => ({ value: id, label: name }))}
          value={where.alliance}
          // Its members are read anew.
          onChange={(alliance) => {
            if (!alliance) return;
            const next = new URLSearchParams(search);
            next.set("alliance", alliance);
            void navigate(`?${next.toString()}`, { replace: true });
          }}
          error={errors.alliance}
          allowDeselect={false}
        />
      )}
      {as.owners.length > 1 && (
        <SearchSelect
          name="owner"
          label={t("listings:field.owner")}
          data={as.owners.map(({ id, name }) => ({ value: id, label: name }))}
          value={where.owner ?? null}
          onChange={(owner) => onChange({ ...where, owner: owner ?? undefined })}
          error={errors.owner}
        />
      )}
    </FieldGroup>
  );
}
