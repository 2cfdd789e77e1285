import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MemberView } from "../../contracts/alliances.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

/** Ending a membership takes seats and turns with it and cannot be undone: says so, asks for the cause. */
export function MemberEndDialog({ alliance, member, onClose }: { alliance: string; member: MemberView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const command = useCommand({ method: "DELETE", onDone: onClose });
  return (
    <Modal opened={member !== null} onClose={onClose} title={t("alliances:endMembership")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {member && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const cause = String(new FormData(event.currentTarget).get("cause") ?? "").trim();
            const query = cause === "" ? "" : `?cause=${encodeURIComponent(cause)}`;
            void command.submit(undefined, { path: `/alliances/${alliance}/members/${member.organization.id}${query}` });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={command} />
            <Text size="sm">{t("alliances:endMembershipWhat", { name: member.organization.name })}</Text>
            <TextInput name="cause" label={t("alliances:cause")} maxLength={100} error={command.errors.cause} data-autofocus />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose}>
                {t("shell:cancel")}
              </Button>
              <Button type="submit" color="orange" loading={command.busy}>
                {t("alliances:endMembershipDo")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
