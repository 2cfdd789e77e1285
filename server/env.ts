import { z } from "zod";

const address = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://", abort: true });
/** An address under which nothing is served but the hub: links are made by what follows it, and origins compared. */
const origin = address.refine((text) => new URL(text).href === `${new URL(text).origin}/`, {
  error: "must be an address alone, with neither path nor query",
});
const flag = z.enum(["0", "1", "true", "false"], { error: "takes 1 or 0" }).transform((text) => text === "1" || text === "true");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

/** A whole number within bounds, in plain digits: what JavaScript makes of " ", "3e3" or "0x10" nobody meant. */
function whole(least: number, most: number) {
  const error = `takes a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(least, { error }).max(most, { error }));
}

/** A name or address with its port. */
const insideHost = /^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:[1-9]\d{0,4})?$/;

/** A mail server: with a password only in a sealed connection, which `smtp:` begins by STARTTLS. */
const mailServer = z.url({ protocol: /^smtps?$/, error: "must be an address that begins with smtp:// or smtps://", abort: true }).refine((text) => new URL(text).hostname !== "" && /^\/?$/.test(new URL(text).pathname) && new URL(text).search === "", {
  error: "must be an address alone, with neither path nor query",
});

const named = z.string().min(1).max(500).optional();

const secret = z.string().min(32, { error: "each secret needs at least 32 characters" });
const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const sources = ["memory", "database"] as const;

/** Every variable the hub reads: its form, its default and what it is for. `npm run env:doc` prints this as a table. */
export const environmentSchema = z.object({
  PORT: whole(0, 65_535).default(3000).describe("port the hub listens on; 0 takes a free one"),
  HOST: z.string().min(1).default("127.0.0.1").describe("address the hub listens on"),
  BASE_URL: origin.optional().describe("address people use, such as https://hub.example.gov.cn; decides cookies and allowed origins"),
  DATA_DIR: z.string().min(1).default(".data").describe("folder of the embedded store and of the hub's own secrets"),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, { error: "must begin with mongodb:// or mongodb+srv://" })
    .optional()
    .describe("MongoDB >= 6.0 replica set, or the address `npm run store` printed; unset: the embedded store in DATA_DIR"),
  SESSION_SECRETS: list
    .pipe(z.tuple([secret], secret, { error: "names no secret" }))
    .optional()
    .describe("comma-separated secrets, newest first, that sign the set-up link and the seals of audit records, and seal the addresses of group robots and webhooks; unset: one is kept in DATA_DIR"),
  TRUST_PROXY: whole(0, 10).default(0).describe("number of trusted proxies in front of the hub"),
  LOG_LEVEL: z.enum(levels, { error: `takes one of ${levels.join(", ")}` }).default("info").describe("what is logged"),
  METRICS_PORT: whole(1, 65_535).optional().describe("port for Prometheus metrics; unset: none"),
  MATCHING_CANDIDATES: z
    .enum(sources, { error: `takes one of ${sources.join(", ")}` })
    .default("memory")
    .describe("where counterparts are looked for: all live lines in each process's memory, or the database (docs/decisions/012)"),
  EMBEDDINGS_URL: address
    .optional()
    .describe("embedding model that answers like OpenAI's /v1/embeddings; unset: texts are matched by their words alone"),
  EMBEDDINGS_MODEL: z.string().min(1).max(100).default("bge-m3").describe("name of the embedding model"),
  EMBEDDINGS_KEY: z.string().min(1).optional().describe("key for the embedding model, sent as a bearer token"),
  WEBHOOK_HOSTS: list
    .pipe(z.array(z.string().regex(insideHost, { error: "each is a host in lower case, with :port unless that is 443" })))
    .default([])
    .describe("comma-separated hosts inside the network, such as erp.example.gov.cn or 10.2.3.4:8443, that webhooks may be sent to; all others have to be in the internet, on port 443"),
  WECOM_CORP_ID: named.describe("企业微信 sign-in: the corporation's number; people come back to /sign-in/back/wecom below BASE_URL"),
  WECOM_AGENT_ID: named.describe("企业微信 sign-in: the app's AgentId"),
  WECOM_SECRET: named.describe("企业微信 sign-in: the app's Secret"),
  DINGTALK_CORP_ID: named.describe("钉钉 sign-in: the corporation whose members may come in; back to /sign-in/back/dingtalk"),
  DINGTALK_CLIENT_ID: named.describe("钉钉 sign-in: the app's Client ID (AppKey)"),
  DINGTALK_CLIENT_SECRET: named.describe("钉钉 sign-in: the app's Client Secret"),
  FEISHU_APP_ID: named.describe("飞书 sign-in: the app's App ID; back to /sign-in/back/feishu"),
  FEISHU_APP_SECRET: named.describe("飞书 sign-in: the app's App Secret"),
  OIDC_ISSUER: address.refine((text) => text.startsWith("https://") || isLoopback(new URL(text).hostname), { error: "must begin with https://" }).optional().describe("OpenID Connect sign-in: the provider's address, under which it describes itself; back to /sign-in/back/oidc"),
  OIDC_CLIENT_ID: named.describe("OpenID Connect sign-in: the hub's client id there"),
  OIDC_CLIENT_SECRET: named.describe("OpenID Connect sign-in: the hub's client secret there"),
  OIDC_NAME: z.string().min(1).max(20).optional().describe("OpenID Connect sign-in: what people call the provider; unset: 统一身份认证"),
  MAIL_URL: mailServer.optional().describe("mail server that takes the hub's letters, such as smtps://hub%40example.gov.cn:password@mail.example.gov.cn:465; unset: nobody is told by mail"),
  MAIL_FROM: z.email({ error: "must be one mail address" }).optional().describe("address that the hub's letters come from"),
  DEMO: flag.default(false).describe("demo mode: the demo county and a sign-in page without passwords, on loopback only"),
});

export type Environment = z.infer<typeof environmentSchema>;

/**
 * Parses the environment once.
 * @throws Error whose message is one line and names each malformed variable
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(present);
  const complaints = (parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (parsed.success) complaints.push(...halfNamed(parsed.data));
  if (parsed.success && parsed.data.DEMO) complaints.push(...reachableDemo(parsed.data));
  if (complaints.length > 0 || !parsed.success) throw new Error(`environment: ${complaints.join("; ")}`);
  return parsed.data;
}

/** What only works together. */
const together = [
  ["WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET"],
  ["DINGTALK_CORP_ID", "DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET"],
  ["FEISHU_APP_ID", "FEISHU_APP_SECRET"],
  ["MAIL_URL", "MAIL_FROM"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

/** Variables that are missing beside others: half a provider would be no button and no word why, half a mail server no letter. Pure. */
function halfNamed(environment: Environment): string[] {
  return together.flatMap((names) => {
    const missing = names.filter((name) => environment[name] === undefined);
    const given = names.find((name) => environment[name] !== undefined);
    return given === undefined ? [] : missing.map((name) => `${name}: needed beside ${given}`);
  });
}

/** What would let others than this machine through the demo's door without passwords. Pure. */
function reachableDemo({ HOST, BASE_URL }: { HOST: string; BASE_URL?: string | undefined }): string[] {
  const refuse = (name: string, value: string) => `DEMO: only on a loopback address, and ${name} is ${value}`;
  return [
    ...(isLoopback(HOST) ? [] : [refuse("HOST", HOST)]),
    ...(BASE_URL && !isLoopback(new URL(BASE_URL).hostname.replace(/^\[|\]$/g, "")) ? [refuse("BASE_URL", BASE_URL)] : []),
  ];
}

/** Whether an address can be reached from this machine only. Pure. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
