import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OutsideAddressView, OutsideLinkInput, OutsideProviderView } from "../../../contracts/outside-accounts.ts";
import { useCommand } from "../../../http/use-command.ts";
import { PasswordStep } from "../password-step.tsx";
import { useProviderName } from "./use-provider-name.ts";

/** Asks for the password, and leads to where the account to be bound is. */
export function BindOutsideAccountDialog({ provider, opened, onClose }: { provider: OutsideProviderView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useProviderName()(provider);
  const begin = useCommand<OutsideLinkInput, OutsideAddressView>({
    method: "POST",
    path: "/me/outside-accounts",
    revalidate: false,
    onDone: ({ address }) => window.location.assign(address),
  });
  const withProvider = { ...begin, submit: (body?: { password: string }) => begin.submit({ provider: provider.provider, password: body?.password ?? "" }) };
  return (
    <Modal opened={opened} onClose={onClose} title={t("people:outside.bind", { name })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <PasswordStep command={withProvider} send={t("people:outside.goOn", { name })} onClose={onClose} />
    </Modal>
  );
}
