import { Alert, Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingKind, ListingView } from "../../../contracts/listings.ts";
import type { RelaxationChange, TextFact } from "../../../contracts/match-preview.ts";
import type { AllianceName, UnitView } from "../../../contracts/reference.ts";
import { useCommand } from "../../../http/use-command.ts";
import { Moment } from "../../../shell/kit/day.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { useDeviceDraft } from "../../../shell/drafts/use-device-draft.ts";
import { showDone, showUndo } from "../../../shell/kit/show-undo.tsx";
import { useToday } from "../../../shell/clock.tsx";
import { describeChange } from "../../matches/describe-change.ts";
import { answeringValues } from "./answering-values.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { fieldLabels } from "./field-labels.ts";
import { applyFilled, fillFromText, type Filled } from "./fill-from-text.ts";
import { bodyOf, emptyValues, patchOf, valuesOf, valuesOfChange, type FormValues } from "./form-values.ts";
import classes from "./listing-form.module.css";
import { mergeEdits, takeStored } from "./merge-edits.ts";
import { OvertakenFields } from "./overtaken-fields.tsx";
import { OwnerFields, type PublishingAs } from "./owner-fields.tsx";
import { PolicyFields } from "./policy-fields.tsx";
import { SentenceBox } from "./sentence-box.tsx";
import { TermFields } from "./term-fields.tsx";

export interface ListingFormProps {
  kind: ListingKind;
  /** The stored listing that is changed; absent for a new one. */
  listing?: ListingView;
  /** The other side's listing that a new one is written for. */
  answers?: ListingView | null;
  as: PublishingAs;
  units: UnitView[];
  allianceNames: AllianceName[];
  /** What stands beside the form: the best candidates for what is typed so far. */
  beside?: (body: Record<string, unknown>, apply: (change: RelaxationChange) => void) => ReactNode;
}

