/**
 * The alliance's weights, for who keeps it: a slider a criterion, the sum that must be 100, and how the order of one
 * listing's candidates would change before anything is saved.
 *
 *   <WeightsDialog alliance={id} weights={weights} listing={listing} opened onClose={…} />
 */
import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WeightsInput, WeightsPreviewView, WeightsView } from "../../contracts/match-preview.ts";
import { matchCriteria } from "../../contracts/matches.ts";
import { useCommand } from "../../http/use-command.ts";
import { compareEdits } from "../../shell/drafts/compare-edits.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import classes from "./matches.module.css";

export interface WeightsDialogProps {
  alliance: string;
  weights: WeightsView;
  /** Listing whose candidates show the difference. */
  listing?: { id: string; title: string } | undefined;
  opened: boolean;
  onClose: () => void;
}

export function WeightsDialog({ alliance, weights, listing, opened, onClose }: WeightsDialogProps) {
  const { t } = useTranslation();
  const stored = weights.weights;
  const [base, setBase] = useState<WeightsInput>(stored);
  const [draft, setDraft] = useState<WeightsInput>(stored);
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
  // An order belongs to the weights that gave it.
  const change = (next: WeightsInput) => {
    setDraft(next);
    setMoves(null);
  };
  // What somebody else saves while it is open is followed where nothing was moved here.
  const { contested, followed } = compareEdits(base, draft, stored);
  if (followed.length > 0) {
    const news = Object.fromEntries(followed.map((criterion) => [criterion, stored[criterion]]));
    setBase({ ...base, ...news });
    change({ ...draft, ...news });
  }
  // Weights that were tried and not saved must not look like the ones in force when it opens again.
  const close = () => {
    setBase(stored);
    change(stored);
    save.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t("matches:weights")} size="lg" closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("matches:weightsHint")}
        </Text>
        <CommandProblem command={save} />
        <ContestedFields
          fields={contested.map((name) => ({ name, label: t(`matches:criterion.${name}`), theirs: String(stored[name]) }))}
          onTake={(name) => change({ ...draft, [name]: stored[name] })}
        />
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
              onChange={(value) => change({ ...draft, [criterion]: Number(value) || 0 })}
            />
          ))}
        </SimpleGrid>
        <Text c={sum === 100 ? undefined : "var(--lm-late-text)"} fw={600} role="status">
          {t(sum === 100 ? "matches:weightsSum" : "matches:weightsSumWrong", { sum })}
        </Text>
        {moves && listing && <Moves moves={moves} title={listing.title} />}
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => change(weights.defaults)}>
            {t("matches:weightsDefault")}
          </Button>
          {listing && (
            <Button
              variant="default"
              disabled={sum !== 100}
              loading={preview.busy}
              onClick={() => void preview.submit({ listing: listing.id, weights: draft }).then((reply) => reply && setMoves(reply.moves))}
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

/** The candidates of one listing whose place changes, and how many keep theirs. */
function Moves({ moves, title }: { moves: WeightsPreviewView["moves"]; title: string }) {
  const { t } = useTranslation();
  const moved = moves.filter(({ before, after }) => before !== after);
  const kept = moves.length - moved.length;
  const place = (value: number | null) => (value === null ? t("matches:notListed") : String(value));
  return (
    <section aria-label={t("matches:weightsMoves", { title })} role="status">
      <Text size="sm">{t("matches:weightsMoves", { title })}</Text>
      {moved.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("matches:candidate")}</Table.Th>
              <Table.Th className={classes.place}>{t("matches:placeBefore")}</Table.Th>
              <Table.Th className={classes.place}>{t("matches:placeAfter")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {moved.map((move) => (
              <Table.Tr key={move.listing.id}>
                <Table.Td>
                  {move.listing.owner.name} · {move.listing.title}
                </Table.Td>
                <Table.Td>{place(move.before)}</Table.Td>
                <Table.Td fw={700}>{place(move.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {kept > 0 && (
        <Text size="sm" c="dimmed">
          {t("matches:weightsKept", { count: kept })}
        </Text>
      )}
    </section>
  );
}
