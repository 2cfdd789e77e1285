import { Input, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MailboxView } from "../../../contracts/mailbox.ts";
import { Moment } from "../../../shell/kit/day.tsx";
import classes from "./letter-list.module.css";

/** What became of the newest letters. */
export function LetterList({ letters }: { letters: MailboxView["letters"] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.letters}>
      <Input.Label component="div">{t("people:mailbox.letters")}</Input.Label>
      {letters.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("people:mailbox.noLetters")}
        </Text>
      )}
      {letters.length > 0 && (
        <ul className={classes.list}>
          {letters.map((letter) => (
            <li key={letter.id} className={classes.letter}>
              <span>
                <Moment at={letter.sentAt ?? letter.at} />
              </span>
              <span>{t("people:mailbox.count", { count: letter.count })}</span>
              <span data-failed={letter.state === "refused" || letter.state === "given_up" || undefined}>{t(`people:mailbox.state.${letter.state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
