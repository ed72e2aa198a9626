import { NOTE_CALLS } from '../../shared/notes/calls.ts';
import type { NoteCallName } from '../../shared/notes/names.ts';
import { err, ok } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { answer, type Handle, toAnswer, unknownService } from '../answer-call.ts';
import type { Kept, NoteStore } from '../note-ports.ts';
import { NO_NOTE, NO_PROMPT, orNotFound } from './or-not-found.ts';

type PromptCallName = Extract<NoteCallName, `prompts.${string}` | `templates.${string}`>;

/** Answers the calls about prompts and templates. */
export function createPromptHandlers(
  notes: NoteStore,
  catalogue: () => readonly Service[],
): Readonly<Record<PromptCallName, Handle>> {
  return {
    'prompts.queue': answer(NOTE_CALLS['prompts.queue'], ({ promptId, serviceId, noteId, text }) => {
      if (!catalogue().some(({ id }) => id === serviceId)) {
        return unknownService(serviceId);
      }
      if (text !== null && text.trim() === '')
        return err({ code: 'invalid', message: 'An empty prompt cannot wait.' });
      return orNotFound(notes.queuePrompt({ id: promptId, serviceId, noteId, text }), NO_NOTE);
    }),
    'prompts.list': answer(NOTE_CALLS['prompts.list'], (query) => toAnswer(notes.prompts(query))),
    'prompts.get': answer(NOTE_CALLS['prompts.get'], ({ promptId }) =>
      orNotFound(notes.prompt(promptId), NO_PROMPT),
    ),
    'prompts.markSent': answer(NOTE_CALLS['prompts.markSent'], ({ promptId, sent }) =>
      orNotFound(notes.setSent(promptId, sent), NO_PROMPT),
    ),
    'prompts.reorder': answer(NOTE_CALLS['prompts.reorder'], ({ promptId, beforeId }) =>
      orNotFound(notes.movePrompt(promptId, beforeId), NO_PROMPT),
    ),
    'prompts.remove': answer(NOTE_CALLS['prompts.remove'], ({ promptId }) =>
      toAnswer(toNothing(notes.removePrompt(promptId))),
    ),
    'templates.list': answer(NOTE_CALLS['templates.list'], () => toAnswer(notes.templates())),
    'templates.save': answer(NOTE_CALLS['templates.save'], ({ templateId, name, text }) =>
      toAnswer(notes.saveTemplate({ id: templateId, name, text })),
    ),
    'templates.remove': answer(NOTE_CALLS['templates.remove'], ({ templateId }) =>
      toAnswer(toNothing(notes.removeTemplate(templateId))),
    ),
  };
}

function toNothing(kept: Kept<void>): Kept<Readonly<Record<string, never>>> {
  return kept.ok ? ok({}) : kept;
}
