import * as mail from "../../../app/contracts/mailbox.ts";
import { endpoint } from "./endpoint.ts";

/** Having one's unread notices sent by mail; not found where the hub has no mail server. */
export const mailboxEndpoints = [
  endpoint({
    method: "GET",
    path: "/me/mailbox",
    summary: "Where mail reaches me, when, and the newest letters",
    reply: mail.mailboxView,
    handle: ({ actor, services }) => services.mail.getMailbox(actor),
  }),
  endpoint({
    method: "POST",
    path: "/me/mailbox/address",
    summary: "Send a code to an address, at most five a day",
    body: mail.mailAddressInput,
    reply: mail.mailboxView,
    handle: ({ actor, body, services }) => services.mail.offerMailAddress(actor, body),
  }),
  endpoint({
    method: "POST",
    path: "/me/mailbox/confirm",
    summary: "Make it my address with the code that came",
    body: mail.mailCodeInput,
    reply: mail.mailboxView,
    handle: ({ actor, body, services }) => services.mail.confirmMailAddress(actor, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/me/mailbox",
    summary: "Change when letters come",
    body: mail.mailboxPatch,
    reply: mail.mailboxView,
    handle: ({ actor, body, services }) => services.mail.changeMailbox(actor, body),
  }),
  endpoint({
    method: "DELETE",
    path: "/me/mailbox",
    summary: "Have no more letters sent to me",
    handle: ({ actor, services }) => services.mail.endMailbox(actor),
  }),
];
