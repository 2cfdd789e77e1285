/** Who somebody is for a provider. */
export interface OutsideIdentity {
  /** The corporation or issuer in which `subject` names somebody. */
  realm: string;
  subject: string;
  /** What the provider calls the person; null where it does not say. */
  label: string | null;
}

/** What an attempt to sign in is told apart by. */
export interface Attempted {
  /** Where the provider sends the browser back to; the same each time, for it has to be registered there. */
  redirect: string;
  state: string;
  nonce: string;
  /** PKCE (RFC 7636), where the provider knows it. */
  verifier: string;
}

/** One provider: where the browser goes, and who came back. */
export interface Provider {
  /** The operator's own name for it; null: the interface has one. */
  name: string | null;
  /** Where the browser goes. @param device its `User-Agent`: within the work app nothing has to be scanned. @throws unavailable */
  addressOf(attempted: Attempted, device: string): Promise<string>;
  /**
   * Who came back, by the query that the provider sent the browser back with; `state` was compared before. Effects: HTTPS requests to the
   * provider; redirects are not followed.
   * @throws signed_out `outside_declined` or `outside_refused`; unavailable `outside_silent`
   */
  identify(query: URLSearchParams, attempted: Attempted): Promise<OutsideIdentity>;
}
