import { useTranslation } from "react-i18next";
import { formatClauses, formatList } from "../../i18n/formats.ts";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { isOtherOrder, ORDER, rowOf, rowsOf, type ChainRow, type ChainValues } from "./chain-values.ts";

interface ContestedLinksProps {
  /** Fields of the chain that were changed here and by somebody else. */
  fields: string[];
  values: ChainValues;
  /** What is stored now. */
  stored: ChainValues;
  categories: { value: string; label: string }[];
  onTake: (field: string) => void;
}

/** The links that somebody else has changed too, each with what it is there and not here. */
export function ContestedLinks({ fields, values, stored, categories, onTake }: ContestedLinksProps) {
  const { t } = useTranslation();
  const nameOf = (id: string) => (rowOf(stored, id) ?? rowOf(values, id))?.name ?? "";
  const parts = ({ name, after, categories: codes }: ChainRow) => [
    { part: t("administration:linkName"), value: name },
    { part: t("alliances:upstream"), value: formatList(t, after.map(nameOf)) },
    { part: t("administration:linkCategories"), value: formatList(t, codes.map((code) => categories.find(({ value }) => value === code)?.label ?? code)) },
  ];
  const shown = (id: string) => {
    const theirs = rowOf(stored, id);
    const here = rowOf(values, id);
    if (theirs === null) return null;
    const other = parts(theirs).filter(({ value }, index) => !here || value !== parts(here)[index]!.value);
    return formatClauses(t, other.map(({ part, value }) => t("administration:auditField", { name: part, value: value || t("administration:auditNothing") })));
  };
  const named = fields
    .filter((field) => field !== ORDER || isOtherOrder(values, stored))
    .map((field) =>
      field === ORDER
        ? { name: field, label: t("administration:linkOrder"), theirs: formatList(t, rowsOf(stored).map(({ name }) => name)) }
        : { name: field, label: nameOf(field), theirs: shown(field) },
    );
  return <ContestedFields fields={named} onTake={onTake} />;
}
