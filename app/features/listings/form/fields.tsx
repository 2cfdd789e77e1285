import { Textarea, TextInput, type TextInputProps } from "@mantine/core";
import type { ReactNode } from "react";
import type { ListingKind } from "../../../contracts/listings.ts";
import type { UnitView } from "../../../contracts/reference.ts";
import { DayField, type DayFieldProps } from "../../../shell/kit/day-field.tsx";
import type { FormValues } from "./form-values.ts";
import classes from "./listing-form.module.css";

/** What every group of fields is given. */
export interface FieldsProps {
  kind: ListingKind;
  values: FormValues;
  set: (change: Partial<FormValues>) => void;
  /** Refused fields by their path in the API. */
  errors: Record<string, string>;
  units: UnitView[];
  /** County of who publishes: its places come first. */
  county: string | undefined;
  /** The category that was read out of the sentence, "" for none: its choice is made anew with it. */
  readCategory: string;
}

/** A group of fields under its question. */
export function FieldGroup({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}

type TextName = { [Name in keyof FormValues]: FormValues[Name] extends string ? Name : never }[keyof FormValues];

interface OneText {
  fields: FieldsProps;
  /** Which of the form's texts. */
  text: TextName;
  /** Its path in the API, for the message and the focus. */
  path: string;
}

/** A field's own properties, beside what the form says of it. */
type Own<Props> = Omit<Props, "name" | "value" | "onChange">;

/** One day of the form with its message. */
export function FormDay({ fields, text, path, ...rest }: OneText & Own<DayFieldProps>) {
  const { values, set, errors } = fields;
  return <DayField {...rest} name={path} value={values[text]} onChange={(day) => set({ [text]: day })} error={errors[path]} />;
}

/** One text of the form with its message. */
export function TextField({ fields, text, path, rows, ...rest }: OneText & Own<TextInputProps> & { rows?: number }) {
  const { values, set, errors } = fields;
  const shared = { name: path, value: values[text], error: errors[path] };
  if (rows !== undefined) {
    const { label, description, placeholder, required } = rest;
    const words = { label, description, placeholder, required };
    return <Textarea {...words} {...shared} autosize minRows={rows} onChange={(event) => set({ [text]: event.currentTarget.value })} className={classes.wide} />;
  }
  return <TextInput {...rest} {...shared} onChange={(event) => set({ [text]: event.currentTarget.value })} />;
}
