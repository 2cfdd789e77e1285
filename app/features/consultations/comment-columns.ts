import type { TFunction } from "i18next";
import type { CommentView, ConsultationView } from "../../contracts/consultations.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";

/** The columns of the saved comments on a draft, each with its answer; whose they are as far as their reader may know it. */
export const commentColumns =
  ({ paragraphs }: { paragraphs: readonly Pick<ConsultationView["paragraphs"][number], "id" | "heading">[] }) =>
  (t: TFunction): LedgerColumn<CommentView>[] => {
    const column = (name: string, width: number, cell: LedgerColumn<CommentView>["cell"]) => ({ head: t(`ledgers:consultation.${name}`), width, cell });
    const place = ({ paragraph }: CommentView) => paragraphs.findIndex(({ id }) => id === paragraph);
    return [
      column("paragraph", 10, (row) => (row.paragraph === null ? t("ledgers:consultation.whole") : place(row) + 1)),
      column("heading", 24, (row) => paragraphs[place(row)]?.heading ?? ""),
      column("unit", 20, ({ organization }) => organization?.name ?? t("ledgers:consultation.unnamed")),
      column("kind", 10, ({ kind }) => t(`ledgers:consultation.kinds.${kind}`)),
      column("wording", 48, ({ wording }) => wording),
      column("text", 48, ({ text }) => text),
      column("on", 14, ({ at }) => dayOf(at)),
      column("verdict", 12, ({ answer }) => (answer ? t(`ledgers:consultation.verdicts.${answer.verdict}`) : "")),
      column("reason", 48, ({ answer }) => answer?.reason ?? ""),
      column("newWording", 48, ({ answer }) => answer?.wording ?? ""),
      column("answeredOn", 14, ({ answer }) => (answer ? dayOf(answer.at) : "")),
    ];
  };
