/**
 * A suggestion with everything that its score is made of, seen from one side: a need sees its suppliers, a resource the
 * need. A split supply shows its parts as one bar and their windows against the due date.
 *
 *   <SuggestionCard match={match} seenFrom={listing.id} best={index === 0} />
 */
import { Anchor, Collapse, UnstyledButton } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatchView } from "../../contracts/matches.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import { StateBadge, type StateName } from "../../shell/kit/state-badge.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { MetConditions } from "../conditions/met-conditions.tsx";
import { AnswerButtons } from "./answer-buttons.tsx";
import classes from "./matches.module.css";
import { meetsPart } from "./meets-part.ts";
import { ReasonRows } from "./reason-rows.tsx";
import { SplitSupply } from "./split-supply.tsx";
import { suppliersToAccept } from "./suppliers-to-accept.ts";
import { useBilingual } from "./use-bilingual.ts";

/** The badge that stands for the state of a suggestion. */
export const badgeOfMatch: Record<MatchView["state"], StateName> = {
  suggested: "suggested",
  agreed: "agreed",
  declined: "declined",
  superseded: "lapsed",
  expired: "lapsed",
};

export function SuggestionCard({ match, seenFrom, best = false }: { match: MatchView; seenFrom: string; best?: boolean }) {
  const { t } = useTranslation();
  const told = useBilingual();
  const split = match.parts.length > 1;
  const [open, setOpen] = useState(!split);
  return (
    <Panel edge={best && match.state === "suggested" ? "good" : undefined}>
      <div className={classes.head}>
        <div className={classes.what}>
          <h3 className={classes.name}>
            <Counterparts match={match} seenFrom={seenFrom} />
          </h3>
          {split && (
            <ToneBadge tone="info" icon={IconArrowsSplit2}>
              {t("matches:split")}
            </ToneBadge>
          )}
          {match.state !== "suggested" && <StateBadge state={badgeOfMatch[match.state]} />}
          {!match.certain && <ToneBadge tone="soon">{t(meetsPart(match) ? "matches:part" : "matches:uncertain")}</ToneBadge>}
        </div>
        <span className={classes.score}>
          <strong>{match.score}</strong> {t("matches:scoreUnit")}
        </span>
      </div>
      {split && (
        <>
          {match.summary && <p className={text.quiet}>{told(match.summary)}</p>}
          <SplitSupply
            due={match.need.due}
            parts={match.parts.map(({ resource, quantity, window }) => ({ id: resource.id, name: resource.owner.name, quantity, window }))}
          />
        </>
      )}
      {split && (
        <UnstyledButton className={text.quiet} onClick={() => setOpen(!open)} aria-expanded={open}>
          {t("matches:why", { score: match.score })}
        </UnstyledButton>
      )}
      <Collapse expanded={open}>
        <ReasonRows reasons={match.reasons} />
      </Collapse>
      {match.parts.map(
        ({ resource, conditions }) => conditions && <MetConditions key={resource.id} stand={conditions} resource={resource.id} />,
      )}
      <div className={classes.foot}>
        <AnswerButtons match={{ ...match, suppliers: suppliersToAccept(match) }} />
        {match.cooperation && (
          <Anchor component={Link} to={`/cooperations/${match.cooperation}`} size="sm">
            {t("matches:openCooperation")}
          </Anchor>
        )}
        <Answers match={match} />
      </div>
    </Panel>
  );
}

function Counterparts({ match, seenFrom }: { match: MatchView; seenFrom: string }) {
  const { t } = useTranslation();
  // Once agreed, nothing of the need is left to cover: what counts is what was promised.
  const wanted = match.state === "agreed" ? (match.parts.find(({ resource }) => resource.id === seenFrom)?.quantity ?? null) : match.need.remaining;
  const fromNeed = match.need.id === seenFrom;
  const share = match.state === "agreed" ? "agreed" : fromNeed ? "supply" : "demand";
  const shown = fromNeed ? match.parts.map((part) => ({ ...part, listing: part.resource })) : [{ listing: match.need, quantity: wanted }];
  return (
    <>
      {shown.map(({ listing, quantity }, index) => (
        <span key={listing.id}>
          {index > 0 && " + "}
          <Link to={`/listings/${listing.id}`}>
            {listing.owner.name} · {listing.title}
          </Link>
          {quantity && t(`matches:share.${share}`, { quantity: formatQuantity(t, quantity) })}
        </span>
      ))}
    </>
  );
}

function Answers({ match }: { match: MatchView }) {
  const { t } = useTranslation();
  const given = match.answers.filter((answer) => answer.state !== "pending" || match.state === "suggested");
  return (
    <span className={classes.answers}>
      {given.map((answer) => (
        <span key={answer.organization.id} className={text.quiet}>
          {t(`matches:answer.${answer.state}`, { name: answer.organization.name })}
          {answer.reason && `：${answer.reason}`}
        </span>
      ))}
    </span>
  );
}
