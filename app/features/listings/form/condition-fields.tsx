import { ActionIcon, Button, Select, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mostConditions, type Condition } from "../../../contracts/conditions.ts";
import { organizationKinds, organizationSizes } from "../../../contracts/organizations.ts";
import { FieldGroup, type FieldsProps } from "./fields.tsx";
import classes from "./listing-form.module.css";
import type { Lookup } from "../../lookup/look-up.ts";
import { LookupMultiSelect } from "../../lookup/lookup-multi-select.tsx";

/** What is chosen by name from the reference data. */
const lookups = { industry: "industries", region: "divisions", need: "categories" } satisfies Partial<Record<Condition["fact"], Lookup>>;

const facts = ["industry", "region", "size", "type", "revenue", "qualification", "need", "question"] as const;
type Fact = (typeof facts)[number];

/** For whom a policy is, or whom a resource such as a loan takes on. `path`: where the conditions stand in the API. */
export function ConditionFields({ fields, path }: { fields: FieldsProps; path: "conditions" | "policy.conditions" }) {
  const { t } = useTranslation();
  const { kind, values, set, errors, county } = fields;
  const change = (index: number, condition: Condition) =>
    set({ conditions: values.conditions.map((one, at) => (at === index ? condition : one)) });
  return (
    <FieldGroup title={t(`listings:field.conditionsOf.${kind}`)} hint={t("listings:field.conditionsHint")}>
      <div className={classes.wide}>
        {values.conditions.map((condition, index) => (
          // Conditions have no name of their own; their order is what they are.
          <div key={index} className={classes.condition}>
            <Select
              aria-label={t("listings:condition.fact")}
              data={facts.map((fact) => ({ value: fact, label: t(`listings:condition.${fact}`) }))}
              value={condition.fact}
              onChange={(fact) => fact && change(index, emptyCondition(fact as Fact, condition.text))}
              allowDeselect={false}
            />
            <TextInput
              name={`${path}.${index}.text`}
              aria-label={t("listings:condition.text")}
              placeholder={t("listings:condition.text")}
              value={condition.text}
              onChange={(event) => change(index, { ...condition, text: event.currentTarget.value })}
              error={errors[`${path}.${index}.text`]}
            />
            <ConditionValues name={`${path}.${index}.anyOf`} condition={condition} county={county} onChange={(next) => change(index, next)} error={errors[`${path}.${index}.anyOf`]} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("listings:condition.remove")}
              onClick={() => set({ conditions: values.conditions.filter((_, at) => at !== index) })}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set({ conditions: [...values.conditions, emptyCondition("question", "")] })}
          disabled={values.conditions.length >= mostConditions}
        >
          {t("listings:condition.add")}
        </Button>
      </div>
    </FieldGroup>
  );
}

function emptyCondition(fact: Fact, text: string): Condition {
  if (fact === "question") return { fact, text };
  if (fact === "revenue") return { fact, text };
  return { fact, text, anyOf: [] };
}

interface ConditionValuesProps {
  name: string;
  county: string | undefined;
  condition: Condition;
  onChange: (condition: Condition) => void;
  error: string | undefined;
}

function ConditionValues({ name, condition, county, onChange, error }: ConditionValuesProps) {
  const { t } = useTranslation();
  if (condition.fact === "question") return <span />;
  if (condition.fact === "revenue") {
    const bound = (name: "minFen" | "maxFen", label: string) => (
      <WanBound
        label={label}
        fen={condition[name]}
        onChange={(fen) => {
          const { [name]: _, ...rest } = condition;
          onChange(fen === undefined ? rest : { ...rest, [name]: fen });
        }}
      />
    );
    return (
      <span className={classes.bounds}>
        {bound("minFen", t("listings:condition.from"))}
        {bound("maxFen", t("listings:condition.upTo"))}
      </span>
    );
  }
  const words = { name, "aria-label": t("listings:condition.values"), placeholder: t(`listings:condition.valuesOf.${condition.fact}`), error };
  if (condition.fact === "industry" || condition.fact === "region" || condition.fact === "need") {
    const { fact } = condition;
    return <LookupMultiSelect key={fact} {...words} what={lookups[fact]} codes={condition.anyOf} within={county} onChange={(anyOf) => onChange({ ...condition, anyOf })} />;
  }
  const known = condition.fact === "size" ? organizationSizes : condition.fact === "type" ? organizationKinds : [];
  const label = (code: string) => t(`listings:condition.${condition.fact}Value.${code}`);
  const codeOf = (shown: string) => known.find((code) => label(code) === shown) ?? shown;
  return (
    <TagsInput
      {...words}
      data={known.map(label)}
      value={condition.anyOf.map((code) => ((known as readonly string[]).includes(code) ? label(code) : code))}
      onChange={(shown) => onChange({ ...condition, anyOf: shown.map(codeOf) } as Condition)}
      acceptValueOnBlur
    />
  );
}

const FEN_OF_WAN = 1_000_000;
const fenOfWan = (typed: string) => (/\d/.test(typed) ? Math.round(Number(typed) * FEN_OF_WAN) : undefined);

/** A bound in ten thousand yuan. What was typed stays as it was typed as long as it says the same, or no decimal could be begun. */
function WanBound({ label, fen, onChange }: { label: string; fen: number | undefined; onChange: (fen: number | undefined) => void }) {
  const [typed, setTyped] = useState("");
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      value={fenOfWan(typed) === fen ? typed : fen === undefined ? "" : String(fen / FEN_OF_WAN)}
      onChange={(event) => {
        const plain = event.currentTarget.value.replaceAll(/[,，\s]/g, "");
        if (!/^\d{0,9}(\.\d{0,4})?$/.test(plain)) return;
        setTyped(plain);
        onChange(fenOfWan(plain));
      }}
    />
  );
}