/** Writes a listing down or changes it: one page, the words first. What is typed is kept on the device. */
export function ListingForm({ kind, listing, answers = null, as, units, allianceNames, beside }: ListingFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const [stored, setStored] = useState(() =>
    listing ? valuesOf(listing) : { ...startValues(as), ...(answers && answeringValues(answers, t(`listings:answer.name.${answers.kind}`, { title: answers.title }), today)) },
  );
  const [values, setValues] = useState(stored);
  const [sentence, setSentence] = useState("");
  const [version, setVersion] = useState(0);
  const [readCategory, setReadCategory] = useState("");
  const [where, setWhere] = useState({ alliance: as.alliance, owner: as.owner });
  const fill = (filled: FormValues) => {
    setValues(filled);
    setVersion((count) => count + 1);
  };
  // The sentence, too: in a cut network nothing reads it, so that the fields do not hold it.
  const typed = useMemo(() => ({ ...values, sentence }), [values, sentence]);
  const keptAs = listing ? `listing:${listing.id}` : `${kind}:${as.seat}${answers ? `:${answers.id}` : ""}`;
  const untouched = useMemo(() => ({ ...stored, sentence: "" }), [stored]);
  const bringBack = ({ sentence: said = "", ...found }: Partial<typeof typed>, base: Partial<typeof typed>) => {
    const { sentence: _sentence, ...over } = base;
    setSentence(said);
    // What was changed here, and what others have changed since, is seen from what it was typed over.
    if (listing) setStored({ ...emptyValues, ...over });
    fill({ ...emptyValues, ...found });
  };
  const draft = useDeviceDraft(keptAs, typed, bringBack, listing && untouched);
  const set = (change: Partial<FormValues>) => setValues((now) => ({ ...now, ...change }));

  const save = useCommand<Record<string, unknown>, ListingView>({
    method: listing ? "PATCH" : "POST",
    path: listing ? `/listings/${listing.id}` : "/listings",
    queued: true,
    forget: draft.forget,
    revalidate: false,
    onDone(saved) {
      showDone(t(saved.state === "draft" ? "listings:form.draftSaved" : listing ? "listings:form.changed" : "listings:form.published"));
      void navigate(saved.kind === "policy" ? `/policies/${saved.id}` : `/listings/${saved.id}`);
    },
  });
  // The page reads the listing anew while others change it.
  const latest = listing ? valuesOf(listing) : stored;
  const { merged, contested } = mergeEdits(stored, values, latest);
  const overtaken = useRef<HTMLDivElement>(null);
  const [warnedOf, setWarnedOf] = useState("");
  const send = (state: "draft" | "published") => {
    // The button is a page below: what it would write over is shown before, once.
    if (listing && contested.length > 0 && contested.join() !== warnedOf) {
      setWarnedOf(contested.join());
      return overtaken.current?.scrollIntoView({ block: "center" });
    }
    if (!listing) return void save.submit({ ...bodyOf(kind, values, where), state });
    const publishes = listing.state === "draft" && state === "published";
    return void save.submit({ ...patchOf(kind, latest, merged), ...(publishes && { state }) }, { revision: listing.revision });
  };
  const lastFilled = useRef<Filled>({});
  const onRead = (text: string, facts: TextFact[]) => {
    const next = text.trim() === "" ? {} : fillFromText(kind, text, facts);
    setValues((now) => applyFilled(now, lastFilled.current, next));
    lastFilled.current = next;
    setReadCategory(next.category ?? "");
  };
  const applyChange = (change: RelaxationChange) => {
    const before = values;
    fill({ ...values, ...valuesOfChange(change) });
    showUndo({
      message: t("matches:filledIn", { change: describeChange(t, change, today) }),
      undoLabel: t("matches:undo"),
      onUndo: () => fill(before),
    });
  };
  const fields = { kind, values, set, errors: save.errors, units, county: as.county, readCategory };
  const isDraft = !listing || listing.state === "draft";

  return (
    <div className={classes.page} data-beside={beside !== undefined || undefined}>
      <form
        key={version}
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send("published");
        }}
      >
        <CommandProblem command={save} labels={fieldLabels(t, kind)} />
        {listing && contested.length > 0 && (
          <div ref={overtaken}>
            <OvertakenFields kind={kind} fields={contested} latest={latest} onTake={(field) => fill(takeStored(values, latest, field))} />
          </div>
        )}
        {answers && (
          <Alert color="blue">
            {t(`listings:answer.hint.${answers.kind}`, { owner: answers.owner.name, title: answers.title })}
          </Alert>
        )}
        {!listing && <OwnerFields as={as} where={where} onChange={setWhere} errors={save.errors} />}
        {!listing && kind !== "policy" && <SentenceBox kind={kind} text={sentence} onType={setSentence} onRead={onRead} />}
        <TermFields {...fields} />
        {kind === "policy" && <PolicyFields {...fields} />}
        <AudienceFields {...fields} alliance={where.alliance} allianceNames={allianceNames} />
        <div className={classes.send}>
          <Group gap="sm">
            <Button type="submit" size="md" loading={save.busy}>
              {t(isDraft ? "listings:form.publish" : "listings:form.save")}
            </Button>
            {isDraft && (
              <Button variant="default" size="md" disabled={save.busy} onClick={() => send("draft")}>
                {t("listings:form.saveDraft")}
              </Button>
            )}
          </Group>
          {draft.savedAt && (
            <Group gap="xs">
              <Text size="sm" c="dimmed" role="status">
                {t("listings:form.kept")} <Moment at={draft.savedAt} />
              </Text>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  draft.forget();
                  setSentence("");
                  if (listing) setStored(latest);
                  fill(latest);
                }}
              >
                {t("listings:form.clear")}
              </Button>
            </Group>
          )}
        </div>
      </form>
      {beside && <aside className={classes.beside}>{beside(bodyOf(kind, values, where), applyChange)}</aside>}
    </div>
  );
}

/** A new listing: at the own organization's place until another one is chosen. */
const startValues = ({ place }: PublishingAs): FormValues =>
  place ? { ...emptyValues, place: place.code, placeName: place.name } : emptyValues;
