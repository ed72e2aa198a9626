/**
 * What a text to be given away must not carry: keys and tokens by their usual forms, addresses of people, the name of a home
 * folder, and everything of a web address but its scheme, host and path.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/\b(https?:\/\/)(?:[^\s/@]+@)?([^\s/?#]+)([^\s?#]*)(?:[?#]\S*)?/gi, '$1$2$3'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [removed]'],
  [/\b(?:sk|pk|rk|xai|gsk|ghp|gho|ghs|github_pat|glpat|AIza|AKIA|xox[abpr])[-_]?[\w-]{12,}/g, '[removed]'],
  [/\beyJ[\w-]{10,}(?:\.[\w-]+)*/g, '[removed]'],
  [
    /\b((?:api[-_ ]?key|token|secret|password|passwd|authorization)["']?\s*[:=]\s*["']?)(?!bearer\b|basic\b|\[)[^\s"',;]{4,}/gi,
    '$1[removed]',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[removed]'],
  [/(\/(?:home|Users)\/|\\Users\\)[^\s/\\:]+/g, '$1[removed]'],
];

/** A text without what tells a secret or a person. */
export function redact(text: string): string {
  return RULES.reduce((kept, [rule, instead]) => kept.replace(rule, instead), text);
}
