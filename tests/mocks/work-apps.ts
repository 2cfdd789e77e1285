import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";

/** A message as a work app got it. */
export interface SentMessage {
  /** Host of the work app. */
  app: string;
  url: URL;
  body: Record<string, unknown>;
}

/** Stands in for the three work apps: keeps what they are sent, and answers as it is told. */
export function createWorkApps() {
  const sent: SentMessage[] = [];
  const fine = () => HttpResponse.json({ errcode: 0, errmsg: "ok", code: 0, msg: "success", data: {} });
  let answer: () => Response | Promise<Response> = fine;
  const take = async ({ request }: { request: Request }) => {
    const url = new URL(request.url);
    sent.push({ app: url.host, url, body: (await request.json()) as Record<string, unknown> });
    return answer();
  };
  const network = setupServer(
    http.post("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", take),
    http.post("https://oapi.dingtalk.com/robot/send", take),
    http.post("https://open.feishu.cn/open-apis/bot/v2/hook/:token", take),
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
  );
  return {
    network,
    /** Everything that was sent, oldest first. */
    sent,
    /** What the work apps answer from now on; without an answer all is well. */
    answers(next: (() => Response | Promise<Response>) | null): void {
      answer = next ?? fine;
    },
  };
}
