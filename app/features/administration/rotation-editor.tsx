import { ActionIcon, Button, Group, NumberInput, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AlliancePatch, AllianceView, MemberView } from "../../contracts/alliances.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnsavedChanges } from "../../shell/kit/unsaved-changes.tsx";
import classes from "./administration.module.css";
import { moved } from "./chain-editor.tsx";

/**
 * Edits the length of a term and the order in which members take the chair; re-plans the terms to come. What is not saved
 * yet is kept on the device; where somebody else has saved another order or length meanwhile, it is said beside the button.
 */
export function RotationEditor({ alliance, members }: { alliance: AllianceView; members: MemberView[] }) {
  const { t } = useTranslation();
  const stored = { termMonths: alliance.rotation.termMonths, order: alliance.rotation.order.map(({ id }) => id) };
  const { values, set, forget, revert, isChanged, contested } = useEditedValues(`turns:${alliance.id}`, stored);
  const { termMonths } = values;
  const names = new Map([...alliance.rotation.order, ...members.map(({ organization }) => organization)].map(({ id, name }) => [id, name]));
  // Who has left the alliance meanwhile takes no turn.
  const order = values.order.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : []));
  const setOrder = (changed: typeof order) => set({ order: changed.map(({ id }) => id) });
  const save = useCommand<AlliancePatch>({ method: "PATCH", path: `/alliances/${alliance.id}`, forget, onDone: () => showDone(t("administration:saved")) });
  const labels = { termMonths: t("administration:termMonths"), order: t("administration:order") };
  const left = members.map((member) => member.organization).filter(({ id }) => !order.some((member) => member.id === id));
  return (
    <Panel title={t("administration:rotationRule")}>
      <Stack gap="md">
        <NumberInput
          name="rotation.termMonths"
          label={labels.termMonths}
          min={1}
          max={60}
          allowDecimal={false}
          value={termMonths}
          onChange={(value) => set({ termMonths: Number(value) })}
          error={save.errors["rotation.termMonths"]}
          w={160}
        />
        <ol className={classes.rows} aria-label={labels.order}>
          {order.map((member, index) => (
            <li key={member.id} className={classes.editRow}>
              <span className={classes.number}>{index + 1}</span>
              <span className={classes.member}>{member.name}</span>
              <Group gap={4} wrap="nowrap">
                <ActionIcon variant="default" size={36} disabled={index === 0} onClick={() => setOrder(moved(order, index, -1))} aria-label={t("administration:moveUp", { name: member.name })}>
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon variant="default" size={36} disabled={index === order.length - 1} onClick={() => setOrder(moved(order, index, 1))} aria-label={t("administration:moveDown", { name: member.name })}>
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon variant="default" size={36} onClick={() => setOrder(order.filter(({ id }) => id !== member.id))} aria-label={t("administration:remove", { name: member.name })}>
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ol>
        <SearchSelect
          label={t("administration:addToOrder")}
          value={null}
          data={left.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const member = left.find((candidate) => candidate.id === id);
            if (member) setOrder([...order, { id: member.id, name: member.name }]);
          }}
        />
        <Text size="sm" c="dimmed">
          {t("administration:replanHint")}
        </Text>
        <CommandProblem command={save} />
        <ContestedFields
          fields={contested.map((name) => ({ name, label: labels[name], theirs: name === "order" ? formatList(t, alliance.rotation.order.map((member) => member.name)) : String(stored[name]) }))}
          onTake={(name) => set({ [name]: stored[name] })}
        />
        <Group justify="flex-end">
          {isChanged && <UnsavedChanges onDiscard={revert} />}
          <Button
            loading={save.busy}
            onClick={() => void save.submit({ rotation: { termMonths, order: order.map(({ id }) => id) } }, { revision: alliance.revision })}
          >
            {t("administration:saveRotation")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
