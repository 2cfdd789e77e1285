import { Alert, Button, Group, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hasCreditCodeForm, hasRightCheckCharacter } from "../../contracts/credit-code.ts";
import { organizationKinds, organizationSizes, type OrganizationView } from "../../contracts/organizations.ts";
import { useCommand, type CommandState } from "../../http/use-command.ts";
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
  const [qualifications, setQualifications] = useState(organization?.qualifications ?? []);
  const command = useCommand<object, OrganizationView>({
    method: organization ? "PATCH" : "POST",
    path: organization ? `/organizations/${organization.id}` : "/organizations",
    onDone(saved) {
      showDone(t("administration:saved"));
      onDone(saved);
    },
  });
  const { errors } = command;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string) => String(form.get(name) ?? "").trim();
        const named = identity && { name: text("name"), kind: text("kind"), creditCode: text("creditCode") || null };
        const revenue = text("revenue");
        const body = {
          ...named,
          ...(organization === null && { county: text("county") }),
          ...(text("place") !== "" && { place: text("place") }),
          shortName: text("shortName"),
          industry: text("industry") || null,
          size: text("size") || null,
          revenue: revenue === "" ? null : { amount: Math.round(Number(revenue) * 1_000_000), currency: "CNY" },
          qualifications,
          contactPhone: text("contactPhone") || null,
        };
        void command.submit(body, organization ? { revision: organization.revision } : {});
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} />
        <TextInput name="name" label={t("administration:fullName")} defaultValue={organization?.name} disabled={!identity} error={errors.name} />
        <TextInput name="shortName" label={t("administration:shortName")} defaultValue={organization?.shortName} error={errors.shortName} />
        <Select
          name="kind"
          label={t("alliances:kind")}
          data={organizationKinds.map((kind) => ({ value: kind, label: t(`alliances:kinds.${kind}`) }))}
          defaultValue={organization?.kind ?? "enterprise"}
          allowDeselect={false}
          disabled={!identity}
          error={errors.kind}
        />
        <CreditCodeField initial={organization?.creditCode ?? ""} disabled={!identity} errors={errors} />
        {organization === null && (
          <Select
            name="county"
            label={t("alliances:county")}
            data={counties.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={counties[0]?.code ?? null}
            allowDeselect={false}
            error={errors.county}
          />
        )}
        <TextInput name="place" inputMode="numeric" label={t("administration:placeCode")} description={t("administration:placeHint")} defaultValue={organization?.place} error={errors.place} />
        <TextInput name="industry" label={t("administration:industry")} defaultValue={organization?.industry ?? ""} error={errors.industry} />
        <Select
          name="size"
          label={t("administration:size")}
          clearable
          data={organizationSizes.map((size) => ({ value: size, label: t(`administration:sizes.${size}`) }))}
          defaultValue={organization?.size ?? null}
          error={errors.size}
        />
        <TextInput
          name="revenue"
          inputMode="decimal"
          label={t("administration:revenue")}
          defaultValue={organization?.revenue ? String(organization.revenue.amount / 1_000_000) : ""}
          error={errors["revenue.amount"] ?? errors.revenue}
        />
        <TagsInput label={t("administration:qualifications")} description={t("administration:qualificationsHint")} value={qualifications} onChange={setQualifications} />
        <TextInput name="contactPhone" type="tel" label={t("administration:contactPhone")} defaultValue={organization?.contactPhone ?? ""} error={errors.contactPhone} />
        <Group justify="flex-end">
          <Button type="submit" loading={command.busy}>
            {organization ? t("shell:save") : t("administration:newOrganizationDo")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Warns while typing when the check digit does not fit; that alone refuses nothing. */
function CreditCodeField({ initial, disabled, errors }: { initial: string; disabled: boolean; errors: CommandState<object, unknown>["errors"] }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(initial);
  const typed = code.trim().toUpperCase();
  const doubtful = hasCreditCodeForm(typed) && !hasRightCheckCharacter(typed);
  return (
    <>
      <TextInput
        name="creditCode"
        label={t("administration:creditCode")}
        description={t("administration:creditCodeHint")}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        maxLength={40}
        disabled={disabled}
        error={errors.creditCode}
        autoComplete="off"
      />
      {doubtful && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} role="status">
          {t("administration:checkDigitWarning")}
        </Alert>
      )}
    </>
  );
}
