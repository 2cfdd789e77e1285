import { Button, Select, TextInput } from "@mantine/core";
import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { IconAdjustmentsHorizontal, IconSearch } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { listingStates, type ListingKind } from "../../contracts/listings.ts";
import { addDays } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import { LookupSelect } from "../lookup/lookup-select.tsx";
import classes from "./listings.module.css";

/** Due within so many days. */
const dueWithin = [7, 14, 30, 90];

/** What a phone hides behind one button. */
const choices = ["state", "category", "place", "dueUntil"] as const;

/**
 * What narrows the list; each choice reads the list anew, and the address can be shared. An address that comes from
 * elsewhere (a link, the way back) fills the fields anew; one that they made themselves leaves the cursor in its field.
 */
export function ListingFilters({ kind }: { kind: ListingKind }) {
  const address = useSearchParams()[0].toString();
  const own = useRef(address);
  const [version, setVersion] = useState(0);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (own.current !== address) setVersion((before) => before + 1);
    own.current = address;
  }, [address]);
  return (
    <FilterForm
      key={`${kind}:${version}`}
      kind={kind}
      opened={opened}
      onToggle={() => setOpened((is) => !is)}
      onSend={(sent) => {
        own.current = sent;
      }}
    />
  );
}

interface FilterFormProps {
  kind: ListingKind;
  /** On a phone: whether the choices are shown. */
  opened: boolean;
  onToggle: () => void;
  /** Told the address's search before it changes. */
  onSend: (search: string) => void;
}

function FilterForm({ kind, opened, onToggle, onSend }: FilterFormProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const choicesId = useId();
  const active = choices.filter((name) => search.get(name)).length;
  const submit = useSubmit();
  const today = useToday();
  const form = useRef<HTMLFormElement>(null);
  const value = (name: string) => search.get(name) ?? "";
  // A choice is in the form's hidden field only after this render.
  const send = () => setTimeout(() => form.current?.requestSubmit(), 0);
  const tidy = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData();
    for (const [name, given] of new FormData(event.currentTarget)) if (given !== "") data.append(name, given);
    onSend(new URLSearchParams([...data].map(([name, given]) => [name, String(given)])).toString());
    submit(data, { replace: true });
  };
  return (
    <Form ref={form} method="get" role="search" className={classes.filters} onSubmit={tidy}>
      <input type="hidden" name="kind" value={kind} />
      {search.has("sort") && <input type="hidden" name="sort" value={value("sort")} />}
      {search.has("order") && <input type="hidden" name="order" value={value("order")} />}
      {search.has("owner") && <input type="hidden" name="owner" value={value("owner")} />}
      {search.has("alliance") && <input type="hidden" name="alliance" value={value("alliance")} />}
      <TextInput
        name="q"
        type="search"
        aria-label={t("listings:filter.q")}
        placeholder={t("listings:filter.q")}
        defaultValue={value("q")}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        className={classes.search}
      />
      <Button
        type="button"
        variant="default"
        hiddenFrom="sm"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        aria-expanded={opened}
        aria-controls={choicesId}
        onClick={onToggle}
      >
        {active > 0 ? t("listings:filter.toggleActive", { count: active }) : t("listings:filter.toggle")}
      </Button>
      <div id={choicesId} className={classes.choices} data-opened={opened || undefined}>
        <Select
          name="state"
          aria-label={t("listings:filter.state")}
          placeholder={t("listings:filter.open")}
          data={[...listingStates.map((state) => ({ value: state, label: t(`listings:state.${state}`) })), { value: "all", label: t("listings:filter.all") }]}
          defaultValue={value("state") || null}
          onChange={send}
          clearable
        />
        <LookupSelect name="category" what="categories" label={t("listings:filter.category")} hideLabel defaultCode={value("category")} onChoose={send} />
        {kind !== "policy" && (
          <LookupSelect name="place" what="divisions" label={t("listings:filter.place")} hideLabel defaultCode={value("place")} onChoose={send} />
        )}
        {kind === "need" && (
          <Select
            name="dueUntil"
            aria-label={t("listings:filter.dueUntil")}
            placeholder={t("listings:filter.dueUntil")}
            data={dueWithin.map((days) => ({ value: addDays(today, days), label: t("listings:filter.dueWithin", { count: days }) }))}
            defaultValue={value("dueUntil") || null}
            onChange={send}
            clearable
          />
        )}
      </div>
      <Button type="submit" variant="default">
        {t("listings:filter.submit")}
      </Button>
    </Form>
  );
}
