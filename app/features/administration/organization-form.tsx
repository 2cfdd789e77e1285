import { Alert, Button, Group, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { hasCreditCodeForm, hasRightCheckCharacter } from "../../contracts/credit-code.ts";
import { organizationKinds, organizationSizes, type OrganizationView } from "../../contracts/organizations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import type { County } from "./counties.ts";

export interface OrganizationFormProps {
  /** Null: a new one. */
  organization: OrganizationView | null;
  /** Counties in whose register a new one may be entered. */
  counties: County[];
  onDone: (organization: OrganizationView) => void;
}

/** Enters an organization, or changes what the reader may change of one. */
export function OrganizationForm({ organization, counties, onDone }: OrganizationFormProps) {
  const { t } = useTranslation();
  const identity = organization === null || organization.may.changeIdentity;
  const { values, set, forget } = useKeptValues(`organization:${organization?.id ?? "new"}`, firstValues(organization, counties), { sameBase: true });
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
  const typed = (field: TextField) => ({ value: values[field], onChange: (event: ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }) });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const text = (field: TextField) => values[field].trim();
        const named = identity && { name: text("name"), kind: values.kind, creditCode: text("creditCode") || null };
        const revenue = text("revenue");
        const body = {
          ...named,
          ...(organization === null && { county: values.county }),
          ...(text("place") !== "" && { place: text("place") }),
          shortName: text("shortName"),
          industry: text("industry") || null,
          size: values.size,
          revenue: revenue === "" ? null : { amount: Math.round(Number(revenue) * 1_000_000), currency: "CNY" },
          qualifications: values.qualifications,
          contactPhone: text("contactPhone") || null,
        };
        void command.submit(body, organization ? { revision: organization.revision } : {});
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} />
        <TextInput name="name" label={t("administration:fullName")} required {...typed("name")} disabled={!identity} error={errors.name} />
        <TextInput name="shortName" label={t("administration:shortName")} required {...typed("shortName")} error={errors.shortName} />
        <Select
          name="kind"
          label={t("alliances:kind")}
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
            label={t("alliances:county")}
            data={counties.map(({ code, name }) => ({ value: code, label: name }))}
            value={values.county}
            onChange={(county) => set({ county })}
            allowDeselect={false}
            error={errors.county}
          />
        )}
        <TextInput name="place" inputMode="numeric" label={t("administration:placeCode")} description={t("administration:placeHint")} {...typed("place")} error={errors.place} />
        <TextInput name="industry" label={t("administration:industry")} {...typed("industry")} error={errors.industry} />
        <Select
          name="size"
          label={t("administration:size")}
          clearable
          data={organizationSizes.map((size) => ({ value: size, label: t(`administration:sizes.${size}`) }))}
          value={values.size}
          onChange={(size) => set({ size })}
          error={errors.size}
        />
        <TextInput
          name="revenue"
          inputMode="decimal"
          label={t("administration:revenue")}
          {...typed("revenue")}
          error={errors["revenue.amount"] ?? errors.revenue}
        />
        <TagsInput label={t("administration:qualifications")} description={t("administration:qualificationsHint")} value={values.qualifications} onChange={(qualifications) => set({ qualifications })} />
        <TextInput name="contactPhone" type="tel" label={t("administration:contactPhone")} {...typed("contactPhone")} error={errors.contactPhone} />
        <Group justify="flex-end">
          <Button type="submit" loading={command.busy}>
            {organization ? t("shell:save") : t("administration:newOrganizationDo")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type TextField = "name" | "shortName" | "creditCode" | "place" | "industry" | "revenue" | "contactPhone";

/** The form's values as the register has them; revenue in ten thousand yuan. */
const firstValues = (organization: OrganizationView | null, counties: County[]) => ({
  name: organization?.name ?? "",
  shortName: organization?.shortName ?? "",
  kind: organization?.kind ?? ("enterprise" as OrganizationView["kind"]),
  creditCode: organization?.creditCode ?? "",
  county: counties[0]?.code ?? null,
  place: organization?.place ?? "",
  industry: organization?.industry ?? "",
  size: (organization?.size ?? null) as string | null,
  revenue: organization?.revenue ? String(organization.revenue.amount / 1_000_000) : "",
  qualifications: organization?.qualifications ?? ([] as string[]),
  contactPhone: organization?.contactPhone ?? "",
});

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
