/** Share of tries that go wrong in health, and the bounds for the share estimated while in trouble. */
const HEALTHY_SHARE = 0.005;
const TROUBLE_SHARE = { least: 0.15, most: 0.9 };
/** ln(99): the odds, 99 to 1, at which a run of good tries is taken for recovery. */
const RECOVERY_LOG_ODDS = Math.log(99);
const MIN_GOOD_TRIES = 3;

/**
 * A sequential probability ratio test (Wald 1945) on the good tries in a row: the share that went wrong during the trouble
 * against health. After a hard outage three good tries are proof; where one in three went wrong, it takes a dozen.
 */
export function isRecovered(troubleShare: number, goodInARow: number): boolean {
  return goodInARow >= MIN_GOOD_TRIES && isLikelyOver(troubleShare, goodInARow);
}

/** The same test with no least number of tries, for trouble that has not been claimed yet: after a hard one, two are enough. */
export function isLikelyOver(troubleShare: number, goodInARow: number): boolean {
  const share = Math.min(TROUBLE_SHARE.most, Math.max(TROUBLE_SHARE.least, troubleShare));
  const logOddsPerTry = Math.log((1 - HEALTHY_SHARE) / (1 - share));
  return goodInARow * logOddsPerTry >= RECOVERY_LOG_ODDS;
}
