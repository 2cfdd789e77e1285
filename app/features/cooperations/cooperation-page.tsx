/** A cooperation: where it stands, what is left, the ledger, both sides' values, and who did what when. */
import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CooperationView, TimelineEntry } from "../../contracts/cooperations.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { AmountBar } from "../../shell/kit/amount-bar.tsx";
import { Columns, Stacked } from "../../shell/kit/columns.tsx";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { Quantity } from "../../shell/kit/quantity.tsx";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { useMe } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { WriteExample } from "../examples/write-example.tsx";
import { badgeOfCooperation } from "./badge-of-cooperation.ts";
import { BreakDialog } from "./break-dialog.tsx";
import { CooperationStages } from "./cooperation-stages.tsx";
import { CommitmentForm } from "./commitment-form.tsx";
import classes from "./cooperations.module.css";
import { DeliveryForm } from "./delivery-form.tsx";
import { ValueStatements } from "./value-statements.tsx";

export function CooperationPage({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const [breaking, setBreaking] = useState(false);
  useLiveRevalidate(useMe().streams, { types: ["cooperation."] });
  const { can, state, broken } = cooperation;
  return (
    <>
      <PageHeader
        title={cooperation.need.title}
        trail={[{ label: t("shell:nav.matching"), href: "/matching" }]}
        badge={<StateBadge state={badgeOfCooperation[state]} />}
        aside={cooperation.parties.map(({ name }) => name).join(" · ")}
        actions={
          <>
            {state === "confirmed" && <WriteExample kind="cooperation" id={cooperation.id} />}
            {can.break && (
              <Button variant="subtle" color="gray" onClick={() => setBreaking(true)}>
                {t("cooperations:breakOpen")}
              </Button>
            )}
          </>
        }
      />
      <Stacked>
        <Panel>
          <CooperationStages state={state} />
          {broken && (
            <p>
              {t(`cooperations:break.${broken.code}`)}：{broken.reason}
              {broken.organization && t("cooperations:brokenBy", { organization: broken.organization.name })}
            </p>
          )}
        </Panel>
        <Columns
          side={
            <>
              <Panel title={t("cooperations:values")}>
                <ValueStatements cooperation={cooperation} />
              </Panel>
              <Panel title={t("cooperations:timeline")}>
                <ul className={classes.timeline}>
                  {cooperation.timeline.toReversed().map((entry) => (
                    <TimelineLine key={`${entry.at}${entry.kind}${entry.by}${entry.quantity?.value}`} entry={entry} />
                  ))}
                </ul>
              </Panel>
            </>
          }
        >
          <Figures cooperation={cooperation} />
          {can.commit && (
            <Panel title={t("cooperations:commitTitle")}>
              <CommitmentForm cooperation={cooperation} />
            </Panel>
          )}
          {can.deliver.length > 0 && (
            <Panel title={t("cooperations:deliverTitle")}>
              <DeliveryForm cooperation={cooperation} />
            </Panel>
          )}
          <Ledger cooperation={cooperation} />
          {can.deliver.length === 0 && can.correct.length > 0 && <CorrectionPanel cooperation={cooperation} />}
        </Columns>
      </Stacked>
      <BreakDialog cooperation={cooperation} opened={breaking} onClose={() => setBreaking(false)} />
    </>
  );
}

/** Where all is delivered, the form for a mistake in it: out of the way until somebody asks for it. */
function CorrectionPanel({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <div>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("cooperations:correctOpen")}
        </Button>
      </div>
    );
  }
  return (
    <Panel title={t("cooperations:correctTitle")}>
      <DeliveryForm cooperation={cooperation} onlyCorrects />
    </Panel>
  );
}

function Figures({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const { committed, delivered, remaining, due, state } = cooperation;
  return (
    <Panel>
      <dl className={classes.figures}>
        <div>
          <dt>{t("cooperations:remaining")}</dt>
          <dd>{remaining ? <Quantity {...remaining} large /> : t("cooperations:toBeSpecified")}</dd>
        </div>
        {committed && (
          <div>
            <dt>{t("cooperations:committed")}</dt>
            <dd>
              <Quantity {...committed} large />
            </dd>
          </div>
        )}
        {delivered && (
          <div>
            <dt>{t("cooperations:deliveredSoFar")}</dt>
            <dd>
              <Quantity {...delivered} large />
            </dd>
          </div>
        )}
        {due && (
          <div>
            <dt>
              {t("cooperations:due")} <Day value={due} weekday />
            </dt>
            <dd>{state !== "delivered" && state !== "confirmed" && state !== "broken" && <TimeLeft until={due} />}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}

function Ledger({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const several = cooperation.commitments.length > 1;
  return (
    <Panel title={t("cooperations:ledger")}>
      {cooperation.commitments.map(({ id, resource, quantity, delivered }) => (
        <AmountBar
          key={id}
          label={
            <Anchor component={Link} to={`/listings/${resource.id}`} inherit>
              {resource.owner.name} · {resource.title}
            </Anchor>
          }
          value={Number(delivered)}
          of={Number(quantity.value)}
          text={t("format:ofWhole", { part: delivered, whole: formatQuantity(t, quantity) })}
        />
      ))}
      {cooperation.deliveries.length === 0 ? (
        <p className={text.quiet}>{t("cooperations:noDelivery")}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.ledger}>
            <thead>
              <tr>
                <th>{t("cooperations:day")}</th>
                {several && <th>{t("cooperations:supplier")}</th>}
                <th className={classes.number}>{t("cooperations:quantity")}</th>
                <th>{t("cooperations:enteredBy")}</th>
                <th>{t("cooperations:note")}</th>
              </tr>
            </thead>
            <tbody>
              {cooperation.deliveries.map((delivery) => (
                <tr key={delivery.id}>
                  <td>
                    <Day value={delivery.day} />
                  </td>
                  {several && <td>{delivery.owner.name}</td>}
                  <td className={classes.number}>
                    {delivery.correction ? "−" : "+"}
                    {formatQuantity(t, delivery.quantity)}
                  </td>
                  <td>{delivery.by}</td>
                  <td>
                    {delivery.correction && t("cooperations:isCorrection")} {delivery.note}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation();
  return (
    <li>
      <p>
        {entry.organization?.name} {entry.by ?? t("cooperations:hub")} {t(`cooperations:did.${entry.kind}`)}{" "}
        {entry.quantity && <Quantity {...entry.quantity} />} {entry.value && <Money fen={entry.value.amount} />}
      </p>
      {entry.note && <p className={text.quiet}>{entry.note}</p>}
      <p className={text.quiet}>
        <Moment at={entry.at} />
      </p>
    </li>
  );
}
