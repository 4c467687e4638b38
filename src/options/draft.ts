import type {Flag} from './option.ts';

/** `--draft`: to see a cut before its pictures are worth waiting for. */
export const draftOption = {
  kind: 'flag',
  name: 'draft',
  flag: '--draft',
  default: false,
  description: 'make drafts of missing shots, smaller and in fewer steps; films are named .draft.mp4, locks stay as they are',
} as const satisfies Flag;
