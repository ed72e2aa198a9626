/**
 * The history database, whole. Times are integers, ms since 1970 UTC.
 *
 * node:sqlite binds JavaScript numbers as REAL. The tables are STRICT, so an INTEGER column stores 5.0 as 5 and refuses 5.5;
 * comparisons are exact as well. Statements therefore never calculate with a bound number: `? / 300000` would be a fraction.
 */
const VERSION_1 = `
  -- Words that samples name by number.
  create table target (id integer primary key, text text not null unique) strict;
  create table code (id integer primary key, text text not null unique) strict;

  -- Raw samples of all targets, a few dozen to a block, packed as sample-block.ts says. 'bucket' is the number of the
  -- five minutes they lie in, counted from 1970. 'seq' only ever rises, whatever the clock does, so that a mark in it says
  -- which blocks are in the roll-ups already.
  create table block (seq integer primary key, bucket integer not null, samples blob not null) strict;
  create index block_bucket on block (bucket);

  -- Roll-ups: 'span' is the length of a bucket in ms, 'bucket' its number counted from 1970, 'tally' as tally.ts says.
  create table rollup (
    span integer not null, target integer not null, bucket integer not null, tally blob not null,
    primary key (span, target, bucket)
  ) strict, without rowid;

  -- rolled: the last block that is in the roll-ups. raw_from, fine_from: the first five minutes of which raw samples, and
  -- five-minute roll-ups, may still be there.
  create table mark (name text primary key, value integer not null) strict, without rowid;
  insert into mark values ('rolled', 0), ('raw_from', 0), ('fine_from', 0);

  -- What a page said, each time it differed. 'said' is JSON without incidents' text, which has its own table.
  create table reading (id integer primary key, page text not null, at integer not null, said text not null) strict;
  create index reading_page on reading (page);

  -- Official incidents with every update ever seen. 'document' is an Incident in JSON.
  create table incident (
    page text not null, id text not null, started_at integer not null, document text not null,
    primary key (page, id)
  ) strict, without rowid;
  create index incident_started on incident (page, started_at);

  -- Steps of verdicts with their evidence. 'document' is a VerdictChange in JSON.
  create table change (
    id integer primary key, service text not null, at integer not null, document text not null
  ) strict;
  create index change_service on change (service, at);

  create table episode (
    id text primary key, service text not null, started_at integer not null, ended_at integer, worst text not null,
    cause text, incident text, official_at integer
  ) strict, without rowid;
  create index episode_service on episode (service, started_at);

  -- The engine's memory between runs, in JSON.
  create table state (key text primary key, document text not null) strict, without rowid;
`;

const VERSION_2 = `
  -- Where the time of good answers went, as tally.ts says; null in what was rolled up before this version.
  alter table rollup add column phases blob;

  -- daily_from: the first day, counted from 1970 UTC, of which the roll-ups of a day are whole. They are kept from here on.
  insert into mark select 'daily_from', coalesce(max(bucket) / 24 + 1, 0) from rollup where span = 3600000;

  -- When Pilotlight was there to look: stretches of whole five minutes, 'until' not among them, that neither meet nor overlap.
  create table presence (bucket integer primary key, until integer not null) strict;
  insert into presence
    select min(bucket), max(bucket) + 1 from (
      select bucket, bucket - row_number() over (order by bucket) as island from (
        select bucket from block
        union select bucket from rollup where span = 300000
        union select bucket * 12 + each.value from rollup, json_each('[0,1,2,3,4,5,6,7,8,9,10,11]') as each
          where span = 3600000
      )
    )
    group by island;

  -- The level a page gave a component, each time it differed. The empty component is the page as a whole.
  create table official (
    page text not null, component text not null, at integer not null, level text not null,
    primary key (page, component, at)
  ) strict, without rowid;
  insert or replace into official
    select page, component, at, level from (
      select page, component, at, level, lag(level) over (partition by page, component order by id) as before from (
        select reading.id, page, at, each.value ->> '$.id' as component, each.value ->> '$.level' as level
        from reading, json_each(said, '$.components') as each
      )
    )
    where before is null or before <> level;
`;

/** One entry a version: entry n takes a database of version n to n + 1. Only ever append. */
export const MIGRATIONS: readonly string[] = [VERSION_1, VERSION_2];
