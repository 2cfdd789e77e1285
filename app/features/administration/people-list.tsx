import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { KeptPersonView } from "../../contracts/people.ts";
import { formatClauses } from "../../i18n/formats.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { RecordTable } from "../../shell/kit/record-table.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

/** Accounts with their seats and whether they can sign in. */
export function PeopleList({ people }: { people: KeptPersonView[] }) {
  const { t } = useTranslation();
  const seatWords = ({ seats }: KeptPersonView) =>
    formatClauses(
      t,
      seats.map((seat) => [seat.organization?.name ?? seat.alliance?.name, t(`roles:${seat.role}`)].filter(Boolean).join(" · ")),
    ) || t("administration:noSeat");
  return (
    <RecordTable
      name="people"
      caption={t("administration:tabs.people")}
      rows={people}
      rowKey={(row) => row.id}
      href={(row) => `/admin/people/${row.id}`}
      columns={[
        { key: "name", head: t("people:name"), cell: (row) => row.name, primary: true },
        { key: "account", head: t("administration:account"), cell: (row) => row.account },
        { key: "seats", head: t("administration:seats"), cell: seatWords, onCard: true },
        { key: "state", head: t("administration:state"), cell: accountState, onCard: true },
        { key: "phone", head: t("administration:phone"), cell: (row) => row.phone },
      ]}
      empty={<EmptyState icon={IconUsers} title={t("administration:nobody")} hint={t("administration:nobodyHint")} />}
    />
  );
}

const accountState = (person: KeptPersonView) => <AccountState person={person} />;

/** 可以登录 · 等待设置密码 · 已停用 */
export function AccountState({ person }: { person: KeptPersonView }) {
  const { t } = useTranslation();
  if (person.disabled) return <ToneBadge tone="late">{t("administration:states.disabled")}</ToneBadge>;
  if (!person.hasPassword) return <ToneBadge tone="soon">{t("administration:states.invited")}</ToneBadge>;
  return <ToneBadge tone="good">{t("administration:states.active")}</ToneBadge>;
}
