/**
 * An address that may hold a key: the browser does not remember it, and a changed one is typed anew, since it is never shown.
 *
 *   <KeyedAddressField label={t("robots:address")} description={t("robots:addressHint")} error={errors.address} />
 */
import { TextInput } from "@mantine/core";

export interface KeyedAddressFieldProps {
  label: string;
  description: string;
  error: string | undefined;
}

export function KeyedAddressField({ label, description, error }: KeyedAddressFieldProps) {
  return <TextInput name="address" label={label} description={description} placeholder="https://" inputMode="url" autoComplete="off" error={error} />;
}
