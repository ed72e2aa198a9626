import { EventEmitter } from 'node:events';
import { playedAs } from './played.ts';

/** One object or class of the module: the name electron.d.ts declares it by, and the members that are implemented. */
export interface Face {
  readonly declared: string;
  readonly members: readonly string[];
  readonly statics: readonly string[];
}

/** Every face handed out so far, for the self-check. */
export const FACES: Face[] = [];

/** What the language and Node ask of any object unasked: never a member of Electron's. */
const ASKED_BY_OTHERS: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'default',
  'prototype',
]);

const shown = new WeakMap<object, object>();

function read(inner: object, key: string | symbol, allowed: readonly string[], name: string): unknown {
  const isKnown =
    typeof key === 'symbol' ||
    allowed.includes(key) ||
    ASKED_BY_OTHERS.has(key) ||
    (inner instanceof EventEmitter && key in EventEmitter.prototype);
  if (!isKnown) throw new Error(`the stand-in lacks electron.${name}.${key}`);
  const value: unknown = Reflect.get(inner, key);
  return typeof value === 'function' && key !== 'constructor' && key !== 'prototype'
    ? value.bind(inner)
    : value;
}

/**
 * The object as the app sees it: the listed members, event listening, and an error for all else, so that no test passes over
 * a call that does nothing here. The same object always has the same face. `name` is how messages call it.
 */
export function faceOf<Target extends object>(name: string, target: Target, face: Face): Target {
  const known = shown.get(target);
  if (known !== undefined) return playedAs<Target>(known);
  if (!FACES.includes(face)) FACES.push(face);
  const proxy = new Proxy(target, { get: (inner, key) => read(inner, key, face.members, name) });
  shown.set(target, proxy);
  return proxy;
}

function constructed(target: new (...args: never[]) => object, args: readonly unknown[]): object {
  const made: unknown = Reflect.construct(target, args);
  if (typeof made !== 'object' || made === null) throw new Error('a constructor made no object');
  return made;
}

/** A class as the app sees it: its instances have the face, its statics are the listed ones. */
export function faceOfClass<Target extends new (...args: never[]) => object>(
  name: string,
  target: Target,
  face: Face,
): Target {
  if (!FACES.includes(face)) FACES.push(face);
  return new Proxy(target, {
    construct: (inner, args) => faceOf(name, constructed(inner, args), face),
    get: (inner, key) => read(inner, key, face.statics, name),
  });
}

/** A value for an export that is not implemented at all: it can be imported, and throws when it is used. */
export function absentExport(name: string): unknown {
  const complain = (): never => {
    throw new Error(`the stand-in lacks electron.${name}`);
  };
  return new Proxy(() => undefined, { get: complain, apply: complain, construct: complain });
}
