import * as openid from "openid-client";
import { AppError, nameOf } from "../../../errors.ts";
import { ANSWER_MS, refused, requireCodeOf, silent } from "./ask-provider.ts";
import type { Provider } from "./provider.ts";

export interface OidcAccess {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call the provider. */
  name: string | null;
}

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
    const found = openid.discovery(new URL(issuer), clientId, clientSecret, authentication(clientSecret), { timeout: ANSWER_MS / 1_000, execute }).catch((error: unknown) => {
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

/**
 * How the hub shows who it is: in the form where the provider says that it takes it there, for headers are read in more ways than one; else in
 * the header, which is what a provider that says nothing takes (OpenID Connect Discovery 1.0).
 */
function authentication(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const takesForm = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") === true;
    (takesForm ? post : basic)(server, client, body, headers);
  };
}

/** The library's codes for an answer that was not one. */
const unanswered: ReadonlySet<string | undefined> = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_PARSE_ERROR"]);

/** What it means that no token was had. Errors of the protocol hold answers, and answers secrets: only their codes go on. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof openid.ResponseBodyError) return error.status < 500 ? refused(error.error) : silent(error.status);
  if (error instanceof openid.WWWAuthenticateChallengeError) return refused(error.status);
  if (error instanceof openid.ClientError) return unanswered.has(error.code) ? silent(error.code ?? error.name) : refused(error.code ?? error.name);
  return silent(nameOf(error));
}
