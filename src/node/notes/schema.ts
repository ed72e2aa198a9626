const VERSION_1 = `
  -- 'revision' is the newest; 'indexed' the one whose words can be searched, 0 where none are. 'position' is the user's own
  -- order, the highest first. 'thin_at' is when thinning may next find something to do.
  create table note (
    key integer primary key autoincrement, id text not null unique,
    title text not null, snippet text not null, chars integer not null,
    created_at integer not null, updated_at integer not null, trashed_at integer,
    pinned integer not null default 0, position real not null,
    revision integer not null, indexed integer not null default 0, thin_at integer
  ) strict;
  create index note_manual on note (pinned, position, key) where trashed_at is null;
  create index note_updated on note (pinned, updated_at, key) where trashed_at is null;
  create index note_trashed on note (trashed_at) where trashed_at is not null;
  create index note_stale on note (key) where indexed <> iif(trashed_at is null, revision, 0);
  create index note_position on note (position);
  create index note_alike on note (title, chars) where trashed_at is null;
  create index note_thin on note (thin_at) where thin_at is not null;

  -- A text is whole where 'base' is null, and else that of revision 'base', the one before it, with 'removed' UTF-16 units
  -- from 'start' on replaced by 'text'. The first of a note is whole.
  create table revision (
    key integer primary key, note integer not null, number integer not null, at integer not null, origin text not null,
    chars integer not null, base integer, start integer not null, removed integer not null, text text not null,
    unique (note, number)
  ) strict;
  create index revision_whole on revision (note, number) where base is null;

  create table tag (tag text not null, note integer not null, place integer not null, primary key (tag, note)) strict, without rowid;
  create index tag_note on tag (note, place);

  -- A prompt without text is its note as it stands; its title and length are the note's, too.
  create table prompt (
    key integer primary key, id text not null unique, service text not null, note integer,
    text text, title text, chars integer,
    position real not null, created_at integer not null, sent_at integer
  ) strict;
  create index prompt_waiting on prompt (service, position) where sent_at is null;
  create index prompt_sent on prompt (sent_at) where sent_at is not null;
  create index prompt_note on prompt (note) where note is not null;

  create table template (
    id text primary key, name text not null, text text not null, updated_at integer not null
  ) strict, without rowid;

  -- changes: rises with every change.
  create table mark (name text primary key, value integer not null) strict, without rowid;
  insert into mark values ('changes', 0);
`;

/** One entry a version: entry n takes a database of version n to n + 1. Only ever append. */
export const MIGRATIONS: readonly string[] = [VERSION_1];

/** The condition of the index `note_stale`: the words of a note are not searched as the note stands. */
export const IS_STALE = 'indexed <> iif(trashed_at is null, revision, 0)';
