import {z} from 'zod';

/** Words and when they are heard, as records keep them. */
export const timedWords = z.array(z.object({text: z.string(), startInSeconds: z.number(), endInSeconds: z.number()}));
