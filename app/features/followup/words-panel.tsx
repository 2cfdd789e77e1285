import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useRef, type ReactNode } from "react";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** One thing that the words can be sent to. */
export interface WordsStep {
  label: string;
  path: string;
  body: (words: string) => object;
  /** What is said once it is done. */
  done: string;
}

export interface WordsPanelProps {
  title: string;
  /** One quiet sentence below the field's name. */
  hint?: string;
  label: string;
  /** Field of the body that the words go into. */
  field: string;
  maxLength: number;
  /** Whether the words keep their line breaks; otherwise they are sent as one line. */
  paragraphs?: boolean;
  /** The first one is the usual one. */
  steps: readonly WordsStep[];
  /** What the draft is kept under on this device. */
  keptAs: string;
  revision: number;
  /** Fields above the words; given the refused ones. */
  renderAbove?: (errors: Record<string, string>) => ReactNode;
  /** Names of the fields above, for the head of the form. */
  labels?: Record<string, string>;
  /** Further buttons, after those of the steps. */
  more?: ReactNode;
}

/** Words, and a button for each thing that can be done with them; kept while the network is cut, and then sent once. */
export function WordsPanel({ title, hint, label, field, maxLength, paragraphs = false, steps, keptAs, revision, renderAbove, labels, more }: WordsPanelProps) {
  const { values, set, forget } = useKeptValues(keptAs, { words: "" });
  const said = useRef("");
  const step = useCommand<object>({ method: "POST", queued: true, forget, onDone: () => showDone(said.current) });
  const send = ({ path, body, done }: WordsStep) => {
    said.current = done;
    void step.submit(body(paragraphs ? values.words : values.words.replaceAll(/\s+/g, " ")), { path, revision });
  };
  return (
    <Panel title={title} edge="brand">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(steps[0]!);
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={step} labels={{ ...labels, [field]: label }} />
          {renderAbove?.(step.errors)}
          <Textarea
            name={field}
            label={label}
            description={hint}
            value={values.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
            maxLength={maxLength}
            autosize
            minRows={2}
            error={step.errors[field]}
          />
          <Group gap="sm">
            {steps.map((each, index) => (
              <Button key={each.label} type={index === 0 ? "submit" : "button"} variant={index === 0 ? "filled" : "default"} loading={step.busy} onClick={index === 0 ? undefined : () => send(each)}>
                {each.label}
              </Button>
            ))}
            {more}
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
