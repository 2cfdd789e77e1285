/**
 * The alliance's weights, for who keeps it: a slider a criterion, the sum that must be 100, and how the order of one
 * listing's candidates would change before anything is saved.
 *
 *   <WeightsDialog alliance={id} weights={weights} listing={listing.id} opened onClose={…} />
 */
import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WeightsInput, WeightsPreviewView, WeightsView } from "../../contracts/match-preview.ts";
import { matchCriteria } from "../../contracts/matches.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export interface WeightsDialogProps {
  alliance: string;
  weights: WeightsView;
  /** Listing whose candidates show the difference. */
  listing?: string;
  opened: boolean;
  onClose: () => void;
}

export function WeightsDialog({ alliance, weights, listing, opened, onClose }: WeightsDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<WeightsInput>(weights.weights);
  const sum = Object.values(draft).reduce((total, points) => total + points, 0);
  const path = `/alliances/${alliance}/weights`;
  const save = useCommand<{ weights: WeightsInput }>({
    method: "PATCH",
    path,
    onDone() {
      showDone(t("matches:weightsSaved"));
      onClose();
    },
  });
  const preview = useCommand<{ listing: string; weights: WeightsInput }, WeightsPreviewView>({
    method: "POST",
    path: `${path}/preview`,
    revalidate: false,
  });
  const [moves, setMoves] = useState<WeightsPreviewView["moves"] | null>(null);
  return (
    <Modal opened={opened} onClose={onClose} title={t("matches:weights")} size="lg" closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("matches:weightsHint")}
        </Text>
        <CommandProblem command={save} />
        <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm" verticalSpacing="xs">
          {matchCriteria.map((criterion) => (
            <NumberInput
              key={criterion}
              name={`weights.${criterion}`}
              label={t(`matches:criterion.${criterion}`)}
              value={draft[criterion]}
              min={0}
              max={100}
              clampBehavior="strict"
              onChange={(value) => setDraft({ ...draft, [criterion]: Number(value) || 0 })}
            />
          ))}
        </SimpleGrid>
        <Text c={sum === 100 ? undefined : "var(--lm-late-text)"} fw={600} role="status">
          {t(sum === 100 ? "matches:weightsSum" : "matches:weightsSumWrong", { sum })}
        </Text>
        {moves && <Moves moves={moves} />}
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => setDraft(weights.defaults)}>
            {t("matches:weightsDefault")}
          </Button>
          {listing && (
            <Button
              variant="default"
              disabled={sum !== 100}
              loading={preview.busy}
              onClick={() => void preview.submit({ listing, weights: draft }).then((reply) => reply && setMoves(reply.moves))}
            >
              {t("matches:weightsTry")}
            </Button>
          )}
          <Button disabled={sum !== 100} loading={save.busy} onClick={() => void save.submit({ weights: draft }, { revision: weights.revision })}>
            {t("matches:weightsSave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Moves({ moves }: { moves: WeightsPreviewView["moves"] }) {
  const { t } = useTranslation();
  const place = (value: number | null) => (value === null ? t("matches:notListed") : String(value));
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("matches:candidate")}</Table.Th>
          <Table.Th>{t("matches:placeBefore")}</Table.Th>
          <Table.Th>{t("matches:placeAfter")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {moves.map((move) => (
          <Table.Tr key={move.listing.id}>
            <Table.Td>
              {move.listing.owner.name} · {move.listing.title}
            </Table.Td>
            <Table.Td>{place(move.before)}</Table.Td>
            <Table.Td fw={move.before === move.after ? undefined : 700}>{place(move.after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
