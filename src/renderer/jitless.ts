import { config } from 'zod';

// zod compiles parsers with `new Function`. Under the renderer's Content-Security-Policy that is refused, and even its
// caught trial is reported as a violation: https://zod.dev/api#jitless. Import this before any schema is built.
config({ jitless: true });
