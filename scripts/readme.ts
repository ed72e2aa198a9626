/** Writes the parts of README.md that the program and its assets tell: `npm run readme`. A test fails while they are stale. */
import { writeReadme } from './readme/write.ts';

writeReadme();
