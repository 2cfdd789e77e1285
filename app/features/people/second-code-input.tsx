import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The code besides the first proof, when somebody signs in: of the authenticator, or a spare one. */
export function SecondCodeInput({ error }: { error: ReactNode }) {
  const { t } = useTranslation();
  return <TextInput name="code" label={t("people:signIn.code")} description={t("people:signIn.codeHint")} inputMode="numeric" autoComplete="one-time-code" maxLength={40} size="md" error={error} />;
}
