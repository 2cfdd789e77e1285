import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import type { WebhookMessage } from "../../app/contracts/webhooks.ts";
import { receiverExample } from "../../app/features/webhooks/receiver-example.ts";

/** A message as another system got it. */
export interface ReceivedMessage {
  /** Last part of the address. */
  at: string;
  id: string;
  headers: Record<string, string>;
  text: string;
  body: WebhookMessage;
}

type IsFromHub = (secret: string, headers: object, body: string, now: number) => boolean;

/** The check that receivers are told to make, as it stands on the page. */
export const { isFromHub } = (await import(`data:text/javascript,${encodeURIComponent(receiverExample)}`)) as { isFromHub: IsFromHub };

/** Stands in for systems at `https://hooks.example.com/…`: keeps what they are sent, and answers as it is told. */
export function createReceivers() {
  const got: ReceivedMessage[] = [];
  const fine = () => new HttpResponse(null, { status: 204 });
  let answer: (message: ReceivedMessage) => Response | Promise<Response> = fine;
  const network = setupServer(
    http.post("https://hooks.example.com/:at", async ({ request, params }) => {
      const text = await request.text();
      const headers = Object.fromEntries(request.headers);
      const message = { at: String(params.at), id: headers["webhook-id"] ?? "", headers, text, body: JSON.parse(text) as WebhookMessage };
      got.push(message);
      return answer(message);
    }),
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
  );
  return {
    network,
    /** Everything that came, oldest first. */
    got,
    /** What is answered from now on; without an answer all is well. */
    answers(next: ((message: ReceivedMessage) => Response | Promise<Response>) | null): void {
      answer = next ?? fine;
    },
  };
}
