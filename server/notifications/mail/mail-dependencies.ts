import type { Dependencies } from "../../dependencies.ts";
import type { AddWorkTime } from "./letter-time.ts";
import type { Mailer } from "./mailer.ts";

/** What telling people by mail needs besides. */
export interface MailDependencies extends Dependencies {
  /** Null where no mail server is named: nobody has a mailbox there. */
  mailer: Mailer | null;
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
  addWorkTime: AddWorkTime;
  /** A code of six digits. */
  newCode(): string;
}

/** What keeping a mailbox and sending need: a mail server. */
export interface WithMailer extends MailDependencies {
  mailer: Mailer;
}
