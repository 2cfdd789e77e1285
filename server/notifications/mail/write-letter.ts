import { noticeSentence } from "../../../app/i18n/notice-sentence.ts";
import type { Locale } from "../../../app/contracts/locale.ts";
import type { NoticeRecord } from "../../../models/notice.ts";
import { letterTexts } from "./letter-texts.ts";
import type { Mail } from "./mailer.ts";

/** Whom a mail is for. */
interface Reader {
  name: string;
  locale: Locale;
}

type Written = Pick<Mail, "subject" | "text">;

/**
 * A letter of unread notices, oldest first, each with the address of its page. Plain text, which every mailbox shows as it is. Pure.
 * @param more how many there are besides
 * @param today the day in Asia/Shanghai
 */
export function writeLetter(reader: Reader, notices: readonly Pick<NoticeRecord, "kind" | "facts" | "href">[], parts: { more: number; today: string; baseUrl: string }): Written {
  const texts = letterTexts[reader.locale];
  const { t } = texts;
  const { more, today, baseUrl } = parts;
  const count = notices.length + more;
  const told = notices.map((notice) => `· ${noticeSentence(texts, notice, today) ?? t("inbox:other")}\n  ${baseUrl}${notice.href}`);
  return {
    subject: t("letters:subject", { count }),
    text: paragraphs(
      t("letters:hello", { name: reader.name }),
      t("letters:intro", { count }),
      ...told,
      ...(more > 0 ? [t("letters:more", { count: more })] : []),
      `${t("letters:open")}\n${baseUrl}/notices`,
      `—\n${t("letters:why")}\n${baseUrl}/me`,
      t("letters:noReply"),
    ),
  };
}

/** The mail with the code that confirms an address. Pure. */
export function writeCode(reader: Reader, code: string, baseUrl: string): Written {
  const { t } = letterTexts[reader.locale];
  return {
    subject: t("letters:codeSubject", { code }),
    text: paragraphs(t("letters:hello", { name: reader.name }), `${t("letters:code")}\n\n    ${code}`, t("letters:codeUntil"), `—\n${t("letters:noReply")}\n${baseUrl}/me`),
  };
}

const paragraphs = (...parts: string[]): string => `${parts.join("\n\n")}\n`;
