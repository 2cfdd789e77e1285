import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors, type Announcements, type DragEndEvent } from "@dnd-kit/core";
import { SortableContext, arrayMove, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { AgendaItem, itemInput } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { AgendaRow } from "./agenda-row.tsx";
import { ItemDialog } from "./item-dialog.tsx";
import classes from "./prepare.module.css";

/** The agenda in its order: by drag, by buttons or by keyboard; each change is stored at once. */
export function AgendaEditor({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<{ from: AgendaItem[]; items: AgendaItem[] } | null>(null);
  const [edited, setEdited] = useState<AgendaItem | null>(null);
  const { values, set, forget } = useKeptValues(`new-item:${meeting.id}`, { title: "" });
  const { title } = values;
  const path = `/meetings/${meeting.id}/agenda`;
  const order = useCommand<{ items: string[] }, MeetingView>({ method: "PUT", path: `${path}/order` });
  // Moves that follow one another quickly go in their order, each on what the one before it made.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const revision = useRef(meeting.revision);
  const add = useCommand<z.input<typeof itemInput>>({ method: "POST", path, queued: true, forget });
  // Shown at once; a refusal, and anything newer from the hub, takes its place.
  const items = moved && moved.from === meeting.agenda && !order.problem ? moved.items : meeting.agenda;

  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    const next = arrayMove(items, from, to);
    setMoved({ from: meeting.agenda, items: next });
    line.current = line.current.then(async () => {
      revision.current = Math.max(revision.current, meeting.revision);
      const stored = await order.submit({ items: next.map((item) => item.id) }, { revision: revision.current });
      if (stored) revision.current = stored.revision;
    });
  };
  // As it stands now; one that somebody took off meanwhile stays in the dialog, so that the words are not lost.
  const shown = edited && (meeting.agenda.find(({ id }) => id === edited.id) ?? edited);
  const place = (id: unknown) => items.findIndex((item) => item.id === id);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) move(place(active.id), place(over.id));
  };
  const say = (key: "at" | "dropped", id: unknown, at: unknown) =>
    t(`meetings:dragging.${key}`, { title: items[place(id)]?.title, number: place(at) + 1 });
  const announcements: Announcements = {
    onDragStart: ({ active }) => say("at", active.id, active.id),
    onDragOver: ({ active, over }) => (over ? say("at", active.id, over.id) : undefined),
    onDragEnd: ({ active, over }) => say("dropped", active.id, over?.id ?? active.id),
    onDragCancel: () => t("meetings:dragging.cancelled"),
  };

  return (
    <Panel flush title={t("meetings:agenda")}>
      <CommandProblem command={order} />
      <CommandProblem command={add} labels={{ title: t("meetings:field.itemTitle") }} />
      <DndContext
        id="agenda"
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{ screenReaderInstructions: { draggable: t("meetings:dragHelp") }, announcements }}
      >
        <SortableContext items={items} strategy={verticalListSortingStrategy}>
          <ol className={classes.agenda}>
            {items.map((item, index) => (
              <AgendaRow
                key={item.id}
                item={item}
                number={index + 1}
                last={index === items.length - 1}
                onUp={() => move(index, index - 1)}
                onDown={() => move(index, index + 1)}
                onEdit={() => setEdited(item)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <form
        noValidate
        className={classes.adding}
        onSubmit={(event) => {
          event.preventDefault();
          void add.submit({ title });
        }}
      >
        <TextInput
          name="title"
          value={title}
          onChange={(event) => set({ title: event.currentTarget.value })}
          placeholder={t("meetings:newItem")}
          aria-label={t("meetings:newItem")}
          maxLength={80}
          error={add.errors.title}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />} loading={add.busy}>
          {t("meetings:add")}
        </Button>
      </form>
      {shown && <ItemDialog key={shown.id} meeting={meeting} item={shown} onClose={() => setEdited(null)} />}
    </Panel>
  );
}
