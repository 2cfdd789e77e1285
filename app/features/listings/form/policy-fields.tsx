import { useTranslation } from "react-i18next";
import { ConditionFields } from "./condition-fields.tsx";
import { FieldGroup, FormDay, TextField, type FieldsProps } from "./fields.tsx";
import classes from "./listing-form.module.css";

/** What a policy gives, by whom, until when, with which papers and steps, and for whom. */
export function PolicyFields(fields: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <FieldGroup title={t("listings:group.policy")}>
        <TextField fields={fields} text="benefit" path="policy.benefit" label={t("listings:field.benefit")} rows={2} required />
        <TextField fields={fields} text="department" path="policy.department" label={t("listings:field.department")} required maxLength={60} />
        <TextField fields={fields} text="phone" path="policy.phone" label={t("listings:field.phone")} type="tel" required />
        <div className={`${classes.fields} ${classes.wide}`}>
          <TextField fields={fields} text="documentNumber" path="policy.document.number" label={t("listings:field.documentNumber")} placeholder={t("listings:field.documentExample")} maxLength={40} />
          <FormDay fields={fields} text="issuedOn" path="policy.document.issuedOn" label={t("listings:field.issuedOn")} />
        </div>
        <div className={`${classes.fields} ${classes.wide}`}>
          <FormDay fields={fields} text="validFrom" path="policy.validFrom" label={t("listings:field.validFrom")} />
          <FormDay fields={fields} text="validUntil" path="policy.validUntil" label={t("listings:field.validUntil")} />
        </div>
        <TextField fields={fields} text="papers" path="policy.papers" label={t("listings:field.papers")} description={t("listings:field.oneALine")} rows={2} />
        <TextField fields={fields} text="steps" path="policy.steps" label={t("listings:field.steps")} description={t("listings:field.oneALine")} rows={2} />
        <TextField fields={fields} text="days" path="policy.days" label={t("listings:field.days")} inputMode="numeric" required />
      </FieldGroup>
      <ConditionFields fields={fields} path="policy.conditions" />
    </>
  );
}
