import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OwnerCandidate } from "../../contracts/undertakings.ts";
import { SearchSelect } from "../../shell/kit/search-select.tsx";

export interface OwnerChoice {
  person: string | null;
  post: string;
}

interface OwnerFieldsProps {
  candidates: readonly OwnerCandidate[];
  value: OwnerChoice;
  onChange: (change: Partial<OwnerChoice>) => void;
  errors: Record<string, string>;
  /** Who cannot be chosen: the owner of now, whom another one is to follow. */
  except?: string;
}

/** People as choices, each with the unit that they are of. Pure. */
export const choicesOf = (candidates: readonly OwnerCandidate[], except?: string) =>
  candidates.filter(({ id }) => id !== except).map(({ id, name, organization }) => ({ value: id, label: organization === "" ? name : `${name} · ${organization}` }));

/** The leader who is named: a person of the hub, and the post in which they answer. */
export function OwnerFields({ candidates, value, onChange, errors, except }: OwnerFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SearchSelect
        name="owner.person"
        label={t(except === undefined ? "undertakings:field.owner" : "undertakings:field.newOwner")}
        description={t("undertakings:field.ownerHint")}
        required
        data={choicesOf(candidates, except)}
        value={value.person}
        onChange={(person) => onChange({ person })}
        error={errors["owner.person"] ?? errors.owner}
      />
      <TextInput
        name="owner.post"
        label={t("undertakings:field.post")}
        description={t("undertakings:field.postHint")}
        required
        value={value.post}
        onChange={(event) => onChange({ post: event.currentTarget.value })}
        maxLength={40}
        error={errors["owner.post"]}
      />
    </>
  );
}
