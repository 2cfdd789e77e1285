import * as openid from "openid-client";
import { AppError } from "../../../errors.ts";
import { refused, requireCodeOf, silent } from "./ask-provider.ts";
import type { Provider } from "./provider.ts";

export interface OidcAccess {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What its button says. */
  name: string;
}

const TIMEOUT_SECONDS = 8;
/** What the provider says of itself is asked for again after so long, for its keys and addresses may move. */
const KNOWN_MS = 3_600_000;

/**
 * Any provider of OpenID Connect, such as a province's unified sign-in: authorization code with PKCE, state and nonce; the signed ID token
 * says who came. `openid-client` speaks the protocol, because checking tokens is not ours to write.
 */
export function oidc({ issuer, clientId, clientSecret, name }: OidcAccess, now: () => number): Provider {
  let known: { configuration: Promise<openid.Configuration>; until: number } | null = null;

  const configuration = (): Promise<openid.Configuration> => {
    if (known && known.until > now()) return known.configuration;
    // Without TLS only where nobody is on the way: a provider on this machine.
    const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(`${issuer}/`);
    // A token's signature is checked also where it came over TLS.
    const execute = [openid.enableNonRepudiationChecks, ...(isLocal ? [openid.allowInsecureRequests] : [])];
    const found = openid.discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: TIMEOUT_SECONDS, execute }).catch((error: unknown) => {
      known = null;
      throw silent(nameOf(error));
    });
    known = { configuration: found, until: now() + KNOWN_MS };
    return found;
  };

  return {
    name,
    async addressOf({ redirect, state, nonce, verifier }) {
      const query = {
        redirect_uri: redirect,
        scope: "openid profile",
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      };
      return openid.buildAuthorizationUrl(await configuration(), query).href;
    },
    async identify(query, { redirect, state, nonce, verifier }) {
      requireCodeOf(query);
      const returned = new URL(`${redirect}?${query.toString()}`);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await openid.authorizationCodeGrant(await configuration(), returned, checks).catch((error: unknown) => {
        throw refusalOf(error);
      });
      const claims = tokens.claims()!;
      return { realm: claims.iss, subject: claims.sub, label: typeof claims.name === "string" ? claims.name : null };
    },
  };
}

/** The library's codes for an answer that was not one. */
const unanswered: ReadonlySet<string | undefined> = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM"]);

/** What it means that no token was had. Errors of the protocol hold answers, and answers secrets: only their names go on. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const isRefused = error instanceof openid.ResponseBodyError ? error.status < 500 : error instanceof openid.ClientError && !unanswered.has(error.code);
  return isRefused ? refused() : silent(nameOf(error));
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
