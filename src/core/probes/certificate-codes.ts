/** Certificate errors that mean somebody else answered. An expired one is left out: it may be the provider's own. */
const FOREIGN: ReadonlySet<string> = new Set([
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A certificate outside its dates: nothing else was wrong with it, or OpenSSL would have said so first. */
const OUT_OF_DATE: ReadonlySet<string> = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

/** Whether a handshake failed because somebody else answered it. */
export function isForeignCertificate(code: string): boolean {
  return FOREIGN.has(code);
}

/** Whether a handshake failed by the dates of a certificate alone. */
export function isOutOfDate(code: string): boolean {
  return OUT_OF_DATE.has(code);
}
