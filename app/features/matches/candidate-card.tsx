/** A counterpart that is not stored as a suggestion: while typing, or in the full list of a listing. */
import { Collapse, UnstyledButton } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CandidateView } from "../../contracts/match-preview.ts";
import { formatClauses, formatQuantity } from "../../i18n/formats.ts";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { MetConditions } from "../conditions/met-conditions.tsx";
import classes from "./matches.module.css";
import { ReasonRows } from "./reason-rows.tsx";
import { useBilingual } from "./use-bilingual.ts";

/** Criteria told before the card is opened: those with the most at stake. */
const TOLD = ["quantity", "time", "distance"];

export function CandidateCard({ candidate }: { candidate: CandidateView }) {
  const { t } = useTranslation();
  const told = useBilingual();
  const [open, setOpen] = useState(false);
  const { listing, reasons, supply } = candidate;
  const main = reasons.filter(({ criterion }) => TOLD.includes(criterion)).map(told);
  return (
    <li className={classes.candidate}>
      <div className={classes.candidateHead}>
        <Link to={`/listings/${listing.id}`} target="_blank" rel="noreferrer">
          {listing.owner.name} · {listing.title}
        </Link>
        <span className={classes.score}>
          <strong>{candidate.score}</strong> {t("matches:scoreUnit")}
        </span>
      </div>
      <p className={text.quiet}>{formatClauses(t, main)}</p>
      {candidate.reach && <p className={text.quiet}>{t(`matches:reach.${candidate.reach}`)}</p>}
      {candidate.conditions && <MetConditions stand={candidate.conditions} resource={listing.id} />}
      <div className={classes.candidateFoot}>
        <Fit candidate={candidate} />
        {supply && <span className={text.quiet}>{formatQuantity(t, supply)}</span>}
        <UnstyledButton className={text.quiet} onClick={() => setOpen(!open)} aria-expanded={open}>
          {t("matches:why", { score: candidate.score })} {open ? "▴" : "▾"}
        </UnstyledButton>
      </div>
      <Collapse expanded={open} w="100%">
        <ReasonRows reasons={reasons} />
      </Collapse>
    </li>
  );
}

function Fit({ candidate: { related, fits, reach, conditions } }: { candidate: CandidateView }) {
  const { t } = useTranslation();
  if (!related) return <ToneBadge tone="neutral">{t("matches:unrelated")}</ToneBadge>;
  if (reach) return <ToneBadge tone="soon">{t("matches:unseen")}</ToneBadge>;
  if (conditions?.verdict === "fail") return <ToneBadge tone="late">{t("matches:unmet")}</ToneBadge>;
  return fits ? <ToneBadge tone="good">{t("matches:fits")}</ToneBadge> : <ToneBadge tone="soon">{t("matches:fitsPart")}</ToneBadge>;
}
