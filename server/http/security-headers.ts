import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * Headers that every reply carries, with a content security policy whose nonce is made anew for each
 * (`response.locals.nonce`). Development lets Vite inject styles and speak over its socket. Hashed assets carry only
 * those that mean something for a script or a style: a page loads dozens, and the rest weighs as much as some of them.
 */
export function securityHeaders(options: { secure: boolean; development: boolean }): RequestHandler {
  const common = { strictTransportSecurity: options.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false } as const;
  const applyToAsset = helmet({
    ...common,
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  const apply = helmet({
    ...common,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        // Styles in Vite's development carry no nonce, and a nonce would switch 'unsafe-inline' off.
        styleSrc: options.development
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        // Mantine sets its variables in style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: options.development ? ["'self'", "ws:"] : ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "same-origin" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
  });
  return (request, response, next) => {
    if (request.path.startsWith("/assets/")) return void applyToAsset(request, response, next);
    response.locals.nonce = randomBytes(16).toString("base64");
    apply(request, response, next);
  };
}

const nonceOf = (response: object): string => (response as { locals: { nonce: string } }).locals.nonce;
