import { Table } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { EditionChange, EditionLine } from "../../contracts/editions.ts";
import type { ListingKind } from "../../contracts/listings.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import { priceText, quantityText, whenText } from "../listings/describe-listing.ts";
import { ListingState } from "../listings/listing-state.tsx";
import classes from "./editions.module.css";

const tones: Record<Exclude<EditionChange, "same">, Tone> = { new: "good", changed: "info", gone: "neutral" };

export interface EditionLinesProps {
  kind: ListingKind;
  lines: readonly EditionLine[];
  /** There is no edition before it: that all are new says nothing. */
  first: boolean;
}

/** The lines of one list as they stood, a table on a desk and on paper, cards on a phone; last how each stands now. */
export function EditionLines({ kind, lines, first }: EditionLinesProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.lines}>
      <Table fz="sm" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("listings:column.title")}</Table.Th>
            <Table.Th scope="col">{t("listings:column.owner")}</Table.Th>
            {kind === "policy" ? <Table.Th scope="col">{t("listings:column.benefit")}</Table.Th> : <Table.Th scope="col">{t("listings:column.quantity")}</Table.Th>}
            <Table.Th scope="col">{t("listings:column.due")}</Table.Th>
            {kind !== "policy" && <Table.Th scope="col">{t("listings:column.price")}</Table.Th>}
            <Table.Th scope="col">{t("editions:now")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Line key={line.listing.id} line={line} kind={kind} first={first} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Line({ line: { change, listing, now }, kind, first }: { line: EditionLine; kind: ListingKind; first: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const href = kind === "policy" ? `/policies/${listing.id}` : `/listings/${listing.id}`;
  return (
    <Table.Tr data-gone={change === "gone" || undefined}>
      <Table.Td>
        <Link to={href} className={classes.title}>
          {listing.title}
        </Link>{" "}
        {change !== "same" && !(first && change === "new") && <ToneBadge tone={tones[change]}>{t(`editions:change.${change}`)}</ToneBadge>}
      </Table.Td>
      <Table.Td data-head={t("listings:column.owner")}>{listing.owner.name}</Table.Td>
      {kind === "policy" ? (
        <Table.Td data-head={t("listings:column.benefit")}>{listing.policy?.benefit}</Table.Td>
      ) : (
        <Table.Td data-head={t("listings:column.quantity")}>{quantityText(t, listing)}</Table.Td>
      )}
      <Table.Td data-head={t("listings:column.due")}>{whenText(t, listing, today)}</Table.Td>
      {kind !== "policy" && (
        <Table.Td data-head={t("listings:column.price")} data-empty={priceText(t, listing) === "" || undefined}>
          {priceText(t, listing)}
        </Table.Td>
      )}
      <Table.Td data-head={t("editions:now")}>
        <ListingState state={now.state} />
        {now.remaining && listing.remaining && now.remaining.value !== listing.remaining.value && <div className={classes.hint}>{t("editions:left", { quantity: formatQuantity(t, now.remaining) })}</div>}
        {now.changed && <div className={classes.hint}>{t("editions:changedSince")}</div>}
      </Table.Td>
    </Table.Tr>
  );
}
