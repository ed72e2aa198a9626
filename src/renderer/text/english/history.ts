const counted = (count: number): string => (count === 1 ? 'failure' : 'failures');

export const history = {
  title: 'History',
  service: 'Service',
  target: 'Target',
  mode: { legend: 'What to show', one: 'One service', compare: 'Compare' },
  form: {
    legend: 'Form',
    days: 'Form of the days',
    week: 'Form of the week',
    chart: 'Chart',
    table: 'Table',
  },
  noService: 'No service is watched.',
  noServiceMeans: 'What Pilotlight sees of the services you watch is kept, and stands here.',
  nothingYet: 'Nothing is recorded yet.',
  nothingYetMeans: 'Pilotlight has just begun to look. The first figures stand here within a few minutes.',
  lookedSince: (when: string): string => `Pilotlight has looked here since ${when}.`,
  loading: 'history',
  loadingDays: 'the last days',
  loadingWeek: 'the hours of the week',
  loadingComparison: 'the comparison',

  span: {
    legend: 'Time span',
    labels: { '1h': '1 h', '24h': '24 h', '7d': '7 d', '30d': '30 d', '90d': '90 d', '1y': '1 y' },
    /** Within a sentence that begins with it. */
    last: {
      '1h': 'In the last hour',
      '24h': 'In the last 24 hours',
      '7d': 'In the last 7 days',
      '30d': 'In the last 30 days',
      '90d': 'In the last 90 days',
      '1y': 'In the last year',
    },
    between: (from: string, to: string): string => `Between ${from} and ${to}`,
    fromTo: (from: string, to: string): string => `${from} to ${to}`,
    moves: 'Move and zoom',
    earlier: 'Earlier',
    later: 'Later',
    closer: 'Zoom in',
    wider: 'Zoom out',
    back: 'Back',
  },

  /** What a span adds up to; `span` is one of `span.last` or `span.between`. */
  summary: {
    nothing: (span: string, name: string): string => `${span} nothing was known of ${name}.`,
    calm: (span: string, name: string): string => `${span} ${name} worked for all of the time known.`,
    worked: (span: string, name: string, share: string, failures: number): string =>
      failures === 0
        ? `${span} ${name} worked for ${share} of the time known.`
        : `${span} ${name} worked for ${share} of the time known, with ${failures === 1 ? 'one failure' : `${failures} failures`}.`,
    out: (length: string): string => `It was out for ${length}.`,
    degraded: (length: string): string => `It was degraded for ${length}.`,
    both: (out: string, degraded: string): string => `It was out for ${out} and degraded for ${degraded}.`,
    unknown: (share: string): string => `Nothing is known about ${share} of the time.`,
  },
  tries: {
    none: (span: string, name: string): string => `${span} ${name} was not tried.`,
    noneCounts: (span: string, name: string): string => `${span} no try at ${name} counts.`,
    onlyAnswered: (span: string, name: string): string => `${span} ${name} answered the only try.`,
    allAnswered: (span: string, name: string, tried: string): string =>
      `${span} ${name} answered all ${tried} tries.`,
    failed: (span: string, name: string, failed: string, tried: string, share: string): string =>
      `${span} ${failed} of ${tried} tries at ${name} failed (${share}).`,
    typically: (latency: string): string => `It typically answers within ${latency}.`,
    uncounted: (count: string, isOne: boolean): string =>
      `${count} more ${isOne ? 'does' : 'do'} not count: the trouble was on this side.`,
  },

  chart: {
    label: 'Chart',
    moment: (name: string): string => `Moment in the history of ${name}`,
    noMoment: 'No moment chosen',
    marked: 'Beginning marked. Go to the end and press Enter. ',
    hint: 'Point at the chart or use the arrow keys to read a moment. Drag to zoom into a part; + and − zoom, Shift with an arrow moves, Escape goes back.',
    legend: 'Legend',
    half: 'half answered within',
    share95: '95 %',
    share99: '99 %',
    shareFailed: 'share that failed',
    phases: {
      dnsMs: 'finding the address',
      tcpMs: 'connecting',
      tlsMs: 'securing',
      ttfbMs: 'waiting for the answer',
    },
    rows: { phases: 'Phases', failed: 'Failed', here: 'Here', page: 'Page' },
    tables: (name: string): string => `History of ${name} as tables`,
  },
  /** A moment, read out. */
  slot: {
    line: (when: string, what: string): string => `${when}: ${what}`,
    half: (latency: string): string => `half within ${latency}`,
    share95: (latency: string): string => `95 % within ${latency}`,
    share99: (latency: string): string => `99 % within ${latency}`,
    phases: (whole: string, dns: string, tcp: string, tls: string, wait: string): string =>
      `on average ${whole} in all (address ${dns}, connecting ${tcp}, securing ${tls}, waiting ${wait} ms)`,
    noneFailed: 'none failed',
    failed: (failed: number, tried: number): string => `${failed} of ${tried} failed`,
    uncounted: (count: number): string => `${count} not counted`,
    nothing: 'nothing known',
    here: (states: string): string => `seen here: ${states}`,
    page: (states: string): string => `page: ${states}`,
  },
  columns: {
    answers: 'Answers and failures',
    verdicts: 'Verdicts',
    said: 'What the page said',
    from: 'From',
    half: 'Half within',
    average: (phase: string): string => `Average ${phase}`,
    tries: 'Tries',
    failed: 'Failed',
    state: 'State',
    nothing: 'Nothing known',
  },

  figures: {
    worked: 'Worked',
    nothingKnown: 'nothing is known',
    ofKnown: (length: string): string => `of ${length} known`,
    out: (length: string): string => `out ${length}`,
    degraded: (length: string): string => `degraded ${length}`,
    between: 'Between failures',
    noFailure: 'No failure',
    inSpan: 'in this span',
    forEach: (count: number): string =>
      count === 1
        ? 'known working time, with one failure'
        : `known working time for each of ${count} failures`,
    detect: 'To find out',
    repair: 'To be over',
    noBeginning: 'no failure seen to begin',
    noWhole: 'no failure seen whole',
    oneWhole: 'one failure seen whole',
    meanWhole: (count: number): string => `mean of ${count} seen whole`,
    ahead: 'Ahead of the page',
    behind: 'Behind the page',
    pageSilent: 'the page spoke of none',
    oneLead: 'in one failure',
    meanLead: (count: number): string => `mean of ${count} failures`,
  },
  leads: {
    title: 'Ahead of the page',
    knewBefore: (ahead: number, all: number, mean: string): string =>
      `Pilotlight knew before the page in ${ahead} of ${all} ${counted(all)}, on average ${mean} before it.`,
    knewAfter: (ahead: number, all: number, mean: string): string =>
      `Pilotlight knew before the page in ${ahead} of ${all} ${counted(all)}, on average ${mean} after it.`,
    silent: (count: number): string =>
      count === 1 ? 'One failure the page never mentioned.' : `${count} failures the page never mentioned.`,
    picture: (words: string): string => `${words} Each failure is in the list of failures.`,
    after: (minutes: number): string => `${minutes} min after the page`,
    zero: 'the page speaks',
    before: (minutes: number): string => `${minutes} min before`,
  },
  steps: {
    title: 'What was seen, and why',
    zoomIn: 'Zoom into a day or less to see each verdict, and what it rested on.',
    none: 'The verdict did not change in this time.',
  },
  episodes: {
    title: 'Failures',
    newestFirst: 'Failures, newest first',
    when: 'When',
    worst: 'At worst',
    lasted: 'Lasted',
    found: 'Found after',
    page: 'The page said so',
    show: ': show it in the chart',
    goesOn: 'goes on',
    pageBefore: (length: string): string => `${length} before us`,
    pageLater: (length: string): string => `${length} later`,
    pageNever: 'not at all',
    showAll: (count: number): string => `Show all ${count}`,
    showFewer: 'Show fewer',
  },

  days: {
    title: (count: number): string => `Last ${count} days`,
    seen: 'Seen here',
    page: 'Status page',
    day: (count: number, name: string): string => `Day in the last ${count} of ${name}`,
    noDay: 'No day chosen',
    hint: 'A stub is a day nobody knows; a bar fills with trouble. Choose a day to see it in the chart.',
    nothing: (day: string): string => `${day}: nothing known`,
    known: (day: string, length: string, what: string): string => `${day}, ${length} known. ${what}`,
    calm: 'All calm',
    trouble: (state: string, length: string): string => `${state} for ${length}`,
    left: (count: number): string => `${count} more components are watched and not drawn here.`,
    legend: 'Legend of the days',
    nothingKnown: 'nothing known',
    table: (name: string): string => `Troubled days of ${name} as a table`,
    caption: 'Days with trouble',
    columns: { day: 'Day', where: 'Where', trouble: 'Trouble', known: 'Known' },
    noTrouble: 'No day had any trouble.',
  },
  week: {
    title: 'When does it fail?',
    over: (weeks: number): string => `Over the last ${weeks} weeks, in your time zone.`,
    hour: (name: string): string => `Hour in the week of ${name}`,
    noHour: 'No hour chosen',
    hint: 'Point at an hour or use the arrow keys to read it.',
    tooLittle: (name: string, known: number, all: number): string =>
      `Too little is known yet to say when ${name} fails: ${known} of ${all} hours of the week.`,
    never: (name: string): string => `${name} did not fail at any hour of the week.`,
    even: (name: string, share: string): string => `No hours stand out: ${name} failed in ${share}.`,
    most: (name: string, day: string, from: string, to: string, share: string, usual: string): string =>
      `${name} fails most on ${day}s from ${from} to ${to}: ${share}, against ${usual} on the whole.`,
    ofTries: (share: string): string => `${share} of tries`,
    ofTime: (share: string): string => `${share} of the time`,
    when: (day: string, from: string, to: string): string => `${day} ${from} to ${to}`,
    nothing: (when: string): string => `${when}: nothing known`,
    tries: (count: string): string => `${count} tries`,
    none: (when: string, known: string): string => `${when}: no failure in ${known}`,
    failed: (when: string, failed: string, known: string, share: string): string =>
      `${when}: ${failed} of ${known} failed (${share})`,
    legend: 'Legend of the week',
    nothingKnown: 'nothing known',
    noFailure: 'no failure',
    fewer: 'fewer',
    over100: (percent: number): string => `over ${percent} %`,
    table: (name: string): string => `The week of ${name} as a table`,
    caption: 'Share that failed in percent, by hour of the week',
  },
  compare: {
    label: 'Services compared',
    nothing: 'There is nothing to compare.',
    nothingMeans:
      'The services watched are known from their status pages alone; no target of theirs is tried from here.',
    moment: 'Moment in the history of the services compared',
    scale: (top: string): string =>
      `The line is what half of the answers took, the dashes 95 %; each row reaches up to ${top}. A mark below it is a failure; where it is hatched, nothing is known.`,
    nothingKnown: 'nothing known',
    noAnswer: 'no answer',
    failed: (count: number): string => `${count} failed`,
    notTried: 'not tried',
    shareFailed: (share: string): string => `${share} failed`,
    showAll: (count: number): string => `Show all ${count}`,
    table: 'Services compared as a table',
    columns: {
      target: 'Target',
      typically: 'Typically within',
      tries: 'Tries',
      failed: 'Failed',
      known: 'Time known',
    },
  },
};

/** What the History view says. Another language is another value of this shape. */
export type HistoryText = typeof history;
