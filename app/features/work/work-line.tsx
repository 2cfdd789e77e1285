/** One thing that waits: what it is, with whom, how much time is left, and the one button (two for a suggestion). */
import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import {
  IconBuildingBroadcastTower,
  IconCalendarTime,
  IconChecklist,
  IconClockX,
  IconCoinYuan,
  IconFileCheck,
  IconFlag,
  IconHistory,
  IconInbox,
  IconLock,
  IconMessageCircle,
  IconMessageQuestion,
  IconPencil,
  IconPencilQuestion,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconScale,
  IconSignature,
  IconThumbUp,
  IconSparkles,
  IconStack2,
  IconStar,
  IconTruckDelivery,
  IconUserStar,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { WorkItem, WorkKind } from "../../contracts/work.ts";
import { formatList, formatQuantity, formatResolution } from "../../i18n/formats.ts";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { AnswerButtons } from "../matches/answer-buttons.tsx";
import classes from "./work.module.css";

const looks: Record<WorkKind, readonly [Tone, Icon]> = {
  answer_match: ["good", IconSparkles],
  deliver: ["info", IconTruckDelivery],
  confirm_value: ["neutral", IconFileCheck],
  agree_quantity: ["info", IconScale],
  answer_action: ["soon", IconMessageQuestion],
  do_action: ["neutral", IconChecklist],
  renew_listing: ["soon", IconCalendarTime],
  overdue_need: ["late", IconClockX],
  answer_referral: ["soon", IconBuildingBroadcastTower],
  unanswered_match: ["late", IconMessageQuestion],
  overdue_action: ["late", IconChecklist],
  late_action: ["late", IconChecklist],
  incomplete_need: ["soon", IconPencilQuestion],
  review_resolution: ["soon", IconHistory],
  publish_edition: ["soon", IconStack2],
  give_consent: ["soon", IconThumbUp],
  sign_hand_over: ["soon", IconSignature],
  accept_hand_over: ["soon", IconSignature],
  urge_hand_over: ["late", IconFlag],
  handle_case: ["soon", IconPhoneCall],
  rate_case: ["neutral", IconStar],
  dispatch_case: ["soon", IconInbox],
  close_case: ["neutral", IconLock],
  visit_case: ["neutral", IconPhoneOutgoing],
  urge_case: ["late", IconFlag],
  answer_suggestion: ["soon", IconMessageCircle],
  judge_suggestion: ["neutral", IconMessageQuestion],
  assign_suggestion: ["soon", IconInbox],
  call_suggestion: ["soon", IconPhoneOutgoing],
  urge_suggestion: ["late", IconFlag],
  accept_undertaking: ["soon", IconUserStar],
  line_undertaking: ["soon", IconPencil],
  missed_undertaking: ["late", IconPencilQuestion],
  reply_undertaking: ["soon", IconMessageCircle],
  finish_undertaking: ["late", IconCalendarTime],
  confirm_undertaking: ["neutral", IconMessageQuestion],
  extend_undertaking: ["soon", IconCalendarTime],
  confirm_urgent: ["late", IconFlag],
  agree_example: ["soon", IconMessageQuestion],
  comment_consultation: ["soon", IconMessageQuestion],
  answer_consultation: ["soon", IconMessageCircle],
  take_up_claim: ["soon", IconInbox],
  pay_claim: ["info", IconCoinYuan],
  answer_supplement: ["soon", IconFileCheck],
};

export function WorkLine({ item, first }: { item: WorkItem; first: boolean }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[item.kind];
  const { match } = item;
  return (
    <li className={classes.item} data-first={(first && match !== null) || undefined}>
      <ToneBadge tone={tone} icon={icon}>
        {t(`work:kind.${item.kind}`)}
      </ToneBadge>
      <div className={classes.words}>
        <p>
          <Link to={item.href}>
            {t(match?.side === "supplier" ? "work:verb.answer_match_supplier" : `work:verb.${item.kind}`, {
              object: item.object,
              counterpart: item.counterpart ?? "",
              number: item.resolution ? formatResolution(t, item.resolution) : "",
            })}
          </Link>
        </p>
        {match && (
          <p className={text.quiet}>
            {match.resources.length > 0 && `${t("work:with", { resources: formatList(t, match.resources) })} · `}
            {match.supply && `${t(`work:supply.${match.side}`, { quantity: formatQuantity(t, match.supply) })} · `}
            {match.partly && `${t("matches:part")} · `}
            {t("work:score", { score: match.score })}
            {match.more > 0 && (
              <>
                {" · "}
                <Link to={item.href}>{t("work:more", { count: match.more })}</Link>
              </>
            )}
          </p>
        )}
        {item.done && item.whole && (
          <p className={text.quiet}>{t("work:doneOf", { done: formatQuantity(t, item.done), whole: formatQuantity(t, item.whole) })}</p>
        )}
      </div>
      <div className={classes.due}>{item.due === null ? <span className={text.quiet}>{t("work:noTime")}</span> : <TimeLeft until={item.due} />}</div>
      <div className={classes.buttons}>
        {match ? (
          <AnswerButtons match={{ id: match.id, revision: match.revision, answerAs: match.answerAs, suppliers: match.suppliers }} compact />
        ) : (
          <Button component={Link} to={item.href} size="xs" variant="default">
            {t(`work:button.${item.kind as Exclude<WorkKind, "answer_match">}`)}
          </Button>
        )}
      </div>
    </li>
  );
}
