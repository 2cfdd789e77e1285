import { Textarea, UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListingKind } from "../../../contracts/listings.ts";
import { readTextView, type TextFact } from "../../../contracts/match-preview.ts";
import { focusField } from "../../../http/focus-field.ts";
import { formatDay, formatMoney, formatQuantity } from "../../../i18n/formats.ts";
import { useToday } from "../../../shell/clock.tsx";
import { unitPriceText } from "../describe-listing.ts";
import { FieldGroup } from "./fields.tsx";
import { countingFacts } from "./fill-from-text.ts";
import classes from "./listing-form.module.css";

const QUIET_MS = 400;

export interface SentenceBoxProps {
  kind: ListingKind;
  text: string;
  onType: (text: string) => void;
  onRead: (text: string, facts: TextFact[]) => void;
}

/** One sentence first: what the hub reads in it stands below as chips and fills the fields; a chip leads to its field. */
export function SentenceBox({ kind, text, onType, onRead }: SentenceBoxProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [facts, setFacts] = useState<TextFact[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const read = text.trim() === "" ? [] : await readText(text, controller.signal);
      if (controller.signal.aborted || read === null) return;
      setFacts(countingFacts(kind, read));
      onRead(text, read);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // What is typed decides when to read; who listens does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <FieldGroup title={t("listings:sentence.title")}>
      <Textarea
        aria-label={t("listings:sentence.title")}
        placeholder={t(`listings:sentence.example.${kind}`)}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2_000}
        className={classes.wide}
      />
      {facts.length > 0 && (
        <ul className={classes.chips} aria-label={t("listings:sentence.read")}>
          {facts.map((fact) => (
            <li key={`${fact.kind}-${fact.start}`}>
              <UnstyledButton className={classes.chip} onClick={() => focusField(fieldOf(kind, fact))}>
                <IconCheck size={14} aria-hidden />
                {chipText(t, kind, fact, today)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </FieldGroup>
  );
}

/** The field that a fact fills. */
function fieldOf(kind: ListingKind, fact: TextFact): string {
  switch (fact.kind) {
    case "quantity":
      return "quantity.value";
    case "capacity":
      return "ratePerDay.value";
    case "price":
      return "price.amount";
    case "money":
      return fact.loss ? "stake.amount" : "amount.amount";
    case "process":
      return "category";
    case "date":
      return kind === "need" ? "dueDate" : "window.from";
  }
}

function chipText(t: TFunction, kind: ListingKind, fact: TextFact, today: string): string {
  switch (fact.kind) {
    case "quantity":
      return t("listings:sentence.chip", { name: t("listings:field.quantity"), value: formatQuantity(t, fact.quantity) });
    case "capacity":
      return t("listings:sentence.chip", { name: t("listings:field.ratePerDay"), value: formatQuantity(t, fact.perDay) });
    case "price":
      return t("listings:sentence.chip", { name: t(`listings:figure.price.${kind}`), value: unitPriceText(t, fact.price) });
    case "money":
      return t("listings:sentence.chip", { name: t(fact.loss ? "listings:figure.stake" : `listings:figure.amount.${kind}`), value: formatMoney(t, fact.money.amount) });
    case "process":
      return t("listings:sentence.chip", { name: t("listings:field.category"), value: fact.process });
    case "date":
      return t("listings:sentence.chip", { name: t(kind === "need" ? "listings:field.dueDate" : "listings:field.windowFrom"), value: formatDay(t, kind === "need" ? fact.until : fact.from, { today }) });
  }
}

/** What the hub reads in a text; null when it could not be asked. */
async function readText(text: string, signal: AbortSignal): Promise<TextFact[] | null> {
  try {
    const response = await fetch("/api/v1/match/read-text", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ text }),
      signal,
      credentials: "same-origin",
    });
    const parsed = response.ok ? readTextView.safeParse(await response.json()) : null;
    return parsed?.success ? parsed.data.facts : null;
  } catch {
    return null;
  }
}
