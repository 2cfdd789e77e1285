import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PASSWORD_LOOK } from "./password-look.ts";

/** The field for a password that is set for the first time; its name in the form is `password`. */
export function NewPasswordInput({ error }: { error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      name="password"
      label={t("people:password")}
      description={t("people:passwordHint")}
      autoComplete="new-password"
      size="md"
      error={error}
      visibilityToggleButtonProps={{ "aria-label": t(PASSWORD_LOOK) }}
    />
  );
}
