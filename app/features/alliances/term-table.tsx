import { ActionIcon, Anchor, Button, Menu, Table, VisuallyHidden } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AllianceView, TermView } from "../../contracts/alliances.ts";
import { Day } from "../../shell/kit/day.tsx";
import { useNow } from "../../shell/clock.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import type { RotationAct } from "./rotation-dialog.tsx";
import { causeText } from "./cause-text.ts";
import classes from "./rotation-panel.module.css";

export interface TermTableProps {
  /** Id of the alliance. */
  alliance: string;
  terms: TermView[];
  may: AllianceView["may"];
  onAct: (act: RotationAct) => void;
}

/** Terms shown at first: the one that runs and those of the year ahead. */
const SHOWN = 4;

/** The terms as a table, the one that runs first; the others on demand; what may be changed in a menu at each row. */
export function TermTable({ alliance, terms, may, onAct }: TermTableProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? terms : terms.filter((term) => term.state !== "past").slice(0, SHOWN);
  const hidden = terms.length - shown.length;
  return (
    <div className={classes.terms}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("alliances:rotation.term")}</Table.Th>
            <Table.Th scope="col">{t("alliances:member")}</Table.Th>
            <Table.Th scope="col">{t("roles:chair")}</Table.Th>
            <Table.Th scope="col">{t("alliances:rotation.deputy")}</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>{t("alliances:actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((term) => (
            <TermRow key={term.id} alliance={alliance} term={term} may={may} onAct={onAct} />
          ))}
        </Table.Tbody>
      </Table>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t("alliances:rotation.showAll", { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function TermRow({ alliance, term, may, onAct }: { term: TermView } & Omit<TermTableProps, "terms">) {
  const { t } = useTranslation();
  const { acting } = term;
  const acts = useActs(term, may);
  return (
    <Table.Tr data-state={term.state}>
      <Table.Td className={classes.span}>
        <TermSpan alliance={alliance} term={term} /> {term.state === "present" && <ToneBadge tone="brand">{t("alliances:rotation.runs")}</ToneBadge>}
      </Table.Td>
      <Table.Td data-head={t("alliances:member")}>
        {term.organization.name}
        <div className={classes.cause}>{causeText(t, term.cause)}</div>
      </Table.Td>
      <Table.Td data-head={t("roles:chair")}>{term.person?.name ?? t("alliances:rotation.nobody")}</Table.Td>
      <Table.Td data-head={t("alliances:rotation.deputy")} data-empty={(!term.deputy && !acting) || undefined}>
        {term.deputy && `${term.deputy.person.name} · ${term.deputy.organization.name}`}
        {acting && (
          <div className={classes.cause}>
            {t("alliances:rotation.acting")} <Day value={acting.from} /> – <Day value={lastDay(acting.until)} /> · {acting.cause}
          </div>
        )}
      </Table.Td>
      <Table.Td ta="end" data-empty={acts.length === 0 || undefined}>
        {acts.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("alliances:rotation.change", { name: term.organization.name })}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {acts.map((kind) => (
                <Menu.Item key={kind} onClick={() => onAct({ kind, term })}>
                  {t(`alliances:rotation.act.${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** First and last day of a term, which lead to its page once it has begun, and how far its hand-over has come. */
function TermSpan({ alliance, term }: { alliance: string; term: TermView }) {
  const { t } = useTranslation();
  const span = (
    <>
      <Day value={term.from} year /> – <Day value={lastDay(term.until)} year />
    </>
  );
  if (term.state === "future") return span;
  return (
    <>
      <Anchor component={Link} to={`/alliances/${alliance}/terms/${term.id}`} size="sm">
        {span}
      </Anchor>
      {term.handOver && <div className={classes.cause}>{t(`alliances:rotation.handedOver.${term.handOver}`)}</div>}
    </>
  );
}

/** What the reader may do with a term now. */
function useActs(term: TermView, may: AllianceView["may"]): Exclude<RotationAct["kind"], "start">[] {
  const now = useNow().toISOString();
  if (term.state === "past") return [];
  const actingRuns = term.acting !== null && now < term.acting.until;
  return [
    ...(may.keep && term.state === "future" ? (["swap", "skip"] as const) : []),
    ...(may.keep ? (["person"] as const) : []),
    ...(may.keep || (may.callDeputy && term.state === "present") ? (["deputy"] as const) : []),
    ...(may.callDeputy && term.state === "present" && term.deputy && !actingRuns ? (["act"] as const) : []),
    ...(may.callDeputy && actingRuns ? (["resume"] as const) : []),
  ];
}

/** People name the last day on which something holds, not the first on which it does not. */
export const lastDay = (until: string): string => new Date(Date.parse(until) - 1).toISOString();
