import { componentStateOf, isOver, type PageState, type Report } from './page-state.ts';
import { toUlid } from './seeded.ts';
import { type PageContext, toIndicator } from './statuspage.ts';

/** incident.io writes whole seconds with an offset where Statuspage writes milliseconds and Z. */
function toTime({ startedAtMs }: PageContext, offsetMs: number): string {
  return new Date(startedAtMs + offsetMs).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

function toReportRow(context: PageContext, report: Report) {
  const id = toUlid(context.startedAtMs + report.createdAt, context.page.id, report.kind, report.id);
  return {
    id,
    name: report.name,
    status: report.status,
    created_at: toTime(context, report.createdAt),
    updated_at: toTime(context, report.updatedAt),
    ...(report.resolvedAt === null ? {} : { resolved_at: toTime(context, report.resolvedAt) }),
    impact: report.impact,
    page_id: context.page.id,
    incident_updates: report.updates
      .map((update, index) => ({
        id: toUlid(context.startedAtMs + update.at, context.page.id, report.kind, report.id, index),
        body: update.body,
        created_at: toTime(context, update.at),
        display_at: toTime(context, update.displayAt),
        incident_id: id,
        status: update.status,
        updated_at: toTime(context, update.at),
      }))
      .reverse(),
    components: [],
  };
}

/**
 * What incident.io's Statuspage-compatible API serves at `path`, or null where it answers with an HTML 404: no incidents in the summary,
 * no list of unresolved ones, no components on an incident.
 */
export function toIncidentioDocument(context: PageContext, state: PageState, path: string): unknown {
  const page = {
    id: context.page.id,
    name: context.page.name,
    url: `${context.url}/`,
    timezone: 'Etc/UTC',
    updated_at: toTime(context, state.updatedAt ?? 0),
  };
  const components = () =>
    context.page.components
      .filter((component) => !component.isGroup)
      .map((component, index) => {
        const { status, changedAt } = componentStateOf(state, component, context.page.components);
        return {
          id: component.id,
          name: component.name,
          status,
          position: index + 1,
          updated_at: toTime(context, changedAt ?? 0),
          page_id: context.page.id,
        };
      });
  const status = toIndicator(context.page, state);
  switch (path) {
    case '/api/v2/summary.json':
      return { page, status, components: components() };
    case '/api/v2/status.json':
      return { page, status };
    case '/api/v2/components.json':
      return { page, components: components() };
    case '/api/v2/incidents.json':
      return {
        page,
        incidents: state.reports
          .filter((report) => report.kind === 'incident')
          .slice(0, 50)
          .map((report) => toReportRow(context, report)),
      };
    case '/api/v2/scheduled-maintenances.json':
      return {
        page,
        scheduled_maintenances: state.reports
          .filter((report) => report.kind === 'maintenance' && !isOver(report))
          .map((report) => toReportRow(context, report)),
      };
    default:
      return null;
  }
}
