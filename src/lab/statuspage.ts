import {
  componentStateOf,
  isOver,
  type PageState,
  type Report,
  type ReportUpdate,
  worstStatus,
} from './page-state.ts';
import type { ComponentStatus, ScenarioComponent, ScenarioPage } from './scenario.ts';
import { toStatuspageId } from './seeded.ts';

/** What a page document needs beside the page's state: who it is, where it is served, and when the story began. */
export interface PageContext {
  readonly page: ScenarioPage;
  readonly url: string;
  readonly startedAtMs: number;
}

export type Indicator = 'none' | 'minor' | 'major' | 'critical' | 'maintenance';

const DAY_MS = 86_400_000;
const DESCRIPTIONS: Readonly<Record<Indicator, string>> = {
  none: 'All Systems Operational',
  minor: 'Partially Degraded Service',
  major: 'Partial System Outage',
  critical: 'Major Service Outage',
  maintenance: 'Service Under Maintenance',
};
const INDICATOR_ORDER: readonly Indicator[] = ['none', 'maintenance', 'minor', 'major', 'critical'];
const INDICATOR_OF: Readonly<Record<ComponentStatus, Indicator>> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'major',
};

/** The page-wide light: the worst of open incidents and components; critical also when every component is out. */
export function toIndicator(
  page: ScenarioPage,
  state: PageState,
): { indicator: Indicator; description: string } {
  const statuses = page.components
    .filter((component) => !component.isGroup)
    .map((component) => componentStateOf(state, component, page.components).status);
  const impacts = state.reports
    .filter((report) => report.kind === 'incident' && !isOver(report))
    .map((report) => report.impact);
  const all = statuses.every((status) => status === 'major_outage')
    ? 'critical'
    : INDICATOR_OF[worstStatus(statuses)];
  const indicator = [all, ...impacts].reduce<Indicator>(
    (worst, next) => (INDICATOR_ORDER.indexOf(next) > INDICATOR_ORDER.indexOf(worst) ? next : worst),
    'none',
  );
  return { indicator, description: DESCRIPTIONS[indicator] };
}

function toTime({ startedAtMs }: PageContext, offsetMs: number): string {
  return new Date(startedAtMs + offsetMs).toISOString();
}

function toComponentRow(context: PageContext, state: PageState, component: ScenarioComponent) {
  const { components, id: pageId } = context.page;
  const { status, changedAt } = componentStateOf(state, component, components);
  // A page is older than any story about it; each component got its present state some days before.
  const createdAt = toTime(context, -(400 + components.indexOf(component)) * DAY_MS);
  return {
    id: component.id,
    name: component.name,
    status,
    created_at: createdAt,
    updated_at: toTime(context, changedAt ?? -9 * DAY_MS),
    position: components.indexOf(component) + 1,
    description: component.description,
    showcase: !component.isGroup,
    start_date: createdAt.slice(0, 10),
    group_id: component.group,
    page_id: pageId,
    group: component.isGroup,
    only_show_if_degraded: false,
    ...(component.isGroup
      ? { components: components.filter(({ group }) => group === component.id).map(({ id }) => id) }
      : {}),
  };
}

function toUpdateRow(context: PageContext, report: Report, update: ReportUpdate, index: number) {
  const named = new Map(context.page.components.map((component) => [component.id, component.name]));
  return {
    id: toStatuspageId(context.page.id, report.kind, report.id, index),
    status: update.status,
    body: update.body,
    incident_id: toStatuspageId(context.page.id, report.kind, report.id),
    created_at: toTime(context, update.at),
    updated_at: toTime(context, update.at),
    display_at: toTime(context, update.displayAt),
    affected_components:
      update.changes.length === 0
        ? null
        : update.changes.map(({ id, from, to }) => ({
            code: id,
            name: named.get(id) ?? id,
            old_status: from,
            new_status: to,
          })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}

function toReportRow(context: PageContext, state: PageState, report: Report) {
  const id = toStatuspageId(context.page.id, report.kind, report.id);
  const time = (offsetMs: number | null) => (offsetMs === null ? null : toTime(context, offsetMs));
  const linked = context.page.components.filter(
    (component) => report.isLinked && report.componentIds.includes(component.id),
  );
  return {
    id,
    name: report.name,
    status: report.status,
    created_at: toTime(context, report.createdAt),
    updated_at: toTime(context, report.updatedAt),
    monitoring_at: time(report.monitoringAt),
    resolved_at: time(report.resolvedAt),
    impact: report.impact,
    shortlink: `${context.url}/incidents/${id}`,
    started_at: toTime(context, report.scheduledFor ?? report.createdAt),
    page_id: context.page.id,
    incident_updates: report.updates
      .map((update, index) => toUpdateRow(context, report, update, index))
      .reverse(),
    components: linked.map((component) => toComponentRow(context, state, component)),
    reminder_intervals: null,
    ...(report.kind === 'maintenance'
      ? { scheduled_for: time(report.scheduledFor), scheduled_until: time(report.scheduledUntil) }
      : {}),
  };
}

/** A page lists its latest fifty reports, no more. */
const LISTED = 50;

/**
 * The document a Statuspage v2 API serves at `path`, or null where it serves none. Field set and order as such pages have them.
 */
export function toStatuspageDocument(context: PageContext, state: PageState, path: string): unknown {
  const reports = (kind: Report['kind'], wanted: (report: Report) => boolean) =>
    state.reports
      .filter((report) => report.kind === kind && wanted(report))
      .slice(0, LISTED)
      .map((report) => toReportRow(context, state, report));
  const page = {
    id: context.page.id,
    name: context.page.name,
    url: context.url,
    time_zone: 'Etc/UTC',
    updated_at: toTime(context, state.updatedAt ?? -DAY_MS),
  };
  const components = () =>
    context.page.components.map((component) => toComponentRow(context, state, component));
  const status = toIndicator(context.page, state);
  switch (path) {
    case '/api/v2/summary.json':
      return {
        page,
        components: components(),
        incidents: reports('incident', (report) => !isOver(report)),
        scheduled_maintenances: reports('maintenance', (report) => !isOver(report)),
        status,
      };
    case '/api/v2/status.json':
      return { page, status };
    case '/api/v2/components.json':
      return { page, components: components() };
    case '/api/v2/incidents.json':
      return { page, incidents: reports('incident', () => true) };
    case '/api/v2/incidents/unresolved.json':
      return { page, incidents: reports('incident', (report) => !isOver(report)) };
    case '/api/v2/scheduled-maintenances.json':
      return { page, scheduled_maintenances: reports('maintenance', () => true) };
    case '/api/v2/scheduled-maintenances/upcoming.json':
      return { page, scheduled_maintenances: reports('maintenance', ({ status }) => status === 'scheduled') };
    case '/api/v2/scheduled-maintenances/active.json':
      return {
        page,
        scheduled_maintenances: reports(
          'maintenance',
          ({ status }) => status === 'in_progress' || status === 'verifying',
        ),
      };
    default:
      return null;
  }
}
