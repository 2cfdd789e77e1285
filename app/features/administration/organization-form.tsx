import { Alert, Button, Group, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { hasCreditCodeForm, hasRightCheckCharacter } from "../../contracts/credit-code.ts";
import { organizationKinds, organizationSizes, type OrganizationView } from "../../contracts/organizations.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnsavedChanges } from "../../shell/kit/unsaved-changes.tsx";
import { LookupSelect, type LookupSelectProps } from "../lookup/lookup-select.tsx";
import { useNames } from "../lookup/use-look-up.ts";
import type { County } from "./counties.ts";
import { bodyOf, patchOf, valuesOf, type OrganizationValues, type TextField } from "./organization-values.ts";

export interface OrganizationFormProps {
  /** Null: a new one. */
  organization: OrganizationView | null;
  /** Counties in whose register a new one may be entered. */
  counties: County[];
  onDone: (organization: OrganizationView) => void;
}

/** Enters an organization, or changes what the reader may change of one: only what was changed here is sent. */
export function OrganizationForm({ organization, counties, onDone }: OrganizationFormProps) {
  const { t } = useTranslation();
  const identity = organization === null || organization.may.changeIdentity;
  const stored = valuesOf(organization, counties);
  const { values, set, forget, revert, isChanged, changed, contested } = useEditedValues(`organization:${organization?.id ?? "new"}`, stored);
  const command = useCommand<object, OrganizationView>({
    method: organization ? "PATCH" : "POST",
    path: organization ? `/organizations/${organization.id}` : "/organizations",
    forget,
    onDone(saved) {
      showDone(t("administration:saved"));
      onDone(saved);
    },
  });
  const { errors } = command;
  const labels = {
    name: t("administration:fullName"),
    shortName: t("administration:shortName"),
    kind: t("alliances:kind"),
    creditCode: t("administration:creditCode"),
    county: t("alliances:county"),
    place: t("administration:place"),
    industry: t("administration:industry"),
    size: t("administration:size"),
    revenue: t("administration:revenue"),
    qualifications: t("administration:qualifications"),
    contactPhone: t("administration:contactPhone"),
  };
  const { choices: trades } = useNames("industries", contested.includes("industry") && stored.industry !== "" ? [stored.industry] : []);
  const theirs = (field: keyof OrganizationValues) => {
    if (field === "kind") return t(`alliances:kinds.${stored.kind}`);
    if (field === "size") return stored.size === null ? "" : t(`administration:sizes.${stored.size}`);
    if (field === "place" && organization) return organization.placeName;
    if (field === "industry") return trades[0]?.label ?? "";
    return field === "qualifications" ? formatList(t, stored.qualifications) : (stored[field] ?? "");
  };
  const typed = (field: TextField) => ({ value: values[field], onChange: (event: ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }) });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (organization) void command.submit(patchOf(values, changed, organization), { revision: organization.revision });
        else void command.submit(bodyOf(values));
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} />
        <TextInput name="name" label={labels.name} required {...typed("name")} disabled={!identity} error={errors.name} />
        <TextInput name="shortName" label={labels.shortName} required {...typed("shortName")} error={errors.shortName} />
        <Select
          name="kind"
          label={labels.kind}
          data={organizationKinds.map((kind) => ({ value: kind, label: t(`alliances:kinds.${kind}`) }))}
          value={values.kind}
          onChange={(kind) => set({ kind: (kind ?? values.kind) as OrganizationView["kind"] })}
          allowDeselect={false}
          disabled={!identity}
          error={errors.kind}
        />
        <CreditCodeField {...typed("creditCode")} disabled={!identity} error={errors.creditCode} />
        {organization === null && (
          <Select
            name="county"
            label={labels.county}
            data={counties.map(({ code, name }) => ({ value: code, label: name }))}
            value={values.county}
            onChange={(county) => set({ county })}
            allowDeselect={false}
            error={errors.county}
          />
        )}
        <CodeField
          name="place"
          what="divisions"
          label={labels.place}
          description={t("administration:placeHint")}
          code={values.place}
          {...(values.place !== "" && values.place === organization?.place && { codeName: organization.placeName })}
          within={organization?.county ?? values.county ?? undefined}
          onChange={(place) => set({ place })}
          error={errors.place}
        />
        <CodeField name="industry" what="industries" label={labels.industry} code={values.industry} onChange={(industry) => set({ industry })} error={errors.industry} />
        <Select
          name="size"
          label={labels.size}
          clearable
          data={organizationSizes.map((size) => ({ value: size, label: t(`administration:sizes.${size}`) }))}
          value={values.size}
          onChange={(size) => set({ size })}
          error={errors.size}
        />
        <TextInput
          name="revenue"
          inputMode="decimal"
          label={labels.revenue}
          {...typed("revenue")}
          error={errors["revenue.amount"] ?? errors.revenue}
        />
        <TagsInput label={labels.qualifications} description={t("administration:qualificationsHint")} value={values.qualifications} onChange={(qualifications) => set({ qualifications })} />
        <TextInput name="contactPhone" type="tel" label={labels.contactPhone} {...typed("contactPhone")} error={errors.contactPhone} />
        <ContestedFields fields={contested.map((name) => ({ name, label: labels[name], theirs: theirs(name) }))} onTake={(name) => set({ [name]: stored[name] })} />
        <Group justify="flex-end">
          {organization && isChanged && <UnsavedChanges onDiscard={revert} />}
          <Button type="submit" loading={command.busy} disabled={organization !== null && !isChanged}>
            {organization ? t("shell:save") : t("administration:newOrganizationDo")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface CodeFieldProps extends Pick<LookupSelectProps, "name" | "what" | "label" | "description" | "within" | "error"> {
  code: string;
  /** Name of the code where it is known. */
  codeName?: string;
  onChange: (code: string) => void;
}

/** A code chosen by its name; taken over when it becomes another one elsewhere: taken back, or taken from what others saved. */
function CodeField({ code, codeName, onChange, ...field }: CodeFieldProps) {
  const [shown, setShown] = useState({ code, round: 0, begun: { code, name: codeName } });
  if (shown.code !== code) setShown({ code, round: shown.round + 1, begun: { code, name: codeName } });
  return (
    <LookupSelect
      key={shown.round}
      {...field}
      defaultCode={shown.begun.code}
      {...(shown.begun.name !== undefined && { defaultName: shown.begun.name })}
      onChoose={(chosen) => {
        setShown({ ...shown, code: chosen });
        onChange(chosen);
      }}
    />
  );
}

/** Warns while typing when the check digit does not fit; that alone refuses nothing. */
function CreditCodeField(props: { value: string; onChange: (event: ChangeEvent<HTMLInputElement>) => void; disabled: boolean; error: string | undefined }) {
  const { t } = useTranslation();
  const typed = props.value.trim().toUpperCase();
  const doubtful = hasCreditCodeForm(typed) && !hasRightCheckCharacter(typed);
  return (
    <>
      <TextInput name="creditCode" label={t("administration:creditCode")} description={t("administration:creditCodeHint")} maxLength={40} autoComplete="off" {...props} />
      {doubtful && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} role="status">
          {t("administration:checkDigitWarning")}
        </Alert>
      )}
    </>
  );
}
