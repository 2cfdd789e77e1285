import { Button, Group, Select, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { meetingInput, MeetingView } from "../../contracts/meetings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { bodyOf, newArrangement } from "./arrangement.ts";
import { MeetingFields } from "./meeting-fields.tsx";

/** Plans a meeting; it stays a draft that only its preparers see until it is announced. */
export function MeetingForm({ alliances }: { alliances: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, forget } = useKeptValues("meeting", { alliance: alliances[0]?.id ?? null, ...newArrangement });
  // One kept from another time may name an alliance that is no longer one's own.
  const alliance = alliances.some(({ id }) => id === values.alliance) ? values.alliance : (alliances[0]?.id ?? null);
  const create = useCommand<Partial<z.input<typeof meetingInput>>, MeetingView>({
    method: "POST",
    path: "/meetings",
    queued: true,
    forget,
    revalidate: false,
    onDone: ({ id }) => void navigate(`/meetings/${id}`),
  });
  return (
    <Panel>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create.submit({ ...bodyOf(values), ...(alliance !== null && { alliance }) });
        }}
      >
        <Stack gap="md" maw={560}>
          <CommandProblem command={create} labels={{ title: t("meetings:field.title"), startsAt: t("meetings:field.startsAt"), endsAt: t("meetings:field.minutes") }} />
          {alliances.length > 1 && (
            <Select
              label={t("meetings:field.alliance")}
              name="alliance"
              value={alliance}
              onChange={(chosen) => set({ alliance: chosen })}
              allowDeselect={false}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <MeetingFields values={values} set={set} errors={create.errors} />
          <Group>
            <Button type="submit" loading={create.busy}>
              {t("meetings:createDraft")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
