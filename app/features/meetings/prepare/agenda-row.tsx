import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconEyeOff, IconGripVertical, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import classes from "./prepare.module.css";

interface AgendaRowProps {
  item: AgendaItem;
  number: number;
  last: boolean;
  onUp: () => void;
  onDown: () => void;
  onEdit: () => void;
}

/** A button that `disabled` takes the focus from leaves whoever works by keyboard at the top of the page. */
const standsStill = { "aria-disabled": true, "data-disabled": true };

/** One item that can be put elsewhere: handle for drag and keyboard, buttons for up and down. */
export function AgendaRow({ item, number, last, onUp, onDown, onEdit }: AgendaRowProps) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: item.id });
  return (
    <li ref={setNodeRef} className={classes.row} data-dragging={isDragging || undefined} style={{ transform: CSS.Translate.toString(transform), transition }}>
      <button type="button" ref={setActivatorNodeRef} className={classes.handle} {...attributes} {...listeners} aria-label={t("meetings:drag", { title: item.title })}>
        <IconGripVertical size={16} aria-hidden />
      </button>
      <span className={classes.number}>{number}</span>
      <div className={classes.words}>
        <span className={classes.rowTitle}>
          {item.title}
          {item.hidden && (
            <ToneBadge tone="neutral" icon={IconEyeOff}>
              {t("meetings:hidden")}
            </ToneBadge>
          )}
          {item.consent && <ToneBadge tone="neutral">{t("meetings:consent.title")}</ToneBadge>}
        </span>
        <span className={classes.facts}>
          {t("meetings:itemFacts", { lane: t(`meetings:lane.${item.lane}`), minutes: item.minutes })}
          {` · ${item.presenter === "" ? t("meetings:noPresenter") : item.presenter}`}
        </span>
      </div>
      <span className={classes.buttons}>
        <ActionIcon variant="subtle" color="gray" size="lg" {...(number === 1 && standsStill)} onClick={onUp} aria-label={t("meetings:up", { title: item.title })} title={t("meetings:upShort")}>
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" {...(last && standsStill)} onClick={onDown} aria-label={t("meetings:down", { title: item.title })} title={t("meetings:downShort")}>
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onEdit} aria-label={t("meetings:edit", { title: item.title })} title={t("meetings:editShort")}>
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}
