import { assertNever } from '../shared/result.ts';
import type {
  ComponentStatus,
  ReportStep,
  Scenario,
  ScenarioComponent,
  ScenarioService,
  Step,
} from './scenario.ts';

/** One component's change as an update tells it. */
export interface ComponentChange {
  readonly id: string;
  readonly from: ComponentStatus;
  readonly to: ComponentStatus;
}

export interface ReportUpdate {
  readonly at: number;
  readonly displayAt: number;
  readonly status: ReportStep['status'];
  readonly body: string;
  readonly changes: readonly ComponentChange[];
}

/** An incident or maintenance as the page shows it. `updates` are oldest first; times are offsets in ms. */
export interface Report {
  readonly id: string;
  readonly kind: 'incident' | 'maintenance';
  readonly name: string;
  readonly status: ReportStep['status'];
  readonly impact: 'none' | 'minor' | 'major' | 'critical' | 'maintenance';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly monitoringAt: number | null;
  readonly resolvedAt: number | null;
  readonly scheduledFor: number | null;
  readonly scheduledUntil: number | null;
  readonly componentIds: readonly string[];
  readonly isLinked: boolean;
  readonly updates: readonly ReportUpdate[];
}

export interface ComponentState {
  readonly status: ComponentStatus;
  readonly changedAt: number | null;
}

export interface PageState {
  readonly components: ReadonlyMap<string, ComponentState>;
  readonly reports: readonly Report[];
  /** When the page last changed; null while it never did. */
  readonly updatedAt: number | null;
}

const SEVERITY: Readonly<Record<ComponentStatus, number>> = {
  operational: 0,
  under_maintenance: 1,
  degraded_performance: 2,
  partial_outage: 3,
  major_outage: 4,
};

/** The most severe of several statuses; operational where there is none. */
export function worstStatus(statuses: readonly ComponentStatus[]): ComponentStatus {
  return statuses.reduce<ComponentStatus>(
    (worst, status) => (SEVERITY[status] > SEVERITY[worst] ? status : worst),
    'operational',
  );
}

export function isOver(report: Report): boolean {
  return report.status === 'resolved' || report.status === 'postmortem' || report.status === 'completed';
}

function statusIn(state: PageState, id: string): ComponentStatus {
  return state.components.get(id)?.status ?? 'operational';
}

function applyStatuses(
  state: PageState,
  set: Readonly<Record<string, ComponentStatus>>,
  at: number,
): PageState {
  const changed = Object.entries(set).filter(([id, status]) => status !== statusIn(state, id));
  const components = new Map(state.components);
  for (const [id, status] of changed) {
    components.set(id, { status, changedAt: at });
  }
  return { ...state, components, updatedAt: at };
}

function toReport(step: ReportStep, before: Report | undefined, state: PageState): Report {
  const componentIds = [...new Set([...(before?.componentIds ?? []), ...Object.keys(step.components)])];
  const update: ReportUpdate = {
    at: step.at,
    displayAt: step.displayAt ?? step.at,
    status: step.status,
    body: step.body,
    changes: componentIds.map((id) => ({
      id,
      from: statusIn(state, id),
      to: step.components[id] ?? statusIn(state, id),
    })),
  };
  const ends = step.status === 'resolved' || step.status === 'completed';
  return {
    id: step.id,
    kind: step.kind,
    name: step.name ?? before?.name ?? step.id,
    status: step.status,
    impact: step.kind === 'maintenance' ? 'maintenance' : (step.impact ?? before?.impact ?? 'none'),
    createdAt: before?.createdAt ?? step.at,
    updatedAt: step.at,
    monitoringAt: before?.monitoringAt ?? (step.status === 'monitoring' ? step.at : null),
    resolvedAt: ends ? step.at : step.status === 'postmortem' ? (before?.resolvedAt ?? null) : null,
    scheduledFor: (step.kind === 'maintenance' ? step.scheduledFor : null) ?? before?.scheduledFor ?? null,
    scheduledUntil:
      (step.kind === 'maintenance' ? step.scheduledUntil : null) ?? before?.scheduledUntil ?? null,
    componentIds,
    isLinked: !step.unlink && (before?.isLinked ?? true),
    updates: [...(before?.updates ?? []), update],
  };
}

function applyStep(state: PageState, step: Step): PageState {
  switch (step.kind) {
    case 'incident':
    case 'maintenance': {
      const before = state.reports.find((report) => report.kind === step.kind && report.id === step.id);
      const report = toReport(step, before, state);
      const others = state.reports.filter((other) => other !== before);
      return applyStatuses({ ...state, reports: [report, ...others] }, step.components, step.at);
    }
    case 'components':
      return applyStatuses(state, step.set, step.at);
    case 'behaviour':
    case 'network':
      return state;
    default:
      return assertNever(step);
  }
}

/** The steps of a timeline that write on one service's page, in order. */
export function toPageSteps(scenario: Scenario, service: ScenarioService): readonly Step[] {
  return scenario.timeline.filter(
    (step) =>
      step.kind !== 'behaviour' &&
      step.kind !== 'network' &&
      (step.service ?? scenario.services[0]?.id) === service.id,
  );
}

/** What a page says after the given steps. Reports are newest first, as pages list them. */
export function pageStateAfter(steps: readonly Step[]): PageState {
  const empty: PageState = { components: new Map(), reports: [], updatedAt: null };
  const state = steps.reduce(applyStep, empty);
  return { ...state, reports: state.reports.toSorted((a, b) => b.createdAt - a.createdAt) };
}

/** A component's state on the page; a group shows the worst of its members. */
export function componentStateOf(
  state: PageState,
  component: ScenarioComponent,
  all: readonly ScenarioComponent[],
): ComponentState {
  if (!component.isGroup) {
    return state.components.get(component.id) ?? { status: 'operational', changedAt: null };
  }
  const members = all
    .filter((member) => member.group === component.id)
    .map((member) => componentStateOf(state, member, all));
  const changes = members.map((member) => member.changedAt).filter((at) => at !== null);
  return {
    status: worstStatus(members.map((member) => member.status)),
    changedAt: changes.length === 0 ? null : Math.max(...changes),
  };
}
