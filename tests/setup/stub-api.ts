import { afterEach, beforeEach, vi, type Mock } from "vitest";
import { statusOfCode, type FieldError, type Problem, type ProblemCode } from "../../app/contracts/problem.ts";

export interface StubbedApi {
  /** What the page calls; given answers by the functions below, or one by one. */
  fetch: Mock<typeof fetch>;
  /** From now on every command is answered with this, 200 unless told otherwise; without a body as 204 is. */
  answer(body?: unknown, status?: number): void;
  /** From now on every command is refused. */
  refuse(code: ProblemCode, errors?: FieldError[], detail?: string): void;
  /** From now on nothing arrives. */
  loseNetwork(): void;
  /** Address and body of each command that was sent. */
  sent(): [path: string, body: unknown][];
}

/**
 * Stands in for the hub's API in the component tests of a file, call it once at the top. A command that no test
 * answers fails that test. Whether the hub is there at all, which a page asks before it fetches code, is no command: it is, until
 * the network is lost. What a page kept on the device is forgotten before each.
 */
export function stubApi(): StubbedApi {
  let isLost = false;
  const api = vi.fn<typeof fetch>((address) => {
    console.error(`no answer was given to ${String(address)}`);
    return Promise.reject(new TypeError("no answer"));
  });
  beforeEach(() => {
    localStorage.clear();
    isLost = false;
    vi.stubGlobal("fetch", ((address, request) => (String(address) === "/livez" && !isLost ? Promise.resolve(reply({})) : api(address, request))) satisfies typeof fetch);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.clearAllMocks();
    api.mockReset();
  });
  const arrive = (answer: typeof fetch) => {
    isLost = false;
    api.mockImplementation(answer);
  };
  return {
    fetch: api,
    answer: (body, status) => arrive(async () => reply(body, status)),
    refuse: (...given) => arrive(async () => refusal(...given)),
    loseNetwork() {
      isLost = true;
      api.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
    },
    sent: () => api.mock.calls.map(([address, request]) => [String(address), typeof request?.body === "string" ? JSON.parse(request.body) : undefined]),
  };
}

/** One answer of the API. */
export function reply(body?: unknown, status = body === undefined ? 204 : 200): Response {
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}

/** One refusal, as the API words it. */
export function refusal(code: ProblemCode, errors: FieldError[] = [], detail = "请按提示修改后再提交。"): Response {
  const status = statusOfCode[code];
  const problem: Problem = { type: `urn:lianmeng:problem:${code}`, title: "填写有误", status, code, detail, errors, requestId: "r-1" };
  return Response.json(problem, { status, headers: { "Content-Type": "application/problem+json" } });
}
