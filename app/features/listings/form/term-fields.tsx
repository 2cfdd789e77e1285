import { Switch, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useToday } from "../../../shell/clock.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { FieldGroup, FormDay, TextField, type FieldsProps } from "./fields.tsx";
import classes from "./listing-form.module.css";
import { LookupSelect } from "../../lookup/lookup-select.tsx";
import { UnitField } from "./unit-field.tsx";

/** What is wanted or offered, how much, when, where, on which conditions. */
export function TermFields(fields: FieldsProps) {
  const { t } = useTranslation();
  const { kind, values, set, errors, county } = fields;
  const today = useToday();
  const isNeed = kind === "need";
  return (
    <>
      <FieldGroup title={t(`listings:group.what.${kind}`)}>
        <TextField fields={fields} text="title" path="title" label={t("listings:field.title")} placeholder={t(`listings:example.title.${kind}`)} maxLength={80} required className={classes.wide} />
        <TextField fields={fields} text="text" path="text" label={t("listings:field.text")} placeholder={t(`listings:example.text.${kind}`)} rows={3} />
        <LookupSelect
          key={fields.readCategory}
          name="category"
          what="categories"
          label={t("listings:field.category")}
          defaultCode={values.category}
          {...(values.categoryName && { defaultName: values.categoryName })}
          error={errors.category}
          onChoose={(category, categoryName) => set({ category, categoryName })}
        />
      </FieldGroup>
      {kind !== "policy" && (
        <>
          <FieldGroup title={t("listings:group.howMuch")} hint={t("listings:group.howMuchHint")}>
            <TextField fields={fields} text="quantity" path="quantity.value" label={t("listings:field.quantity")} inputMode="decimal" />
            <UnitField
              name="quantity.unit"
              label={t("listings:field.unit")}
              units={fields.units}
              value={values.unit}
              onChange={(unit) => set({ unit })}
              error={errors["quantity.unit"] ?? errors["minLot.unit"] ?? errors["ratePerDay.unit"]}
            />
            <TextField fields={fields} text="minLot" path="minLot.value" label={t(`listings:field.minLotOf.${kind}`)} inputMode="decimal" />
            {!isNeed && <TextField fields={fields} text="ratePerDay" path="ratePerDay.value" label={t("listings:field.ratePerDay")} inputMode="decimal" />}
          </FieldGroup>
          <FieldGroup title={t("listings:group.when")}>
            {isNeed && <FormDay fields={fields} text="dueDate" path="dueDate" min={today} label={t("listings:field.dueDate")} />}
            <FormDay fields={fields} text="windowFrom" path="window.from" label={t(isNeed ? "listings:field.workFrom" : "listings:field.windowFrom")} />
            {!isNeed && <FormDay fields={fields} text="windowUntil" path="window.until" min={today} label={t("listings:field.windowUntil")} />}
          </FieldGroup>
          <FieldGroup title={t("listings:group.where")}>
            <LookupSelect
              name="place"
              what="divisions"
              label={t("listings:field.place")}
              within={county}
              defaultCode={values.place}
              {...(values.placeName && { defaultName: values.placeName })}
              error={errors.place}
              onChoose={(place, placeName) => set({ place, placeName })}
            />
            <TextField fields={fields} text="maxDistanceKm" path="maxDistanceKm" label={t("listings:field.maxDistanceKm")} inputMode="numeric" />
          </FieldGroup>
          <FieldGroup title={t("listings:group.conditions")}>
            <TextField fields={fields} text="price" path="price.amount" label={t(`listings:field.price.${kind}`)} inputMode="decimal" />
            <UnitField
              name="price.per"
              label={t("listings:field.priceUnit")}
              units={fields.units}
              value={values.priceUnit || values.unit}
              onChange={(unit) => set({ priceUnit: unit === values.unit ? "" : unit })}
              error={errors["price.per"]}
              hint={measuresOtherwise(fields) ? t("listings:field.priceUnitHint") : undefined}
            />
            <TextField fields={fields} text="amount" path="amount.amount" label={t(`listings:field.amount.${kind}`)} inputMode="decimal" />
            <TagsInput
              name="qualifications"
              label={t(`listings:field.qualifications.${kind}`)}
              description={t("listings:field.qualificationsHint")}
              value={values.qualifications}
              onChange={(qualifications) => set({ qualifications })}
              error={errors.qualifications ?? firstBelow(errors, "qualifications.")}
              acceptValueOnBlur
              className={classes.wide}
            />
            {isNeed && (
              <>
                <TextField fields={fields} text="stake" path="stake.amount" label={t("listings:field.stake")} inputMode="decimal" />
                <TextField fields={fields} text="stakeNote" path="stakeNote" label={t("listings:field.stakeNote")} placeholder={t("listings:example.stakeNote")} maxLength={100} />
              </>
            )}
            {kind === "resource" && (
              <Switch label={t("listings:field.standing")} checked={values.standing} onChange={(event) => set({ standing: event.currentTarget.checked })} className={classes.wide} />
            )}
          </FieldGroup>
          {kind === "resource" && <ConditionFields fields={fields} path="conditions" />}
        </>
      )}
    </>
  );
}

const firstBelow = (errors: Record<string, string>, beginning: string): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(beginning))?.[1];

/** Whether a price is for something that is measured in another way than the quantity. */
function measuresOtherwise({ values, units }: FieldsProps): boolean {
  const dimensionOf = (unit: string) => units.find(({ code }) => code === unit)?.dimension;
  return values.price !== "" && values.priceUnit !== "" && values.unit !== "" && dimensionOf(values.priceUnit) !== dimensionOf(values.unit);
}
