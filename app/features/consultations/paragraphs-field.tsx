import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconCut, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDone } from "../../shell/kit/show-undo.tsx";
import classes from "./consultations.module.css";
import { cutParagraphs } from "./cut-paragraphs.ts";

/** Most paragraphs of a draft. */
const MOST = 60;

export type ParagraphValue = { heading: string; text: string; origin: string | null };

export const emptyParagraph: ParagraphValue = { heading: "", text: "", origin: null };

const isEmpty = ({ heading, text, origin }: ParagraphValue) => heading === "" && text === "" && origin === null;

export interface ParagraphsFieldProps {
  value: readonly ParagraphValue[];
  onChange: (value: readonly ParagraphValue[]) => void;
  errors: Record<string, string>;
}

/** Paragraphs in order: added, moved, removed; or cut out of a pasted text. */
export function ParagraphsField({ value, onChange, errors }: ParagraphsFieldProps) {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState("");
  const change = (index: number, given: Partial<ParagraphValue>) => onChange(value.map((one, at) => (at === index ? { ...one, ...given } : one)));
  const move = (index: number, by: 1 | -1) => {
    const next = [...value];
    const [moved] = next.splice(index, 1);
    next.splice(index + by, 0, moved!);
    onChange(next);
  };
  const cut = cutParagraphs(pasted);
  return (
    <Stack gap="md">
      <Textarea
        label={t("consultations:paste.label")}
        description={t("consultations:paste.hint")}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
      />
      {cut.paragraphs.length > 0 && (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconCut size={16} aria-hidden />}
            onClick={() => {
              onChange([...value.filter((one) => !isEmpty(one)), ...cut.paragraphs.map((one) => ({ ...one, origin: null }))]);
              // What stands in no paragraph stays in sight.
              setPasted(cut.rest);
              showDone(t("consultations:paste.done", { count: cut.paragraphs.length }));
            }}
          >
            {t("consultations:paste.cut", { count: cut.paragraphs.length })}
          </Button>
        </Group>
      )}
      {pasted.trim() !== "" && cut.paragraphs.length === 0 && <Text size="sm">{t("consultations:paste.none")}</Text>}
      {errors.paragraphs !== undefined && (
        <Text size="sm" c="var(--lm-late-text)">
          {errors.paragraphs}
        </Text>
      )}
      {value.map((one, index) => {
        const number = index + 1;
        return (
          // The order is the paragraph's only name while it is written.
          <fieldset key={`${index} of ${value.length}`} className={classes.editing}>
            <legend>{t("consultations:article", { number })}</legend>
            <Group gap={4} justify="flex-end">
              <ActionIcon variant="subtle" aria-label={t("consultations:edit.up", { number })} disabled={index === 0} onClick={() => move(index, -1)}>
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="subtle" aria-label={t("consultations:edit.down", { number })} disabled={index === value.length - 1} onClick={() => move(index, 1)}>
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="subtle" aria-label={t("consultations:edit.remove", { number })} disabled={value.length === 1} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
            <TextInput
              name={`paragraphs.${index}.heading`}
              label={t("consultations:field.heading")}
              value={one.heading}
              onChange={(event) => change(index, { heading: event.currentTarget.value })}
              maxLength={60}
              error={errors[`paragraphs.${index}.heading`]}
            />
            <Textarea
              name={`paragraphs.${index}.text`}
              label={t("consultations:field.paragraphText")}
              required
              value={one.text}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
              maxLength={2_000}
              autosize
              minRows={2}
              error={errors[`paragraphs.${index}.text`] ?? errors[`paragraphs.${index}.origin`]}
            />
          </fieldset>
        );
      })}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={value.length >= MOST} onClick={() => onChange([...value, emptyParagraph])}>
          {t("consultations:edit.add")}
        </Button>
      </Group>
    </Stack>
  );
}
