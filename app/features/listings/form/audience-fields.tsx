import { Radio, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { audienceScopes } from "../../../contracts/listings.ts";
import type { AllianceName } from "../../../contracts/reference.ts";
import { useToday } from "../../../shell/clock.tsx";
import { SearchMultiSelect } from "../../../shell/kit/search-select.tsx";
import { FieldGroup, FormDay, type FieldsProps } from "./fields.tsx";
import classes from "./listing-form.module.css";

/** Who may see the line and its price, and how long it stands. */
export function AudienceFields(fields: FieldsProps & { alliance: string; allianceNames: AllianceName[] }) {
  const { t } = useTranslation();
  const { kind, values, set, errors, alliance, allianceNames } = fields;
  const today = useToday();
  const others = allianceNames.filter(({ id }) => id !== alliance);
  const scopes = others.length > 0 ? audienceScopes : audienceScopes.filter((scope) => scope !== "alliances");
  return (
    <FieldGroup title={t("listings:group.audience")}>
      <Radio.Group
        name="audience.scope"
        aria-label={t("listings:group.audience")}
        value={values.scope}
        onChange={(scope) => set({ scope: scope as typeof values.scope })}
        error={errors["audience.scope"]}
        className={classes.wide}
      >
        <div className={classes.choices}>
          {scopes.map((scope) => (
            <Radio key={scope} value={scope} label={t(`listings:scope.${scope}`)} />
          ))}
        </div>
      </Radio.Group>
      {values.scope === "alliances" && (
        <SearchMultiSelect
          name="audience.alliances"
          label={t("listings:field.alliances")}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.alliances}
          onChange={(alliances) => set({ alliances })}
          error={errors["audience.alliances"]}
          className={classes.wide}
        />
      )}
      {kind !== "policy" && (
        <Switch
          label={t("listings:field.priceParties")}
          checked={values.priceAudience === "parties"}
          onChange={(event) => set({ priceAudience: event.currentTarget.checked ? "parties" : "audience" })}
          className={classes.wide}
        />
      )}
      <FormDay fields={fields} text="expiresOn" path="expiresOn" min={today} label={t("listings:field.expiresOn")} description={t(`listings:field.expiresOnHint.${kind}`)} />
    </FieldGroup>
  );
}
