import { useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import { useCallback, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { listingSorts, type ListingKind, type ListingSort, type ListingView } from "../../contracts/listings.ts";
import { useToday } from "../../shell/clock.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { lazyDialog } from "../../shell/kit/lazy-dialog.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { RecordTable, type RecordColumn, type RecordSort } from "../../shell/kit/record-table.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { priceText, quantityText, whenText } from "./describe-listing.ts";
import { ListingState } from "./listing-state.tsx";
import classes from "./listings.module.css";

const ListingDrawer = lazyDialog(async () => (await import("./listing-drawer.tsx")).ListingDrawer);

/** Sort orders that go from high to low unless asked otherwise. */
const descendingSorts: readonly ListingSort[] = ["published", "stake"];

/** The rows of a list: on a desk a table whose rows open beside it, on a phone cards with the facts that decide. */
export function ListingsTable({ kind, listings, empty }: { kind: ListingKind; listings: ListingView[]; empty: ReactNode }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const by = listingSorts.find((sort) => sort === search.get("sort")) ?? "published";
  const descending = descendingSorts.includes(by) !== (search.get("order") === "reverse");
  const { read, peek, close } = usePeek(listings);
  /** The line from which the drawer was opened, which has the focus again afterwards. */
  const opener = useRef<HTMLElement | null>(null);
  const [shown, setShown] = useState(read);
  // It slides out with what was read.
  if (read && read !== shown) setShown(read);
  const onSort = (sort: RecordSort) => {
    const name = sort.by as ListingSort;
    const usual = descendingSorts.includes(name);
    // A column chosen anew begins with its usual order, whatever the table proposes.
    const reversed = name === by && sort.descending !== usual;
    const changed = new URLSearchParams(search);
    changed.set("sort", name);
    changed.delete("cursor");
    if (reversed) changed.set("order", "reverse");
    else changed.delete("order");
    setSearch(changed, { replace: true });
  };
  return (
    <>
      <RecordTable
        name={`listings-${kind}`}
        caption={t(`listings:kind.${kind}`)}
        rows={listings}
        rowKey={(listing) => listing.id}
        href={(listing) => (kind === "policy" ? `/policies/${listing.id}` : `/listings/${listing.id}`)}
        columns={useColumns(kind)}
        sort={{ by, descending }}
        onSort={onSort}
        empty={empty}
        // A policy is read with its conditions, on its own page.
        {...(kind !== "policy" && {
          onPeek(listing: ListingView) {
            opener.current = document.activeElement as HTMLElement | null;
            peek(listing);
          },
        })}
      />
      <ListingDrawer listing={shown} opened={read !== null} onClose={close} onClosed={() => opener.current?.focus()} />
    </>
  );
}

/** The line that is read beside the list stands in the address, so that the way back leads to the list. */
function usePeek(listings: readonly ListingView[]) {
  const { hash, search, state } = useLocation();
  const navigate = useNavigate();
  const fromList: unknown = (state as { fromList?: unknown } | null)?.fromList;
  return {
    read: listings.find(({ id }) => hash === `#${id}`) ?? null,
    peek: (listing: ListingView) => void navigate({ search, hash: listing.id }, { state: { fromList: true }, preventScrollReset: true }),
    close: useCallback(() => {
      if (fromList) void navigate(-1);
      else void navigate({ search, hash: "" }, { replace: true, preventScrollReset: true });
    }, [fromList, navigate, search]),
  };
}

function useColumns(kind: ListingKind): RecordColumn<ListingView>[] {
  const { t } = useTranslation();
  const today = useToday();
  const column = (key: string, cell: (listing: ListingView) => ReactNode, more: Partial<RecordColumn<ListingView>> = {}) => ({
    key,
    head: t(`listings:column.${key}`),
    cell,
    ...more,
  });
  const onCard = { onCard: true };
  const spare = { spare: true };
  const title = column("title", (listing) => <span className={classes.title}>{listing.title}</span>, { primary: true });
  const owner = column("owner", (listing) => <Under words={[listing.owner.name, listing.category?.name]} />, onCard);
  const quantity = column("quantity", (listing) => <span className={classes.amount}><Said known={listing.quantity !== null}>{quantityText(t, listing)}</Said></span>, onCard);
  const when = column(
    "due",
    (listing) => (
      <span className={classes.stack}>
        <Said known={!listing.missing.some((one) => one === "dueDate" || one === "window")}>{whenText(t, listing, today)}</Said>
        {listing.dueDate && listing.state !== "fulfilled" && <TimeLeft until={listing.dueDate} />}
      </span>
    ),
    { onCard: true, sortable: true },
  );
  const place = column("place", (listing) => <Said known={listing.place !== null}>{listing.place?.name ?? t("listings:toSpecify")}</Said>, spare);
  const state = column("state", (listing) => <ListingState state={listing.state} />, onCard);
  const published = column("published", (listing) => <span className={classes.quiet}>{listing.publishedAt && <Moment at={listing.publishedAt} ago />}</span>, { ...spare, sortable: true });
  switch (kind) {
    case "need":
      return [title, owner, quantity, when, place, column("stake", (listing) => listing.stake && <Money fen={listing.stake.amount} />, { ...spare, sortable: true, align: "end" }), state, published];
    case "resource":
      return [title, owner, quantity, when, place, column("price", (listing) => <span className={classes.amount}>{priceText(t, listing)}</span>, { ...spare, align: "end" }), state, published];
    case "policy":
      return [
        title,
        column("owner", (listing) => <Under words={[listing.owner.name]} />),
        column("benefit", (listing) => <span className={classes.benefit}>{listing.policy?.benefit}</span>, onCard),
        when,
        column("days", (listing) => listing.policy && <span className={classes.short}>{t("listings:workdays", { count: listing.policy.days })}</span>, { align: "end" }),
        state,
        published,
      ];
  }
}

/** What is not said yet stands out: the line is never matched as certain. */
function Said({ known, children }: { known: boolean; children: ReactNode }) {
  return <span data-missing={!known || undefined} className={classes.said}>{children}</span>;
}

function Under({ words }: { words: (string | undefined)[] }) {
  const [first, ...rest] = words.filter(Boolean);
  return (
    <>
      <span className={classes.name}>{first}</span>
      {rest.length > 0 && <span className={classes.under}>{rest.join(" · ")}</span>}
    </>
  );
}
