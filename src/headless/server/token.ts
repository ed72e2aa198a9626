import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, safe in an address and in a cookie. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether `given` is the token. The time it takes tells nothing of either: both are hashed to one length first. */
export function isToken(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** The value of a cookie in a `Cookie` header; null where it has none of that name. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return null;
}

/**
 * The `Set-Cookie` value that lets a browser in. Without `Secure`, because the server speaks plain HTTP; it ends with the
 * browser's session, as the token ends with the server.
 */
export function toCookie(name: string, token: string): string {
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}
