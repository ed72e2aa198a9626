import { type Conditions, ConditionsSchema, type Service, type Target } from '../../../shared/service.ts';
import { TEXT } from '../../speech.ts';

/** The fields by which conditions are set, in the order in which they are shown. */
export const CONDITION_FIELDS = ['status', 'text', 'path', 'value', 'certificate'] as const;
export type ConditionField = (typeof CONDITION_FIELDS)[number];
/** What stands in each field. */
export type TypedConditions = Readonly<Record<ConditionField, string>>;

/** Conditions as they were typed; every field empty where there are none. */
export function toTyped(must: Conditions = {}): TypedConditions {
  return {
    status: must.status?.toString() ?? '',
    text: must.text ?? '',
    path: must.json?.path ?? '',
    value: must.json?.equals ?? '',
    certificate: must.certificateDays?.toString() ?? '',
  };
}

/** The conditions that were typed, and the fields that hold something unusable. An empty field sets none. */
export function readConditions(typed: TypedConditions): {
  readonly must: Conditions;
  readonly wrong: readonly ConditionField[];
} {
  const { shape } = ConditionsSchema.unwrap();
  const status = typed.status.trim();
  const certificate = typed.certificate.trim();
  const path = typed.path.trim();
  const wrong: readonly (ConditionField | false)[] = [
    status !== '' && !shape.status.safeParse(Number(status)).success && 'status',
    path === '' && typed.value !== '' && 'path',
    certificate !== '' && !shape.certificateDays.safeParse(Number(certificate)).success && 'certificate',
  ];
  const must = ConditionsSchema.safeParse({
    ...(status === '' ? {} : { status: Number(status) }),
    ...(typed.text === '' ? {} : { text: typed.text }),
    ...(path === '' ? {} : { json: { path, ...(typed.value === '' ? {} : { equals: typed.value }) } }),
    ...(certificate === '' ? {} : { certificateDays: Number(certificate) }),
  });
  return { must: must.success ? must.data : {}, wrong: wrong.filter((field) => field !== false) };
}

/** A target under these conditions in place of those it had; without any it has none. */
export function underConditions(target: Target, must: Conditions): Target {
  const { must: _before, ...rest } = target;
  return Object.keys(must).length === 0 ? rest : { ...rest, must };
}

/** A service with one of its targets under other conditions. */
export function withTargetConditions(service: Service, targetId: string, must: Conditions): Service {
  const targets = service.targets.map((target) =>
    target.id === targetId ? underConditions(target, must) : target,
  );
  return { ...service, targets };
}

/** Each condition of a target in a few words, in the order of the fields. */
export function conditionWords({ status, text, json, certificateDays }: Conditions = {}): readonly string[] {
  const { set } = TEXT.services.conditions;
  return [
    status === undefined ? [] : set.status(status),
    text === undefined ? [] : set.text(text),
    json === undefined ? [] : set.json(json.path, json.equals ?? null),
    certificateDays === undefined ? [] : set.certificate(certificateDays),
  ].flat();
}
