import { useTranslation } from "react-i18next";
import { PageHeader } from "../shell/kit/page-header.tsx";

export default function Desk() {
  const { t } = useTranslation();
  return <PageHeader title={t("shell:nav.desk")} />;
}
