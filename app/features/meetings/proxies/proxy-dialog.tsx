import { Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { MOST_PROXIES_HELD, type ProxyInput } from "../../../contracts/proxies.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";
import { SearchSelect } from "../../../shell/kit/search-select.tsx";

interface ProxyDialogProps {
  meeting: MeetingView;
  /** Own units that have something to entrust. */
  givers: readonly NamedRef[];
  /** Writes it down from a paper, for any unit that is not there. */
  paper: boolean;
  opened: boolean;
  onClose: () => void;
}

/** Which unit votes for which, and on what; says what that means and when it ends. */
export function ProxyDialog({ meeting, givers, paper, opened, onClose }: ProxyDialogProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<{ giver: string | null; holder: string | null; whole: boolean; item: string | null }>({ giver: null, holder: null, whole: true, item: null });
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));
  const { units, proxies } = meeting.presence;
  const running = proxies.filter(({ ended }) => ended === null);
  const own = new Set(meeting.rights.units.map(({ id }) => id));
  const candidates = paper ? units.filter(({ present }) => !present) : givers;
  const giver = values.giver ?? (candidates.length === 1 || !paper ? (candidates[0]?.id ?? null) : null);
  // Who entrusted its own vote holds nobody's; nobody writes down a paper for the own unit's good.
  const holders = units.filter(({ id }) => id !== giver && !running.some((proxy) => proxy.giver === id) && !(paper && own.has(id)));
  const items = meeting.agenda.filter(({ hidden, state }) => !hidden && (state === "waiting" || state === "current"));
  const item = values.item ?? meeting.currentItem ?? items[0]?.id ?? null;
  const close = () => {
    command.reset();
    onClose();
  };
  const command = useCommand<Partial<ProxyInput>>({
    method: "POST",
    path: `/meetings/${meeting.id}/proxies`,
    onDone() {
      setValues({ giver: null, holder: null, whole: true, item: null });
      onClose();
    },
  });
  const labels = { giver: t("meetings:proxy.giver"), holder: t("meetings:proxy.holder"), item: t("meetings:proxy.item") };
  const options = (list: readonly NamedRef[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal opened={opened} onClose={close} title={t(paper ? "meetings:proxy.write" : "meetings:proxy.give")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void command.submit({
            ...(giver !== null && { giver }),
            ...(values.holder !== null && { holder: values.holder }),
            item: values.whole ? null : item,
            paper,
          });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={command} labels={labels} />
          {(paper || candidates.length > 1) && (
            <SearchSelect name="giver" label={labels.giver} required data={options(candidates)} value={giver} onChange={(chosen) => set({ giver: chosen })} error={command.errors.giver} data-autofocus />
          )}
          <SearchSelect
            name="holder"
            label={labels.holder}
            description={t("meetings:proxy.holderHint", { count: MOST_PROXIES_HELD })}
            required
            data={options(holders)}
            value={values.holder}
            onChange={(chosen) => set({ holder: chosen })}
            error={command.errors.holder}
          />
          <Radio.Group label={t("meetings:proxy.scope")} value={values.whole ? "whole" : "item"} onChange={(scope) => set({ whole: scope === "whole" })}>
            <Stack gap="xs" mt="xs">
              <Radio value="whole" label={t("meetings:proxy.scopeWhole")} />
              <Radio value="item" label={t("meetings:proxy.scopeItem")} disabled={items.length === 0} />
            </Stack>
          </Radio.Group>
          {!values.whole && (
            <SearchSelect
              name="item"
              label={labels.item}
              required
              data={items.map(({ id, title }) => ({ value: id, label: title }))}
              allowDeselect={false}
              value={item}
              onChange={(chosen) => set({ item: chosen })}
              error={command.errors.item}
            />
          )}
          <div>
            <Text size="sm">{t(paper ? "meetings:proxy.effectPaper" : "meetings:proxy.effect")}</Text>
            <Text size="sm">{t(`meetings:proxy.quorum.${meeting.proxiesInQuorum ? "counted" : "not"}`)}</Text>
          </div>
          <FormButtons onCancel={close} send={t(paper ? "meetings:proxy.writeSend" : "meetings:proxy.giveSend")} busy={command.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
