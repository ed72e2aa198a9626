const DATA_FIELD = /^data(?:: ?(.*))?$/s;

/** Takes a stream of server-sent events in pieces, and gives the data of those that are whole. */
export interface EventReader {
  /** The data of each event that this piece completes; null once an event is longer than the limit. */
  readonly push: (bytes: Uint8Array) => readonly string[] | null;
  /** What the end of the stream completes: some servers leave the last blank line out. */
  readonly end: () => readonly string[];
}

/**
 * Reads https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream as far as chat completions use
 * it: the `data` of events, whatever their names. Characters cut between two pieces are put together; what is no UTF-8 becomes
 * the replacement character. At most `maxChars` of an unfinished event are kept.
 */
export function createEventReader(maxChars: number): EventReader {
  const decoder = new TextDecoder();
  let line = '';
  let data: string[] = [];
  let dataChars = 0;
  let endedWithReturn = false;

  const takeLine = (text: string): string | null => {
    if (text === '') {
      const event = data.length === 0 ? null : data.join('\n');
      data = [];
      dataChars = 0;
      return event;
    }
    const field = DATA_FIELD.exec(text);
    if (field !== null) {
      const [, value = ''] = field;
      data.push(value);
      dataChars += value.length;
    }
    return null;
  };

  const takeText = (text: string): readonly string[] => {
    // A line ends with \r\n too, and the two may come apart.
    const fresh = endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endedWithReturn = text.endsWith('\r');
    // Only what is new is looked through: a line that comes byte by byte is not read again for each.
    const [first = '', ...rest] = fresh.split(/\r\n|\n|\r/);
    const last = rest.pop();
    if (last === undefined) {
      line += first;
      return [];
    }
    const lines = [line + first, ...rest];
    line = last;
    return lines.map(takeLine).filter((event) => event !== null);
  };

  return {
    push: (bytes) => {
      const events = takeText(decoder.decode(bytes, { stream: true }));
      return line.length + dataChars > maxChars ? null : events;
    },
    end: () => takeText(`${decoder.decode()}\n\n`),
  };
}
